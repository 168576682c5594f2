package org.pydl4j.spark.training;

import org.pydl4j.nn.data.Batch;

/** Another shard, with a pause before each training batch. */
final class SlowShard extends ForwardingShard {
  private final long milliseconds;

  SlowShard(Shard inner, long milliseconds) {
    super(inner);
    this.milliseconds = milliseconds;
  }

  @Override
  public Batches batches(long epoch, long skip) {
    Batches batches = super.batches(epoch, skip);
    return new Batches() {
      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public Batch next() {
        try {
          Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return batches.next();
      }

      @Override
      public void close() {
        batches.close();
      }
    };
  }
}
