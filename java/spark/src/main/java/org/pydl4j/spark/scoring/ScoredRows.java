package org.pydl4j.spark.scoring;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.pydl4j.nd.NDArray;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowPlan;

/**
 * The rows of a partition with the columns of a {@link Scoring} behind them, computed batch by
 * batch. It owns a batch and the use of the model until the task ends.
 */
final class ScoredRows implements Iterator<InternalRow> {
  private final Scoring scoring;
  private final Iterator<InternalRow> source;
  private final SharedModels.Lease model;
  private final RowBatch batch;
  private final KeptColumns.Reader kept;
  private final RowStore rows;
  private final RowPlan plan;
  private final int asked;
  private final int[] places;
  private final UnsafeProjection binary;
  private final UnsafeRowJoiner joiner;
  private List<double[]> results = List.of();
  private int position;

  /**
   * Begins.
   *
   * @param asked the number of the column that is true for rows to score, or -1 for all
   * @param columns of the source's rows that go on
   * @param added the schema of the new columns
   */
  ScoredRows(
      Scoring scoring,
      RowPlan plan,
      int asked,
      KeptColumns columns,
      StructType added,
      Iterator<InternalRow> source) {
    this.scoring = scoring;
    this.source = source;
    this.plan = plan;
    this.asked = asked;
    this.places = new int[scoring.batchSize()];
    this.kept = columns.reader();
    this.rows = new RowStore(columns.ordinals().size(), scoring.batchSize());
    this.binary = UnsafeProjection.create(added);
    this.joiner = GenerateUnsafeRowJoiner.create(columns.schema(), added);
    this.model = scoring.lease();
    try {
      this.batch = new RowBatch(plan, scoring.batchSize());
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    TaskCompletionListener listener = context -> close();
    TaskContext.get().addTaskCompletionListener(listener);
  }

  @Override
  public boolean hasNext() {
    if (position == rows.size()) {
      fill();
    }
    return position < rows.size();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int place = places[position];
    Object[] values = new Object[scoring.columns().size()];
    for (int i = 0; i < values.length && place >= 0; i++) {
      values[i] = scoring.columns().get(i).value(results.get(i), place, batch.size());
    }
    UnsafeRow added = binary.apply(new GenericInternalRow(values));
    return joiner.join(rows.get(position++), added);
  }

  private void fill() {
    rows.clear();
    batch.clear();
    position = 0;
    while (rows.size() < places.length && source.hasNext()) {
      InternalRow row = source.next();
      boolean wanted = asked < 0 || !row.isNullAt(asked) && row.getBoolean(asked);
      if (!wanted) {
        plan.pass();
      }
      boolean taken = wanted && scoring.takes(row, plan, batch);
      places[rows.size()] = taken ? batch.size() - 1 : -1;
      rows.add(kept.read(row)); // the source uses its row again
    }
    if (batch.size() > 0) {
      Map<String, NDArray> inputs = batch.arrays();
      try {
        results = scoring.compute(model, inputs);
      } finally {
        inputs.values().forEach(NDArray::close);
      }
    }
  }

  private void close() {
    batch.close();
    model.close();
  }
}
