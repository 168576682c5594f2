package org.pydl4j.spark.ml;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.spark.training.EpochReport;
import org.pydl4j.spark.training.WorkerReport;

/** How a training went, pass by pass, as a table and as JSON. */
final class History {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();

  private static final StructType WORKER =
      new StructType()
          .add("rank", DataTypes.IntegerType)
          .add("executor", DataTypes.StringType)
          .add("host", DataTypes.StringType)
          .add("examples", DataTypes.LongType)
          .add("computeSeconds", DataTypes.DoubleType)
          .add("waitSeconds", DataTypes.DoubleType)
          .add("communicationSeconds", DataTypes.DoubleType)
          .add("dataSeconds", DataTypes.DoubleType);

  /** The columns of {@link #toDataset}. */
  static final StructType SCHEMA =
      new StructType()
          .add("epoch", DataTypes.LongType)
          .add("score", DataTypes.DoubleType)
          .add("validationScore", DataTypes.DoubleType)
          .add("examples", DataTypes.LongType)
          .add("seconds", DataTypes.DoubleType)
          .add("best", DataTypes.BooleanType)
          .add("workers", DataTypes.createArrayType(WORKER, false));

  private History() {}

  /** Text for files. */
  static String toJson(List<EpochReport> reports) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EpochReport report : reports) {
      List<Map<String, Object>> workers = new ArrayList<>();
      for (WorkerReport worker : report.workers()) {
        workers.add(
            Map.of(
                "rank", worker.rank(),
                "executor", String.valueOf(worker.executor()),
                "host", String.valueOf(worker.host()),
                "examples", worker.examples(),
                "computeSeconds", worker.computeSeconds(),
                "waitSeconds", worker.waitSeconds(),
                "communicationSeconds", worker.communicationSeconds(),
                "dataSeconds", worker.dataSeconds()));
      }
      rows.add(
          Map.of(
              "epoch", report.epoch(),
              "score", report.score(),
              "validationScore", report.validationScore(),
              "examples", report.examples(),
              "seconds", report.seconds(),
              "best", report.best(),
              "workers", workers));
    }
    return GSON.toJson(rows);
  }

  /** A row a pass; the workers' numbers in an array of structs. */
  static Dataset<Row> toDataset(SparkSession session, String json) {
    List<Row> rows = new ArrayList<>();
    for (Object report : GSON.fromJson(json, List.class)) {
      rows.add(row(SCHEMA, (Map<?, ?>) report));
    }
    return session.createDataFrame(rows, SCHEMA);
  }

  private static Row row(StructType schema, Map<?, ?> values) {
    @Nullable Object[] cells = new @Nullable Object[schema.length()];
    for (int i = 0; i < cells.length; i++) {
      Object value = values.get(schema.fields()[i].name());
      if (value instanceof List<?> workers) {
        cells[i] = workers.stream().map(worker -> row(WORKER, (Map<?, ?>) worker)).toList();
      } else if (schema.fields()[i].dataType().equals(DataTypes.DoubleType)) {
        cells[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
      } else if (schema.fields()[i].dataType().equals(DataTypes.IntegerType)) {
        cells[i] = value instanceof Number number ? number.intValue() : null;
      } else {
        cells[i] = value;
      }
    }
    return RowFactory.create(cells);
  }
}
