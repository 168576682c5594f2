package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.MissingExtraException;

/** The tests of this module run without any extra. */
class ExtraTest {
  @Test
  void aMissingExtraIsRefusedWithTheCommandThatFetchesIt() {
    for (Extra extra : Extra.values()) {
      assertFalse(extra.isPresent());
      String message =
          assertThrows(MissingExtraException.class, () -> extra.require("Reading")).getMessage();
      assertEquals("Reading needs the extra '" + extra.label() + "'", message.split(",")[0]);
      assertEquals(
          "pydl4j extras install " + extra.label(), message.split("Run '")[1].split("'")[0]);
    }
  }

  @Test
  void theFolderOfNativesIsWhatThePropertySays() {
    assertNull(Extra.ETL.folder());
    System.setProperty("pydl4j.extras.etl", "/some/where");
    try {
      assertEquals(Path.of("/some/where"), Extra.ETL.folder());
    } finally {
      System.clearProperty("pydl4j.extras.etl");
    }
  }
}
