package org.pydl4j.spark.ml;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.pydl4j.spark.rows.NamedColumn;

/** What rows are, whatever their order and their partitions: one pass over them. */
final class RowsDigest {
  /** 24 of a hash's bits: sums of 2^39 of them fit into a long. */
  private static final int SHIFT = 40;

  private RowsDigest() {}

  /** Columns with their types, how many rows, and two sums of the rows' hashes. */
  static String of(Dataset<Row> data) {
    Column[] columns =
        Arrays.stream(data.columns())
            .map(name -> NamedColumn.of(data, name))
            .toArray(Column[]::new);
    Column hash = functions.xxhash64(columns);
    Row sums =
        data.agg(
                functions.count(functions.lit(1)),
                functions.bit_xor(hash),
                functions.sum(functions.shiftrightunsigned(hash, SHIFT)))
            .first();
    return data.schema().simpleString() + " " + sums;
  }
}
