package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.errors.DeviceException;

/** What is said where there are no native libraries. */
class NativesTest {
  @TempDir Path folder;

  @Test
  void aFolderWithoutLibrariesIsNamedWithWhereTheyComeFrom() {
    String message =
        assertThrows(DeviceException.class, () -> Natives.existing(folder)).getMessage();
    assertTrue(message.contains(folder.toString()), message);
    assertTrue(message.contains("pip install pydl4j"), message);
  }

  @Test
  void executorsAreToldHowTheyGetThem() throws Exception {
    URL[] classPath = {folder.toUri().toURL()};
    try (URLClassLoader beside = new URLClassLoader(classPath, null)) {
      assertEquals("", Natives.onSpark(beside));
      Files.createFile(
          Files.createDirectories(folder.resolve("org/apache/spark")).resolve("SparkEnv.class"));
      assertTrue(Natives.onSpark(beside).contains("ship_natives=True"));
    }
  }
}
