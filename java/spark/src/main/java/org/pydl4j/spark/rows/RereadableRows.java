package org.pydl4j.spark.rows;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The rows of a partition, which the task can ask for more than once: from Spark's cache, from the
 * files of a shuffle, or computed again, whatever lies below.
 */
public final class RereadableRows implements Iterator<InternalRow> {
  private final Supplier<Iterator<InternalRow>> read;
  private @Nullable Iterator<InternalRow> rows;

  /** Rows that {@code read} gives each time from the first one on. */
  public RereadableRows(Supplier<Iterator<InternalRow>> read) {
    this.read = read;
  }

  /** An RDD whose partitions are of this class. */
  public static JavaRDD<InternalRow> of(RDD<InternalRow> rows) {
    return new Rereadable(rows).toJavaRDD();
  }

  /** The rows once more, from the first one on. */
  public Iterator<InternalRow> again() {
    return read.get();
  }

  @Override
  public boolean hasNext() {
    return begun().hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return begun().next();
  }

  private Iterator<InternalRow> begun() {
    Iterator<InternalRow> known = rows == null ? again() : rows;
    rows = known;
    return known;
  }

  /** Partitions are those of the RDD below. */
  private static final class Rereadable extends RDD<InternalRow> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<InternalRow> TAG = ClassTag$.MODULE$.apply(InternalRow.class);

    Rereadable(RDD<InternalRow> parent) {
      super(parent, TAG);
    }

    @Override
    public scala.collection.Iterator<InternalRow> compute(Partition split, TaskContext context) {
      RDD<InternalRow> parent = this.<InternalRow>firstParent(TAG);
      return CollectionConverters.asScala(
          new RereadableRows(
              // Another task than the first one may ask: of a later round, for example.
              () ->
                  RowData.ofTask(
                      CollectionConverters.asJava(parent.iterator(split, TaskContext.get())))));
    }

    @Override
    public Partition[] getPartitions() {
      return this.<InternalRow>firstParent(TAG).partitions();
    }
  }
}
