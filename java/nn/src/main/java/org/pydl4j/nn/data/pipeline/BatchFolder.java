package org.pydl4j.nn.data.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nd.io.Safetensors;

/** A folder of mini-batches, a file each. */
final class BatchFolder {
  private BatchFolder() {}

  /** Writes the mini-batches that are left into a folder without any; gives their number. */
  static long write(DataPipeline data, Path folder) {
    try {
      Files.createDirectories(folder);
      if (!batches(folder).isEmpty()) {
        throw new DataException(
            "The folder " + folder + " has files of batches already. Name another one.");
      }
    } catch (IOException e) {
      throw new DataException(
          "The folder " + folder + " cannot be written to: " + FileReasons.of(e) + ".", e);
    }
    return writeInto(data, folder);
  }

  /** The same into a folder that is known to be empty. */
  static long writeInto(DataPipeline data, Path folder) {
    long count = 0;
    while (data.hasNext()) {
      Path file = folder.resolve(String.format(Locale.ROOT, "batch-%08d.safetensors", count++));
      Safetensors.write(Parts.named(data.next()), Map.of(), file);
    }
    if (count == 0) {
      throw new DataException("There is no example to keep: the data gave no mini-batch.");
    }
    return count;
  }

  /** The files of a folder, in the order of their names. */
  static List<Path> batches(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{safetensors,npz}")) {
      files.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
