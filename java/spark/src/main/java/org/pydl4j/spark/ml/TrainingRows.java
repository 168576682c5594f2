package org.pydl4j.spark.ml;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.RowShard;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardFactory;
import org.pydl4j.spark.training.ShardPlan;

/**
 * Makes a worker's examples of the rows of its partition.
 *
 * @param plan the columns
 * @param inputs the arrays that are the model's inputs
 * @param labels the arrays that are its labels; empty when it is to give its inputs back
 * @param weights the array with the weights, or null
 * @param indicator the number of the column that is true for rows of the validation, or -1
 * @param normalizer what features go through first, or null
 */
record TrainingRows(
    RowPlan plan,
    List<TensorSpec> inputs,
    List<TensorSpec> labels,
    TensorSpec weights,
    int indicator,
    Normalizer normalizer)
    implements ShardFactory<InternalRow>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public Shard open(Iterator<InternalRow> rows, ShardPlan shardPlan) {
    try (RowShard.Builder training = new RowShard.Builder(plan);
        RowShard.Builder validation = new RowShard.Builder(plan)) {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        boolean validates = indicator >= 0 && !row.isNullAt(indicator) && row.getBoolean(indicator);
        (validates ? validation : training).add(row);
      }
      RowShard trained = normalized(training.build());
      try {
        return new ArrayShard(this, trained, normalized(validation.build()), shardPlan);
      } catch (RuntimeException e) {
        trained.close();
        throw e;
      }
    }
  }

  private RowShard normalized(RowShard shard) {
    if (normalizer != null && shard.rows() > 0) {
      for (TensorSpec input : inputs) {
        shard.replace(input.name(), Scope.detach(normalizer.transform(shard.array(input.name()))));
      }
      if (normalizer.fitsLabels()) {
        for (TensorSpec label : labels) {
          NDArray scaled = normalizer.transformLabels(shard.array(label.name()));
          shard.replace(label.name(), Scope.detach(scaled));
        }
      }
    }
    return shard;
  }

  /** The names under which labels lie in a shard: apart from those of inputs. */
  static String labelName(String output) {
    return "labels of " + output;
  }

  /** What of the arrays is a batch's labels, by the model's outputs. */
  Map<String, NDArray> labelsOf(Map<String, NDArray> arrays, List<String> outputs) {
    Map<String, NDArray> found = new LinkedHashMap<>();
    List<TensorSpec> specs = new ArrayList<>(labels);
    for (int i = 0; i < outputs.size() && i < specs.size(); i++) {
      found.put(outputs.get(i), arrays.get(specs.get(i).name()));
    }
    return found;
  }
}
