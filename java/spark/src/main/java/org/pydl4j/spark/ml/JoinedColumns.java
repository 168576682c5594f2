package org.pydl4j.spark.ml;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.spark.rows.NamedColumn;

/** Features in several columns, a number in each: they are read as a struct of these columns. */
final class JoinedColumns {
  private JoinedColumns() {}

  /** The column that is read. */
  static List<String> names(String one, String[] several) {
    return List.of(several.length == 0 ? one : name(several));
  }

  private static String name(String[] several) {
    return String.join(", ", several);
  }

  /** The rows with that column. */
  static Dataset<?> joined(Dataset<?> data, String[] several) {
    if (several.length == 0) {
      return data;
    }
    joined(data.schema(), several);
    Column[] columns =
        Arrays.stream(several).map(column -> NamedColumn.of(data, column)).toArray(Column[]::new);
    return data.withColumn(name(several), functions.struct(columns));
  }

  /**
   * The schema with that column.
   *
   * @throws ConfigurationException if one of the columns is missing; the nearest is named
   */
  static StructType joined(StructType schema, String[] several) {
    if (several.length == 0) {
      return schema;
    }
    List<String> names = Arrays.asList(schema.fieldNames());
    StructType struct = new StructType();
    for (String column : several) {
      if (!names.contains(column)) {
        throw new ConfigurationException(
            "There is no column '"
                + column
                + "' in the DataFrame. "
                + Names.suggestion(column, names));
      }
      StructField field = schema.apply(column);
      struct = struct.add(field);
    }
    return schema.add(name(several), struct, false);
  }
}
