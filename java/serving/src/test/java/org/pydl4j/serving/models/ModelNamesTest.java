package org.pydl4j.serving.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
  @ParameterizedTest
  @CsvSource({"/m/fraud.zip,fraud", "/m/fraud.v2.zip,fraud.v2", "/m/fraud,fraud"})
  void aFileIsNamedWithoutItsLastSuffixIfItHasOne(Path file, String name) {
    assertEquals(name, ModelFiles.nameOf(file));
  }
}
