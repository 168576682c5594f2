package org.pydl4j.etl.readers;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What a file holds, by its first 64 KiB; its name only decides where the content allows both: one
 * column of CSV or lines.
 *
 * @param kind what reads it
 * @param separator of CSV, what stands between fields
 * @param encoding of CSV, the name of the encoding
 */
record Sniffed(Kind kind, String separator, String encoding) {
  private static final int HEAD = 1 << 16;
  private static final int RECORDS = 50; // of CSV that are looked at
  private static final List<String> SEPARATORS = List.of(",", "\t", ";", "|");

  /** The formats that are told apart. */
  enum Kind {
    CSV,
    JSON_LINES,
    LINES,
    PARQUET,
    ARROW,
    EXCEL
  }

  /**
   * Of the first file of a source, unpacked.
   *
   * @throws ConfigurationException if it holds no rows, or says nothing; names what it is
   */
  static Sniffed of(Source source) {
    try (Walk walk = source.walk()) {
      Walk.Entry entry = walk.next();
      String name = entry == null ? source.names().get(0) : entry.name();
      byte[] head = entry == null ? new byte[0] : entry.stream().readNBytes(HEAD);
      return of(name, head, head.length == HEAD);
    } catch (IOException e) {
      throw Walk.failed(source.names().get(0), e);
    }
  }

  private static Sniffed of(String name, byte[] head, boolean cut) {
    if (begins(head, "PAR1")) {
      return new Sniffed(Kind.PARQUET, "", "");
    }
    if (begins(head, "ARROW1") || begins(head, "\u00ff\u00ff\u00ff\u00ff")) {
      return new Sniffed(Kind.ARROW, "", "");
    }
    boolean book = name.toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]?");
    if (begins(head, "PK\3\4") && (book || holds(head, "xl/worksheets/"))) {
      return new Sniffed(Kind.EXCEL, "", "");
    }
    boolean little = head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe;
    boolean big = head.length > 1 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff;
    if (little || big) {
      String text = new String(head, StandardCharsets.UTF_16);
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return new Sniffed(Kind.CSV, separator(name, whole(utf8, cut), "UTF-16"), "UTF-16");
    }
    refuseBinary(name, head);
    byte[] text = whole(head, cut);
    if (!Field.isUtf8(text, 0, text.length)) {
      throw new ConfigurationException(
          name
              + " is text in another encoding than UTF-8. Read it by etl.read_csv(…,"
              + " encoding=\"windows-1252\"), or whatever it is.");
    }
    if (isJson(text)) {
      refuseOtherJson(name, text);
      return new Sniffed(Kind.JSON_LINES, "", "UTF-8");
    }
    String separator = separator(name, text, "UTF-8");
    return separator.isEmpty()
        ? new Sniffed(Kind.LINES, "", "UTF-8")
        : new Sniffed(Kind.CSV, separator, "UTF-8");
  }

  private static boolean begins(byte[] head, String sign) {
    byte[] bytes = sign.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }

  private static boolean holds(byte[] head, String part) {
    return new String(head, StandardCharsets.ISO_8859_1).contains(part);
  }

  /** Without a last line that the end of the head cut. */
  private static byte[] whole(byte[] text, boolean cut) {
    int end = text.length;
    while (cut && end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r') {
      end--;
    }
    return end == 0 ? text : Arrays.copyOf(text, end);
  }

  private static void refuseBinary(String name, byte[] head) {
    String what =
        begins(head, "FEA1")
            ? "Feather of version 1, which is not read: write it anew by pyarrow.feather"
            : begins(head, "PK\3\4")
                ? "a zip archive under another name; one that ends in .zip is unpacked"
                : begins(head, "\u001f\u008b")
                    ? "packed by gzip under another name; one that ends in .gz is unpacked"
                    : begins(head, "\u00d0\u00cf\u0011\u00e0")
                        ? "an old file of Office (.xls), or one with a password: save it as .xlsx"
                        : begins(head, "(\u00b5/\u00fd")
                            ? "packed by zstd under another name; one that ends in .zst is unpacked"
                            : begins(head, "SQLite format 3")
                                ? "a database of SQLite, which etl.read_jdbc reads with its driver"
                                : begins(head, "%PDF") ? "a PDF" : "";
    boolean binary = !what.isEmpty();
    for (int i = 0; i < head.length && !binary; i++) {
      binary = head[i] >= 0 && head[i] < 32 && "\t\n\r\f\u001b".indexOf(head[i]) < 0;
    }
    if (binary) {
      throw new ConfigurationException(
          name
              + " holds no text, and is no Parquet file"
              + (what.isEmpty() ? "." : ": it is " + what + "."));
    }
  }

  private static String firstLine(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .replaceFirst("^\uFEFF", "")
        .strip()
        .lines()
        .findFirst()
        .orElse("");
  }

  private static boolean isJson(byte[] text) {
    String line = firstLine(text);
    return line.startsWith("{")
        || line.equals("[")
        || line.startsWith("[{")
        || line.startsWith("[[");
  }

  private static void refuseOtherJson(String name, byte[] text) {
    try {
      JsonElement first = JsonParser.parseString(firstLine(text));
      if (first.isJsonObject()) {
        return;
      }
    } catch (JsonParseException e) {
      // said below
    }
    throw new ConfigurationException(
        name
            + " is JSON, but not an object a line. Write it so, or load it in Python and use"
            + " etl.from_dict.");
  }

  /** What stands between the fields of CSV; empty if it is lines. */
  private static String separator(String name, byte[] text, String encoding) {
    String plain = Packing.unpacked(name.toLowerCase(Locale.ROOT));
    boolean named = plain.endsWith(".csv") || plain.endsWith(".tsv") || !encoding.equals("UTF-8");
    String best = "";
    int most = 1;
    for (String separator : SEPARATORS) {
      int fields = fields(name, text, separator, named ? 1 : 2);
      if (fields > most) {
        most = fields;
        best = separator;
      }
    }
    return best.isEmpty() && named ? plain.endsWith(".tsv") ? "\t" : "," : best;
  }

  /** How many fields each record has; 0 if that differs, or there are too few records. */
  private static int fields(String name, byte[] text, String separator, int least) {
    CsvFormat format =
        CsvFormat.of(separator, '"', (char) 0, (char) 0, false, 0, LineFiles.MOST_BYTES);
    Rejects none = Rejects.skip();
    Records records = new Records(new Schema(List.of()), false, none, none.sink());
    try {
      CsvParser parser = new CsvParser(format, new ByteArrayInputStream(text), name, records);
      int fields = 0;
      int seen = 0;
      List<String> record = parser.texts();
      for (; record != null && seen < RECORDS; record = parser.texts(), seen++) {
        if (seen > 0 && record.size() != fields) {
          return 0;
        }
        fields = record.size();
      }
      return seen < least ? 0 : fields;
    } catch (IOException e) {
      throw Walk.failed(name, e);
    }
  }
}
