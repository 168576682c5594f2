package org.pydl4j.spark.training;

import java.nio.file.Files;
import java.nio.file.Path;

/** Another shard, whose later passes begin only when a file is there. */
final class GatedShard extends ForwardingShard {
  private final long epoch;
  private final Path file;

  /**
   * @param epoch the first pass that waits
   */
  GatedShard(Shard inner, long epoch, Path file) {
    super(inner);
    this.epoch = epoch;
    this.file = file;
  }

  @Override
  public Batches batches(long pass, long skip) {
    try {
      while (pass >= epoch && !Files.exists(file)) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return super.batches(pass, skip);
  }
}
