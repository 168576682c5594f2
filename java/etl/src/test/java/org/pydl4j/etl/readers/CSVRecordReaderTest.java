package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.writers.CSVRecordWriter;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class CSVRecordReaderTest {
  private static final Schema TEXTS =
      Schema.builder().missing().addColumnsString("a", "b", "c").build();
  private static final Schema NUMBERS =
      Schema.builder().addColumnInteger("i").addColumnDouble("d").addColumnString("s").build();

  private static CSVRecordReader.Builder texts(String csv) {
    return CSVRecordReader.builder(Source.text("t.csv", csv), TEXTS);
  }

  private static List<List<Object>> numbers(String csv) {
    return rows(CSVRecordReader.builder(Source.text("n.csv", csv), NUMBERS).build());
  }

  /** Numbers and times have points, signs, digits and letters. */
  @Test
  void whatIsWrittenIsReadAgainWhateverTheSeparator(@TempDir Path folder) {
    Schema schema =
        Schema.builder()
            .addColumnDouble("x")
            .addColumnTime("t", "UTC")
            .addColumnBoolean("b")
            .addColumnInteger("i")
            .build();
    String csv = "-1.5e-300,2024-07-01T14:30:00Z,true,-7\n,,false,12\n";
    CSVRecordReader source = CSVRecordReader.builder(Source.text("t.csv", csv), schema).build();
    Path file = folder.resolve("t.csv");
    for (String separator : List.of(",", ":", "-", ".", "E", "T", "1", "0", "e", "\t")) {
      CSVRecordWriter.write(source, file, separator, false);
      assertEquals(
          rows(source),
          rows(CSVRecordReader.builder(Source.file(file), schema).separator(separator).build()),
          separator);
    }
  }

  /** The cases of csv-spectrum, and odder ones; what is expected is what Python's csv gives. */
  @Test
  void oddFilesAreReadAsOthersReadThem() {
    String[][] cases = {
      {"1,2,3\n", "1|2|3"},
      {"1,2,3", "1|2|3"},
      {"1,2,3\r\n4,5,6\r\n", "1|2|3", "4|5|6"},
      {"1,2,3\r4,5,6", "1|2|3", "4|5|6"},
      {"1,\"x, y\",3\n", "1|x, y|3"},
      {"1,\"x\"\"y\"\"\",3\n", "1|x\"y\"|3"},
      {"1,\"x\ny\r\nz\",3\n", "1|x\ny\r\nz|3"},
      {"1,\"\",\"\"\n", "1||"},
      {",,\n", "||"},
      {"1,,", "1||"},
      {"1,\"{\"\"type\"\": \"\"Point\"\"}\",3\n", "1|{\"type\": \"Point\"}|3"},
      {"1,2,ʤ\n", "1|2|ʤ"},
      {"1,\"a\"b,3\n", "1|ab|3"},
      {"1,a\"b\"c,3\n", "1|a\"b\"c|3"},
      {"1,\"a\" ,3\n", "1|a |3"},
      {"\n\n1,2,3\n\n\r\n4,5,6\n\n", "1|2|3", "4|5|6"},
      {" 1 , 2,3 \n", " 1 | 2|3 "},
      {"\"\"\"\",\"\"\"\"\"\",\"a\"\n", "\"|\"\"|a"},
    };
    for (String[] each : cases) {
      List<List<Object>> expected = new ArrayList<>();
      for (String record : Arrays.copyOfRange(each, 1, each.length)) {
        expected.add(Arrays.asList((Object[]) record.split("\\|", -1)));
      }
      assertEquals(expected, rows(texts(each[0]).build()), each[0]);
    }
  }

  @Test
  void settingsSayHowTheFileIsWritten() {
    assertEquals(
        List.of(row("1", "x;y", "3")),
        rows(texts("1;'x;y';3\n").separator(";").quote('\'').build()));
    assertEquals(List.of(row("1", "x|y", "3")), rows(texts("1||x|y||3\n").separator("||").build()));
    assertEquals(
        List.of(row("1", "x\"y", "3")), rows(texts("1,\"x\\\"y\",3\n").escape('\\').build()));
    assertEquals(
        List.of(row("1", "\"x\"", "3")), rows(texts("1,\"x\",3\n").quote((char) 0).build()));
    assertEquals(
        List.of(row("1", "2", "3"), row("4", "5#", "6")),
        rows(texts("# said\n1,2,3\n#\n4,5#,6\n#").comment('#').build()));
    assertEquals(
        List.of(row("1", "2", "3")), rows(texts("\ufeffc,a,d,b\n3,1,x,2\n").header(true).build()));
    assertEquals(
        List.of(row("1", "2", "3")),
        rows(texts("title\n\na,b,c\n1,2,3\n").skipLines(2).header(true).build()));
    byte[] old = "1,é,ß\n".getBytes(Charset.forName("windows-1252"));
    assertEquals(
        List.of(row("1", "é", "ß")),
        rows(
            CSVRecordReader.builder(Source.bytes("old", old), TEXTS)
                .encoding("windows-1252")
                .build()));
    byte[] wide = ("1,😀," + "ab😀".repeat(9000) + "\n").getBytes(StandardCharsets.UTF_16);
    assertEquals(
        List.of(row("1", "😀", "ab😀".repeat(9000))),
        rows(
            CSVRecordReader.builder(Source.bytes("wide", wide), TEXTS).encoding("UTF-16").build()));
  }

  @Test
  void valuesHaveTheTypesOfTheSchema() {
    Schema schema =
        Schema.builder()
            .missing("", "NA")
            .addColumnLong("l")
            .addColumnFloat("f")
            .addColumnBoolean("b")
            .addColumnCategorical("c", "red", "green")
            .addColumnTime("t", "Europe/Berlin")
            .build();
    String csv =
        "-9223372036854775808,1e-3,true,green,2024-07-01\n"
            + "NA,NaN,0,red,2024-01-01T00:00:00\n"
            + "+7,-inf,FALSE,,2024-01-01 00:00:00Z\n"
            + " 12 ,.5,1,NA,1700000000000\n";
    assertEquals(
        List.of(
            row(Long.MIN_VALUE, 1e-3f, true, "green", 1719784800000L),
            row(null, Float.NaN, false, "red", 1704063600000L),
            row(7L, Float.NEGATIVE_INFINITY, false, null, 1704067200000L),
            row(12L, .5f, true, null, 1700000000000L)),
        rows(CSVRecordReader.builder(Source.text("m", csv), schema).build()));
  }

  @Test
  void doublesAreTheNearestOnes() {
    Random random = new Random(7);
    StringBuilder csv = new StringBuilder();
    List<Double> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double value =
          i % 3 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(1_000_000) / Math.pow(10, random.nextInt(8));
      String text =
          i % 2 == 0 ? String.valueOf(value) : new java.math.BigDecimal(i * 0.37).toString();
      expected.add(Double.parseDouble(text));
      csv.append(text).append('\n');
    }
    Schema schema = Schema.builder().addColumnDouble("d").build();
    List<List<Object>> found =
        rows(CSVRecordReader.builder(Source.text("d", csv.toString()), schema).build());
    assertEquals(expected, found.stream().map(each -> each.get(0)).toList());
    String comma = csv.toString().replace('.', ',');
    assertEquals(
        found,
        rows(
            CSVRecordReader.builder(Source.text("d", comma), schema)
                .separator(";")
                .decimalComma(true)
                .build()));
  }

  @Test
  void whatFitsNoTypeNamesFileLineColumnAndValue() {
    String message =
        assertThrows(DataException.class, () -> numbers("1,2,x\n\"1\n2\",3,y\n")).getMessage();
    assertTrue(message.startsWith("n.csv, line 2, column 'i': The value must be of type Integer"));
    assertTrue(message.contains("Got '1\n2'"), message);
    for (String wrong : List.of("2147483648", "1.5", "--1", "1e3", "0x10", "1 2", "+", "١")) {
      assertThrows(DataException.class, () -> numbers(wrong + ",1,x\n"), wrong);
    }
    for (String wrong :
        List.of("1,5", "1.2.3", "e5", "1e", "1d", "0x1p3", "nane", ".", "-", "1_0")) {
      assertThrows(DataException.class, () -> numbers("1,\"" + wrong + "\",x\n"), wrong);
    }
    assertThrows(DataException.class, () -> numbers("1,2\n"));
    assertThrows(DataException.class, () -> numbers("1,2,x,\n"));
    assertThrows(DataException.class, () -> numbers("1,2,\"x\n"));
  }

  @Test
  void aHeaderWithoutAColumnNamesTheColumnsThatThereAre() {
    String message =
        assertThrows(DataException.class, () -> rows(texts("a,B,c\n1,2,3\n").header(true).build()))
            .getMessage();
    assertTrue(message.contains("no column 'b'") && message.contains("[a, B, c]"), message);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThrows(ConfigurationException.class, () -> texts("").separator("").build());
    assertThrows(ConfigurationException.class, () -> texts("").separator("\n").build());
    assertThrows(ConfigurationException.class, () -> texts("").separator("\"").build());
    assertThrows(ConfigurationException.class, () -> texts("").quote('é').build());
    assertThrows(ConfigurationException.class, () -> texts("").skipLines(-1).build());
    assertThrows(ConfigurationException.class, () -> texts("").encoding("utf-88"));
    Schema arrays = Schema.builder().addColumnNDArray("x", 3).build();
    assertThrows(
        ConfigurationException.class,
        () -> CSVRecordReader.builder(Source.text("x", ""), arrays).build());
  }

  /** Records that lie across the ends of the buffer, longer ones than it, and any break in them. */
  @Test
  void recordsOfAnySizeComeBackAsTheyWereWritten() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] pieces = {"a", "\"", ",", "\n", "\r\n", "\r", "é", "😀", " ", "", "xyz".repeat(50)};
    List<List<Object>> expected = new ArrayList<>();
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      List<Object> record = new ArrayList<>();
      for (int field = 0; field < 3; field++) {
        StringBuilder text = new StringBuilder(field == 0 ? "k" : "");
        int length = i == 1500 && field == 1 ? 40_000 : random.nextInt(8);
        for (int k = 0; k < length; k++) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        record.add(text.toString());
        csv.append(field == 0 ? "" : ",");
        csv.append('"').append(text.toString().replace("\"", "\"\"")).append('"');
      }
      csv.append(random.nextBoolean() ? "\n" : random.nextBoolean() ? "\r\n" : "\r");
      expected.add(record);
    }
    assertEquals(expected, rows(texts(csv.toString()).build()), "seed " + seed);
  }

  /** Whatever the bytes are: rows, or an error of ours. */
  @Test
  void junkIsAnErrorOrARejectedRecordAndNothingIsLost() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] letters = "0123456789,,,\"\"\n\n\r.e-+xé \0#".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 400; i++) {
      byte[] junk = new byte[random.nextInt(400)];
      for (int k = 0; k < junk.length; k++) {
        junk[k] = i % 2 == 0 ? letters[random.nextInt(letters.length)] : (byte) random.nextInt();
      }
      Source source = Source.bytes("junk", junk);
      for (char quote : new char[] {'"', 0}) {
        Rejects rejects = Rejects.skip();
        int kept =
            rows(CSVRecordReader.builder(source, NUMBERS).quote(quote).rejects(rejects).build())
                .size();
        if (quote == 0) { // then each line that is not empty is one record
          List<List<Object>> lines = rows(new LineRecordReader(source, Rejects.keep()));
          long full = lines.stream().filter(each -> !"".equals(each.get(0))).count();
          assertEquals(full, kept + rejects.count(), "seed " + seed);
        }
      }
    }
  }

  @Test
  void aRecordWithoutEndIsAnErrorThatNamesItsLine() {
    String endless = "1,2,3\n4,\"" + "x".repeat(200_000);
    String message =
        assertThrows(
                DataException.class, () -> rows(texts(endless).maxRecordBytes(100_000).build()))
            .getMessage();
    assertTrue(message.startsWith("t.csv, line 2: a record has more than 100000 bytes"), message);
  }

  @Test
  void theSchemaIsInferredFromTheFirstRecords() {
    String csv =
        "i,l,d,b,t,s,empty\n"
            + "1,5,1,true,2024-02-29,x,\n"
            + "-2,3000000000,.5,false,2023-01-01,1,\n"
            + ",,,,,,\n";
    Schema none = Schema.builder().build();
    CSVRecordReader.Builder builder =
        CSVRecordReader.builder(Source.text("i.csv", csv), none).header(true);
    Schema found = builder.inferSchema(1000);
    assertEquals(List.of("i", "l", "d", "b", "t", "s", "empty"), found.getColumnNames());
    assertEquals(
        List.of(
            ColumnType.Integer,
            ColumnType.Long,
            ColumnType.Double,
            ColumnType.Boolean,
            ColumnType.Time,
            ColumnType.String,
            ColumnType.String),
        found.getColumnTypes());
    assertEquals(3, rows(CSVRecordReader.inferred(builder, 1000)).size());
    assertEquals(
        List.of("column0", "column1"),
        CSVRecordReader.builder(Source.text("x", "1,2\n"), none).inferSchema(10).getColumnNames());
    assertThrows(
        DataException.class,
        () -> CSVRecordReader.builder(Source.text("x", ""), none).inferSchema(10));
  }
}
