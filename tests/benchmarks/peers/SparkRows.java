import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.RowShard;
import org.pydl4j.spark.rows.TensorSpec;

/** Seconds inside one task that bring the column {@code x} of all rows into off-heap memory, by two ways. */
public final class SparkRows {
  private static final int BATCH = 1024;

  private SparkRows() {}

  /** The way of pydl4j: raw copies of Spark's own binary rows. */
  public static double ours(Dataset<Row> data, int width) {
    RowPlan plan = plan(data, width);
    return RowData.of(data)
        .toJavaRDD()
        .mapPartitions(
            rows -> {
              long begun = System.nanoTime();
              try (RowBatch batch = new RowBatch(plan, BATCH)) {
                while (rows.hasNext()) {
                  if (batch.isFull()) {
                    batch.clear();
                  }
                  batch.add(rows.next());
                }
              }
              return List.of((System.nanoTime() - begun) / 1e9).iterator();
            })
        .reduce(Double::sum);
  }

  /** The way of training: all rows of a task stay in off-heap memory until the last one is read. */
  public static double shard(Dataset<Row> data, int width) {
    RowPlan plan = plan(data, width);
    return RowData.of(data)
        .toJavaRDD()
        .mapPartitions(
            rows -> {
              long begun = System.nanoTime();
              RowShard.read(plan, rows).close();
              return List.of((System.nanoTime() - begun) / 1e9).iterator();
            })
        .reduce(Double::sum);
  }

  private static RowPlan plan(Dataset<Row> data, int width) {
    return RowPlan.of(
        data.schema(), List.of(new TensorSpec("x", "x", DType.FLOAT32, new long[] {width})));
  }

  /** The Row API: an object a row, and one a number of an array; batches of {@code BATCH} rows. */
  public static double rowApi(Dataset<Row> data, int width) {
    MapPartitionsFunction<Row, Double> work = rows -> List.of(seconds(rows, width)).iterator();
    return data.mapPartitions(work, Encoders.DOUBLE()).reduce(
        (org.apache.spark.api.java.function.ReduceFunction<Double>) Double::sum);
  }

  private static double seconds(Iterator<Row> rows, int width) {
    long begun = System.nanoTime();
    float[] batch = new float[BATCH * width];
    byte[] bytes = new byte[BATCH * width];
    while (rows.hasNext()) {
      int n = 0;
      boolean binary = false;
      for (; n < BATCH && rows.hasNext(); n++) {
        Object value = rows.next().get(0);
        if (value instanceof byte[] pixels) {
          binary = true;
          System.arraycopy(pixels, 0, bytes, n * width, width);
        } else if (value instanceof Vector vector) {
          double[] numbers = vector.toArray();
          for (int i = 0; i < width; i++) {
            batch[n * width + i] = (float) numbers[i];
          }
        } else {
          scala.collection.Seq<?> numbers = (scala.collection.Seq<?>) value;
          for (int i = 0; i < width; i++) {
            batch[n * width + i] = ((Number) numbers.apply(i)).floatValue();
          }
        }
      }
      try (NDArray made = binary ? Nd.create(bytes, BATCH, width) : Nd.create(batch, BATCH, width)) {
        if (made.length() == 0) {
          throw new IllegalStateException();
        }
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }
}
