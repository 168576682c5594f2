package org.pydl4j.etl.text;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.internal.pieces.Piece;
import org.pydl4j.etl.internal.pieces.PieceFile;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.io.FileReasons;

/**
 * A {@code tokenizer.json} of Hugging Face's: texts as numbers of pieces, with the signs around
 * them and their places in the text, and back. Numbers and places are those of the package
 * tokenizers. Immutable; for any number of threads. Written in Java alone: it loads nothing and
 * asks nobody.
 *
 * <pre>{@code
 * PieceTokenizer pieces = PieceTokenizer.read("tokenizer.json");
 * Encoding one = pieces.encode("The cats");
 * Encoding both = pieces.encode("The cats", "the dog", 128, true);
 * String text = pieces.decode(one.ids(), true);
 * }</pre>
 */
public final class PieceTokenizer {
  private static final long MOST_BYTES = 256L << 20;

  private final PieceFile file;

  private PieceTokenizer(PieceFile file) {
    this.file = file;
  }

  /**
   * One text or a pair.
   *
   * @param ids the pieces' numbers
   * @param tokens the pieces
   * @param offsets where each begins and ends in its text, in Java's characters; 0 and 0 of signs
   * @param types of the text that each belongs to, as the file says
   * @param texts 0 for pieces of the first text, 1 for those of the second, -1 for signs around
   *     them
   */
  public record Encoding(
      int[] ids, List<String> tokens, int[][] offsets, int[] types, int[] texts) {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, is none, or has steps that are not known here;
   *     names the file
   */
  public static PieceTokenizer read(String file) {
    try {
      return new PieceTokenizer(PieceFile.of(text(file)));
    } catch (DataException e) {
      throw new DataException("The tokeniser " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Of the content of such a file.
   *
   * @throws DataException if it is none
   */
  public static PieceTokenizer of(String json) {
    try {
      return new PieceTokenizer(PieceFile.of(json));
    } catch (DataException e) {
      throw new DataException("The tokeniser cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Of a HuggingFaceTokenizer.
   *
   * @throws ConfigurationException if it is another one, or names neither file nor content
   */
  static PieceTokenizer of(Tokenizer tokenizer) {
    if (tokenizer.find(Tokenizers.FILE).isEmpty() == tokenizer.find(Tokenizers.CONTENT).isEmpty()) {
      throw new ConfigurationException(
          "A HuggingFaceTokenizer needs either a 'file' or 'json', what is in it.");
    }
    return tokenizer
        .find(Tokenizers.CONTENT)
        .map(PieceTokenizer::of)
        .orElseGet(() -> read(tokenizer.get(Tokenizers.FILE)));
  }

  /** What is in the file of a HuggingFaceTokenizer. */
  static String content(Tokenizer tokenizer) {
    try {
      return text(tokenizer.get(Tokenizers.FILE));
    } catch (DataException e) {
      throw new DataException(
          "The tokeniser " + tokenizer.get(Tokenizers.FILE) + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private static String text(String file) {
    try {
      Path path = Path.of(file);
      if (Files.exists(path) && !Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
        throw new DataException(
            "it must be a regular file of at most " + (MOST_BYTES >> 20) + " MiB.");
      }
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new DataException("it is no text in UTF-8.", e);
    } catch (IOException | InvalidPathException e) {
      String why =
          e instanceof IOException io ? FileReasons.of(io) : String.valueOf(e.getMessage());
      throw new DataException(why + ".", e);
    }
  }

  /** The pieces of a text, without signs around it. */
  public List<String> tokens(String text) {
    return file.pieces(text).stream().map(Piece::text).toList();
  }

  /** A text with the signs around it, cut where the file says so. */
  public Encoding encode(String text) {
    return encode(text, null, -1, true);
  }

  /**
   * A text or a pair.
   *
   * @param second null for one text
   * @param length how many pieces there are at most, signs included: the longer text is cut first;
   *     -1 for what the file says
   * @param signs whether there are signs around them
   */
  public Encoding encode(String first, @Nullable String second, int length, boolean signs) {
    List<PieceFile.Token> tokens = file.encode(first, second, length, signs);
    int n = tokens.size();
    Encoding made =
        new Encoding(new int[n], new ArrayList<>(n), new int[n][], new int[n], new int[n]);
    for (int i = 0; i < n; i++) {
      Piece piece = tokens.get(i).piece();
      made.ids[i] = piece.id();
      made.tokens.add(piece.text());
      made.offsets[i] = new int[] {piece.from(), piece.to()};
      made.types[i] = tokens.get(i).type();
      made.texts[i] = tokens.get(i).text();
    }
    return made;
  }

  /**
   * Texts or pairs filled up to one length: that which is asked for, else that which the file says,
   * else that of the longest.
   *
   * @param second null for single texts
   * @param length -1 for none
   * @return int32: numbers [n, length], 1 where there is a piece [n, length], types [n, length], 1
   *     where there is a sign [n, length], and places [n, length, 2], in code points
   */
  public List<NDArray> encodeAll(
      List<String> first, @Nullable List<String> second, int length, boolean signs) {
    if (second != null && second.size() != first.size()) {
      throw new ConfigurationException(
          "Pairs need as many second texts as first ones. Got "
              + first.size()
              + " and "
              + second.size()
              + ".");
    }
    List<List<PieceFile.Token>> all = new ArrayList<>();
    PieceFile.Padding padding = file.padding();
    int width = length >= 0 ? length : Math.max(padding.length(), 0);
    for (int i = 0; i < first.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException("The texts' tokeniser was interrupted.");
      }
      all.add(file.encode(first.get(i), second == null ? null : second.get(i), length, signs));
      width = Math.max(width, all.get(i).size());
    }
    int n = first.size();
    List<NDArray> made = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        made.add(Buffers.hostArray(DType.INT32, n, width));
      }
      made.add(Buffers.hostArray(DType.INT32, n, width, 2));
      List<IntBuffer> into = made.stream().map(array -> Buffers.of(array).asIntBuffer()).toList();
      for (int i = 0; i < n; i++) {
        String other = second == null ? "" : second.get(i);
        write(all.get(i), first.get(i), other, width, into);
      }
      return made;
    } catch (RuntimeException | Error e) {
      made.forEach(NDArray::close);
      throw e;
    }
  }

  private void write(
      List<PieceFile.Token> tokens, String first, String second, int width, List<IntBuffer> into) {
    PieceFile.Padding padding = file.padding();
    int before = padding.left() ? width - tokens.size() : 0;
    CodePoints ofFirst = new CodePoints(first);
    CodePoints ofSecond = new CodePoints(second);
    for (int i = 0; i < width; i++) {
      boolean is = i >= before && i < before + tokens.size();
      PieceFile.Token token = is ? tokens.get(i - before) : null;
      into.get(0).put(token == null ? padding.id() : token.piece().id());
      into.get(1).put(token == null ? 0 : 1);
      into.get(2).put(token == null ? padding.type() : token.type());
      into.get(3).put(token == null || token.sign() ? 1 : 0);
      if (token == null || token.text() < 0) {
        into.get(4).put(0).put(0);
      } else {
        CodePoints of = token.text() == 0 ? ofFirst : ofSecond;
        into.get(4).put(of.before(token.piece().from())).put(of.before(token.piece().to()));
      }
    }
  }

  /** Places as code points; those that are asked for one after the other lie near each other. */
  private static final class CodePoints {
    private final String text;
    private int place;
    private int count;

    CodePoints(String text) {
      this.text = text;
    }

    int before(int wanted) {
      count +=
          wanted >= place
              ? text.codePointCount(place, wanted)
              : -text.codePointCount(wanted, place);
      place = wanted;
      return count;
    }
  }

  /**
   * The text of some pieces, as the file's decoder makes it; numbers that are none are left out.
   */
  public String decode(int[] ids, boolean withoutSpecial) {
    return file.decode(ids, withoutSpecial);
  }

  /** The number of a piece; null if it is none. */
  public @Nullable Integer find(String piece) {
    return file.find(piece);
  }

  /** All pieces with their numbers. */
  public Map<String, Integer> vocabulary() {
    return Map.copyOf(file.vocabulary());
  }

  /** One more than the largest number of a piece: what an embedding must have rows for. */
  public int size() {
    return file.size();
  }

  PieceFile file() {
    return file;
  }
}
