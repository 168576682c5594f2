package org.pydl4j.spark.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.spark.testing.LocalSpark;

class RowsTest {
  private static final long SEED = 20240817;
  private static final int WIDTH = 70; // more than one word of null bits
  private static final int ROWS = 301;

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("floats", DataTypes.createArrayType(DataTypes.FloatType, false))
          .add("doubles", DataTypes.createArrayType(DataTypes.DoubleType, true))
          .add("longs", DataTypes.createArrayType(DataTypes.LongType))
          .add("ints", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("shorts", DataTypes.createArrayType(DataTypes.ShortType))
          .add("bytes", DataTypes.createArrayType(DataTypes.ByteType))
          .add("booleans", DataTypes.createArrayType(DataTypes.BooleanType))
          .add("vector", SQLDataTypes.VectorType())
          .add("binary", DataTypes.BinaryType)
          .add("text", DataTypes.StringType);

  private static List<Row> rows;

  @BeforeAll
  static void start() {
    System.out.println("RowsTest: seed " + SEED);
    Random random = new Random(SEED);
    rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(i, random));
    }
    LocalSpark.session();
  }

  private static Row row(long id, Random random) {
    Float[] floats = new Float[WIDTH];
    Double[] doubles = new Double[WIDTH];
    Long[] longs = new Long[WIDTH];
    Integer[] ints = new Integer[WIDTH];
    Short[] shorts = new Short[WIDTH];
    Byte[] bytes = new Byte[WIDTH];
    Boolean[] booleans = new Boolean[WIDTH];
    double[] vector = new double[WIDTH];
    byte[] binary = new byte[WIDTH];
    random.nextBytes(binary);
    for (int i = 0; i < WIDTH; i++) {
      floats[i] = (float) random.nextGaussian();
      doubles[i] = random.nextGaussian();
      longs[i] = random.nextLong() >> 40;
      ints[i] = random.nextInt() >> 8;
      shorts[i] = (short) random.nextInt();
      bytes[i] = (byte) random.nextInt();
      booleans[i] = random.nextBoolean();
      vector[i] = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
    }
    var dense = Vectors.dense(vector);
    return RowFactory.create(
        id,
        floats,
        doubles,
        longs,
        ints,
        shorts,
        bytes,
        booleans,
        id % 2 == 0 ? dense : dense.toSparse(),
        binary,
        "row " + id);
  }

  private static Dataset<Row> frame() {
    return LocalSpark.session().createDataFrame(rows, SCHEMA);
  }

  private static TensorSpec spec(String column, DType type, long... example) {
    return new TensorSpec(column, column, type, example);
  }

  /** What the Row API says, number by number. */
  private static double[] expected(String column) {
    int field = SCHEMA.fieldIndex(column);
    return rows.stream()
        .flatMapToDouble(
            row -> {
              Object value = row.get(field);
              if (value instanceof byte[] bytes) {
                double[] numbers = new double[bytes.length];
                Arrays.setAll(numbers, i -> bytes[i] & 0xff);
                return Arrays.stream(numbers);
              } else if (value instanceof org.apache.spark.ml.linalg.Vector vector) {
                return Arrays.stream(vector.toArray());
              }
              return Arrays.stream((Object[]) value)
                  .mapToDouble(
                      x -> x instanceof Boolean b ? (b ? 1 : 0) : ((Number) x).doubleValue());
            })
        .toArray();
  }

  private static void check(Iterator<InternalRow> source, DType type, String... columns) {
    List<TensorSpec> specs = Arrays.stream(columns).map(c -> spec(c, type, WIDTH)).toList();
    try (RowShard shard = RowShard.read(RowPlan.of(SCHEMA, specs), source)) {
      assertEquals(ROWS, shard.rows());
      for (String column : columns) {
        try (NDArray array = whole(shard, column)) {
          assertArrayEquals(new long[] {ROWS, WIDTH}, array.shape());
          double[] expected = expected(column);
          if (array.dtype() == DType.FLOAT32) {
            Arrays.setAll(expected, i -> (float) expected[i]);
          }
          assertArrayEquals(expected, array.toDoubleArray(), column);
        }
      }
    }
  }

  /** All rows of an array; the caller closes it. */
  private static NDArray whole(RowShard shard, String name) {
    NDArray array = shard.buffer(name, (int) shard.rows());
    shard.copy(name, 0, (int) shard.rows(), array);
    return array;
  }

  private static final String[] ALL = {
    "floats", "doubles", "longs", "ints", "shorts", "bytes", "booleans", "vector", "binary"
  };

  private static List<InternalRow> collected(Dataset<Row> data) {
    return RowData.of(data).toJavaRDD().map(InternalRow::copy).collect();
  }

  @Test
  void everyKindOfColumnIsReadAsTheRowApiSays() {
    List<InternalRow> unsafe = collected(frame());
    assertTrue(unsafe.get(0) instanceof UnsafeRow);
    check(unsafe.iterator(), DType.FLOAT32, ALL);
    check(unsafe.iterator(), DType.FLOAT64, ALL);
  }

  @Test
  void rowsOutsideSparksBinaryFormAreReadToo() {
    var converter = CatalystTypeConverters.createToCatalystConverter(SCHEMA);
    Iterator<InternalRow> generic =
        rows.stream().map(row -> (InternalRow) converter.apply(row)).iterator();
    check(generic, DType.FLOAT32, ALL);
  }

  @Test
  void persistedRowsAreReadWhereTheyLie() {
    persisted(frame().coalesce(1), "id >= 0");
  }

  @Test
  void persistedRowsOfAnAdaptivePlanAreReadWhereTheyLie() {
    persisted(
        frame().repartition(3).sortWithinPartitions("id").repartition(1).sort("id"), "id < 999");
  }

  private static void persisted(Dataset<Row> data, String all) {
    Dataset<Row> persisted = data.persist();
    try {
      List<InternalRow> rows = collected(persisted);
      assertFalse(rows.get(0) instanceof UnsafeRow, "they went through Spark's binary rows");
      check(rows.iterator(), DType.FLOAT32, ALL);
      RowData.of(persisted)
          .toJavaRDD()
          .foreachPartition(uncopied -> check(uncopied, DType.FLOAT32, ALL));
      check(collected(persisted.filter(all)).iterator(), DType.FLOAT32, ALL);
      check(collected(persisted.limit(ROWS)).iterator(), DType.FLOAT32, ALL);
    } finally {
      persisted.unpersist(true);
    }
  }

  @Test
  void columnsOfPersistedRowsKeepTheirPlacesAndTheirNulls() {
    Dataset<Row> persisted =
        frame()
            .selectExpr(
                "id",
                "IF(id % 3 = 0, null, ints) AS some",
                "IF(id % 3 = 0, null, binary) AS bytes",
                "CAST(id AS string) AS text")
            .coalesce(1)
            .persist();
    try {
      Dataset<Row> turned = persisted.select("text", "id");
      long id = 0;
      for (InternalRow row : collected(turned.union(turned))) {
        assertEquals(id % ROWS, row.getLong(1));
        assertEquals(Long.toString(id % ROWS), row.getUTF8String(0).toString());
        id++;
      }
      assertEquals(2 * ROWS, id);
      for (InternalRow row : collected(persisted.select("some", "id", "bytes"))) {
        boolean isNull = row.getLong(1) % 3 == 0;
        assertEquals(isNull, row.isNullAt(0));
        assertEquals(isNull, row.isNullAt(2));
        byte[] expected = rows.get((int) row.getLong(1)).getAs(SCHEMA.fieldIndex("binary"));
        assertArrayEquals(isNull ? null : expected, row.getBinary(2));
      }
      List<InternalRow> mixed = collected(turned.union(persisted.selectExpr("text", "id + 1")));
      assertEquals(ROWS, mixed.get(2 * ROWS - 1).getLong(1));
    } finally {
      persisted.unpersist(true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "float", "bigint", "int", "smallint", "tinyint", "boolean"})
  void scalarsAreLabelsAndWeights(String type) {
    Dataset<Row> data =
        LocalSpark.session().range(2).selectExpr("CAST(id AS " + type + ") AS label").coalesce(1);
    RowPlan plan =
        RowPlan.of(
            data.schema(),
            List.of(
                new TensorSpec("labels", "label", DType.INT64, new long[0]),
                new TensorSpec("weights", "label", DType.FLOAT32, new long[0]),
                new TensorSpec("targets", "label", DType.FLOAT32, new long[] {1})));
    try (RowShard shard = RowShard.read(plan, collected(data).iterator());
        NDArray labels = whole(shard, "labels");
        NDArray weights = whole(shard, "weights");
        NDArray targets = whole(shard, "targets")) {
      assertArrayEquals(new long[] {0, 1}, labels.toLongArray());
      assertArrayEquals(new float[] {0, 1}, weights.toFloatArray());
      assertArrayEquals(new long[] {2, 1}, targets.shape());
    }
  }

  @Test
  void imagesBecomePlanes() {
    byte[] pixels = {1, 2, 3, 4, 5, 6}; // two pixels of blue, green, red
    Dataset<Row> data = image(1, 2, 3, pixels);
    RowPlan plan = RowPlan.of(data.schema(), List.of(spec("image", DType.FLOAT32, 3, 1, 2)));
    try (RowShard shard = RowShard.read(plan, collected(data).iterator());
        NDArray images = whole(shard, "image")) {
      assertArrayEquals(new long[] {1, 3, 1, 2}, images.shape());
      assertArrayEquals(new long[] {1, 4, 2, 5, 3, 6}, images.toLongArray());
    }
    Dataset<Row> other = image(2, 1, 3, pixels);
    assertTrue(refusal(other, spec("image", DType.FLOAT32, 3, 1, 2)).contains("file:/a.png"));
  }

  private static Dataset<Row> image(int height, int width, int channels, byte[] pixels) {
    Row image = RowFactory.create("file:/a.png", height, width, channels, 16, pixels);
    return LocalSpark.session()
        .createDataFrame(
            List.of(RowFactory.create(image)), org.apache.spark.ml.image.ImageSchema.imageSchema());
  }

  private static String refusal(Dataset<Row> data, TensorSpec spec) {
    List<InternalRow> found = collected(data);
    RowPlan plan = RowPlan.of(data.schema(), List.of(spec));
    return assertThrows(DataException.class, () -> RowShard.read(plan, found.iterator()))
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(NULL AS array<float>)",
        "array(1f, 2f)",
        "array(1f, NULL, 3f)",
        "array(1d, 2d, NULL)",
        "CAST('ab' AS binary)",
        "CAST(NULL AS binary)",
      })
  void valuesThatDoNotFitAreRefused(String value) {
    Dataset<Row> data = LocalSpark.session().range(1).selectExpr(value + " AS pixels");
    String message = refusal(data, spec("pixels", DType.FLOAT32, 3));
    assertTrue(message.contains("'pixels'"), message);
  }

  @Test
  void vectorsOfAnotherSizeAreRefused() {
    StructType schema = new StructType().add("v", SQLDataTypes.VectorType());
    for (var vector :
        List.of(Vectors.dense(1, 2), Vectors.sparse(2, new int[] {1}, new double[] {5}))) {
      Dataset<Row> data =
          LocalSpark.session().createDataFrame(List.of(RowFactory.create(vector)), schema);
      assertTrue(refusal(data, spec("v", DType.FLOAT32, 3)).contains("needs 3"));
    }
  }

  @Test
  void labelsBetweenTwoClassesAreRefused() {
    Dataset<Row> data = LocalSpark.session().range(1).selectExpr("1.5D AS label");
    assertTrue(refusal(data, spec("label", DType.INT64)).contains("1.5"));
  }

  @Test
  void columnsThatCannotFillTheArrayAreRefusedOnTheDriver() {
    for (TensorSpec spec :
        List.of(
            spec("text", DType.FLOAT32, 3),
            spec("id", DType.FLOAT32, 2),
            spec("floats", DType.INT64),
            spec("floots", DType.FLOAT32, WIDTH))) {
      String message =
          assertThrows(ConfigurationException.class, () -> RowPlan.of(SCHEMA, List.of(spec)))
              .getMessage();
      assertTrue(message.contains(spec.column()), message);
    }
    String message =
        assertThrows(
                ConfigurationException.class,
                () -> RowPlan.of(SCHEMA, List.of(spec("floots", DType.FLOAT32, WIDTH))))
            .getMessage();
    assertTrue(message.contains("Did you mean 'floats'?"), message);
  }

  @Test
  void doublesAreNarrowedAfterARowThatDidNotFit() {
    Dataset<Row> data =
        LocalSpark.session().range(0, 100, 1, 1).selectExpr("array(double(id), 0.1D) AS x");
    Dataset<Row> tooShort = LocalSpark.session().range(1).selectExpr("array(5D) AS x");
    RowPlan plan = RowPlan.of(data.schema(), List.of(spec("x", DType.FLOAT32, 2)));
    InternalRow bad = collected(tooShort).get(0);
    try (RowBatch batch = new RowBatch(plan, 100)) {
      for (int round = 0; round < 2; round++) {
        for (InternalRow row : collected(data)) {
          batch.add(row);
          if (batch.size() % 7 == 0 && !batch.isFull()) {
            assertThrows(DataException.class, () -> batch.add(bad)); // it is not counted
          }
        }
        try (NDArray found = batch.arrays().get("x")) {
          for (int i = 0; i < 100; i++) {
            assertEquals(i, found.getDouble(i, 0));
            assertEquals(0.1f, found.getDouble(i, 1));
          }
        }
        batch.clear();
      }
    }
  }

  @Test
  void rowsInSeveralPiecesAreFoundByTheirNumbers() {
    RowPlan plan = RowPlan.of(SCHEMA, List.of(spec("floats", DType.FLOAT32, WIDTH)));
    long[] order = LongStream.range(0, ROWS).map(i -> ROWS - 1 - i).toArray();
    try (RowShard.Builder builder = new RowShard.Builder(plan, 16 * 7 * plan.bytesPerRow())) {
      collected(frame()).forEach(builder::add);
      assertEquals(7, builder.pieceRows());
      assertEquals(ROWS, builder.rows());
      try (RowShard shard = builder.build();
          NDArray found = shard.buffer("floats", ROWS - 3)) {
        shard.gather("floats", order, 3, ROWS - 3, found);
        double[] expected = expected("floats");
        for (int i = 3; i < ROWS; i++) {
          assertEquals((float) expected[(ROWS - 1 - i) * WIDTH + 1], found.getDouble(i - 3, 1));
        }
        shard.replaceAll("floats", piece -> Arithmetic.mul(piece, 2));
        shard.gather("floats", order, 3, ROWS - 3, found);
        assertEquals(2 * (float) expected[(ROWS - 4) * WIDTH], found.getDouble(0, 0));
      }
    }
  }

  @Test
  void rowsWhoseLastPieceCannotBeCutLeaveNoMemory() {
    RowPlan plan = RowPlan.of(SCHEMA, List.of(spec("floats", DType.FLOAT32, WIDTH)));
    List<InternalRow> all = collected(frame());
    long before = Memory.liveBytes();
    long limit = Memory.limit();
    try (RowShard.Builder builder = new RowShard.Builder(plan, 16 * 7 * plan.bytesPerRow())) {
      all.subList(0, 3 * 7 + 1).forEach(builder::add);
      Memory.setLimit(Memory.liveBytes());
      assertThrows(OffHeapMemoryException.class, builder::build);
      assertEquals(before, Memory.liveBytes());
    } finally {
      Memory.setLimit(limit);
    }
  }

  @Test
  void aWindowGivesEachRowOnceInAnotherOrder() {
    List<InternalRow> all = collected(frame());
    RowPlan plan = RowPlan.of(SCHEMA, List.of(new TensorSpec("n", "id", DType.INT64, new long[0])));
    assertNotEquals(windowed(plan, all, 20, 1), windowed(plan, all, 20, 2));
    List<Long> shuffled = windowed(plan, all, 20, 1);
    assertEquals(shuffled, windowed(plan, all, 20, 1));
    assertEquals(ids(), windowed(plan, all, 1, 1));
    assertNotEquals(ids(), shuffled);
    assertEquals(ids(), shuffled.stream().sorted().toList());
    for (int i = 0; i < ROWS; i++) {
      assertTrue(shuffled.get(i) < i + 20, "a row comes before it was in the window");
    }
  }

  private static List<Long> ids() {
    return rows.stream().map(row -> row.getLong(0)).sorted().toList();
  }

  private static List<Long> windowed(RowPlan plan, List<InternalRow> all, int capacity, int seed) {
    List<Long> ids = new ArrayList<>();
    try (RowBatch batch = new RowBatch(plan, 8);
        RowWindow window =
            new RowWindow(plan, capacity, all.iterator(), new SplittableRandom(seed))) {
      while (window.hasNext()) {
        window.fill(batch);
        try (NDArray found = batch.arrays().get("n")) {
          Arrays.stream(found.toLongArray()).forEach(ids::add);
        }
      }
    }
    return ids;
  }

  @Test
  void aShardMayBeEmpty() {
    RowPlan plan = RowPlan.of(SCHEMA, List.of(spec("floats", DType.FLOAT32, WIDTH)));
    try (RowShard shard = RowShard.read(plan, List.<InternalRow>of().iterator())) {
      assertEquals(0, shard.rows());
      assertEquals(Set.of("floats"), shard.names());
    }
  }
}
