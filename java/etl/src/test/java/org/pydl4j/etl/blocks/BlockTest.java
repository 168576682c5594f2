package org.pydl4j.etl.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;

class BlockTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnInteger("i")
          .addColumnLong("l")
          .addColumnDouble("d")
          .addColumnFloat("f")
          .addColumnString("s")
          .addColumnBoolean("b")
          .addColumnCategorical("c", "x", "y")
          .addColumnTime("t", "UTC")
          .addColumnBytes("raw")
          .addColumnNDArray("a", -1)
          .build();

  /** A row in eight is missing, one invalid, in each column for itself. */
  private static Block random(Random random, int rows) {
    try (BlockBuilder builder = new BlockBuilder(SCHEMA)) {
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < SCHEMA.numColumns(); i++) {
          ColumnBuilder column = builder.column(i);
          switch (random.nextInt(8)) {
            case 0 -> column.addMissing();
            case 1 -> column.addInvalid("bad " + row);
            default -> add(column, SCHEMA.getMetaData(i), random);
          }
        }
        builder.endRow("memory", row + 1);
      }
      return builder.build();
    }
  }

  private static void add(ColumnBuilder column, ColumnMetaData meta, Random random) {
    switch (meta.type()) {
      case Integer -> ((IntColumn.Builder) column).add(random.nextInt());
      case Categorical -> ((IntColumn.Builder) column).add(random.nextInt(2));
      case Long, Time -> ((LongColumn.Builder) column).add(random.nextLong());
      case Double -> ((DoubleColumn.Builder) column).add(random.nextGaussian());
      case Float -> ((FloatColumn.Builder) column).add(random.nextFloat());
      case Boolean -> ((BooleanColumn.Builder) column).add(random.nextBoolean());
      case String, Bytes -> ((BytesColumn.Builder) column).add("ü" + random.nextInt(1000));
      case NDArray -> ((ArrayColumn.Builder) column).add(new double[] {random.nextInt(9), 2}, 2);
    }
  }

  private static List<List<Object>> values(Block block) {
    List<List<Object>> all = new ArrayList<>();
    for (int row = 0; row < block.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < block.columns().size(); i++) {
        values.add(block.value(row, i));
        values.add(block.column(i).faults().at(row));
      }
      values.add(block.origins().describe(row));
      all.add(values);
    }
    return all;
  }

  @Test
  void whatIsSelectedAndPutTogetherAgainHasTheSameValues() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (Block block = random(random, 300)) {
      List<Block> parts = new ArrayList<>();
      for (int start = 0; start < 300; ) {
        int end = Math.min(300, start + random.nextInt(60)); // some are empty
        parts.add(block.slice(start, end));
        start = end;
      }
      try (Blocks blocks = Blocks.of(SCHEMA, parts);
          Block again = blocks.together()) {
        assertEquals(values(block), values(again), "seed " + seed);
        assertEquals(300, blocks.rows());
      }
    }
  }

  @Test
  void missingAndInvalidValuesAreToldApart() {
    try (IntColumn.Builder builder = IntColumn.builder()) {
      builder.add(7);
      builder.addMissing();
      builder.addInvalid("seven");
      try (IntColumn column = builder.build()) {
        assertTrue(column.has(0));
        assertFalse(column.has(1) || column.has(2));
        assertNull(column.faults().at(1));
        assertEquals("seven", column.faults().at(2));
        assertEquals(2, column.presence().absent());
      }
    }
  }

  @Test
  void columnsLiveAsLongAsTheirLastOwner() {
    DoubleColumn column = DoubleColumn.of(1, 2, 3);
    Column second = column.retain();
    column.close();
    try (NDArray array = second.array()) {
      second.close();
      assertArrayEquals(
          new double[] {1, 2, 3}, array.toDoubleArray()); // the array is an owner, too
    }
    assertThrows(ClosedException.class, column::retain);
  }

  @Test
  void textsAreComparedAsBytes() {
    try (BytesColumn column = BytesColumn.of("a", "ab", "ü", null, "a")) {
      assertTrue(column.compare(0, column, 1) < 0);
      assertTrue(column.compare(2, column, 1) > 0);
      assertEquals(0, column.compare(0, column, 4));
      assertNull(column.value(3));
      assertEquals("ü", column.text(2));
    }
  }

  @Test
  void aColumnTooFewIsAnErrorAndFreesTheOthers() {
    Schema schema = Schema.builder().addColumnsDouble("x", "y").build();
    List<Column> one = List.of(DoubleColumn.of(1));
    assertThrows(
        DataException.class, () -> new Block(schema, one, Origins.of("memory", 1, 1)).close());
  }

  @Test
  void aMatrixHasTheNumbersOfAllTypesAndNaNForWhatIsMissing() {
    long seed = System.nanoTime();
    List<String> names = List.of("f", "i", "l", "d", "b", "c", "t");
    try (Block block = random(new Random(seed), 700);
        Blocks parts =
            Blocks.of(block.schema(), List.of(block.slice(0, 300), block.slice(300, 700)));
        NDArray matrix = Exchange.matrix(parts, names)) {
      float[] all = matrix.toFloatArray();
      for (int row = 0; row < block.rows(); row++) {
        for (int i = 0; i < names.size(); i++) {
          Column column = block.column(names.get(i));
          float expected = column.has(row) ? (float) column.getDouble(row) : Float.NaN;
          assertEquals(expected, all[row * names.size() + i], "seed " + seed);
        }
      }
      assertThrows(DataException.class, () -> Exchange.matrix(parts, List.of("s")));
    }
  }

  @Test
  void severalBlocksTogetherHaveTheValuesOfEach() {
    long seed = System.nanoTime();
    try (Block block = random(new Random(seed), 700);
        Blocks parts =
            Blocks.of(
                block.schema(),
                List.of(block.slice(0, 300), block.slice(300, 300), block.slice(300, 700)));
        Block together = parts.together()) {
      assertEquals(700, together.rows());
      for (int row = 0; row < 700; row++) {
        for (int i = 0; i < block.columns().size(); i++) {
          assertEquals(block.value(row, i), together.value(row, i), "seed " + seed);
          assertEquals(block.column(i).faults().at(row), together.column(i).faults().at(row));
        }
        assertEquals(block.origins().describe(row), together.origins().describe(row));
      }
    }
  }

  @Test
  void rowsAddedTogetherAreThoseAddedOneByOne() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (DoubleColumn.Builder single = DoubleColumn.builder();
        DoubleColumn.Builder many = DoubleColumn.builder()) {
      for (int turn = 0; turn < 40; turn++) {
        int count = random.nextInt(150);
        double[] values = random.doubles(count).toArray();
        long[] there = turn < 15 ? null : random.longs(3).toArray();
        if (turn % 4 == 3) {
          single.addMissing();
          many.addMissing();
        }
        many.addAll(values, count, there);
        for (int i = 0; i < count; i++) {
          if (there == null || (there[i >> 6] >> i & 1) != 0) {
            single.add(values[i]);
          } else {
            single.addMissing();
          }
        }
      }
      try (DoubleColumn expected = single.build();
          DoubleColumn found = many.build()) {
        assertEquals(expected.rows(), found.rows());
        assertEquals(expected.presence().absent(), found.presence().absent(), "seed " + seed);
        for (int row = 0; row < expected.rows(); row++) {
          assertEquals(expected.value(row), found.value(row), "seed " + seed + ", row " + row);
        }
      }
    }
  }

  @Test
  void sequencesStayWhole() {
    Schema schema = Schema.builder().addColumnInteger("x").build().asSequence();
    try (BlockBuilder builder = new BlockBuilder(schema)) {
      for (int i = 0; i < 5; i++) {
        ((IntColumn.Builder) builder.column(0)).add(i);
        builder.endRow("memory", i + 1);
        if (i == 1) {
          builder.endSequence();
          builder.endSequence(); // of no steps
        }
      }
      builder.endSequence();
      List<Block> both = List.of(builder.build(), builder.build());
      try (Blocks blocks = Blocks.of(schema, both);
          Block block = both.get(0).retain()) {
        assertArrayEquals(new int[] {0, 2, 2, 5}, block.offsets());
        assertEquals(3, block.examples());
        assertEquals(5, blocks.rows());
      }
    }
  }
}
