package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockPieces;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.local.LocalTransformExecutor;
import org.pydl4j.etl.schema.Schema;

/**
 * Files of random values, written in random ways: whatever way they are read, record by record,
 * many at a time, in pieces or by several threads, each value is the one that was written.
 */
class RandomCsvTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .missing("", "NA")
          .addColumnInteger("i")
          .addColumnLong("l")
          .addColumnDouble("d")
          .addColumnFloat("f")
          .addColumnBoolean("b")
          .addColumnCategorical("c", "red", "green", "a rather long name of a colour", "ü")
          .addColumnTime("t", "Europe/Berlin")
          .addColumnString("s")
          .build();

  /** A file, and what is in it. */
  private static final class Written {
    final Random random;
    final StringBuilder csv = new StringBuilder();
    final List<List<Object>> rows = new ArrayList<>(); // behind the values the line
    final boolean quotes;
    final boolean odd;
    final boolean wrong;
    final String end;
    long line = 1;
    int rejected;

    Written(long seed) {
      random = new Random(seed);
      quotes = random.nextInt(3) > 0;
      odd = random.nextInt(3) == 0;
      wrong = random.nextBoolean();
      end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      int records = random.nextInt(3000);
      for (int i = 0; i < records; i++) {
        record();
      }
      if (random.nextBoolean() && csv.length() > 0) {
        csv.setLength(csv.length() - end.length());
      }
    }

    void record() {
      if (odd && random.nextInt(40) == 0) {
        csv.append(random.nextBoolean() ? "# said \"so" : "").append(end);
        line++;
      }
      if (wrong && random.nextInt(100) == 0) {
        csv.append(random.nextBoolean() ? "1,2,3" : "x,1,1,1,1,red,0,s").append(end);
        line++;
        rejected++;
        return;
      }
      long at = line;
      List<Object> row = new ArrayList<>();
      List<String> fields = new ArrayList<>();
      for (int column = 0; column < 8; column++) {
        if (random.nextInt(25) == 0) {
          row.add(null);
          fields.add(random.nextBoolean() ? "" : "NA");
        } else {
          value(column, row, fields);
        }
      }
      csv.append(String.join(",", fields)).append(end);
      line++;
      row.add(at);
      rows.add(row);
    }

    void value(int column, List<Object> row, List<String> fields) {
      switch (column) {
        case 0 -> plain(random.nextInt() >> random.nextInt(31), row, fields);
        case 1 -> plain(random.nextLong() >> random.nextInt(63), row, fields);
        case 2 -> plain(random.nextInt() / Math.pow(10, random.nextInt(9)), row, fields);
        case 3 -> plain(random.nextFloat(), row, fields);
        case 4 -> plain(random.nextBoolean(), row, fields);
        case 5 ->
            plain(
                SCHEMA.getMetaData("c") instanceof org.pydl4j.etl.schema.CategoricalMetaData names
                    ? names.stateNames().get(random.nextInt(4))
                    : "",
                row,
                fields);
        case 6 -> {
          long day = random.nextInt(40_000) - 10_000L;
          row.add(
              java.time.LocalDate.ofEpochDay(day)
                  .atTime(12, 30, 5)
                  .atZone(java.time.ZoneId.of("Europe/Berlin"))
                  .toInstant()
                  .toEpochMilli());
          fields.add(written(java.time.LocalDate.ofEpochDay(day) + " 12:30:05"));
        }
        default -> text(row, fields);
      }
    }

    void plain(Object value, List<Object> row, List<String> fields) {
      row.add(value);
      fields.add(written(value.toString()));
    }

    String written(String text) {
      return quotes && random.nextInt(4) == 0 ? "\"" + text + "\"" : text;
    }

    void text(List<Object> row, List<String> fields) {
      StringBuilder text = new StringBuilder("t");
      int length = random.nextInt(random.nextInt(20) == 0 ? 200 : 12);
      for (int i = 0; i < length; i++) {
        text.append(quotes && odd ? "ab,\"\nüx".charAt(random.nextInt(7)) : (char) ('a' + i % 20));
      }
      row.add(text.toString());
      boolean must = quotes && odd;
      fields.add(must ? "\"" + text.toString().replace("\"", "\"\"") + "\"" : written(text + ""));
      line += text.chars().filter(c -> c == '\n').count();
    }
  }

  private static List<List<Object>> read(BlockReader opened) {
    List<List<Object>> rows = new ArrayList<>();
    try (BlockReader reader = opened) {
      reader.forEach(block -> add(block, rows));
    }
    return rows;
  }

  private static void add(Block block, List<List<Object>> rows) {
    for (int row = 0; row < block.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < block.columns().size(); column++) {
        values.add(block.value(row, column));
      }
      values.add(block.origins().line(row));
      rows.add(values);
    }
  }

  private static void assertRows(
      List<List<Object>> expected, List<List<Object>> found, String how) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i), how + ", record " + i);
    }
    assertEquals(expected.size(), found.size(), how);
  }

  @Test
  void eachWayOfReadingGivesTheValuesThatWereWritten() {
    int rounds = Integer.getInteger("tests.rounds", 1) * 12;
    for (int round = 0; round < rounds; round++) {
      long seed = Integer.getInteger("tests.seed", 1) * 1000L + round;
      Written file = new Written(seed);
      String how = "seed " + seed;
      Rejects rejects = Rejects.skip();
      CSVRecordReader reader =
          CSVRecordReader.builder(Source.text("r.csv", file.csv.toString()), SCHEMA)
              .comment('#')
              .rejects(rejects)
              .build();
      assertRows(file.rows, read(reader.open()), how);
      assertEquals(file.rejected, rejects.count(), how);
      assertRows(file.rows, read(LocalTransformExecutor.parallel(reader, 3).open()), how);
      List<List<Object>> pieced = new ArrayList<>();
      try (BlockPieces pieces = reader.pieces(1 << 16)) {
        for (BlockSource piece = pieces.next(); piece != null; piece = pieces.next()) {
          pieced.addAll(read(piece.open()));
        }
      }
      assertRows(file.rows, pieced, how + " in pieces");
      assertEquals(3 * file.rejected, rejects.count(), how);
    }
  }

  /** Records that are longer than a piece, and a file of nothing but ends of lines. */
  @Test
  void piecesGrowWithTheirRecords() {
    Schema schema = Schema.builder().addColumnString("s").addColumnInteger("i").build();
    String longest = "\"" + "x\n".repeat(100_000) + "\",1\n";
    for (String csv : List.of(longest.repeat(3), "\n".repeat(200_000), "a,1\n" + longest + "b,2")) {
      CSVRecordReader reader = CSVRecordReader.builder(Source.text("l.csv", csv), schema).build();
      List<List<Object>> pieced = new ArrayList<>();
      try (BlockPieces pieces = reader.pieces(1 << 16)) {
        for (BlockSource piece = pieces.next(); piece != null; piece = pieces.next()) {
          pieced.addAll(read(piece.open()));
        }
      }
      assertEquals(read(reader.open()), pieced);
      assertEquals(csv.startsWith("\n"), pieced.isEmpty());
    }
  }

  @Test
  void fewDifferentTextsAreKeptOnce() {
    String csv = "red\ngreen\n\nNA\nred\nblue\n".repeat(50);
    Schema schema = Schema.builder().missing("NA").addColumnString("s").build();
    try (BlockReader reader =
            CSVRecordReader.builder(Source.text("c.csv", csv), schema).build().open();
        Block block = java.util.Objects.requireNonNull(reader.next())) {
      var texts = (org.pydl4j.etl.blocks.BytesColumn) block.column(0);
      assertEquals(250, texts.rows());
      assertEquals(texts.range(0), texts.range(3));
      assertFalse(texts.has(2));
      List<Object> five = new ArrayList<>();
      for (int row = 0; row < 5; row++) {
        five.add(texts.value(row));
      }
      assertEquals(Arrays.asList("red", "green", null, "red", "blue"), five);
    }
  }
}
