package org.pydl4j.etl.internal.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;

/**
 * A workbook in Office Open XML (.xlsx, .xlsm). Owns a temporary file and off-heap memory for the
 * texts until it is closed. A part that unpacks to 250 times its size, beyond 64 MiB, is refused.
 * Source: ECMA-376, parts 1 (SpreadsheetML) and 2 (packages).
 */
public final class Workbook implements AutoCloseable {
  private static final long HARMLESS = 64L << 20;
  private static final long RATIO = 250;
  private static final byte[] OLD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  private record Sheet(String name, @Nullable String part) {}

  private final String name;
  private final Path copy;
  private final ZipFile zip;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Map<String, String> parts = new HashMap<>(); // by the end of their type
  private boolean from1904;

  private Workbook(String name, Path copy, ZipFile zip) {
    this.name = name;
    this.copy = copy;
    this.zip = zip;
  }

  /**
   * Opens a workbook; the stream stays the caller's.
   *
   * @param name for messages
   * @throws DataException if it is none, or of a kind that is not read: names it
   */
  public static Workbook open(InputStream stream, String name) throws IOException {
    Path copy = Files.createTempFile("pydl4j-", ".xlsx"); // its parts lie in any order
    ZipFile zip = null;
    try {
      Files.copy(stream, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      requireZip(copy, name);
      zip = new ZipFile(copy.toFile());
      Workbook book = new Workbook(name, copy, zip);
      book.read();
      return book;
    } catch (ZipException | IllegalArgumentException | IndexOutOfBoundsException e) {
      discard(zip, copy);
      throw damaged(name, e);
    } catch (IOException | RuntimeException e) {
      discard(zip, copy);
      throw e;
    }
  }

  private static void discard(@Nullable ZipFile zip, Path copy) throws IOException {
    if (zip != null) {
      zip.close();
    }
    Files.deleteIfExists(copy);
  }

  private static DataException damaged(String name, Exception why) {
    String told = why.getMessage();
    return new DataException(name + " is no workbook of Excel, or damaged: " + told, why);
  }

  private static void requireZip(Path copy, String name) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(copy)) {
      in.readNBytes(head, 0, 4);
      if (!java.util.Arrays.equals(head, OLD)) {
        return;
      }
      byte[] sign = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
      boolean locked = contains(in, sign);
      throw new DataException(
          name
              + (locked
                  ? " is protected by a password. Save it without one."
                  : " is a workbook of Excel 97-2003 (.xls), which is not read. Save it as"
                      + " .xlsx."));
    }
  }

  private static boolean contains(InputStream in, byte[] sign) throws IOException {
    int found = 0;
    byte[] piece = new byte[1 << 16];
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      for (int i = 0; i < n; i++) {
        found = piece[i] == sign[found] ? found + 1 : piece[i] == sign[0] ? 1 : 0;
        if (found == sign.length) {
          return true;
        }
      }
    }
    return false;
  }

  private void read() throws IOException {
    String book = null;
    for (Map.Entry<String, String[]> each : relations("").entrySet()) {
      book = each.getValue()[0].endsWith("/officeDocument") ? each.getValue()[1] : book;
    }
    if (book == null || zip.getEntry(book) == null) {
      boolean calc = zip.getEntry("mimetype") != null;
      throw new DataException(
          name
              + " is no workbook of Excel"
              + (calc ? ", but of OpenDocument: save it as .xlsx." : "."));
    }
    if (book.endsWith(".bin")) {
      throw new DataException(
          name + " is a binary workbook (.xlsb), which is not read. Save it as .xlsx.");
    }
    Map<String, String[]> related = relations(book);
    related.values().forEach(each -> parts.put(each[0].replaceAll(".*/", ""), each[1]));
    try (Xml xml = new Xml(part(book))) {
      while (xml.next()) {
        if (xml.begins("workbookPr")) {
          String told = String.valueOf(xml.attribute("date1904"));
          from1904 = told.equals("1") || told.equals("true");
        } else if (xml.begins("sheet")) {
          String[] place = related.get(String.valueOf(xml.attributeOfNamespace("id")));
          boolean cells = place != null && place[0].endsWith("/worksheet");
          sheets.add(
              new Sheet(
                  String.valueOf(xml.attribute("name")), cells && place != null ? place[1] : null));
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new DataException(name + " has no sheets.");
    }
  }

  /** By their ids: the type and the place of what a part refers to. */
  private Map<String, String[]> relations(String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String file = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, String[]> found = new HashMap<>();
    if (zip.getEntry(file) == null) {
      return found;
    }
    try (Xml xml = new Xml(part(file))) {
      while (xml.next()) {
        String target = xml.begins("Relationship") ? xml.attribute("Target") : null;
        if (target != null && !"External".equals(xml.attribute("TargetMode"))) {
          String place =
              target.startsWith("/")
                  ? target.substring(1)
                  : Path.of("/" + folder + target).normalize().toString().substring(1);
          found.put(
              String.valueOf(xml.attribute("Id")),
              new String[] {String.valueOf(xml.attribute("Type")), place});
        }
      }
    }
    return found;
  }

  private InputStream part(String place) throws IOException {
    ZipEntry entry = zip.getEntry(place);
    if (entry == null) {
      throw new DataException(name + " is a damaged workbook: it has no part " + place + ".");
    }
    long packed = Math.min(Math.max(entry.getCompressedSize(), 0), Files.size(copy));
    return new Bounded(zip.getInputStream(entry), Math.max(HARMLESS, packed * RATIO));
  }

  /** The names of its sheets, in their order. */
  public List<String> sheetNames() {
    return sheets.stream().map(Sheet::name).toList();
  }

  /**
   * The rows of a sheet; close them.
   *
   * @param wanted its name, or its number from 0
   * @throws ConfigurationException if there is no such sheet, or it has no cells
   */
  public SheetRows rows(Object wanted) throws IOException {
    Sheet sheet = sheet(wanted);
    if (sheet.part() == null) {
      throw new ConfigurationException(
          name + ": the sheet '" + sheet.name() + "' has no cells, it is a chart or a dialog.");
    }
    Formats formats = new Formats(from1904);
    try {
      String styles = parts.get("styles");
      if (styles != null) {
        try (Xml xml = new Xml(part(styles))) {
          formats.read(xml);
        }
      }
      BytesColumn texts = texts();
      try {
        return new SheetRows(name, new Xml(part(sheet.part())), formats, texts);
      } catch (IOException | RuntimeException e) {
        texts.close();
        throw e;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(name, e);
    }
  }

  private Sheet sheet(Object wanted) {
    if (wanted instanceof Integer number) {
      if (number < 0 || number >= sheets.size()) {
        throw new ConfigurationException(
            name + " has no sheet of number " + number + ". Its sheets from 0: " + sheetNames());
      }
      return sheets.get(number);
    }
    for (Sheet sheet : sheets) {
      if (sheet.name().equalsIgnoreCase(wanted.toString())) { // as Excel compares them
        return sheet;
      }
    }
    throw new ConfigurationException(
        name
            + " has no sheet '"
            + wanted
            + "'. "
            + Names.suggestion(wanted.toString(), sheetNames()));
  }

  private BytesColumn texts() throws IOException {
    try (BytesColumn.Builder builder = BytesColumn.builder()) {
      String place = parts.get("sharedStrings");
      if (place != null) {
        try (Xml xml = new Xml(part(place))) {
          while (xml.next()) {
            if (xml.begins("si")) {
              builder.add(xml.richText("si"));
            }
          }
        }
      }
      return builder.build();
    }
  }

  @Override
  public void close() throws IOException {
    discard(zip, copy);
  }

  private final class Bounded extends FilterInputStream {
    private final long most;
    private long read;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int n = in.read(target, from, length);
      read += Math.max(n, 0);
      if (read > most) {
        throw new DataException(
            name
                + " unpacks to more than "
                + RATIO
                + " times its size, as files do that are made to fill a machine.");
      }
      return n;
    }
  }
}
