package org.pydl4j.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pydl4j.nn.conf.Schema;

/**
 * Writes all declarations to a file, for the generator of Python's classes: {@code SchemaExport
 * FILE}.
 */
public final class SchemaExport {
  private SchemaExport() {}

  /** Writes {@link Schema#export()} to the file named by the argument. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(file.getParent()); // a fresh checkout has no build folder
    Files.writeString(file, Schema.export());
  }
}
