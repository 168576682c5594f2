package org.pydl4j.etl.words;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;

/**
 * Files of word vectors: the text of word2vec, which fastText ({@code .vec}) and GloVe share, the
 * binary forms of word2vec (GoogleNews) and fastText ({@code .bin}), and the zips of DL4J
 * 1.0.0-M2.1. What a file is is looked for in it, not at its suffix; those that gzip packed are
 * unpacked. Files are written to another name, and renamed when they are whole.
 */
public final class WordVectorSerializer {
  private static final int HEAD = 4;

  private WordVectorSerializer() {}

  /**
   * Reads word vectors of any of the forms. Of a word that comes twice the first vector counts.
   * Memory grows with what the file holds, whatever its header says.
   *
   * @throws DataException if it cannot be read, or is damaged; names the file and the line or byte
   * @throws org.pydl4j.nd.errors.OffHeapMemoryException if the vectors do not fit
   */
  public static WordVectors readWord2VecModel(String file) {
    return opened(
        file,
        path -> {
          if (isZip(path)) {
            return Dl4jZip.words(path);
          }
          try (InputStream raw = Files.newInputStream(path);
              WordInput in = WordInput.of(raw)) {
            long size = isGzip(path) ? -1 : Files.size(path);
            if (FastTextFile.begins(in.peek())) {
              return new FastTextFile(in, size).read();
            }
            try (WordTable table = new WordFileReader(in, size).read()) {
              return new WordVectors(table.words(), table.places(), table.finish(), null);
            }
          }
        });
  }

  /**
   * Reads a zip that DL4J's {@code writeParagraphVectors} wrote, or {@link #writeParagraphVectors}.
   *
   * @throws DataException if it cannot be read, is damaged or has no labels
   */
  public static DocumentVectors readParagraphVectors(String file) {
    return opened(
        file,
        path -> {
          if (!isZip(path)) {
            throw new DataException("it is no zip of paragraph vectors.");
          }
          return Dl4jZip.documents(path);
        });
  }

  /** Writes a zip that DL4J's {@code WordVectorSerializer.readWord2VecModel} reads, weights too. */
  public static void writeWord2VecModel(WordVectors vectors, String file) {
    written(file, out -> Dl4jZip.write(vectors, null, out));
  }

  /** Writes a zip that DL4J's {@code WordVectorSerializer.readParagraphVectors} reads. */
  public static void writeParagraphVectors(DocumentVectors vectors, String file) {
    written(file, out -> Dl4jZip.write(vectors.words(), vectors.labels(), out));
  }

  /**
   * Writes the text of word2vec and fastText: a line with the counts of words and numbers, and for
   * each word a line with it and its numbers, in UTF-8.
   *
   * @throws DataException if a word has blanks in it, which this form cannot hold
   */
  public static void writeWordVectors(WordVectors vectors, String file) {
    requireWithoutBlanks(vectors);
    written(
        file,
        out -> {
          out.write(
              (vectors.size() + " " + vectors.layerSize() + "\n").getBytes(StandardCharsets.UTF_8));
          StringBuilder line = new StringBuilder();
          for (int i = 0; i < vectors.size(); i++) {
            line.setLength(0);
            line.append(vectors.vocab().get(i));
            appendNumbers(line, vectors.row(i));
            out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /**
   * Writes the binary form of word2vec, as its own program does: a line with the counts, and for
   * each word it, a blank, its numbers as float32 with the low byte first, and a line end.
   *
   * @throws DataException if a word has blanks in it, which this form cannot hold
   */
  public static void writeBinaryModel(WordVectors vectors, String file) {
    requireWithoutBlanks(vectors);
    written(
        file,
        out -> {
          out.write(
              (vectors.size() + " " + vectors.layerSize() + "\n").getBytes(StandardCharsets.UTF_8));
          ByteBuffer bytes =
              ByteBuffer.allocate(4 * vectors.layerSize()).order(ByteOrder.LITTLE_ENDIAN);
          for (int i = 0; i < vectors.size(); i++) {
            out.write((vectors.vocab().get(i) + " ").getBytes(StandardCharsets.UTF_8));
            bytes.asFloatBuffer().put(vectors.row(i));
            out.write(bytes.array());
            out.write('\n');
          }
        });
  }

  static void appendNumbers(StringBuilder line, float[] vector) {
    for (float number : vector) {
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(number);
    }
  }

  private static void requireWithoutBlanks(WordVectors vectors) {
    for (String word : vectors.vocab()) {
      if (word.isEmpty()
          || word.chars().anyMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
        throw new DataException(
            "The word '"
                + word
                + "' cannot be written: the forms of word2vec end a word at a blank. DL4J's zip"
                + " (writeWord2VecModel, in Python format=\"dl4j\") holds any words.");
      }
    }
  }

  private interface Reading<T> {
    T of(Path path) throws IOException;
  }

  private static <T> T opened(String file, Reading<T> reading) {
    try {
      Path path = Path.of(file);
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new DataException("it is no regular file.");
      }
      return reading.of(path);
    } catch (IOException | InvalidPathException e) {
      String why =
          e instanceof IOException io ? FileReasons.of(io) : String.valueOf(e.getMessage());
      throw new DataException("The word vectors in " + file + " cannot be read: " + why + ".", e);
    } catch (DataException e) {
      throw new DataException(
          "The word vectors in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void written(String file, Writing writing) {
    try {
      AtomicFiles.write(
          Path.of(file),
          channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            writing.to(out);
            out.flush();
          });
    } catch (IOException | InvalidPathException e) {
      String why =
          e instanceof IOException io ? FileReasons.of(io) : String.valueOf(e.getMessage());
      throw new DataException(
          "The word vectors cannot be written to " + file + ": " + why + ".", e);
    }
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    }
  }

  private static boolean isZip(Path path) throws IOException {
    byte[] head = head(path);
    return head.length == HEAD && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  private static boolean isGzip(Path path) throws IOException {
    byte[] head = head(path);
    return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
  }
}
