package org.pydl4j.spark.etl;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.Buffers;

/** The features that a model's process makes of raw columns, as one more column of vectors. */
public final class RawFeatures {
  private static final int ROWS = 4096;

  private RawFeatures() {}

  /** The schema with the column of features. */
  public static StructType schema(StructType frame, String processJson, String column) {
    columns(frame, processJson);
    return with(frame, column);
  }

  /**
   * The rows with the column of features, made in the executors, some thousand rows at a time.
   *
   * @param processJson of the model
   * @throws org.pydl4j.nd.errors.ConfigurationException if a raw column is missing; names it
   */
  public static Dataset<Row> joined(Dataset<?> data, String processJson, String column) {
    RawColumns columns = columns(data.schema(), processJson);
    MapPartitionsFunction<Row, Row> work = rows -> new Rows(rows, processJson, columns);
    return data.toDF().mapPartitions(work, Encoders.row(with(data.schema(), column)));
  }

  private static RawColumns columns(StructType frame, String processJson) {
    RawRows raw = new RawRows(TransformProcess.fromJson(processJson));
    return new RawColumns(frame, raw.schema(), raw.labels());
  }

  private static StructType with(StructType frame, String column) {
    return frame.add(column, SQLDataTypes.VectorType(), false);
  }

  /** The rows of a partition with their features behind them. */
  private static final class Rows extends RowsByBlocks {
    private final RawRows raw;

    Rows(Iterator<Row> source, String processJson, RawColumns columns) {
      super(source, columns);
      this.raw = new RawRows(TransformProcess.fromJson(processJson));
    }

    @Override
    void work(List<Row> made) {
      List<Row> rows = new ArrayList<>();
      try (ObjectRows block = new ObjectRows(raw.schema())) {
        while (rows.size() < ROWS && hasMore()) {
          rows.add(take(block));
        }
        try (Block built = block.build();
            NDArray features = raw.features(built)) {
          join(rows, features, made);
        }
      }
    }

    private static void join(List<Row> rows, NDArray features, List<Row> made) {
      int width = Math.toIntExact(features.size(1));
      FloatBuffer numbers = Buffers.of(features).asFloatBuffer();
      for (int i = 0; i < rows.size(); i++) {
        double[] vector = new double[width];
        for (int k = 0; k < width; k++) {
          vector[k] = numbers.get(i * width + k);
        }
        Row row = rows.get(i);
        Object[] values = new Object[row.size() + 1];
        for (int k = 0; k < row.size(); k++) {
          values[k] = row.get(k);
        }
        values[row.size()] = Vectors.dense(vector);
        made.add(RowFactory.create(values));
      }
    }
  }
}
