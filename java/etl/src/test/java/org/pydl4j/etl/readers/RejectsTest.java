package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class RejectsTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnInteger("i").addColumnString("s").build();
  private static final String CSV = "1,a\nx,b\n3\n4,\"d\nd\"\n5,\"open\n";

  private static CSVRecordReader reader(Rejects rejects) {
    return CSVRecordReader.builder(Source.text("r.csv", CSV), SCHEMA).rejects(rejects).build();
  }

  @Test
  void skippedRecordsAreCounted() {
    Rejects rejects = Rejects.skip();
    assertEquals(List.of(row(1, "a"), row(4, "d\nd")), rows(reader(rejects)));
    assertEquals(3, rejects.count());
  }

  @Test
  void divertedRecordsAreWrittenWithPlaceReasonAndText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rejected.jsonl");
    Files.writeString(file, "of another run\n");
    Rejects rejects = Rejects.divert(file);
    assertEquals(2, rows(reader(rejects)).size());
    List<JsonObject> told =
        Files.readAllLines(file).stream()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertEquals(3, told.size());
    assertEquals(3, rejects.count());
    assertEquals(2, told.get(0).get("line").getAsInt());
    assertEquals("i", told.get(0).get("column").getAsString());
    assertEquals("x", told.get(0).get("value").getAsString());
    assertEquals("x,b", told.get(0).get("record").getAsString());
    assertEquals("3", told.get(1).get("record").getAsString());
    assertEquals(6, told.get(2).get("line").getAsInt());
    assertTrue(told.get(2).get("reason").getAsString().contains("quote"));
    rows(reader(rejects));
    assertEquals(6, Files.readAllLines(file).size(), "a second pass appends");
  }

  @Test
  void keptValuesAreInvalidWithTheirText() {
    Rejects rejects = Rejects.keep();
    try (BlockReader reader = reader(rejects).open();
        Block block = reader.next()) {
      assertEquals(3, block.rows());
      assertFalse(block.column(0).has(1));
      assertEquals("x", block.column(0).faults().at(1));
      assertEquals("r.csv, line 4", block.origins().describe(2));
    }
    assertEquals(2, rejects.count());
  }

  @Test
  void aFileThatCannotBeWrittenIsAnErrorThatNamesIt(@TempDir Path folder) {
    Path file = folder.resolve("no").resolve("such.jsonl");
    String message =
        assertThrows(DataException.class, () -> rows(reader(Rejects.divert(file)))).getMessage();
    assertTrue(message.contains(file.toString()), message);
  }

  @Test
  void whatIsReadIsNotWrittenOver(@TempDir Path folder) throws IOException {
    Path read = Files.writeString(folder.resolve("r.csv"), CSV);
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), read);
    for (Path target : List.of(read, link)) {
      String message =
          assertThrows(
                  ConfigurationException.class,
                  () ->
                      CSVRecordReader.builder(Source.file(read), SCHEMA)
                          .rejects(Rejects.divert(target))
                          .build())
              .getMessage();
      assertTrue(message.contains("which is read"), message);
    }
    assertEquals(CSV, Files.readString(read));
  }

  @Test
  void aPipeIsRefusedWhereItWouldBeWaitedFor(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    String message =
        assertThrows(DataException.class, () -> rows(reader(Rejects.divert(pipe)))).getMessage();
    assertTrue(message.contains("no regular file"), message);
  }

  @Test
  void textThatIsNoUtf8IsRejected() {
    byte[] bytes = {'1', ',', (byte) 0xff, '\n', '2', ',', 'b', '\n'};
    Rejects rejects = Rejects.skip();
    CSVRecordReader reader =
        CSVRecordReader.builder(Source.bytes("u", bytes), SCHEMA).rejects(rejects).build();
    assertEquals(List.of(row(2, "b")), rows(reader));
    assertEquals(1, rejects.count());
  }
}
