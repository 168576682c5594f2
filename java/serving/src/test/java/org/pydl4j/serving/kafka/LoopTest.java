package org.pydl4j.serving.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.testing.Models;

/** What tests of the loop share: the model {@code m}, which doubles four numbers. */
abstract class LoopTest {
  @TempDir Path folder;
  ModelRepository models;

  @BeforeEach
  void open() {
    Models.version(folder, "m", 1, 2);
    models = ModelRepository.open(List.of(folder));
  }

  @AfterEach
  void close() {
    models.close();
  }

  /** A loop with these settings beside the usual ones; the caller closes it. */
  final MockedLoop loop(Map<String, String> settings) {
    return new MockedLoop(models, settings);
  }
}
