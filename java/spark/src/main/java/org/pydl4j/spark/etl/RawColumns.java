package org.pydl4j.spark.etl;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** Where the columns of a schema are in the rows of a DataFrame. */
final class RawColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] places;

  /**
   * By name.
   *
   * @param optional columns that may be missing altogether
   * @throws ConfigurationException if there is no such column, or it holds rows or lists; names it
   */
  RawColumns(StructType frame, Schema schema, List<String> optional) {
    List<String> names = Arrays.asList(frame.fieldNames());
    places = new int[schema.numColumns()];
    for (int i = 0; i < places.length; i++) {
      String name = schema.getName(i);
      places[i] = names.indexOf(name);
      if (places[i] < 0) {
        if (!optional.contains(name)) {
          throw new ConfigurationException(
              "There is no column '"
                  + name
                  + "' in the DataFrame. "
                  + Names.suggestion(name, names));
        }
        continue;
      }
      DataType type = frame.apply(places[i]).dataType();
      if (type instanceof ArrayType || type instanceof MapType || type instanceof StructType) {
        throw new ConfigurationException(
            "The column '"
                + name
                + "' of the DataFrame is of type "
                + type.simpleString()
                + ". A process takes columns of single values: select its parts as columns.");
      }
    }
  }

  /** How messages call a partition. */
  static String source(int partition) {
    return "partition " + partition;
  }

  /** Puts a row into a block that is built; {@code line} is its number in the partition, from 1. */
  void put(Row row, ObjectRows into, String source, long line) {
    for (int i = 0; i < places.length; i++) {
      into.put(i, places[i] < 0 ? null : row.get(places[i]));
    }
    into.endRow(source, line);
  }
}
