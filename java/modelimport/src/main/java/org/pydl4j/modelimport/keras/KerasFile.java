package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** A file that {@code model.save} of Keras wrote. */
abstract class KerasFile implements AutoCloseable {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Whether a file looks like one of Keras'. */
  static boolean isOne(Path file) {
    return isHdf5(file) || KerasZip.isOne(file) || KerasParts.isOne(file);
  }

  private static boolean isHdf5(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(HDF5.length), HDF5);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens one of any form.
   *
   * @param weights of a model whose file has none; null where it has
   */
  static KerasFile open(Path path, @Nullable Path weights) throws IOException {
    boolean json = KerasParts.isOne(path);
    if (weights != null && !json) {
      throw new DataException("it has weights of its own: leave 'weights' out");
    }
    return json
        ? new KerasParts(path, weights)
        : isHdf5(path) ? new KerasH5(path) : new KerasZip(path);
  }

  /** The configuration of the model: class_name and config. */
  abstract JsonObject model();

  /** Loss and optimizer, as files of Keras 2 have them; null where the model was not compiled. */
  abstract @Nullable JsonObject training();

  /** The version of Keras that wrote it. */
  abstract String version();

  /** Whether functions of Keras 3 are meant, some of which have other values than Keras 2's. */
  final boolean third() {
    return major(version()) >= 3;
  }

  static int major(String version) {
    String first = version.replaceFirst("\\D.*", "");
    return first.isEmpty() || first.length() > 3 ? 0 : Integer.parseInt(first);
  }

  /**
   * The weights of the model's layers.
   *
   * @param layers of the model, in their order
   */
  abstract KerasWeights weights(JsonArray layers);

  /** What the optimizer remembers, in the file's order; none where it is not there. */
  abstract List<KerasTensor> optimizer();

  @Override
  public abstract void close();

  /** Refuses what is larger than any file of this size can be. */
  static void requireSize(String what, long size, long file) {
    if (size < 0 || size > file + (512L << 20)) {
      throw new DataException(
          what + " would take " + size + " bytes, in a file of " + file + ": it is damaged");
    }
  }
}
