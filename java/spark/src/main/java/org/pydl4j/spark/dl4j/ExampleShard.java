package org.pydl4j.spark.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.Permutation;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardPlan;

/** A worker's examples, shuffled anew for each pass. */
final class ExampleShard implements Shard {
  private final List<Example> examples = new ArrayList<>();
  private final ShardPlan plan;
  private final Signature.Tensor input;
  private final Signature.Tensor output;

  ExampleShard(Iterator<Example> rows, ShardPlan plan) {
    this.plan = plan;
    input = plan.signature().inputs().get(0);
    output = plan.signature().outputs().get(0);
    while (rows.hasNext()) {
      Example example = rows.next();
      require(example.features().length, elements(input), "features");
      require(example.labels().length, elements(output), "labels");
      examples.add(example);
    }
  }

  private static int elements(Signature.Tensor tensor) {
    return (int) Arrays.stream(tensor.shape()).skip(1).reduce(1, (a, b) -> a * b);
  }

  private void require(int got, int expected, String what) {
    if (got != expected) {
      throw new DataException(
          "Example "
              + examples.size()
              + " of its partition has "
              + got
              + " "
              + what
              + ", the network expects "
              + expected
              + ".");
    }
  }

  @Override
  public long rows() {
    return examples.size();
  }

  @Override
  public long validationRows() {
    return 0;
  }

  @Override
  public Batches batches(long epoch, long skip) {
    long[] order = Permutation.of(examples.size(), plan.workerSeed(), epoch);
    return new Pass(order, skip * plan.batchSize());
  }

  @Override
  public Batches validation() {
    return new Pass(new long[0], 0);
  }

  @Override
  public void close() {
    examples.clear();
  }

  private final class Pass implements Batches {
    private final long[] order;
    private long position;
    private @Nullable Batch last;

    Pass(long[] order, long position) {
      this.order = order;
      this.position = position;
    }

    @Override
    public boolean hasNext() {
      return position < order.length;
    }

    @Override
    public Batch next() {
      close();
      int count = (int) Math.min(plan.batchSize(), order.length - position);
      float[][] features = new float[count][];
      float[][] labels = new float[count][];
      float[] weights = new float[count];
      boolean weighted = false;
      for (int i = 0; i < count; i++) {
        Example example = examples.get((int) order[(int) position++]);
        features[i] = example.features();
        labels[i] = example.labels();
        weights[i] = example.weight();
        weighted |= weights[i] != 1;
      }
      Batch batch =
          new Batch(
              Map.of(input.name(), array(features, input)),
              Map.of(output.name(), array(labels, output)),
              weighted ? Scope.detach(Nd.create(weights)) : null);
      last = batch;
      return batch;
    }

    private NDArray array(float[][] rows, Signature.Tensor like) {
      long[] shape = like.shape();
      shape[0] = rows.length;
      NDArray array = Scope.detach(Nd.empty(DType.FLOAT32, shape));
      try (ByteView view = new ByteView(array)) {
        int bytes = rows[0].length * Float.BYTES;
        for (int i = 0; i < rows.length; i++) {
          view.window((long) i * bytes, bytes).asFloatBuffer().put(rows[i]);
        }
      }
      return array;
    }

    @Override
    public void close() {
      if (last != null) {
        last.inputs().values().forEach(NDArray::close);
        last.labels().values().forEach(NDArray::close);
        if (last.weights() != null) {
          last.weights().close();
        }
        last = null;
      }
    }
  }
}
