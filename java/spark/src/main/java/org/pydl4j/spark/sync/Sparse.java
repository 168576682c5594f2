package org.pydl4j.spark.sync;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.transport.Collective;

/** Gradients of which only what is large travels; see {@link Threshold}. */
final class Sparse implements Synchronizer {
  /** DL4J's: a third of the way to 0.9. */
  private static final double DECAY = Math.pow(0.9, 1.0 / 3);

  private final Trainable replica;
  private final Collective workers;
  private final double batchSize;
  private final double least;
  private final double most;
  private final NDArray gradient;
  private final NDArray residual;
  private final NDArray sum;
  private final NDArray message;
  private final SparseCode code;
  private double threshold;

  Sparse(Threshold sync, Trainable replica, Collective workers, int batchSize) {
    this.replica = replica;
    this.workers = workers;
    this.batchSize = batchSize;
    threshold = sync.get(Threshold.THRESHOLD);
    least = sync.get(Threshold.MIN_SPARSITY);
    most = sync.get(Threshold.MAX_SPARSITY);
    gradient = Scope.detach(replica.gradient());
    int length = SparseCode.checked(gradient.length());
    residual = Scope.detach(Nd.zeros(DType.FLOAT32, length));
    sum = Scope.detach(Nd.zeros(DType.FLOAT32, length));
    message = Scope.detach(Nd.empty(DType.UINT8, SparseCode.room(length)));
    code = new SparseCode(new ByteView(residual), new ByteView(sum), new ByteView(message));
  }

  @Override
  public double step(@Nullable Batch batch) {
    double score = 0;
    double weight = 0;
    if (batch != null) {
      score = replica.computeGradient(batch);
      weight = batch.weight();
      try (NDArray singles = Scope.detach(gradient.castTo(DType.FLOAT32))) {
        Updates.axpy(residual, weight / batchSize, singles);
      }
    }
    ByteBuffer mine = code.encode((float) threshold, weight);
    adapt();
    double total = 0;
    Updates.zero(sum);
    for (ByteBuffer one : workers.allGather(mine)) {
      total += code.decode(one);
    }
    gradient.assign(sum);
    if (total > 0) {
      Arithmetic.mulInPlace(gradient, batchSize / total);
    }
    replica.applyGradient();
    return score;
  }

  private void adapt() {
    if (code.share() < least) {
      threshold *= DECAY;
    } else if (code.share() > most) {
      threshold /= DECAY;
    }
  }

  @Override
  public void meet() {}

  @Override
  public void resume() {}

  @Override
  public List<NDArray> state() {
    return List.of(residual);
  }

  @Override
  public double[] counters() {
    return new double[] {threshold};
  }

  @Override
  public void restore(double[] counters) {
    threshold = counters[0];
  }

  @Override
  public void close() {
    code.close();
    gradient.close();
    residual.close();
    sum.close();
    message.close();
  }
}
