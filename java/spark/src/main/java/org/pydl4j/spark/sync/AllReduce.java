package org.pydl4j.spark.sync;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Wire;

/**
 * The gradients of all workers are averaged at every step: training as with one machine and a batch
 * of all workers' batches. Examples count equally (or by their weights) whatever the batches'
 * sizes.
 */
public final class AllReduce extends ConnectedSync {
  /** Name, documentation and keys. */
  public static final Declaration<AllReduce> DECLARATION =
      Declaration.of(KIND, "AllReduce", AllReduce::new)
          .doc(
              "The gradients of all workers are averaged at every step: training as with one"
                  + " machine and a batch of all workers' batches.")
          .key(WIRE)
          .build();

  private AllReduce(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With everything by default. */
  public AllReduce() {
    this(Settings.EMPTY);
  }

  @Override
  public boolean stepsEachBatch() {
    return true;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new EachStep(replica, workers, batchSize, get(WIRE));
  }

  private static final class EachStep implements Synchronizer {
    private final Trainable replica;
    private final Collective workers;
    private final double batchSize;
    private final Wire wire;
    private final NDArray gradient;

    EachStep(Trainable replica, Collective workers, int batchSize, Wire wire) {
      this.replica = replica;
      this.workers = workers;
      this.batchSize = batchSize;
      this.wire = wire;
      this.gradient = Scope.detach(replica.gradient());
    }

    @Override
    public double step(@Nullable Batch batch) {
      double score = 0;
      double weight = 0;
      if (batch == null) {
        Updates.zero(gradient);
      } else {
        score = replica.computeGradient(batch);
        weight = batch.weight();
        scale(weight / batchSize); // 1 for a full batch: nothing to do
      }
      double total = Consensus.total(workers.allReduce(gradient, wire, weight));
      scale(total == 0 ? 1 : batchSize / total);
      replica.applyGradient();
      return score;
    }

    private void scale(double factor) {
      if (factor != 1) {
        Arithmetic.mulInPlace(gradient, factor);
      }
    }

    @Override
    public void meet() {}

    @Override
    public void resume() {}

    @Override
    public void close() {
      gradient.close();
    }
  }

  /** Starts a builder. */
  public static AllReduceBuilder builder() {
    return new AllReduceBuilder();
  }
}
