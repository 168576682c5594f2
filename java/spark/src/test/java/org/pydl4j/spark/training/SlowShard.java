package org.pydl4j.spark.training;

import org.pydl4j.nn.data.Batch;

/** Another shard, with a pause before each training batch. */
record SlowShard(Shard inner, long milliseconds) implements Shard {
  @Override
  public long rows() {
    return inner.rows();
  }

  @Override
  public long validationRows() {
    return inner.validationRows();
  }

  @Override
  public Batches batches(long epoch, long skip) {
    Batches batches = inner.batches(epoch, skip);
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

  @Override
  public Batches validation() {
    return inner.validation();
  }

  @Override
  public void close() {
    inner.close();
  }
}
