package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.normalizers.NormalizerStandardize;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.FeaturePlaces;
import org.pydl4j.spark.rows.RereadableRows;
import org.pydl4j.spark.rows.RowData;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.LostRows;
import org.pydl4j.spark.testing.SmallNets;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardPlan;

class TrainingRowsTest {
  private static final int ROWS = 23;
  private static final TensorSpec X = new TensorSpec("input", "x", DType.FLOAT32, new long[] {4});
  private static final TensorSpec Y =
      new TensorSpec("labels of output", "y", DType.INT64, new long[0]);
  private static final TensorSpec W = new TensorSpec("weights", "w", DType.FLOAT32, new long[0]);

  private static Dataset<Row> data() {
    return LocalSpark.session()
        .range(0, ROWS, 1, 3)
        .selectExpr(
            "array(float(id), 1f, 2f, 3f) x", "id % 3 y", "id / 2 AS w", "id % 4 = 3 AS validates");
  }

  private static Shard shard(TrainingRows rows, int rank) {
    List<InternalRow> found = RowData.of(data()).toJavaRDD().map(InternalRow::copy).collect();
    try (MultiLayerNetwork net = new MultiLayerNetwork(SmallNets.classifier())) {
      Signature signature = net.signature();
      return rows.open(found.iterator(), new ShardPlan(rank, 2, 5, 42, signature));
    }
  }

  private static TrainingRows rows(int indicator) {
    RowPlan plan = RowPlan.of(data().schema(), List.of(X, Y, W));
    return new TrainingRows(plan, List.of(X), List.of(Y), W, indicator, Normalizers.NONE, 1 << 20);
  }

  private static List<Long> ids(Shard.Batches batches) {
    List<Long> ids = new ArrayList<>();
    try (batches) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        float[] x = batch.inputs().get("input").toFloatArray();
        long[] y = batch.labels().get("output").toLongArray();
        float[] w = batch.weights().toFloatArray();
        for (int i = 0; i < y.length; i++) {
          long id = (long) x[4 * i];
          assertEquals(id % 3, y[i]); // features, labels and weights stay together
          assertEquals(id / 2f, w[i]);
          ids.add(id);
        }
      }
    }
    return ids;
  }

  @Test
  void aPassGivesEachExampleOnceInAnOrderOfItsOwn() {
    try (Shard shard = shard(rows(-1), 0);
        Shard other = shard(rows(-1), 1)) {
      assertEquals(ROWS, shard.rows());
      List<Long> first = ids(shard.batches(0, 0));
      List<Long> second = ids(shard.batches(1, 0));
      assertNotEquals(first, second);
      assertNotEquals(first, ids(other.batches(0, 0)));
      assertEquals(first, ids(shard.batches(0, 0)));
      assertEquals(first.subList(10, ROWS), ids(shard.batches(0, 2)));
      Collections.sort(first);
      for (int i = 0; i < ROWS; i++) {
        assertEquals(i, first.get(i));
      }
    }
  }

  @Test
  void rowsOfTheValidationAreNotTrainedOn() {
    try (Shard shard = shard(rows(3), 0)) {
      assertEquals(ROWS - 5, shard.rows());
      assertEquals(5, shard.validationRows());
      assertEquals(List.of(3L, 7L, 11L, 15L, 19L), ids(shard.validation()));
      assertTrue(ids(shard.batches(0, 0)).stream().noneMatch(id -> id % 4 == 3));
    }
  }

  private static final int MANY = 2000;

  private static Dataset<Row> many() {
    return LocalSpark.session()
        .range(0, MANY, 1, 1)
        .selectExpr(
            "array(float(id), 1f, 2f, 3f) x", "id % 3 y", "id / 2 AS w", "id % 4 = 3 AS validates");
  }

  /** A shard that may own so many bytes, over rows that can be read again. */
  private static Shard limited(long cacheBytes, Normalizers normalizer) {
    return limited(cacheBytes, normalizer, rows -> rows);
  }

  private static Shard limited(
      long cacheBytes, Normalizers normalizer, UnaryOperator<Iterator<InternalRow>> read) {
    RowPlan plan = RowPlan.of(many().schema(), List.of(X, Y, W));
    TrainingRows rows =
        new TrainingRows(plan, List.of(X), List.of(Y), W, 3, normalizer, cacheBytes);
    List<InternalRow> found = RowData.of(many()).toJavaRDD().map(InternalRow::copy).collect();
    try (MultiLayerNetwork net = new MultiLayerNetwork(SmallNets.classifier())) {
      ShardPlan shardPlan = new ShardPlan(0, 2, 5, 42, net.signature());
      return rows.open(new RereadableRows(() -> read.apply(found.iterator())), shardPlan);
    }
  }

  @Test
  void rowsBeyondTheLimitAreStreamedWithinIt() {
    long rowBytes = 4 * 4 + 8 + 4;
    long before = Memory.liveBytes();
    long limit = MANY * rowBytes / 8;
    try (Shard shard = limited(limit, Normalizers.NONE)) {
      assertEquals(before, Memory.liveBytes()); // nothing is kept between passes
      assertEquals(MANY - MANY / 4, shard.rows());
      assertEquals(MANY / 4, shard.validationRows());
      List<Long> first = watched(shard.batches(0, 0), before + limit);
      assertEquals(first, watched(shard.batches(0, 0), before + limit));
      assertNotEquals(first, watched(shard.batches(1, 0), before + limit));
      assertEquals(first.subList(15, first.size()), watched(shard.batches(0, 3), before + limit));
      assertNotEquals(first.stream().sorted().toList(), first);
      assertEquals(
          LongStream.range(0, MANY).filter(id -> id % 4 != 3).boxed().toList(),
          first.stream().sorted().toList());
      assertEquals(
          LongStream.range(0, MANY).filter(id -> id % 4 == 3).boxed().toList(),
          watched(shard.validation(), before + limit));
    }
    assertEquals(before, Memory.liveBytes());
  }

  private static List<Long> watched(Shard.Batches batches, long limit) {
    return ids(
        new Shard.Batches() {
          @Override
          public boolean hasNext() {
            return batches.hasNext();
          }

          @Override
          public Batch next() {
            Batch batch = batches.next();
            assertTrue(Memory.liveBytes() <= limit, Memory.liveBytes() + " of " + limit);
            return batch;
          }

          @Override
          public void close() {
            batches.close();
          }
        });
  }

  @Test
  void aPassThatCannotBeReadLeavesNoMemory() {
    long before = Memory.liveBytes();
    AtomicLong readable = new AtomicLong(Long.MAX_VALUE);
    try (Shard shard =
        limited(MANY * 28L / 8, Normalizers.NONE, rows -> new LostRows<>(rows, readable.get()))) {
      readable.set(100); // in the first window
      assertThrows(IOException.class, () -> shard.batches(0, 0));
      assertEquals(before, Memory.liveBytes());
      readable.set(MANY / 2); // in the batches that are skipped
      assertThrows(IOException.class, () -> shard.batches(0, MANY / 5));
      assertEquals(before, Memory.liveBytes());
      try (Shard.Batches batches = shard.batches(0, 0)) {
        assertThrows(
            IOException.class,
            () -> {
              while (batches.hasNext()) {
                batches.next();
              }
            });
      }
      assertEquals(before, Memory.liveBytes());
    }
  }

  @Test
  void rowsWithinTheLimitAreKept() {
    long before = Memory.liveBytes();
    long limit = MANY * 28L * 5 / 4;
    try (Shard shard = limited(limit, Normalizers.NONE)) {
      assertTrue(Memory.liveBytes() - before >= MANY * 28L);
      assertTrue(Memory.liveBytes() - before <= limit);
      assertEquals(MANY - MANY / 4, shard.rows());
    }
  }

  @Test
  void streamedRowsAreNormalizedToo() {
    RowPlan plan = RowPlan.of(many().schema(), List.of(X));
    Normalizers normalizer =
        NormalizerFit.fit(
            "standardize",
            RowData.of(many()).toJavaRDD(),
            plan,
            List.of("input"),
            List.of(),
            FeaturePlaces.UNKNOWN);
    try (Shard kept = limited(1 << 20, normalizer);
        Shard streamed = limited(1 << 12, normalizer);
        Shard.Batches expected = kept.validation();
        Shard.Batches found = streamed.validation()) {
      while (expected.hasNext()) {
        Batch one = expected.next();
        Batch other = found.next();
        assertArrayEquals(
            one.inputs().get("input").toFloatArray(), other.inputs().get("input").toFloatArray());
        assertArrayEquals(one.weights().toFloatArray(), other.weights().toFloatArray());
      }
      assertFalse(found.hasNext());
    }
  }

  @Test
  void aLimitBelowABatchIsRefused() {
    String message =
        assertThrows(ConfigurationException.class, () -> limited(100, Normalizers.NONE))
            .getMessage();
    assertTrue(message.contains("'cacheBytes'") && message.contains("batchSize"), message);
  }

  @Test
  void partitionsOfSparkCanBeReadAgain() {
    List<Long> sums =
        RereadableRows.of(RowData.of(many()))
            .mapPartitions(
                rows -> {
                  long sum = 0;
                  for (int pass = 0; pass < 3; pass++) {
                    Iterator<InternalRow> again = ((RereadableRows) rows).again();
                    while (again.hasNext()) {
                      sum += again.next().getLong(1);
                    }
                  }
                  return List.of(sum).iterator();
                })
            .collect();
    assertEquals(
        3 * LongStream.range(0, MANY).map(id -> id % 3).sum(),
        sums.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void theNormalizerIsFitInOnePassAndApplied() {
    RowPlan plan = RowPlan.of(data().schema(), List.of(X, Y, W));
    Normalizers normalizers =
        NormalizerFit.fit(
            "standardize",
            RowData.of(data()).toJavaRDD(),
            plan,
            List.of("input"),
            List.of(),
            FeaturePlaces.UNKNOWN);
    NormalizerStandardize normalizer = (NormalizerStandardize) normalizers.input(0);
    assertArrayEquals(new double[] {11, 1, 2, 3}, normalizer.mean(), 1e-12);
    assertEquals(Math.sqrt((ROWS * ROWS - 1) / 12.0), normalizer.std()[0], 1e-12);
    TrainingRows scaled =
        new TrainingRows(plan, List.of(X), List.of(Y), W, -1, normalizers, 1 << 20);
    try (Shard shard = shard(scaled, 0);
        Shard.Batches batches = shard.batches(0, 0)) {
      NDArray x = batches.next().inputs().get("input");
      assertEquals(0, x.getDouble(0, 1), 1e-6);
      assertTrue(Math.abs(x.getDouble(0, 0)) < 2);
    }
  }

  @Test
  void anAutoencoderGetsItsInputAsLabels() {
    RowPlan plan = RowPlan.of(data().schema(), List.of(X));
    TrainingRows rows =
        new TrainingRows(plan, List.of(X), List.of(), null, -1, Normalizers.NONE, 1 << 20);
    try (Shard shard = shard(rows, 0);
        Shard.Batches batches = shard.batches(0, 0)) {
      Batch batch = batches.next();
      assertArrayEquals(
          batch.inputs().get("input").toFloatArray(), batch.labels().get("output").toFloatArray());
    }
  }

  @Test
  void anEmptyPartitionIsAnEmptyShard() {
    try (MultiLayerNetwork net = new MultiLayerNetwork(SmallNets.classifier());
        Shard shard =
            rows(-1)
                .open(
                    List.<InternalRow>of().iterator(), new ShardPlan(0, 2, 5, 1, net.signature()));
        Shard.Batches batches = shard.batches(0, 0)) {
      assertEquals(0, shard.rows());
      assertFalse(batches.hasNext());
    }
  }
}
