package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the rows below that go on. Sent to executors.
 *
 * @param rows the columns of the rows below
 * @param ordinals the numbers of those that go on, in order
 */
record KeptColumns(StructType rows, List<Integer> ordinals) implements Serializable {
  private static final long serialVersionUID = 1L;

  KeptColumns {
    ordinals = List.copyOf(ordinals);
  }

  StructType schema() {
    StructField[] fields = rows.fields();
    return new StructType(ordinals.stream().map(i -> fields[i]).toArray(StructField[]::new));
  }

  /** Makes a reader for one task. */
  Reader reader() {
    return new Reader();
  }

  /** Used by one thread; what it returns is valid until the next call. */
  final class Reader {
    private final boolean all = ordinals.size() == rows.length();
    private @Nullable UnsafeProjection projection;

    UnsafeRow read(InternalRow row) {
      if (all && row instanceof UnsafeRow binary) {
        return binary;
      }
      UnsafeProjection projection = this.projection;
      if (projection == null) {
        projection =
            UnsafeProjection.create(
                Columns.<Expression>seq(
                    ordinals.stream().map(i -> reference(i, rows.fields()[i])).toList()));
        this.projection = projection;
      }
      return projection.apply(row);
    }

    private static BoundReference reference(int ordinal, StructField field) {
      return new BoundReference(ordinal, field.dataType(), field.nullable());
    }
  }
}
