package org.pydl4j.spark.training;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoSerializable;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * A partition's rows as they were opened, which Spark keeps in its executor from round to round. It
 * owns the shard and the pass that is under way; Spark closes it when it lets it go.
 *
 * <p>No serializer takes it: an executor that cannot have the one of another opens the rows itself.
 */
final class OpenShard implements AutoCloseable, KnownSizeEstimation, KryoSerializable {
  private final Shard shard;
  private final String failure;
  private Shard.Batches batches;
  private long epoch;
  private long step;

  private OpenShard(Shard shard, String failure) {
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
  String failure() {
    return failure;
  }

  Shard shard() {
    return shard;
  }

  /** The batches of a pass from a step on; those of the last round go on if they stand there. */
  synchronized Shard.Batches batches(long wantedEpoch, long wantedStep) {
    if (batches == null || epoch != wantedEpoch || step != wantedStep) {
      endPass();
      batches = shard.batches(wantedEpoch, wantedStep);
      epoch = wantedEpoch;
      step = wantedStep;
    }
    return batches;
  }

  /** So many batches were taken; a pass without more ends. */
  synchronized void taken(long count) {
    step += count;
    if (!batches.hasNext()) {
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
