package org.pydl4j.etl.internal.hadoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pydl4j.nd.errors.DataException;

/** A program that asks for a file twice, with settings that are mended in between. */
final class MendedSettings {
  private MendedSettings() {}

  public static void main(String[] settingsAndPlace) throws IOException {
    try {
      System.out.println(HadoopFiles.list(settingsAndPlace[1]));
    } catch (DataException e) {
      System.out.println(e.getMessage());
    }
    Files.writeString(Path.of(settingsAndPlace[0]), "<configuration/>");
    System.out.println(HadoopFiles.list(settingsAndPlace[1]));
  }
}
