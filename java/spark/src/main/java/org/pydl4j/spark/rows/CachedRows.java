package org.pydl4j.spark.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.columnar.CachedBatch;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.UnionExec;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.columnar.CachedRDDBuilder;
import org.apache.spark.sql.execution.columnar.ColumnAccessor;
import org.apache.spark.sql.execution.columnar.DefaultCachedBatch;
import org.apache.spark.sql.execution.columnar.DefaultCachedBatchSerializer;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows of a persisted DataFrame, where they lie in Spark's cache. Arrays, vectors, images and bytes
 * are pieces of the cache's own memory; Spark's way copies each of them into a binary row first.
 */
final class CachedRows implements Iterator<InternalRow> {
  private final Iterator<CachedBatch> batches;
  private final int[] places;
  private final StructType schema;
  private final ColumnAccessor[] columns;
  private final SpecificInternalRow values;
  private final InternalRow row;
  private int left; // rows of the batch

  private CachedRows(Iterator<CachedBatch> batches, int[] places, StructType schema) {
    this.batches = batches;
    this.places = places;
    this.schema = schema;
    this.columns = new ColumnAccessor[places.length];
    this.values = new SpecificInternalRow(schema);
    this.row = new CachedRow(values);
  }

  /** The rows of a plan that does nothing but read what is persisted; null for any other. */
  static @Nullable RDD<InternalRow> of(SparkPlan plan) {
    JavaRDD<InternalRow> rows = rows(plan);
    return rows == null ? null : rows.rdd();
  }

  private static @Nullable JavaRDD<InternalRow> rows(SparkPlan plan) {
    if (plan instanceof InMemoryTableScanExec scan) {
      return scanned(scan);
    }
    if (plan instanceof UnionExec union) {
      return united(CollectionConverters.asJava(union.children()));
    }
    // What stands around a scan without a change to its rows.
    if (plan instanceof AdaptiveSparkPlanExec adaptive) {
      return rows(adaptive.initialPlan());
    }
    boolean around =
        plan instanceof WholeStageCodegenExec
            || plan instanceof InputAdapter
            || plan instanceof ColumnarToRowExec;
    return around ? rows(plan.children().head()) : null;
  }

  private static @Nullable JavaRDD<InternalRow> united(List<SparkPlan> plans) {
    JavaRDD<InternalRow> all = null;
    for (SparkPlan plan : plans) {
      JavaRDD<InternalRow> rows = rows(plan);
      if (rows == null) {
        return null;
      }
      all = all == null ? rows : all.union(rows);
    }
    return all;
  }

  private static @Nullable JavaRDD<InternalRow> scanned(InMemoryTableScanExec scan) {
    CachedRDDBuilder cache = scan.relation().cacheBuilder();
    if (cache.serializer().getClass() != DefaultCachedBatchSerializer.class) {
      return null; // columns of a plug-in
    }
    List<Attribute> cached = CollectionConverters.asJava(scan.relation().output());
    List<Attribute> read = CollectionConverters.asJava(scan.attributes());
    List<Long> ids = cached.stream().map(column -> column.exprId().id()).toList();
    int[] places = read.stream().mapToInt(column -> ids.indexOf(column.exprId().id())).toArray();
    StructType schema = scan.schema();
    return cache
        .cachedColumnBuffers()
        .toJavaRDD()
        .mapPartitions(batches -> new CachedRows(batches, places, schema));
  }

  @Override
  public boolean hasNext() {
    while (left == 0 && batches.hasNext()) {
      DefaultCachedBatch batch = (DefaultCachedBatch) batches.next();
      left = batch.numRows();
      for (int i = 0; i < columns.length; i++) {
        columns[i] = column(schema.apply(i).dataType(), batch.buffers()[places[i]]);
      }
    }
    return left > 0;
  }

  private static ColumnAccessor column(DataType type, byte[] cached) {
    ByteBuffer values = ByteBuffer.wrap(cached).order(ByteOrder.nativeOrder());
    return type instanceof BinaryType
        ? new CachedBytes(values)
        : ColumnAccessor.apply(type, values);
  }

  /** The same row each time, with other values. */
  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i].extractTo(values, i);
    }
    left--;
    return row;
  }
}
