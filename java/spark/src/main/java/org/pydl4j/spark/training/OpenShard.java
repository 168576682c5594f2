package org.pydl4j.spark.training;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.apache.spark.util.KnownSizeEstimation;
import org.jspecify.annotations.Nullable;

/**
 * A partition's rows as they were opened, which Spark keeps in its executor from round to round. It
 * owns the shard and the pass that is under way; Spark closes it when it lets it go.
 *
 * <p>No serializer takes it: an executor that cannot have the one of another opens the rows itself.
 */
final class OpenShard implements AutoCloseable, KnownSizeEstimation, KryoSerializable {
  private final @Nullable Shard shard;
  private final @Nullable String failure;
  private Shard.@Nullable Batches batches;
  private long epoch;
  private long step;

  private OpenShard(@Nullable Shard shard, @Nullable String failure) {
    this.shard = shard;
    this.failure = failure;
  }

  static OpenShard of(Shard shard) {
    return new OpenShard(shard, null);
  }

  /** In place of rows that cannot be opened. */
  static OpenShard failed(String why) {
    return new OpenShard(null, why);
  }

  /** Why there are no rows; null when there are. */
  @Nullable String failure() {
    return failure;
  }

  /**
   * The rows.
   *
   * @throws IllegalStateException if there are none; {@link #failure()} says why
   */
  Shard shard() {
    if (shard == null) {
      throw new IllegalStateException(failure);
    }
    return shard;
  }

  /** The batches of a pass from a step on; those of the last round go on if they stand there. */
  synchronized Shard.Batches batches(long wantedEpoch, long wantedStep) {
    Shard.Batches open = batches;
    if (open == null || epoch != wantedEpoch || step != wantedStep) {
      endPass();
      open = shard().batches(wantedEpoch, wantedStep);
      batches = open;
      epoch = wantedEpoch;
      step = wantedStep;
    }
    return open;
  }

  /** So many batches were taken; a pass without more ends. */
  synchronized void taken(long count) {
    step += count;
    if (batches != null && !batches.hasNext()) {
      endPass();
    }
  }

  /** A pass that ends in the middle: a round that failed. */
  synchronized void endPass() {
    if (batches != null) {
      batches.close();
      batches = null;
    }
  }

  @Override
  public synchronized void close() {
    endPass();
    if (shard != null) {
      shard.close();
    }
  }

  /** What it takes of Spark's own memory: nothing, the rows are outside of it. */
  @Override
  public long estimatedSize() {
    return 64;
  }

  @Override
  public void write(Kryo kryo, Output output) {
    throw new UnsupportedOperationException("opened rows stay in their executor");
  }

  @Override
  public void read(Kryo kryo, Input input) {
    throw new UnsupportedOperationException("opened rows stay in their executor");
  }
}
