package org.pydl4j.spark.etl;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.pydl4j.etl.analysis.DataAnalysis;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.Schema;
import scala.Tuple2;

/**
 * Looks at the columns of a DataFrame in the executors: statistics and quality in one pass, by the
 * code that looks at files on one machine. DataVec: {@code AnalyzeSpark}.
 *
 * <p>Each partition makes a summary of its rows, of some kilobytes a column whatever their number.
 * About as many tasks as the square root of the partitions' number merge them, in the partitions'
 * order, and the driver merges the rest: the same rows in the same partitions give the same result
 * to the last bit.
 */
public final class AnalyzeSpark {
  private AnalyzeSpark() {}

  /** Statistics and quality of all columns, with the types that the DataFrame gives them. */
  public static DataAnalysis analyze(Dataset<?> data) {
    return analyze(data, FrameSchema.of(data.schema()));
  }

  /**
   * Statistics and quality of the columns of a schema, which are found by name; texts are read as
   * readers of files read them, and what does not fit its column is counted as invalid.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a column is missing, or holds rows or
   *     lists; names it
   */
  public static DataAnalysis analyze(Dataset<?> data, Schema schema) {
    RawColumns columns = new RawColumns(data.schema(), schema, List.of());
    String json = schema.toJson();
    JavaRDD<Row> rows = data.toDF().javaRDD();
    int groups = (int) Math.ceil(Math.sqrt(rows.getNumPartitions()));
    int each = Math.max(1, (rows.getNumPartitions() + groups - 1) / Math.max(1, groups));
    DataAnalysis all = new DataAnalysis(schema);
    JavaPairRDD<Integer, Tuple2<Integer, byte[]>> parts =
        rows.mapPartitions(part -> List.of(part(part, json, columns)).iterator())
            .mapToPair(part -> new Tuple2<>(part._1() / each, part));
    parts
        .groupByKey(new HashPartitioner(Math.max(1, groups)))
        .mapValues(group -> merged(group, json))
        .collect()
        .stream()
        .sorted(Comparator.comparingInt(Tuple2::_1))
        .forEach(group -> all.merge(DataAnalysis.fromBytes(schema, group._2())));
    return all;
  }

  /** The same by the schema's JSON; empty for the DataFrame's own types. */
  public static DataAnalysis analyze(Dataset<?> data, String schemaJson) {
    return schemaJson.isEmpty() ? analyze(data) : analyze(data, Schema.fromJson(schemaJson));
  }

  /** The number of a partition, and what it holds. */
  private static Tuple2<Integer, byte[]> part(
      Iterator<Row> source, String schemaJson, RawColumns columns) {
    Schema schema = Schema.fromJson(schemaJson);
    DataAnalysis found = new DataAnalysis(schema);
    int number = TaskContext.getPartitionId();
    String name = RawColumns.source(number);
    for (long line = 0; source.hasNext(); ) {
      try (ObjectRows rows = new ObjectRows(schema)) {
        while (!rows.isFull() && source.hasNext()) {
          columns.put(source.next(), rows, name, ++line);
        }
        try (Block block = rows.build()) {
          found.add(block);
        }
      }
    }
    return new Tuple2<>(number, found.toBytes());
  }

  private static byte[] merged(Iterable<Tuple2<Integer, byte[]>> parts, String schemaJson) {
    Schema schema = Schema.fromJson(schemaJson);
    DataAnalysis all = new DataAnalysis(schema);
    StreamSupport.stream(parts.spliterator(), false)
        .sorted(Comparator.comparingInt(Tuple2::_1))
        .forEach(part -> all.merge(DataAnalysis.fromBytes(schema, part._2())));
    return all.toBytes();
  }
}
