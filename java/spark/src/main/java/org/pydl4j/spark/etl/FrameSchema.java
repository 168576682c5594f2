package org.pydl4j.spark.etl;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VarcharType;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/** The schema of a DataFrame's columns. */
final class FrameSchema {
  private FrameSchema() {}

  /**
   * Decimals become doubles; dates and times without a zone are taken as of UTC. A text is never
   * missing, also where it is empty: DataFrames have null.
   *
   * @throws ConfigurationException if a column holds rows, lists or vectors; names it
   */
  static Schema of(StructType frame) {
    List<ColumnMetaData> columns = new ArrayList<>();
    for (StructField field : frame.fields()) {
      columns.add(ColumnMetaData.of(type(field), field.name()));
    }
    return new Schema(columns, java.util.Set.of());
  }

  private static ColumnType type(StructField field) {
    DataType type = field.dataType();
    if (type instanceof ByteType || type instanceof ShortType || type instanceof IntegerType) {
      return ColumnType.Integer;
    }
    if (type instanceof LongType) {
      return ColumnType.Long;
    }
    if (type instanceof DoubleType || type instanceof DecimalType) {
      return ColumnType.Double;
    }
    if (type instanceof FloatType) {
      return ColumnType.Float;
    }
    if (type instanceof BooleanType) {
      return ColumnType.Boolean;
    }
    if (type instanceof StringType || type instanceof CharType || type instanceof VarcharType) {
      return ColumnType.String;
    }
    if (type instanceof BinaryType) {
      return ColumnType.Bytes;
    }
    if (type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DateType) {
      return ColumnType.Time;
    }
    throw new ConfigurationException(
        "The column '"
            + field.name()
            + "' of the DataFrame is of type "
            + type.simpleString()
            + ". An analysis takes columns of single values: select its parts as columns, or give"
            + " a schema without it.");
  }
}
