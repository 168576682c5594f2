package org.pydl4j.spark.rows;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.errors.ConfigurationException;

/** The rows behind a DataFrame in Spark's own form, which holds no Java object for a number. */
public final class RowData {
  private RowData() {}

  /**
   * The rows; a task may use each only until it asks for the next one.
   *
   * @throws ConfigurationException for a DataFrame of Spark Connect, whose rows are elsewhere
   */
  public static RDD<InternalRow> of(Dataset<?> data) {
    if (data instanceof org.apache.spark.sql.classic.Dataset<?> classic) {
      RDD<InternalRow> cached = CachedRows.of(classic.queryExecution().executedPlan());
      return cached == null ? classic.queryExecution().toRdd() : cached;
    }
    throw new ConfigurationException(
        "This needs a DataFrame of a classic Spark session. Got "
            + data.getClass().getName()
            + ": Spark Connect keeps the rows on its server.");
  }
}
