package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;

/**
 * A row whose bytes lie in Spark's cache until somebody asks for an array; its other values, too,
 * are those of the next row soon. {@link #copy()} makes a row that stays.
 */
final class CachedRow extends GenericInternalRow {
  private static final long serialVersionUID = 1L;

  private final SpecificInternalRow values; // a column of bytes stands for its own value

  CachedRow(SpecificInternalRow values) {
    super(new Object[0]);
    this.values = values;
  }

  /** The value of a column of bytes that is not null. */
  CachedBytes bytes(int ordinal) {
    return (CachedBytes) values.genericGet(ordinal);
  }

  @Override
  public Object genericGet(int ordinal) {
    Object value = values.genericGet(ordinal);
    return value instanceof CachedBytes bytes ? bytes.toArray() : value;
  }

  @Override
  public int numFields() {
    return values.numFields();
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return values.isNullAt(ordinal);
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return values.getBoolean(ordinal);
  }

  @Override
  public byte getByte(int ordinal) {
    return values.getByte(ordinal);
  }

  @Override
  public short getShort(int ordinal) {
    return values.getShort(ordinal);
  }

  @Override
  public int getInt(int ordinal) {
    return values.getInt(ordinal);
  }

  @Override
  public long getLong(int ordinal) {
    return values.getLong(ordinal);
  }

  @Override
  public float getFloat(int ordinal) {
    return values.getFloat(ordinal);
  }

  @Override
  public double getDouble(int ordinal) {
    return values.getDouble(ordinal);
  }

  @Override
  public void setNullAt(int ordinal) {
    values.setNullAt(ordinal);
  }

  @Override
  public void update(int ordinal, Object value) {
    values.update(ordinal, value);
  }

  private Object writeReplace() {
    return copy(); // the cache stays where it is
  }

  @Override
  public Seq<Object> toSeq(Seq<DataType> types) {
    return copy().toSeq(types);
  }
}
