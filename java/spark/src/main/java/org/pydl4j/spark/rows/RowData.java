package org.pydl4j.spark.rows;

import java.util.Iterator;
import org.apache.spark.InterruptibleIterator;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.errors.ConfigurationException;
import scala.jdk.javaapi.CollectionConverters;

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

  /** The same rows, until Spark ends the task that reads them: then a look for the next throws. */
  public static Iterator<InternalRow> ofTask(Iterator<InternalRow> rows) {
    TaskContext task = TaskContext.get();
    return CollectionConverters.asJava(
        new InterruptibleIterator<>(task, CollectionConverters.asScala(rows)));
  }
}
