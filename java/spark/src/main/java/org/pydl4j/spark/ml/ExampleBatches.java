package org.pydl4j.spark.ml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.rows.SeriesArrays;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardPlan;

/** One way through examples; owns the arrays of the batch that it gave out last. */
abstract class ExampleBatches implements Shard.Batches {
  private final TrainingRows rows;
  private final ShardPlan plan;
  private Map<String, NDArray> held = Map.of();

  ExampleBatches(TrainingRows rows, ShardPlan plan) {
    this.rows = rows;
    this.plan = plan;
  }

  /** The arrays of the next batch by their names; the caller owns them. */
  abstract Map<String, NDArray> read();

  @Override
  public final Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    dropLast();
    held = new LinkedHashMap<>(SeriesArrays.cut(read(), rows.plan().specs()));
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    for (TensorSpec input : rows.inputs()) {
      inputs.put(input.name(), Objects.requireNonNull(held.get(input.name())));
    }
    NDArray weights = rows.weights() == null ? null : held.get(rows.weights().name());
    return new Batch(inputs, labels(inputs), masks(rows.inputs()), labelMasks(), weights);
  }

  private Map<String, NDArray> masks(List<TensorSpec> series) {
    return SeriesArrays.masks(new LinkedHashMap<>(held), series);
  }

  private Map<String, NDArray> labelMasks() {
    Map<String, NDArray> found = new LinkedHashMap<>();
    Map<String, NDArray> byLabels = masks(rows.labels());
    for (int i = 0; i < rows.labels().size(); i++) {
      NDArray mask = byLabels.get(rows.labels().get(i).name());
      if (mask != null) {
        found.put(plan.signature().outputs().get(i).name(), mask);
      }
    }
    return found;
  }

  private Map<String, NDArray> labels(Map<String, NDArray> inputs) {
    List<String> outputs = plan.signature().outputNames();
    if (!rows.labels().isEmpty()) {
      return rows.labelsOf(held, outputs);
    }
    NDArray input = inputs.values().iterator().next();
    NDArray flat = Scope.detach(Shapes.reshape(input, input.size(0), -1));
    held.put(LabelColumn.nameOf(outputs.get(0)), flat);
    return Map.of(outputs.get(0), flat);
  }

  private void dropLast() {
    held.values().forEach(NDArray::close);
    held = Map.of();
  }

  @Override
  public void close() {
    dropLast();
  }
}
