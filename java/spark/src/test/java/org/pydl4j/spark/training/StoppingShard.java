package org.pydl4j.spark.training;

import org.pydl4j.nn.data.Batch;

/** Another shard, which fails before a certain batch of a certain pass. */
final class StoppingShard extends ForwardingShard {
  private final long epoch;
  private final long batch;

  StoppingShard(Shard inner, long epoch, long batch) {
    super(inner);
    this.epoch = epoch;
    this.batch = batch;
  }

  @Override
  public Batches batches(long pass, long skip) {
    Batches batches = super.batches(pass, skip);
    return new Batches() {
      private long next = skip;

      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public Batch next() {
        if (pass == epoch && next++ == batch) {
          throw new IllegalStateException("stopped here");
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
