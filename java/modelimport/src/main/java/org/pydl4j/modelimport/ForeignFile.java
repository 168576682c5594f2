package org.pydl4j.modelimport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.files.ModelFile;

/** A file that others wrote, of which nothing is taken for granted. */
public final class ForeignFile {
  private static final int LONGEST = 300; // characters of what a library says
  private static final Pattern BEYOND = // what the JVM's own buffers say
      Pattern.compile("new(Limit|Position) [<>]|capacity [<>]|\\(?-?\\d+ [<>] -?\\d+\\)?");

  private ForeignFile() {}

  /**
   * What is made of a file.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads it. */
    T read() throws IOException;
  }

  /**
   * Reads a file; whatever is wrong with it is an error that names it.
   *
   * @param whose {@code Keras}
   * @throws ModelFileException if it is missing, damaged, or not to be read
   */
  public static <T> T reading(Path file, String whose, Reader<T> reader) {
    if (!Files.isRegularFile(file)) {
      throw ModelFile.missing(file);
    }
    try {
      return reader.read();
    } catch (IOException | DataException | ShapeException | ConfigurationException e) {
      boolean ends = e instanceof EOFException && e.getMessage() == null;
      throw refused(file, whose, ends ? "it ends too early" : String.valueOf(e.getMessage()), e);
    } catch (RefusedException e) {
      throw refused(file, whose, String.valueOf(e.getMessage()), e);
    } catch (PyDl4jException e) {
      throw e; // it is no fault of the file's
    } catch (RuntimeException | StackOverflowError e) { // parts that are missing, or of other types
      throw refused(file, whose, "it is damaged, or has another form than is known" + reason(e), e);
    } catch (OutOfMemoryError e) { // a library makes room for the size that a header says
      throw refused(
          file,
          whose,
          "it asks for more memory than the JVM's heap has: it is damaged, or larger than the heap,"
              + " which session(heap=…) and -Xmx raise",
          e);
    }
  }

  /** What a library, or the look at a part of the file, says of it; the innermost first. */
  private static String reason(Throwable failure) {
    Throwable inner = failure;
    for (int depth = 0; inner.getCause() != null && depth < 20; depth++) {
      inner = inner.getCause();
    }
    String said = inner.getMessage() == null ? "" : inner.getMessage().strip();
    if (inner instanceof BufferUnderflowException
        || inner instanceof IndexOutOfBoundsException
        || inner instanceof IllegalArgumentException && BEYOND.matcher(said).lookingAt()) {
      return ": a part of it lies beyond its end. Take another copy of it";
    }
    String text = said.isEmpty() ? inner.getClass().getSimpleName() : said;
    return ": " + text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static ModelFileException refused(Path file, String whose, String why, Throwable cause) {
    return new ModelFileException(
        "The model file " + file + " of " + whose + " cannot be read: " + why, cause);
  }
}
