package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * Files of text that were changed: cut off, with junk and zeros in them, with pieces that come
 * twice, in another encoding, with fields of a megabyte. Each record is a row or a rejected one;
 * with {@code fail} the first wrong one is an error that names file and line.
 */
class FuzzedTextsTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnInteger("i").addColumnDouble("d").addColumnString("s").build();

  private record Form(String name, String text, BiFunction<Source, Rejects, BlockSource> reader) {}

  private static List<Form> forms() {
    StringBuilder csv = new StringBuilder("i,d,s\n");
    StringBuilder json = new StringBuilder();
    StringBuilder regex = new StringBuilder();
    StringBuilder svm = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(',').append(i / 8.0).append(",\"t\"\"é ").append(i).append("\"\n");
      json.append("{\"i\": ").append(i).append(", \"d\": 1e").append(i % 9);
      json.append(", \"s\": \"a\\u00e9\\n").append(i).append("\"}\n");
      regex.append(i).append(" [").append(-i / 4.0).append("] word ").append(i).append('\n');
      svm.append(i % 2).append(" 1:0.").append(i).append(" 3:-2e3 # é\n");
    }
    return List.of(
        new Form(
            "x.csv",
            csv.toString(),
            (source, rejects) ->
                CSVRecordReader.builder(source, SCHEMA).header(true).rejects(rejects).build()),
        new Form(
            "x.jsonl",
            json.toString(),
            (source, rejects) -> new JacksonLineRecordReader(source, SCHEMA, rejects)),
        new Form("x.txt", regex.toString(), LineRecordReader::new),
        new Form(
            "x.log",
            regex.toString(),
            (source, rejects) ->
                new RegexLineRecordReader(source, SCHEMA, "(\\S+) \\[(.*?)\\] (.*)", 0, rejects)),
        new Form(
            "x.svm",
            svm.toString(),
            (source, rejects) -> new SVMLightRecordReader(source, 3, false, 0, rejects)));
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(7)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> random.nextBytes(bytes); // junk
      case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 20), (byte) 0);
      case 4 -> {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.getBytes(
            random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
      }
      case 5 -> { // a piece twice
        byte[] twice = Arrays.copyOf(bytes, bytes.length + at);
        System.arraycopy(bytes, 0, twice, bytes.length, at);
        return twice;
      }
      default -> { // a field of a megabyte
        byte[] huge = new byte[bytes.length + (1 << 20)];
        Arrays.fill(huge, (byte) "9\"a{".charAt(random.nextInt(4)));
        System.arraycopy(bytes, 0, huge, 0, at);
        System.arraycopy(bytes, at, huge, huge.length - bytes.length + at, bytes.length - at);
        return huge;
      }
    }
    return bytes;
  }

  private static long rows(BlockSource source) {
    long rows = 0;
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        rows += block.rows();
        block.close();
      }
    }
    return rows;
  }

  @Test
  void changedFilesAreRowsRejectedRecordsOrErrors() {
    long seed = Long.getLong("tests.seed", 17);
    System.out.println("FuzzedTextsTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    int rounds = Integer.getInteger("tests.rounds", 60);
    for (Form form : forms()) {
      byte[] whole = form.text().getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < rounds; round++) {
        byte[] bytes = changed(whole, random);
        int number = round;
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> check(form, Source.bytes(form.name(), bytes)),
            () -> form.name() + " hangs in round " + number);
      }
    }
  }

  private static void check(Form form, Source source) {
    Rejects skipping = Rejects.skip();
    long rows;
    try {
      rows = rows(form.reader().apply(source, skipping));
    } catch (DataException e) { // a header without the columns
      assertTrue(e.getMessage().contains(form.name()), e.getMessage());
      return;
    }
    assertEquals(
        rows,
        rows(form.reader().apply(source, Rejects.skip())),
        "rows of two passes over " + form.name());
    try {
      assertEquals(rows, rows(form.reader().apply(source, Rejects.fail())));
      assertEquals(0, skipping.count());
    } catch (DataException e) {
      if (skipping.count() == 0) {
        fail("nothing was rejected by skipping, but: " + e.getMessage());
      }
      assertTrue(e.getMessage().contains(form.name() + ", line "), e.getMessage());
    }
  }
}
