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
    assertEquals(1, Readers.rejected(source));
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

  @Test
  void aNameSaysHowAFileIsRead(@TempDir Path folder) throws IOException {
    Path named = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2.5\n2,\n");
    assertEquals(List.of("x", "y"), Readers.of(named.toString()).schema().getColumnNames());
    Path plain = Files.writeString(folder.resolve("b.tsv"), "1\ta\n2\tb\n");
    assertEquals(List.of(row(1, "a"), row(2, "b")), rows(Readers.of(plain.toString())));
    Path json = Files.writeString(folder.resolve("c.jsonl"), "{\"t\": true}\nnonsense\n");
    assertEquals(List.of(row(true)), rows(Readers.of(json.toString())));
    Path text = Files.writeString(folder.resolve("d.txt"), "one\n");
    assertEquals(List.of(row("one")), rows(Readers.of(text.toString())));
    Path none = Files.writeString(folder.resolve("e.xyz"), "one\n");
    assertThrows(ConfigurationException.class, () -> Readers.of(none.toString()));
  }
}
