package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.aircompressor.PackedBytes;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.writers.ArrowRecordWriter;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;

/** What pyarrow wrote: src/test/resources/arrow/make.py. */
class ArrowRecordReaderTest {
  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ArrowRecordReaderTest.class.getResourceAsStream("/arrow/" + name)) {
      return in.readAllBytes();
    }
  }

  private static ArrowRecordReader reader(String name, String... columns) throws IOException {
    return new ArrowRecordReader(Source.bytes(name, resource(name)), List.of(columns));
  }

  private static Object value(Block block, int row, int column) {
    Column values = block.column(column);
    boolean bytes = block.schema().getType(column) == ColumnType.Bytes && values.has(row);
    return bytes
        ? new String(((BytesColumn) values).bytes(row), StandardCharsets.ISO_8859_1)
        : block.value(row, column);
  }

  private static Object told(JsonElement value, Object like) {
    if (value.isJsonNull()) {
      return null;
    }
    return like instanceof Boolean
        ? value.getAsBoolean()
        : like instanceof Integer
            ? value.getAsInt()
            : like instanceof Long
                ? value.getAsLong()
                : like instanceof Float
                    ? value.getAsFloat()
                    : like instanceof Double ? value.getAsDouble() : (Object) value.getAsString();
  }

  @Test
  void allTypesAreReadFromFilesAndStreams() throws IOException {
    JsonObject expected =
        JsonParser.parseString(new String(resource("expected.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();
    for (String name : List.of("types.arrow", "types.arrows")) {
      ArrowRecordReader reader = reader(name);
      assertEquals(List.copyOf(expected.keySet()), reader.schema().getColumnNames());
      try (BlockReader open = reader.open();
          Block block = open.next()) {
        assertEquals(3, block.rows());
        assertNull(open.next());
        for (int i = 0; i < expected.size(); i++) {
          String column = reader.schema().getName(i);
          JsonArray values = expected.getAsJsonArray(column);
          for (int row = 0; row < 3; row++) {
            Object found = value(block, row, i);
            assertEquals(told(values.get(row), found), found, name + " " + column + " " + row);
          }
        }
      }
      CategoricalMetaData kinds = (CategoricalMetaData) reader.schema().getMetaData("kind");
      assertEquals(List.of("b", "a"), kinds.stateNames());
      assertEquals(ColumnType.Long, reader.schema().getType("whole"));
      assertEquals(ColumnType.Double, reader.schema().getType("large"));
      assertEquals(ColumnType.Long, reader.schema().getType("named"));
    }
  }

  @Test
  void packedBodiesAreReadAndBlocksFollowEachOther() throws IOException {
    for (String name : List.of("lz4.arrow", "zstd.arrow")) {
      List<List<Object>> found = rows(reader(name));
      assertEquals(50_000, found.size());
      for (int i = 0; i < found.size(); i += 77) {
        assertEquals(row(i / 64, "text " + i % 7), found.get(i), name);
      }
      try (BlockReader open = reader(name, "s").open();
          Block first = open.next()) {
        assertEquals(Block.ROWS, first.rows()); // closed in the middle
        assertEquals(name, first.origins().source(5));
        assertEquals(6, first.origins().line(5));
      }
    }
    byte[] packed = PackedBytes.zstd(resource("lz4.arrow"));
    Source inside = Source.bytes("x.arrow.zst", packed);
    assertEquals(50_000, rows(new ArrowRecordReader(inside, List.of("i"))).size());
  }

  @Test
  void dictionariesMayGrow() throws IOException {
    ArrowRecordReader reader = reader("deltas.arrows");
    CategoricalMetaData words = (CategoricalMetaData) reader.schema().getMetaData("word");
    assertEquals(List.of("a", "b"), words.stateNames());
    String told = assertThrows(DataException.class, () -> rows(reader)).getMessage();
    assertTrue(told.startsWith("deltas.arrows, row 3, column 'word': the value 'c' is no"), told);
    assertTrue(told.contains("unify_dictionaries"), told);
  }

  @Test
  void whatAColumnCannotHoldIsAnErrorAndNotMissing() throws IOException {
    assertEquals(List.of(row(1L), row(2L)), rows(reader("beyond.arrow", "ok")));
    for (String name : List.of("whole", "later")) {
      String told =
          assertThrows(DataException.class, () -> rows(reader("beyond.arrow", "ok", name)))
              .getMessage();
      String value = name.equals("whole") ? "9223372036854775809" : "4611686018427387904 s";
      assertTrue(
          told.startsWith("beyond.arrow, row 2, column '" + name + "': the value '" + value), told);
    }
  }

  /** What follows a dictionary of structs is of the columns behind it. */
  @Test
  void dictionariesOfStructsArePassedOver() throws IOException {
    assertEquals(
        List.of(row(10, "a"), row(20, "b"), row(30, "c"), row(40, "d")),
        rows(reader("named.arrow", "n", "s")));
    String told = assertThrows(DataException.class, () -> reader("named.arrow")).getMessage();
    assertTrue(told.contains("'d' is of Arrow's type Struct"), told);
  }

  @Test
  void whatNoColumnHoldsIsRefusedByNameAndMayBeLeftOut() throws IOException {
    String told = assertThrows(DataException.class, () -> reader("nested.arrow")).getMessage();
    assertTrue(told.contains("'texts' is of Arrow's type List"), told);
    assertEquals(List.of(row(3, 1), row(4, 2)), longs(rows(reader("lists.arrow", "m", "n"))));
    told =
        assertThrows(ConfigurationException.class, () -> reader("types.arrow", "int23"))
            .getMessage();
    assertTrue(told.contains("no column 'int23'") && told.contains("int"), told);
    assertThrows(
        DataException.class,
        () -> new ArrowRecordReader(Source.text("x.arrow", "no Arrow at all"), List.of()).schema());
    assertThrows(
        DataException.class,
        () -> new ArrowRecordReader(Source.bytes("x.arrow", new byte[0]), List.of()));
  }

  private static List<List<Object>> longs(List<List<Object>> rows) {
    List<List<Object>> made = new ArrayList<>();
    rows.forEach(
        each -> made.add(each.stream().map(v -> (Object) ((Number) v).intValue()).toList()));
    return made;
  }

  @Test
  void filesThatAreCutOffAreErrors() throws IOException {
    byte[] whole = resource("types.arrow");
    for (int length = 0; length < whole.length; length += 13) {
      Source cut = Source.bytes("cut.arrow", Arrays.copyOf(whole, length));
      String told =
          assertThrows(
                  DataException.class,
                  () -> rows(new ArrowRecordReader(cut, List.of())),
                  "" + length)
              .getMessage();
      assertTrue(told.contains("cut.arrow"), told);
    }
  }

  /** Bytes that were changed: an error of ours that names the file, or rows. */
  @Test
  void damagedFilesAreErrors() throws IOException {
    long seed = Long.getLong("tests.seed", 11);
    System.out.println("ArrowRecordReaderTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    int refused = 0;
    for (String name :
        List.of("types.arrow", "types.arrows", "deltas.arrows", "zstd.arrow", "lz4.arrow")) {
      byte[] whole = resource(name);
      for (int i = 0; i < Integer.getInteger("tests.rounds", 300); i++) {
        byte[] changed = whole.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        try {
          ArrowRecordReader reader = new ArrowRecordReader(Source.bytes(name, changed), List.of());
          try (BlockReader open = reader.open()) {
            for (Block block = open.next(); block != null; block = open.next()) {
              block.close();
            }
          }
        } catch (PyDl4jException e) {
          refused++;
          assertTrue(
              e.getMessage().contains(name) || e instanceof ConfigurationException, e::getMessage);
        }
      }
    }
    assertTrue(refused > 100, refused + " were refused");
  }

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    List<String> names =
        List.of("int32", "int64", "float32", "float64", "bool", "string", "binary", "zone", "kind");
    ArrowRecordReader source = reader("types.arrow", names.toArray(String[]::new));
    Path file = folder.resolve("ü.arrow");
    try (Blocks rows = Blocks.read(source)) {
      ArrowRecordWriter.write(rows, file);
      ArrowRecordReader again = new ArrowRecordReader(Source.file(file), List.of());
      assertEquals(source.schema(), again.schema());
      assertEquals(rows(source).toString(), rows(again).toString());
      ArrowRecordWriter.write(rows, file); // replaces it
    }
    try (var left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
    ArrowRecordReader many = reader("lz4.arrow");
    ArrowRecordWriter.write(many, file);
    assertEquals(rows(many), rows(new ArrowRecordReader(Source.file(file), List.of())));
    assertThrows(
        DataException.class, () -> ArrowRecordWriter.write(reader("beyond.arrow", "whole"), file));
    assertEquals(50_000, rows(new ArrowRecordReader(Source.file(file), List.of("i"))).size());
  }
}
