package org.pydl4j.nn.listeners;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.files.Uninterrupted;

/** A folder of checkpoints and {@code checkpointInfo.txt}, the list of them, oldest first. */
final class CheckpointFolder {
  private static final String LIST = "checkpointInfo.txt";

  private final Path folder;

  CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /** Those whose files are there, oldest first. */
  List<Checkpoint> checkpoints() {
    Path list = folder.resolve(LIST);
    if (!Files.exists(list)) {
      return new ArrayList<>();
    }
    List<Checkpoint> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(list)) {
        if (!line.isBlank() && !line.equals(Checkpoint.TITLES)) {
          found.add(Checkpoint.of(line, folder));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelFileException(
          "The list of checkpoints "
              + list
              + " cannot be read: "
              + (e instanceof IOException io ? FileReasons.of(io) : e.getMessage())
              + ". Load the files by their names, or name another folder.",
          e);
    }
    found.removeIf(checkpoint -> !Files.exists(checkpoint.file()));
    return found;
  }

  /** Replaces the list. */
  void write(List<Checkpoint> checkpoints) {
    StringBuilder text = new StringBuilder(Checkpoint.TITLES).append('\n');
    checkpoints.forEach(checkpoint -> text.append(checkpoint.line()).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Uninterrupted.run(
        () -> {
          try {
            AtomicFiles.write(
                folder.resolve(LIST), channel -> channel.write(ByteBuffer.wrap(bytes)));
          } catch (IOException e) {
            throw failure("list", e);
          }
        });
  }

  /** Deletes a file that no list names any more. */
  void delete(Checkpoint checkpoint) {
    try {
      Files.deleteIfExists(checkpoint.file());
    } catch (IOException e) {
      throw failure("checkpoint " + checkpoint.number(), e);
    }
  }

  private ModelFileException failure(String what, IOException e) {
    return new ModelFileException(
        "The "
            + what
            + " in the folder of checkpoints "
            + folder
            + " cannot be changed: "
            + FileReasons.of(e)
            + ". Name a folder that may be written to and has room.",
        e);
  }
}
