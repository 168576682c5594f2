package org.pydl4j.etl.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.pydl4j.nd.errors.DataException;

/**
 * Reads the text of word2vec, fastText, GloVe and DL4J (a word and its numbers a line, with a
 * header of counts or without) and the binary form of word2vec.
 */
final class WordFileReader {
  private static final int LONGEST_WORD = 1 << 16; // bytes
  private static final int WIDEST = 1 << 20; // numbers of a vector

  private final WordInput in;
  private final long size;
  private long words = -1; // as the header says
  private long texts;
  private int width;
  private boolean binary;

  /**
   * A reader.
   *
   * @param size how many bytes there are; -1 where that is not known
   */
  WordFileReader(WordInput in, long size) {
    this.in = in;
    this.size = size;
  }

  /**
   * Words and vectors; the caller closes the table, or takes its rows.
   *
   * @throws DataException if they are none; names line or byte
   */
  WordTable read() throws IOException {
    boolean first = begin();
    long most = words < 0 ? Integer.MAX_VALUE - 8L : words;
    long least = binary ? 4L * width + 2 : 2L * width + 1;
    if (words >= 0 && size >= 0 && words > size / least) {
      throw new DataException(
          "the header says "
              + words
              + " words of "
              + width
              + " numbers, which "
              + size
              + " bytes cannot hold.");
    }
    long likely = words >= 0 && size >= 0 ? words : 0;
    WordTable table = new WordTable(width, most, likely);
    try {
      if (binary) {
        binary(table);
      } else {
        text(table, first);
      }
      if (table.words().isEmpty()) {
        throw new DataException("there are no words.");
      }
      return table;
    } catch (IOException | RuntimeException | Error e) {
      table.close();
      throw e;
    }
  }

  /** How many texts the header says that the words are of; 0 where it does not. */
  long texts() {
    return texts;
  }

  /** Reads the first line; whether it is a vector itself. */
  private boolean begin() throws IOException {
    requireLine("there are no words.");
    int[] starts = fields();
    if (starts.length < 2) {
      throw wrongLine("must be the counts of words and numbers, or a word with its numbers");
    }
    boolean counts = starts.length <= 3 && starts.length >= 2 && areWhole(starts);
    byte[] next = counts ? in.peek() : new byte[0];
    if (!counts || starts.length == 3 && !isVector(next, whole(starts, 1))) {
      width = starts.length - 1;
      if (width > WIDEST) {
        throw wrongLine("has more than " + WIDEST + " numbers");
      }
      return true;
    }
    words = whole(starts, 0);
    long numbers = whole(starts, 1);
    if (words < 1 || words > Integer.MAX_VALUE - 8 || numbers < 1 || numbers > WIDEST) {
      throw wrongLine(
          "says "
              + words
              + " words of "
              + numbers
              + " numbers. There must be 1 to 2^31 words of 1 to "
              + WIDEST
              + " numbers");
    }
    width = (int) numbers;
    texts = starts.length == 3 ? whole(starts, 2) : 0;
    binary = !isText(next);
    return false;
  }

  /** Whether what follows the header begins with a word and a number in letters. */
  private boolean isText(byte[] next) {
    int at = 0;
    while (at < next.length && next[at] != ' ' && next[at] != '\n') {
      at++;
    }
    while (at < next.length && next[at] == ' ') {
      at++;
    }
    int from = at;
    while (at < next.length && next[at] > ' ') {
      at++;
    }
    boolean ended =
        at < next.length ? next[at] == ' ' || next[at] == '\n' || next[at] == '\r' : true;
    try {
      Decimal.parse(next, from, at);
      return ended;
    } catch (NumberFormatException e) {
      return next.length == 0 || isAllText(next);
    }
  }

  /** A damaged text is no binary file: those have bytes that texts have not. */
  private static boolean isAllText(byte[] some) {
    for (byte b : some) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return new String(some, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
  }

  /** Whether a word and so many numbers follow; of a line longer than what is seen, no more. */
  private static boolean isVector(byte[] next, long numbers) {
    int count = 0;
    boolean within = false;
    for (byte b : next) {
      if (b == '\n') {
        return count == 1 + numbers;
      }
      boolean blank = WordInput.isBlank(b);
      count += !blank && !within ? 1 : 0;
      within = !blank;
    }
    return next.length < WordInput.SEEN ? count == 1 + numbers : count <= 1 + numbers;
  }

  /** Where the fields of the line begin. */
  private int[] fields() {
    byte[] line = in.line();
    int[] starts = new int[8];
    int count = 0;
    for (int i = 0; i < in.length(); i++) {
      if (!WordInput.isBlank(line[i]) && (i == 0 || WordInput.isBlank(line[i - 1]))) {
        if (count == starts.length) {
          starts = java.util.Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(starts, count);
  }

  private boolean areWhole(int[] starts) {
    for (int i = 0; i < starts.length; i++) {
      if (whole(starts, i) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A field as a whole number; -1 if it is none. */
  private long whole(int[] starts, int field) {
    long number = 0;
    for (int i = starts[field]; i < in.length() && !WordInput.isBlank(in.line()[i]); i++) {
      int digit = in.line()[i] - '0';
      if (digit < 0 || digit > 9 || number > Long.MAX_VALUE / 10 - 1) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private void text(WordTable table, boolean withFirst) throws IOException {
    float[] vector = new float[width];
    long read = 0;
    for (boolean more = withFirst || nextLine(); more; more = nextLine()) {
      if (in.length() == 0) {
        continue;
      }
      if (words >= 0 && read == words) {
        throw wrongLine("is one too many: the header says " + words + " words");
      }
      table.add(parsed(vector), vector);
      read++;
    }
    requireAll(read, "line " + in.lineNumber());
  }

  private void requireAll(long read, String place) {
    if (words >= 0 && read < words) {
      throw new DataException(
          "it ends behind "
              + place
              + " with "
              + read
              + " of the "
              + words
              + " words of its header.");
    }
  }

  /** Fills the vector with the last numbers of the line; what is before them is the word. */
  private String parsed(float[] vector) {
    byte[] line = in.line();
    int end = in.length();
    for (int i = width - 1; i >= 0; i--) {
      int from = end;
      while (from > 0 && !WordInput.isBlank(line[from - 1])) {
        from--;
      }
      if (from == 0) {
        throw wrongLine("has " + (width - 1 - i) + " numbers behind its word, not " + width);
      }
      vector[i] = number(from, end);
      end = from;
      while (end > 0 && WordInput.isBlank(line[end - 1])) {
        end--;
      }
    }
    requireWord(end);
    if (!isUtf8(line, end)) {
      throw wrongLine("has a word that is no text in UTF-8");
    }
    return word(line, end);
  }

  private float number(int from, int to) {
    try {
      return Decimal.parse(in.line(), from, to);
    } catch (NumberFormatException e) {
      String shown = new String(in.line(), from, Math.min(to - from, 40), StandardCharsets.UTF_8);
      throw wrongLine("has '" + shown + "' where one of its " + width + " numbers should be", e);
    }
  }

  /**
   * Words may have blanks in them, as GloVe's do; but what ends with numbers is a longer vector.
   */
  private void requireWord(int end) {
    int from = end;
    while (from > 0 && !WordInput.isBlank(in.line()[from - 1])) {
      from--;
    }
    if (end == 0) {
      throw wrongLine("has no word before its numbers");
    }
    if (from == 0) {
      return;
    }
    try {
      Decimal.parse(in.line(), from, end);
    } catch (NumberFormatException e) {
      return;
    }
    throw wrongLine("has more than " + width + " numbers");
  }

  private static boolean isUtf8(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        || java.util.Arrays.equals(
            text.getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOf(bytes, length));
  }

  static String word(byte[] bytes, int length) {
    String word = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (!word.startsWith("B64:")) {
      return word;
    }
    try {
      return new String(Base64.getDecoder().decode(word.substring(4)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return word;
    }
  }

  private void binary(WordTable table) throws IOException {
    float[] vector = new float[width];
    byte[] bytes = new byte[4 * width];
    byte[] letters = new byte[256];
    for (long i = 0; i < words; i++) {
      int length = 0;
      int c = in.read();
      while (c == '\n' && length == 0) { // word2vec writes one behind each vector, gensim does not
        c = in.read();
      }
      for (; c >= 0 && c != ' '; c = in.read()) {
        if (length == letters.length) {
          letters = longer(letters, i);
        }
        letters[length++] = (byte) c;
      }
      long offset = in.offset();
      if (c < 0 || in.read(bytes, bytes.length) < bytes.length) {
        throw new DataException(
            "it ends at byte "
                + in.offset()
                + ", within word "
                + (i + 1)
                + " of the "
                + words
                + " of its header.");
      }
      if (length == 0) {
        throw new DataException("word " + (i + 1) + ", at byte " + offset + ", has no letters.");
      }
      if (!isUtf8(letters, length)) {
        throw new DataException(
            "word " + (i + 1) + ", before byte " + offset + ", is no text in UTF-8.");
      }
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
      table.add(word(letters, length), vector);
    }
  }

  private byte[] longer(byte[] letters, long word) {
    if (letters.length >= LONGEST_WORD) {
      throw new DataException(
          "word "
              + (word + 1)
              + ", before byte "
              + in.offset()
              + ", has more than "
              + LONGEST_WORD
              + " bytes: is this the binary form of word2vec?");
    }
    return java.util.Arrays.copyOf(letters, letters.length * 2);
  }

  private boolean nextLine() throws IOException {
    try {
      return in.nextLine();
    } catch (IOException e) {
      if (e instanceof java.nio.channels.ClosedByInterruptException) {
        throw e;
      }
      throw new DataException(
          "line " + in.lineNumber() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void requireLine(String otherwise) throws IOException {
    do {
      if (!nextLine()) {
        throw new DataException(otherwise);
      }
    } while (in.length() == 0);
  }

  private DataException wrongLine(String why) {
    return new DataException("line " + in.lineNumber() + " " + why + ".");
  }

  private DataException wrongLine(String why, Exception cause) {
    return new DataException("line " + in.lineNumber() + " " + why + ".", cause);
  }
}
