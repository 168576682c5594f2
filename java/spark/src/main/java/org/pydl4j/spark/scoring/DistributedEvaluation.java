package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.spark.rows.NamedColumn;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;

/**
 * Evaluations over the rows of a DataFrame: each partition counts its own batches in the executor,
 * and what they counted is merged. No row leaves its executor.
 */
public final class DistributedEvaluation {
  private DistributedEvaluation() {}

  /**
   * Makes an evaluation that has counted nothing yet; travels to the executors.
   *
   * @param <T> its class
   */
  @FunctionalInterface
  public interface Fresh<T> extends Supplier<T>, Serializable {}

  /**
   * Counts all rows.
   *
   * @param labels the column that holds the labels, and how
   * @throws org.pydl4j.nd.errors.ConfigurationException if a column is missing or of another type
   */
  public static <T extends IEvaluation<T>> T of(
      Dataset<?> data, Scoring scoring, TensorSpec labels, Fresh<T> fresh) {
    List<TensorSpec> specs = new ArrayList<>(scoring.inputs());
    specs.add(labels);
    RowPlan.of(data.schema(), specs); // names a missing column before Spark does
    Dataset<Row> columns =
        data.select(
            specs.stream()
                .map(TensorSpec::column)
                .distinct()
                .map(name -> NamedColumn.of(data, name))
                .toArray(Column[]::new));
    RowPlan plan = RowPlan.of(columns.schema(), specs);
    JavaRDD<InternalRow> rows = RowData.of(columns).toJavaRDD();
    if (rows.getNumPartitions() == 0) {
      return fresh.get();
    }
    byte[] all =
        rows.mapPartitions(
                partition -> {
                  Iterator<InternalRow> read = RowData.ofTask(partition);
                  T counted = count(read, plan, scoring, labels, fresh.get());
                  return List.of(JavaBytes.of(counted)).iterator();
                })
            .treeReduce(DistributedEvaluation::<T>merged);
    return JavaBytes.read(all);
  }

  private static <T extends IEvaluation<T>> byte[] merged(byte[] one, byte[] other) {
    T evaluation = JavaBytes.read(one);
    evaluation.merge(JavaBytes.read(other));
    return JavaBytes.of(evaluation);
  }

  private static <T extends IEvaluation<T>> T count(
      Iterator<InternalRow> rows, RowPlan plan, Scoring scoring, TensorSpec labels, T evaluation) {
    if (!rows.hasNext()) {
      return evaluation;
    }
    try (SharedModels.Lease model = scoring.lease();
        RowBatch batch = new RowBatch(plan, scoring.batchSize())) {
      while (rows.hasNext()) {
        batch.add(rows.next());
        if (batch.isFull() || !rows.hasNext()) {
          count(batch, model, scoring, labels, evaluation);
          batch.clear();
        }
      }
    }
    return evaluation;
  }

  private static void count(
      RowBatch batch,
      SharedModels.Lease model,
      Scoring scoring,
      TensorSpec labels,
      IEvaluation<?> evaluation) {
    Map<String, NDArray> arrays = batch.arrays();
    try {
      Map<String, NDArray> inputs = new LinkedHashMap<>(arrays);
      NDArray actual = inputs.remove(labels.name());
      try (NDArray predicted = scoring.output(model, inputs)) {
        evaluation.eval(actual, predicted);
      }
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }
}
