package org.pydl4j.spark.etl;

import com.google.gson.JsonObject;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.ErrorPolicy;
import org.pydl4j.etl.transform.Rejected;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Runs processes over DataFrames: in the executors, in blocks of some thousand rows, by the kernels
 * that run on one machine, so that the values are the same. DataVec: {@code
 * SparkTransformExecutor}.
 *
 * <p>Columns are found by name; texts are read as readers of files read them, and what does not fit
 * its column is invalid, for the process to decide. Rows stay in their partitions and their order.
 * Steps that group, sort or make sequences need rows of other partitions, and are refused.
 */
public final class SparkTransformExecutor {
  private SparkTransformExecutor() {}

  /**
   * The rows that a process makes of a DataFrame's: numbers, texts (categories by name),
   * timestamps, booleans, bytes, and vectors for arrays; missing values are null.
   *
   * @throws ConfigurationException if a column is missing, a step needs other rows, or the process
   *     diverts rows and there is no folder for them
   */
  public static Dataset<Row> execute(Dataset<?> data, TransformProcess process) {
    return execute(data, process.toJson());
  }

  /** The same by the process's JSON. */
  public static Dataset<Row> execute(Dataset<?> data, String processJson) {
    return execute(data, processJson, "");
  }

  /**
   * The same, with a folder for rows that a process diverts: on any file system that Hadoop knows
   * and all executors can write to, a file {@code part-00003.jsonl} for each partition that has
   * such rows, with a line for each: {@code source}, {@code line}, {@code column}, {@code value},
   * {@code reason}, {@code record}. A file appears when its partition was read to its end, each
   * time that it is, in place of the one before.
   *
   * @param divertTo empty for a process that diverts none
   * @throws ConfigurationException also if there is a folder and the process diverts none, or the
   *     other way round
   */
  public static Dataset<Row> execute(Dataset<?> data, String processJson, String divertTo) {
    TransformProcess process = TransformProcess.fromJson(processJson);
    requireFolder(process, divertTo);
    requireKnown(process, data.sparkSession().sparkContext().isLocal());
    for (int i = 0; i < process.stages().size(); i++) {
      if (!process.stages().get(i).isRowWise() || process.stages().get(i).output().isSequence()) {
        throw new ConfigurationException(
            "Step "
                + (i + 1)
                + " ("
                + process.getActionList().get(i).name()
                + ") needs rows of other partitions. Group, sort and join by the DataFrame's own"
                + " methods, and give the process the result.");
      }
    }
    StructType made = struct(process.getFinalSchema());
    RawColumns columns = new RawColumns(data.schema(), process.getInitialSchema(), List.of());
    Diverted diverted = divertTo.isEmpty() ? null : diverted(data, divertTo);
    MapPartitionsFunction<Row, Row> work = rows -> new Rows(rows, processJson, columns, diverted);
    return data.toDF().mapPartitions(work, Encoders.row(made));
  }

  /** A function that was registered in the driver is not known to executors in other JVMs. */
  private static void requireKnown(TransformProcess process, boolean local) {
    List<String> registered = process.registeredFunctions();
    if (!local && !registered.isEmpty()) {
      throw new ConfigurationException(
          "The process names the functions "
              + registered
              + ", which this driver alone knows: executors find those of a jar (spark.jars) that"
              + " META-INF/services/org.pydl4j.etl.transform.ColumnFunction names.");
    }
  }

  private static void requireFolder(TransformProcess process, String divertTo) {
    boolean diverts = process.onError() == ErrorPolicy.DIVERT;
    if (diverts && divertTo.isEmpty()) {
      throw new ConfigurationException(
          "The process diverts rows that are still invalid at its end, and there is no folder for"
              + " them. Name one that all executors can write to (divertTo, in Python divert_to),"
              + " leave them out (SKIP), or let the pass end (FAIL).");
    }
    if (!diverts && !divertTo.isEmpty()) {
      throw new ConfigurationException(
          "There is a folder for diverted rows, "
              + divertTo
              + ", and the process diverts none: its policy is "
              + process.onError()
              + ". Give it the policy DIVERT, or leave the folder out.");
    }
  }

  private static Diverted diverted(Dataset<?> data, String folder) {
    SparkSession session = data.sparkSession();
    Configuration hadoop = session.sessionState().newHadoopConf();
    return new Diverted(
        folder,
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .broadcast(new SerializableConfiguration(hadoop)));
  }

  private static StructType struct(Schema schema) {
    StructType struct = new StructType();
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      DataType type =
          switch (column.type()) {
            case Integer -> DataTypes.IntegerType;
            case Long -> DataTypes.LongType;
            case Double -> DataTypes.DoubleType;
            case Float -> DataTypes.FloatType;
            case Boolean -> DataTypes.BooleanType;
            case Time -> DataTypes.TimestampType;
            case Bytes -> DataTypes.BinaryType;
            case NDArray -> SQLDataTypes.VectorType();
            case String, Categorical -> DataTypes.StringType;
          };
      struct = struct.add(column.name(), type, true);
    }
    return struct;
  }

  /** What becomes of the rows of a partition. */
  private static final class Rows extends RowsByBlocks {
    private final TransformProcess process;
    private final Diverted.@Nullable Part diverted;
    private long before; // rows of earlier blocks

    Rows(
        Iterator<Row> source, String processJson, RawColumns columns, @Nullable Diverted diverted) {
      super(source, columns);
      this.process = TransformProcess.fromJson(processJson);
      this.diverted = diverted == null ? null : diverted.part();
    }

    @Override
    void work(List<Row> made) {
      List<Row> taken = new ArrayList<>();
      try (ObjectRows rows = new ObjectRows(process.getInitialSchema())) {
        while (!rows.isFull() && hasMore()) {
          Row row = take(rows);
          if (diverted != null) {
            taken.add(row);
          }
        }
        try (Block raw = rows.build();
            Block done = process.apply(raw);
            Block right = process.checked(done, rejected -> divert(rejected, taken))) {
          for (int row = 0; row < right.rows(); row++) {
            made.add(row(right, row));
          }
        }
      }
      before += taken.size();
    }

    @Override
    void atEnd() {
      if (diverted != null) {
        diverted.end();
      }
    }

    private void divert(Rejected rejected, List<Row> taken) {
      if (diverted != null) {
        Row row = taken.get((int) (rejected.line() - 1 - before));
        diverted.add(rejected, told(row));
      }
    }

    /** As JSON; of types that Spark has no JSON for, texts. */
    private static String told(Row row) {
      try {
        return row.json();
      } catch (RuntimeException e) {
        JsonObject all = new JsonObject();
        for (int i = 0; i < row.size(); i++) {
          String value = row.isNullAt(i) ? null : String.valueOf(row.get(i));
          all.addProperty(row.schema().fieldNames()[i], value);
        }
        return all.toString();
      }
    }

    private static Row row(Block block, int row) {
      Object[] values = new Object[block.columns().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(block, row, i);
      }
      return RowFactory.create(values);
    }

    private static @Nullable Object value(Block block, int row, int place) {
      Column column = block.column(place);
      if (!column.has(row)) {
        return null;
      }
      if (column instanceof ArrayColumn arrays) {
        return Vectors.dense(arrays.elements(row));
      }
      ColumnType type = block.schema().getType(place);
      if (type == ColumnType.Time) {
        return new Timestamp(column.getLong(row));
      }
      return type == ColumnType.Bytes ? ((BytesColumn) column).bytes(row) : block.value(row, place);
    }
  }
}
