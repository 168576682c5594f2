package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;

class ReadersTest {
  private static BlockSource made(Path file, String settings) {
    JsonObject json = JsonParser.parseString(settings).getAsJsonObject();
    JsonArray places = new JsonArray();
    places.add(file.toString());
    json.add("places", places);
    return Readers.fromJson(json.toString());
  }

  @Test
  void settingsInJsonMakeTheReader(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "a;b\n1,5;x\n2;'y;z'\n#\nbad\n");
    BlockSource source =
        made(
            csv,
            "{kind: csv, header: true, separator: ';', quote: \"'\", comment: '#',"
                + " decimalComma: true, onError: skip}");
    assertEquals(List.of(ColumnType.String, ColumnType.String), source.schema().getColumnTypes());
    assertEquals(2, rows(source).size());
    assertEquals(1, java.util.Objects.requireNonNull(Readers.rejects(source)).count());
    Path json = Files.writeString(folder.resolve("b.jsonl"), "{\"i\":1}\n{\"i\":2.5,\"s\":null}\n");
    assertEquals(List.of(row(1.0, null), row(2.5, null)), rows(made(json, "{kind: jsonLines}")));
    assertEquals(2, rows(made(json, "{kind: lines}")).size());
    Path svm = Files.writeString(folder.resolve("c.svm"), "1 1:2\n");
    assertEquals(1, rows(made(svm, "{kind: svmlight, numFeatures: 2}")).size());
    assertEquals(
        List.of(row("{\"i\":1}"), row("{\"i\":2.5,\"s\":null}")),
        Read.sequences(made(json, "{kind: lines, sequences: lines, size: 1}")));
    for (String wrong :
        List.of(
            "{kind: xml}",
            "{kind: regex, regex: '(a)'}",
            "{kind: csv, onError: ignore}",
            "{kind: csv, quote: 'ab'}",
            "{kind: lines, sequences: all}")) {
      assertThrows(ConfigurationException.class, () -> made(csv, wrong), wrong);
    }
  }

  private static BlockSource of(Path folder, String name, String content) throws IOException {
    return Readers.of(Files.writeString(folder.resolve(name), content).toString());
  }

  @Test
  void theContentSaysHowAFileIsRead(@TempDir Path folder) throws IOException {
    assertEquals(
        List.of("x", "y"), of(folder, "a.dat", "x,y\n1,2.5\n2,\n").schema().getColumnNames());
    assertEquals(List.of(row(1, "a"), row(2, "b")), rows(of(folder, "b.csv", "1\ta\n2\tb\n")));
    assertEquals(
        List.of(row(1, "a\n;b"), row(2, "c,d")), rows(of(folder, "c", "1;\"a\n;b\"\n2;c,d\n")));
    assertEquals(List.of(row(true)), rows(of(folder, "d.txt", "{\"t\": true}\nnonsense\n")));
    assertEquals(
        List.of(row("one, two"), row("three")), rows(of(folder, "e.log", "one, two\nthree\n")));
    assertEquals(List.of(row("one")), rows(of(folder, "f.xyz", "one\n")));
    assertEquals(List.of(row("a, b")), rows(of(folder, "g.txt", "a, b\n"))); // one line says little
    assertEquals(List.of("only"), of(folder, "h.csv", "only\n3\n").schema().getColumnNames());
    Path wide = folder.resolve("i.txt");
    Files.writeString(wide, "n,s\n1,é\n", java.nio.charset.StandardCharsets.UTF_16);
    assertEquals(List.of(row(1, "é")), rows(Readers.of(wide.toString())));
    String many = "12345,abcdé\n".repeat(20_000); // more than is looked at; a character may be cut
    assertEquals(20_000, rows(of(folder, "j", many)).size());
  }

  @Test
  void whatHoldsNoRowsIsToldByItsName(@TempDir Path folder) throws IOException {
    assertRefused(folder, new byte[] {'F', 'E', 'A', '1', 0, 0}, "Feather of version 1");
    assertRefused(folder, new byte[] {'P', 'K', 3, 4, 0, 0}, "zip archive under another name");
    assertRefused(folder, new byte[] {0x1f, (byte) 0x8b, 8, 0}, "gzip under another name");
    assertRefused(folder, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}, "zstd");
    assertRefused(folder, new byte[] {1, 2, 3, 'a'}, "holds no text");
    assertRefused(
        folder, new byte[] {'a', ',', (byte) 0xe9, '\n', 'b', ',', 'c', '\n'}, "encoding");
    assertRefused(
        folder,
        "{\n  \"a\": 1\n}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "object a line");
    assertRefused(
        folder, "[{\"a\": 1}]".getBytes(java.nio.charset.StandardCharsets.UTF_8), "object a line");
  }

  private static void assertRefused(Path folder, byte[] content, String part) throws IOException {
    Path file = Files.write(folder.resolve("wrong"), content);
    ConfigurationException error =
        assertThrows(ConfigurationException.class, () -> Readers.of(file.toString()));
    org.junit.jupiter.api.Assertions.assertTrue(
        error.getMessage().contains(part), error.getMessage());
  }
}
