package org.pydl4j.spark.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.files.ModelFormat;
import org.pydl4j.spark.transport.Parts;

/**
 * A model on its way to the executors.
 *
 * @param id equal for equal models
 * @param file the content of its file
 */
record SentModel(String id, Parts file) implements Serializable {
  /** The model, in native memory of its own; the caller closes it. */
  Model open() {
    try {
      Path made = Files.createTempFile("pydl4j-model", ".zip");
      try {
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
          file.write(channel);
        }
        return ModelFormat.openAny(made);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new ModelFileException("A temporary file for a model cannot be used: " + e, e);
    }
  }
}
