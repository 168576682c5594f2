package org.pydl4j.etl.transform;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;

/**
 * One value of a column, or its lack, that outlives the column's block. It lies on the heap, so
 * that it does not keep the memory of a whole block; only arrays do.
 */
final class KeptValue {
  private boolean there;
  private @Nullable String fault;
  private long whole;
  private double number;
  private byte @Nullable [] bytes;
  private @Nullable ArrayColumn array;

  /** The value of a row from now on. */
  void set(Column column, int row) {
    close();
    there = column.has(row);
    fault = there ? null : column.faults().at(row);
    if (!there) {
      return;
    }
    if (column instanceof BytesColumn texts) {
      bytes = texts.bytes(row);
    } else if (column instanceof ArrayColumn arrays) {
      array = arrays.select(new int[] {row}, 0, 1);
    } else if (column instanceof DoubleColumn || column instanceof FloatColumn) {
      number = column.getDouble(row);
    } else {
      whole = column.getLong(row);
    }
  }

  /** The value as one more row; missing if there never was one. */
  void addTo(ColumnBuilder out) {
    if (!there) {
      if (fault == null) {
        out.addMissing();
      } else {
        out.addInvalid(fault);
      }
    } else if (bytes != null) {
      ((BytesColumn.Builder) out).add(bytes, 0, bytes.length);
    } else if (array != null) {
      out.addFrom(array, 0);
    } else if (out instanceof DoubleColumn.Builder doubles) {
      doubles.add(number);
    } else if (out instanceof FloatColumn.Builder floats) {
      floats.add((float) number);
    } else if (out instanceof IntColumn.Builder ints) {
      ints.add((int) whole);
    } else if (out instanceof BooleanColumn.Builder flags) {
      flags.add(whole != 0);
    } else {
      ((LongColumn.Builder) out).add(whole);
    }
  }

  /** Frees what it holds. */
  void close() {
    there = false;
    bytes = null;
    if (array != null) {
      array.close();
      array = null;
    }
  }
}
