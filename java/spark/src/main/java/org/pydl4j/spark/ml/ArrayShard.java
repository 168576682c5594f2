package org.pydl4j.spark.ml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.Permutation;
import org.pydl4j.spark.rows.RowShard;
import org.pydl4j.spark.rows.TensorSpec;
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
    // A large odd number keeps the orders of the workers apart.
    long[] order = Permutation.of(n, plan.seed() + plan.rank() * 0xD1342543DE82EF95L, epoch);
    return new Pass(training, order, skip);
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

  /** One way through the examples; owns the batch that it gave out last. */
  private final class Pass implements Batches {
    private final RowShard source;
    private final long[] order;
    private final Map<String, NDArray> buffers = new LinkedHashMap<>();
    private long position;
    private Map<String, NDArray> views = Map.of();
    private Batch last;

    Pass(RowShard source, long[] order, long skip) {
      this.source = source;
      this.order = order;
      this.position = skip * plan.batchSize();
    }

    @Override
    public boolean hasNext() {
      return position < source.rows();
    }

    @Override
    public Batch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      dropLast();
      int count = (int) Math.min(plan.batchSize(), source.rows() - position);
      views = new LinkedHashMap<>();
      source.arrays().forEach((name, array) -> views.put(name, part(name, array, count)));
      position += count;
      last = batch();
      return last;
    }

    private NDArray part(String name, NDArray array, int count) {
      if (order == null) {
        return Scope.detach(Indexing.slice(array, 0, position, position + count));
      }
      NDArray buffer = buffers.computeIfAbsent(name, ignored -> buffer(array));
      NDArray view = Scope.detach(Indexing.slice(buffer, 0, 0, count));
      return Indexing.gatherRows(array, order, (int) position, count, 1, view);
    }

    private NDArray buffer(NDArray like) {
      long[] shape = like.shape();
      shape[0] = Math.min(plan.batchSize(), shape[0]);
      return Scope.detach(Nd.empty(like.dtype(), shape));
    }

    private Batch batch() {
      Map<String, NDArray> inputs = new LinkedHashMap<>();
      for (TensorSpec input : rows.inputs()) {
        inputs.put(input.name(), views.get(input.name()));
      }
      NDArray weights = rows.weights() == null ? null : views.get(rows.weights().name());
      return new Batch(inputs, labels(inputs), weights);
    }

    private Map<String, NDArray> labels(Map<String, NDArray> inputs) {
      List<String> outputs =
          plan.signature().outputs().stream().map(Signature.Tensor::name).toList();
      if (!rows.labels().isEmpty()) {
        return rows.labelsOf(views, outputs);
      }
      NDArray input = inputs.values().iterator().next();
      NDArray flat = Scope.detach(Shapes.reshape(input, input.size(0), -1));
      views.put("labels", flat);
      return Map.of(outputs.get(0), flat);
    }

    private void dropLast() {
      views.values().forEach(NDArray::close);
      views = Map.of();
    }

    @Override
    public void close() {
      dropLast();
      buffers.values().forEach(NDArray::close);
      buffers.clear();
      position = source.rows();
    }
  }
}
