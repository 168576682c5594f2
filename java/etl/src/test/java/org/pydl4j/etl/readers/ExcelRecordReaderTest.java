package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;

/** What openpyxl, XlsxWriter and others wrote: src/test/resources/excel/make.py. */
class ExcelRecordReaderTest {
  private static final Set<String> MISSING = Set.of("");

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ExcelRecordReaderTest.class.getResourceAsStream("/excel/" + name)) {
      return in.readAllBytes();
    }
  }

  private static ExcelRecordReader.Builder book(String name) throws IOException {
    return ExcelRecordReader.builder(Source.bytes(name, resource(name)));
  }

  private static long millis(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Test
  void cellsBecomeColumnsOfWhatTheyHold() throws IOException {
    ExcelRecordReader reader = book("orders.xlsx").rejects(Rejects.keep()).inferred(MISSING, 100);
    assertEquals(
        List.of("id", "who", "amount", "placed", "when", "paid", "big"),
        reader.schema().getColumnNames());
    assertEquals(
        List.of(
            ColumnType.Integer,
            ColumnType.String,
            ColumnType.Double,
            ColumnType.Time,
            ColumnType.Time,
            ColumnType.Boolean,
            ColumnType.Long),
        reader.schema().getColumnTypes());
    List<List<Object>> found = rows(reader);
    assertEquals(
        row(
            1,
            "Ann",
            0.1,
            millis("2024-02-29T00:00"),
            millis("2024-07-01T14:30:00.250"),
            true,
            1L << 40),
        found.get(0));
    assertEquals(
        row(2, null, 25.0, millis("1900-01-01T00:00"), millis("1999-12-31T23:59:59"), false, 1L),
        found.get(1));
    assertEquals(
        row(
            3,
            "é 😀\nof two lines",
            -1e-7,
            millis("1900-03-01T00:00"),
            millis("2024-01-01T00:00"),
            null,
            3L),
        found.get(2)); // the blank row is none
    assertEquals(
        row(4, "007", null, millis("9999-12-31T00:00"), millis("2024-01-01T00:00:01"), true, 4L),
        found.get(3));
    try (BlockReader open = reader.open();
        Block block = open.next()) {
      assertEquals("#N/A", block.column(2).faults().at(3));
      assertEquals(6, block.origins().line(3)); // the number that Excel shows
    }
    String told =
        assertThrows(DataException.class, () -> rows(book("orders.xlsx").inferred(MISSING, 100)))
            .getMessage();
    assertTrue(told.contains("line 6, column 'amount'") && told.contains("#N/A"), told);
  }

  @Test
  void sheetsAreFoundByNameAndNumber() throws IOException {
    assertEquals(20_000, rows(book("orders.xlsx").sheet("second É").inferred(MISSING, 10)).size());
    Schema one = Schema.builder().addColumnString("x").build();
    assertEquals(
        List.of(row("n"), row("0")),
        rows(book("orders.xlsx").sheet(1).header(false).build(one)).subList(0, 2));
    assertEquals(
        row("19999"),
        rows(book("orders.xlsx").sheet(1).header(false).skipRows(20_000).build(one)).get(0));
    assertRefused(() -> book("orders.xlsx").sheet("Ordes").inferred(MISSING, 10), "'Orders'");
    assertRefused(() -> book("orders.xlsx").sheet(4).inferred(MISSING, 10), "no sheet of number 4");
    assertRefused(() -> book("orders.xlsx").sheet("Chart").inferred(MISSING, 10), "has no cells");
    Schema other = Schema.builder().addColumnString("whom").build();
    assertRefused(() -> book("orders.xlsx").build(other), "the header has no column 'whom'");
    Rejects skipping = Rejects.skip();
    assertEquals(0, rows(book("orders.xlsx").header(false).rejects(skipping).build(one)).size());
    assertEquals(5, skipping.count()); // rows of more than one cell
  }

  @Test
  void valuesOfFormulasAreReadAndThoseWithoutAreRejected() throws IOException {
    List<List<Object>> found =
        rows(book("computed.xlsx").rejects(Rejects.keep()).inferred(MISSING, 100));
    assertEquals(
        row(3, "ab", millis("2024-02-29T00:00"), "14:30:00", 1.5, true, "one two three"),
        found.get(0));
    assertNull(found.get(1).get(0)); // #DIV/0!
    assertEquals("a _x0041_ b", found.get(1).get(1));
    String told =
        assertThrows(
                DataException.class,
                () -> rows(book("orders.xlsx").sheet("Formulas").inferred(MISSING, 10)))
            .getMessage();
    assertTrue(told.contains("'twice', =A2*2, has no value"), told);
  }

  @Test
  void cellsBelowNoNameAreRejected() throws IOException {
    String rows =
        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>n</v></c>"
            + "<c r='C1' t='str'><v>m</v></c></row><row r='2'><c r='A2'><v>1</v></c>"
            + "<c r='B2' t='str'><v> </v></c><c r='C2'><v>2</v></c></row>"
            + "<row r='3'><c r='A3'><v>3</v></c><c r='AB3'><v>5</v></c></row>"
            + "<row r='4'><c r='A4'><v>4</v></c><c r='B4'><v>5</v></c></row>"
            + "</sheetData></worksheet>";
    byte[] book = with(resource("computed.xlsx"), "xl/worksheets/sheet1.xml", stream(rows));
    Source source = Source.bytes("x.xlsx", book);
    assertRefused(
        () -> ExcelRecordReader.builder(source).inferred(MISSING, 10),
        "The header has no name for the column AB. Name it.");
    Rejects skipping = Rejects.skip();
    assertEquals(
        List.of(row(1, 2)),
        rows(ExcelRecordReader.builder(source).rejects(skipping).inferred(MISSING, 10)));
    assertEquals(2, skipping.count());
  }

  private interface Use {
    Object of() throws IOException;
  }

  private static void assertRefused(Use use, String part) {
    PyDl4jException error =
        assertThrows(
            PyDl4jException.class,
            () -> {
              if (use.of() instanceof ExcelRecordReader reader) {
                rows(reader);
              }
            });
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  @Test
  void otherKindsOfFilesAreRefusedByName() throws IOException {
    assertRefused(() -> book("locked.xlsx").inferred(MISSING, 10), "protected by a password");
    assertRefused(() -> book("old.xls").inferred(MISSING, 10), "Excel 97-2003");
    for (byte[] wrong : new byte[][] {{}, {1, 2, 3}, zip("a.txt", "x")}) {
      assertRefused(
          () -> ExcelRecordReader.builder(Source.bytes("x.xlsx", wrong)).inferred(MISSING, 10),
          "x.xlsx is no workbook of Excel");
    }
    byte[] open = zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assertRefused(
        () -> ExcelRecordReader.builder(Source.bytes("x.ods", open)).inferred(MISSING, 10),
        "OpenDocument");
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return packed.toByteArray();
  }

  /** A workbook in which a part is another one. */
  private static byte[] with(byte[] book, String part, InputStream content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book));
        ZipOutputStream out = new ZipOutputStream(packed)) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(each.getName()));
        (each.getName().equals(part) ? content : in).transferTo(out);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void bombsAndEntitiesAreRefused() throws IOException {
    byte[] book = resource("computed.xlsx");
    byte[] texts = "<si><t>aaaaaaaa</t></si>".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
    InputStream many = new ByteArrayInputStream("<sst>".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 14; i++) { // 88 MB
      many = new java.io.SequenceInputStream(many, new ByteArrayInputStream(texts));
    }
    byte[] bomb = with(book, "xl/sharedStrings.xml", many);
    assertRefused(
        () -> ExcelRecordReader.builder(Source.bytes("bomb.xlsx", bomb)).inferred(MISSING, 10),
        "bomb.xlsx unpacks to more than 250 times");
    String long1 = "<sst><si><t>" + "a".repeat(2 << 20) + "</t></si></sst>";
    byte[] wide = with(book, "xl/sharedStrings.xml", stream(long1));
    assertRefused(
        () -> ExcelRecordReader.builder(Source.bytes("x.xlsx", wide)).inferred(MISSING, 10),
        "characters");
    String entities =
        "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;&f;</t></si></sst>";
    byte[] named = with(book, "xl/sharedStrings.xml", stream(entities));
    try {
      String read =
          rows(ExcelRecordReader.builder(Source.bytes("x.xlsx", named)).inferred(MISSING, 10))
              .toString();
      assertTrue(!read.contains("root:"), read);
    } catch (PyDl4jException e) {
      assertTrue(e.getMessage().contains("x.xlsx"), e.getMessage());
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the file, or of its sheets, that were changed: an error of ours, or rows. */
  @Test
  void damagedFilesAreErrors() throws IOException {
    long seed = Long.getLong("tests.seed", 13);
    System.out.println("ExcelRecordReaderTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    byte[] whole = resource("computed.xlsx");
    String[] parts = {
      "xl/worksheets/sheet1.xml",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
      "xl/workbook.xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
    };
    int refused = 0;
    for (int i = 0; i < Integer.getInteger("tests.rounds", 300); i++) {
      byte[] changed = i % 2 == 0 ? whole.clone() : changedPart(whole, parts[i / 2 % 6], random);
      if (i % 2 == 0) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      if (i % 10 == 0) {
        changed = Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      try {
        Source source = Source.bytes("changed.xlsx", changed);
        rows(ExcelRecordReader.builder(source).rejects(Rejects.skip()).inferred(MISSING, 10));
      } catch (PyDl4jException e) {
        refused++;
        assertTrue(
            e.getMessage().contains("changed.xlsx") || e instanceof ConfigurationException,
            e::getMessage);
      }
    }
    assertTrue(refused > 0);
  }

  private static byte[] changedPart(byte[] book, String part, Random random) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (each.getName().equals(part)) {
          byte[] content = in.readAllBytes();
          for (int times = 1 + random.nextInt(3); times > 0; times--) {
            content[random.nextInt(content.length)] = (byte) (32 + random.nextInt(95));
          }
          return with(book, part, new ByteArrayInputStream(content));
        }
      }
    }
    throw new IllegalArgumentException(part);
  }
}
