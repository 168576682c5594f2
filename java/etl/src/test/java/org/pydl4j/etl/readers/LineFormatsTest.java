package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;
import static org.pydl4j.etl.readers.Read.sequences;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Lines, regular expressions, JSON lines, SVMLight, and rows as sequences. */
class LineFormatsTest {
  private static final Schema LOG =
      Schema.builder().addColumnString("at").addColumnInteger("n").addColumnString("level").build();
  private static final String PATTERN = "(\\S+ \\S+) (\\d+) ([A-Z]+) .*";

  private static Source text(String text) {
    return Source.text("t", text);
  }

  @Test
  void linesHaveAnyEndAndNoneIsLost() {
    LineRecordReader reader = new LineRecordReader(text("\ufeffa\r\n\nb\rc\n\n"), Rejects.fail());
    assertEquals(List.of(row("a"), row(""), row("b"), row("c"), row("")), rows(reader));
    String big =
        IntStream.range(0, 40_000).mapToObj(i -> "é" + i).collect(Collectors.joining("\r\n"));
    assertEquals(40_000, rows(new LineRecordReader(text(big), Rejects.fail())).size());
    assertEquals(
        "x".repeat(300_000),
        rows(new LineRecordReader(text("x".repeat(300_000)), Rejects.fail())).get(0).get(0));
  }

  /** The log files of DataVec's own tests have this form. */
  @Test
  void groupsOfARegularExpressionAreColumns() {
    String log =
        "A header\n2016-01-01 23:59:59.001 1 DEBUG First entry!\nnonsense\n"
            + "2016-01-01 23:59:59.002 2 INFO Second\n\n";
    Rejects rejects = Rejects.skip();
    assertEquals(
        List.of(
            row("2016-01-01 23:59:59.001", 1, "DEBUG"), row("2016-01-01 23:59:59.002", 2, "INFO")),
        rows(new RegexLineRecordReader(text(log), LOG, PATTERN, 1, rejects)));
    assertEquals(1, rejects.count());
    String message =
        assertThrows(
                DataException.class,
                () -> rows(new RegexLineRecordReader(text(log), LOG, PATTERN, 1, Rejects.fail())))
            .getMessage();
    assertTrue(message.startsWith("t, line 3: The line must fit"), message);
    assertThrows(
        ConfigurationException.class,
        () -> new RegexLineRecordReader(text(""), LOG, "(a)", 0, Rejects.fail()));
    assertThrows(
        ConfigurationException.class,
        () -> new RegexLineRecordReader(text(""), LOG, "(a", 0, Rejects.fail()));
    String deep = "(?:(a)|b)*(c)(d)";
    Rejects all = Rejects.skip();
    rows(new RegexLineRecordReader(text("ab".repeat(50_000)), LOG, deep, 0, all));
    assertEquals(1, all.count());
  }

  @Test
  void jsonLinesGiveTheValuesUnderPaths() {
    Schema schema =
        Schema.builder()
            .addColumnInteger("i")
            .addColumnDouble("a.b")
            .addColumnString("s")
            .addColumnBoolean("t")
            .build();
    String json =
        "{\"i\": 1, \"a\": {\"b\": 2.5}, \"s\": \"x\\n\\u00e9\", \"t\": true}\n"
            + "\n{\"s\": {\"k\": [1, 2]}, \"i\": 2.0, \"a\": 3}\n"
            + "{\"i\": null, \"a.b\": 1e300, \"more\": 1}\n";
    assertEquals(
        List.of(
            row(1, 2.5, "x\né", true),
            row(2, null, "{\"k\":[1,2]}", null),
            row(null, 1e300, null, null)),
        rows(new JacksonLineRecordReader(text(json), schema, Rejects.fail())));
    String deep = "{\"s\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    for (String wrong :
        List.of(
            "{", "[1]", "3", "{\"i\": 1} x", "{'i': 1}", "{\"i\": \"x\"}", "{\"i\": 1.5}", deep)) {
      Rejects rejects = Rejects.skip();
      assertEquals(
          0, rows(new JacksonLineRecordReader(text(wrong), schema, rejects)).size(), wrong);
      assertEquals(1, rejects.count());
    }
  }

  @Test
  void svmLightLinesAreArraysOfFeatures() {
    // Of DataVec's test files basic.txt and multilabel.txt, and scikit-learn's reading of them.
    String basic = "# header\n7 2:1.0 4:2.0 # skip 1\n\n 3 qid:1 1:-.5\n 1:2\n";
    List<List<Object>> found =
        rows(new SVMLightRecordReader(text(basic), 4, false, 0, Rejects.fail()));
    assertEquals(3, found.size());
    assertEquals(7.0, found.get(0).get(1));
    assertEquals(null, found.get(2).get(1));
    check(new double[] {0, 1, 0, 2}, text(basic), 0);
    check(new double[] {-.5, 0, 0, 0}, text(basic), 1);
    try (BlockReader reader =
            new SVMLightRecordReader(text("1,3 2:1\n"), 2, false, 3, Rejects.fail()).open();
        Block block = reader.next()) {
      assertEquals("[3][1.0, 0.0, 1.0]", elements(block, "labels", 0));
    }
    for (String wrong : List.of("1 0:1", "1 5:1", "x 1:1", "1 a:1", "1 1:b", "1 1", "1 :1")) {
      Rejects rejects = Rejects.skip();
      rows(new SVMLightRecordReader(text(wrong), 4, false, 0, rejects));
      assertEquals(1, rejects.count(), wrong);
    }
    assertEquals(
        1, rows(new SVMLightRecordReader(text("1 0:1"), 4, true, 0, Rejects.fail())).size());
    assertThrows(
        ConfigurationException.class,
        () -> new SVMLightRecordReader(text(""), 0, false, 0, Rejects.fail()));
  }

  private static void check(double[] expected, Source source, int row) {
    try (BlockReader reader = new SVMLightRecordReader(source, 4, false, 0, Rejects.fail()).open();
        Block block = reader.next()) {
      assertEquals("[4]" + Arrays.toString(expected), elements(block, "features", row));
    }
  }

  private static String elements(Block block, String column, int row) {
    return String.valueOf(block.value(row, column));
  }

  private static BlockSource files() {
    Schema schema = Schema.builder().addColumnInteger("x").build();
    byte[] tar = TarFiles.tar("a.csv", "1\n2\n3\n4\n5\n", "b.csv", "6\n", "c.csv", "7\n8\n");
    return CSVRecordReader.builder(Source.bytes("s.tar", tar), schema).build();
  }

  @Test
  void filesLinesAndWindowsAreSequences() {
    assertEquals(
        List.of(row(1, 2, 3, 4, 5), row(6), row(7, 8)), sequences(Sequences.perFile(files())));
    assertEquals(
        List.of(row(1, 2), row(3, 4), row(5), row(6), row(7, 8)),
        sequences(Sequences.everyLines(files(), 2)));
    assertEquals(
        List.of(
            row(1),
            row(1, 2),
            row(1, 2, 3),
            row(2, 3, 4),
            row(3, 4, 5),
            row(4, 5),
            row(5),
            row(6),
            row(7),
            row(7, 8),
            row(8)),
        sequences(Sequences.windows(files(), 3, 1)));
    assertThrows(ConfigurationException.class, () -> Sequences.windows(files(), 0, 1));
    assertThrows(ConfigurationException.class, () -> Sequences.perFile(Sequences.perFile(files())));
  }

  @Test
  void aLongSequenceIsOneAndSeveralBlocksAreRead() {
    Schema schema = Schema.builder().addColumnInteger("x").build();
    String many = IntStream.range(0, 40_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    BlockSource source = CSVRecordReader.builder(text(many), schema).build();
    assertEquals(40_000, sequences(Sequences.perFile(source)).get(0).size());
    assertEquals(8_000, sequences(Sequences.everyLines(source, 5)).size());
    try (BlockReader reader = Sequences.windows(source, 3, 1).open();
        Block first = reader.next()) {
      assertTrue(first.rows() >= Block.ROWS); // closed in the middle of it
    }
  }

  @Test
  void junkIsRejected() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] letters = "01:{}[]\",.ab# \n\r\té".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      byte[] junk = new byte[random.nextInt(300)];
      for (int k = 0; k < junk.length; k++) {
        junk[k] = i % 2 == 0 ? letters[random.nextInt(letters.length)] : (byte) random.nextInt();
      }
      Source source = Source.bytes("junk", junk);
      int all = rows(new LineRecordReader(source, Rejects.keep())).size();
      Rejects rejects = Rejects.skip();
      int json = rows(new JacksonLineRecordReader(source, LOG, rejects)).size();
      assertTrue(json + rejects.count() <= all, "seed " + seed);
      rows(new SVMLightRecordReader(source, 3, false, 0, rejects));
      rows(new RegexLineRecordReader(source, LOG, PATTERN, 0, rejects));
    }
  }
}
