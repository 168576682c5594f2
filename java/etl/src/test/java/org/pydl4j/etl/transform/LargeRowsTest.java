package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.schema.Schema;

/** Steps that group, sort and join, in memory and by DuckDB: the same rows in the same order. */
class LargeRowsTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnInteger("i")
          .addColumnLong("l")
          .addColumnDouble("d", null, null, true, true)
          .addColumnFloat("f")
          .addColumnBoolean("b")
          .addColumnString("s")
          .addColumnCategorical("c", "x", "y", "z")
          .addColumnTime("t", "UTC")
          .addColumnNDArray("a", new long[] {2})
          .build();

  /** Blocks of rows with few different values, of which some are missing, invalid, NaN or -0. */
  private static Blocks random(long seed, int rows) {
    Random random = new Random(seed);
    List<Block> blocks = new ArrayList<>();
    try (BlockBuilder out = new BlockBuilder(SCHEMA)) {
      for (int row = 0; row < rows; row++) {
        for (ColumnBuilder column : out.columns()) {
          int chance = random.nextInt(12);
          if (chance == 0) {
            column.addMissing();
          } else if (chance == 1) {
            column.addInvalid("bad \"" + random.nextInt(2) + "\"");
          } else {
            value(column, random.nextInt(5));
          }
        }
        out.endRow("part-" + row / 700 + ".csv", row % 700 + 1);
        if (random.nextInt(400) == 0) {
          blocks.add(out.build());
        }
      }
      blocks.add(out.build());
    }
    return Blocks.of(SCHEMA, blocks);
  }

  private static void value(ColumnBuilder column, int drawn) {
    if (column instanceof IntColumn.Builder ints) {
      ints.add(drawn % 3);
    } else if (column instanceof LongColumn.Builder longs) {
      longs.add((1L << 53) + drawn); // beyond what doubles tell apart
    } else if (column instanceof DoubleColumn.Builder doubles) {
      doubles.add(new double[] {0.0, -0.0, Double.NaN, 1.5, Double.NEGATIVE_INFINITY}[drawn]);
    } else if (column instanceof FloatColumn.Builder floats) {
      floats.add(new float[] {0f, -0f, 0.1f, 1.5f, -2f}[drawn]);
    } else if (column instanceof BooleanColumn.Builder flags) {
      flags.add(drawn > 2);
    } else if (column instanceof BytesColumn.Builder texts) {
      texts.add(new String[] {"", "a", "é", "a\0b", "\uD83D\uDE00"}[drawn]);
    } else {
      ((ArrayColumn.Builder) column).add(new double[] {drawn, 0.25}, 2);
    }
  }

  private static List<String> rows(BlockSource source) {
    List<String> found = new ArrayList<>();
    try (BlockReader reader = source.open()) {
      for (Block next = reader.next(); next != null; next = reader.next()) {
        try (Block block = next) {
          int[] offsets = block.offsets();
          for (int row = 0; row < block.rows(); row++) {
            int at = row;
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < block.columns().size(); i++) {
              Object value = block.value(row, i);
              values.add(value == null ? "<" + block.column(i).faults().at(row) + ">" : value);
            }
            boolean begins = offsets != null && Arrays.stream(offsets).anyMatch(o -> o == at);
            found.add((begins ? "| " : "") + values + " " + block.origins().describe(row));
          }
        }
      }
    }
    return found;
  }

  /** With all rows in memory, and with none. */
  private static void same(Supplier<List<String>> run) {
    List<String> inMemory = run.get();
    System.setProperty(Rows.MEMORY, "0");
    try {
      assertEquals(inMemory, run.get());
    } finally {
      System.clearProperty(Rows.MEMORY);
    }
    assertTrue(inMemory.size() > 2, inMemory.toString());
  }

  private static void sameProcess(TransformProcess process) {
    try (Blocks data = random(process.hashCode(), 3000)) {
      same(() -> rows(stages(process, data)));
    }
  }

  /** What the steps make, with what is invalid at their end. */
  private static BlockSource stages(TransformProcess process, BlockSource data) {
    return new BlockSource() {
      @Override
      public Schema schema() {
        return process.getFinalSchema();
      }

      @Override
      public BlockReader open() {
        BlockReader reader = data.open();
        for (Stage stage : process.stages()) {
          reader = stage.over(reader);
        }
        return reader;
      }
    };
  }

  private static TransformProcess.Builder builder() {
    return TransformProcess.builder(SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "d", "f", "b", "s", "c", "t"})
  void ranksAndSequencesAreTheSame(String column) {
    sameProcess(builder().calculateSortedRank("rank", column, true).build());
    sameProcess(builder().calculateSortedRank("rank", column, false).build());
    sameProcess(builder().convertToSequence(List.of(column), "l").build());
    sameProcess(builder().convertToSequence(List.of("i", column), null).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"i", "l", "d", "f", "b", "s", "c", "t", "i,d,s", "s,c"})
  void sortedAndDifferentRowsAreTheSame(String columns) {
    sameProcess(builder().sort(columns.split(",")).build());
    sameProcess(builder().deduplicate(columns.split(",")).build());
  }

  @Test
  void groupsAreTheSame() {
    Map<String, List<ReduceOp>> ops =
        Map.of(
            "l", List.of(ReduceOp.Sum, ReduceOp.Min, ReduceOp.Max, ReduceOp.CountUnique),
            "f", List.of(ReduceOp.Mean, ReduceOp.Stdev, ReduceOp.Variance, ReduceOp.Prod),
            "s", List.of(ReduceOp.Append, ReduceOp.Prepend, ReduceOp.Count));
    sameProcess(builder().reduce(List.of("i"), ReduceOp.TakeLast, ops).build());
    sameProcess(builder().reduce(List.of("d", "s", "c"), ReduceOp.TakeFirst, Map.of()).build());
    Part big =
        ReduceOperations.PART
            .builder()
            .set(ReduceOperations.OF, "f")
            .set(ReduceOperations.OP, "sum")
            .set(ReduceOperations.WHERE, Conditions.number("f", ConditionOp.GreaterThan, 0))
            .build();
    Operation reducer =
        Family.make(
            "Reducer",
            ReduceOperations.KEYS,
            List.of("s"),
            ReduceOperations.IGNORE,
            List.of("l"),
            ReduceOperations.CONDITIONAL,
            List.of(big));
    sameProcess(builder().operation(reducer).build());
  }

  @ParameterizedTest
  @EnumSource(JoinType.class)
  void joinsAreTheSame(JoinType type) {
    TransformProcess few =
        TransformProcess.builder(SCHEMA)
            .filter(Conditions.number("d", ConditionOp.LessThan, 1))
            .renameColumn("l", "other")
            .removeColumns("f", "b", "t")
            .renameColumn("a", "array")
            .build();
    try (Blocks left = random(1, 500);
        Blocks all = random(2, 120);
        Blocks right = Blocks.read(stages(few, all))) {
      for (List<String> keys : List.of(List.of("i", "d", "s", "c"), List.of("d", "c", "i", "s"))) {
        Join join = Join.of(type.name(), SCHEMA, right.schema(), keys, keys);
        same(() -> rows(join.execute(left, right)));
      }
    }
  }

  @Test
  void aPassThatIsLeftFreesWhatItSpilled() throws IOException {
    System.setProperty(Rows.MEMORY, "0");
    try (Blocks data = random(5, 40_000)) {
      BlockSource sorted = stages(builder().sort("s").build(), data);
      try (BlockReader reader = sorted.open();
          Block first = reader.next()) {
        assertEquals(Block.ROWS, first.rows());
        assertTrue(folders() > 0, "nothing was spilled");
      }
      assertEquals(0, folders());
      sorted.open().close(); // before anything is read
    } finally {
      System.clearProperty(Rows.MEMORY);
    }
  }

  private static long folders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("pydl4j-rows-")).count();
    }
  }
}
