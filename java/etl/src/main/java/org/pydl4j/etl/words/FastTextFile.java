package org.pydl4j.etl.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * Reads the binary form of fastText ({@code .bin}), of versions 11 and 12: words, and the vectors
 * of their parts. What it predicts with is passed over.
 */
final class FastTextFile {
  private static final int MAGIC = 793712314;
  private static final int NEWEST = 12;
  private static final int SUPERVISED = 3;
  private static final int WIDEST = 1 << 20;
  private static final int LONGEST_WORD = 1 << 16; // bytes
  private static final int LONGEST_PART = 1000; // letters; fastText has 6 where nothing is said
  private static final String END = "</s>"; // of a line: no word, and without parts

  private final WordInput in;
  private final long size;

  /**
   * A reader.
   *
   * @param size how many bytes there are; -1 where that is not known
   */
  FastTextFile(WordInput in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Whether bytes are the beginning of such a file. */
  static boolean begins(byte[] head) {
    return head.length >= 4
        && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
  }

  /** What the head of a file says. */
  private record Head(int width, int buckets, int least, int most) {}

  /**
   * The words and their parts.
   *
   * @throws DataException if it is damaged, or of a kind that is not read; the message is the end
   *     of a sentence about the file
   */
  WordVectors read() throws IOException {
    Head head = head();
    List<byte[]> words = new ArrayList<>();
    double[] counts = dictionary(words);
    if (numbers(1).get() != 0) {
      throw new DataException(
          "it is a quantized model of fastText (.ftz), whose vectors are rounded. Take the .bin of"
              + " the same model.");
    }
    long rows = numbers(8).getLong();
    long width = numbers(8).getLong();
    if (width != head.width() || rows != (long) words.size() + head.buckets()) {
      throw new DataException(
          "it has "
              + rows
              + " vectors of "
              + width
              + " numbers for "
              + words.size()
              + " words and "
              + head.buckets()
              + " parts of words of "
              + head.width()
              + ": it is damaged.");
    }
    return made(head, words, counts);
  }

  private WordVectors made(Head head, List<byte[]> words, double[] counts) throws IOException {
    try (Rows own = new Rows(head.width(), words.size());
        Rows parts = new Rows(head.width(), head.buckets())) {
      own.fill();
      parts.fill();
      FloatRows made = own.take();
      Subwords subwords = null;
      try {
        if (head.most() > 0 && head.buckets() > 0) {
          subwords = new Subwords(parts.take(), head.least(), head.most());
          whole(words, made, subwords);
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (byte[] word : words) {
          String name = new String(word, StandardCharsets.UTF_8);
          places.putIfAbsent(name, names.size());
          names.add(name);
        }
        return new WordVectors(names, places, made, null, subwords, counts);
      } catch (RuntimeException | Error e) {
        made.close();
        if (subwords != null) {
          subwords.close();
        }
        throw e;
      }
    }
  }

  /** A word's vector is the mean of its own and those of its parts. */
  private static void whole(List<byte[]> words, FloatRows own, Subwords subwords) {
    byte[] end = END.getBytes(StandardCharsets.UTF_8);
    float[] sum = new float[own.width()];
    for (int i = 0; i < words.size(); i++) {
      if (Arrays.equals(words.get(i), end)) {
        continue;
      }
      own.get(i, sum);
      int count = 1 + subwords.add(words.get(i), sum);
      for (int k = 0; k < sum.length; k++) {
        sum[k] /= count;
      }
      own.put(i, sum);
    }
  }

  private Head head() throws IOException {
    ByteBuffer start = numbers(8);
    start.getInt();
    int version = start.getInt();
    if (version > NEWEST || version < 11) {
      throw new DataException(
          "it is of version " + version + " of fastText's files; 11 and 12 are read.");
    }
    ByteBuffer settings = numbers(12 * 4 + 8);
    int width = settings.getInt(0);
    int model = settings.getInt(7 * 4);
    int buckets = settings.getInt(8 * 4);
    int least = settings.getInt(9 * 4);
    int most = version == 11 && model == SUPERVISED ? 0 : settings.getInt(10 * 4);
    boolean parts = isLength(least) && isLength(most);
    if (width < 1 || width > WIDEST || buckets < 0 || !parts) {
      throw new DataException(
          "its settings are none of fastText's: vectors of "
              + width
              + " numbers, "
              + buckets
              + " parts of words of "
              + least
              + " to "
              + most
              + " letters. It is damaged.");
    }
    return new Head(width, buckets, least, most);
  }

  private static boolean isLength(int letters) {
    return letters >= 0 && letters <= LONGEST_PART;
  }

  /** Adds the words, and gives how often each was there. */
  private double[] dictionary(List<byte[]> words) throws IOException {
    ByteBuffer sizes = numbers(3 * 4 + 2 * 8);
    int entries = sizes.getInt();
    int wordCount = sizes.getInt();
    int labels = sizes.getInt();
    long pruned = sizes.getLong(20);
    if (wordCount < 1 || labels < 0 || entries != (long) wordCount + labels) {
      throw new DataException("it has " + wordCount + " words and " + labels + " labels.");
    }
    if (pruned > 0) {
      throw new DataException("it is a pruned model of fastText, which lacks parts of words.");
    }
    List<Double> counts = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      byte[] word = word(i);
      ByteBuffer rest = numbers(9);
      if (i < wordCount) {
        words.add(word);
        counts.add((double) rest.getLong());
      }
    }
    return counts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private byte[] word(int number) throws IOException {
    byte[] made = new byte[32];
    int length = 0;
    for (int c = in.read(); c != 0; c = in.read()) {
      if (c < 0) {
        throw ended();
      }
      if (length == LONGEST_WORD) {
        throw new DataException("word " + (number + 1) + " has more than 65536 bytes.");
      }
      if (length == made.length) {
        made = Arrays.copyOf(made, 2 * length);
      }
      made[length++] = (byte) c;
    }
    return Arrays.copyOf(made, length);
  }

  private ByteBuffer numbers(int bytes) throws IOException {
    byte[] made = new byte[bytes];
    if (in.read(made, bytes) < bytes) {
      throw ended();
    }
    return ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN);
  }

  private DataException ended() {
    return new DataException("it ends at byte " + in.offset() + ", within what fastText wrote.");
  }

  /** Vectors as the file gives them; memory grows with what was read, not with what it promises. */
  private final class Rows implements AutoCloseable {
    private static final int FIRST_ROOM = 1024;

    private final int wanted;
    private @Nullable FloatRows rows;

    Rows(int width, int wanted) {
      if (size >= 0 && (long) wanted * width > (size - in.offset()) / 4) {
        throw ended();
      }
      this.wanted = wanted;
      long room = size >= 0 ? wanted : Math.min(wanted, FIRST_ROOM);
      this.rows = FloatRows.empty(Math.max(1, room), width);
    }

    void fill() throws IOException {
      FloatRows now = take();
      try {
        byte[] bytes = new byte[4 * now.width()];
        float[] row = new float[now.width()];
        for (int i = 0; i < wanted; i++) {
          if (in.read(bytes, bytes.length) < bytes.length) {
            throw ended();
          }
          if (i == now.rows()) {
            now = now.grown(Math.min(wanted, i + (i >> 1) + 1L));
          }
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(row);
          now.put(i, row);
        }
      } finally {
        rows = now;
      }
    }

    FloatRows take() {
      FloatRows taken = rows;
      rows = null;
      if (taken == null) {
        throw new IllegalStateException("The vectors were taken.");
      }
      return taken;
    }

    @Override
    public void close() {
      FloatRows left = rows;
      if (left != null) {
        left.close();
      }
    }
  }
}
