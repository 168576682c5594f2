package org.pydl4j.spark.training;

import java.util.function.Supplier;
import org.pydl4j.nn.data.Batch;

/** Another shard, which fails before a certain batch of a certain pass. */
final class StoppingShard extends ForwardingShard {
  /** A worker whose process dies: it tells nobody. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final long epoch;
  private final long batch;
  private final Supplier<RuntimeException> how;

  StoppingShard(Shard inner, long epoch, long batch) {
    this(inner, epoch, batch, () -> new IllegalStateException("stopped here"));
  }

  StoppingShard(Shard inner, long epoch, long batch, Supplier<RuntimeException> how) {
    super(inner);
    this.epoch = epoch;
    this.batch = batch;
    this.how = how;
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
          throw how.get();
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
