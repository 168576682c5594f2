package org.pydl4j.spark.ml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.Permutation;
import org.pydl4j.spark.rows.RowShard;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardPlan;

/** A worker's examples in off-heap arrays, which it owns; each pass goes in another order. */
final class ArrayShard implements Shard {
  private final TrainingRows rows;
  private final RowShard training;
  private final RowShard validation;
  private final ShardPlan plan;

  ArrayShard(TrainingRows rows, RowShard training, RowShard validation, ShardPlan plan) {
    this.rows = rows;
    this.training = training;
    this.validation = validation;
    this.plan = plan;
  }

  @Override
  public long rows() {
    return training.rows();
  }

  @Override
  public long validationRows() {
    return validation.rows();
  }

  @Override
  public Batches batches(long epoch, long skip) {
    int n = Math.toIntExact(training.rows());
    return new Pass(training, Permutation.of(n, plan.workerSeed(), epoch), skip);
  }

  @Override
  public Batches validation() {
    return new Pass(validation, null, 0);
  }

  @Override
  public void close() {
    training.close();
    validation.close();
  }

  /** One way through the arrays, in the order given or as they lie. */
  private final class Pass extends ExampleBatches {
    private final RowShard source;
    private final long @Nullable [] order;
    private final Map<String, NDArray> buffers = new LinkedHashMap<>();
    private long position;

    Pass(RowShard source, long @Nullable [] order, long skip) {
      super(rows, plan);
      this.source = source;
      this.order = order;
      this.position = skip * plan.batchSize();
    }

    @Override
    public boolean hasNext() {
      return position < source.rows();
    }

    @Override
    Map<String, NDArray> read() {
      int count = (int) Math.min(plan.batchSize(), source.rows() - position);
      Map<String, NDArray> views = new LinkedHashMap<>();
      for (String name : source.names()) {
        NDArray buffer = buffers.computeIfAbsent(name, this::buffer);
        NDArray view = Scope.detach(Indexing.slice(buffer, 0, 0, count));
        views.put(name, view);
        if (order == null) {
          source.copy(name, position, count, view);
        } else {
          source.gather(name, order, (int) position, count, view);
        }
      }
      position += count;
      return views;
    }

    private NDArray buffer(String name) {
      return source.buffer(name, (int) Math.min(plan.batchSize(), source.rows()));
    }

    @Override
    public void close() {
      super.close();
      buffers.values().forEach(NDArray::close);
      buffers.clear();
      position = source.rows();
    }
  }
}
