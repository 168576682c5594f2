package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.internal.texts.Words;
import org.pydl4j.nd.errors.DataException;

/**
 * Takes CSV apart as RFC 4180 says it, and as files are: breaks in quotes, doubled or escaped
 * quotes, all three ends of lines, text behind a closing quote (which belongs to the field).
 */
final class CsvParser implements FileReader.Parser {
  private static final int FIRST = 1 << 16;
  private static final int LOW = 1 << 14; // fewer bytes than that may be the beginning of a record
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final CsvFormat format;
  private final InputStream stream;
  private final String name;
  private final Records records;
  private int[] columns = new int[0]; // of the record's fields; -1: of no interest

  private byte[] buffer;
  private int position;
  private int limit;
  private boolean ended;
  private long line = 1;

  // The fields of the record: in the buffer, or unescaped in `text`.
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] unescaped = new boolean[16];
  private int count;
  private byte[] text = new byte[256];
  private int used;
  private int start; // where the record begins
  private int next; // where the one behind it begins
  private long lines; // how many ends of lines are in the record
  private boolean open; // its last quote is not closed

  private final @Nullable PlainCsv plain;
  private int single; // how many records go one by one, since not all of them are right

  CsvParser(CsvFormat format, InputStream stream, String name, Records records) throws IOException {
    this.format = format;
    this.stream = stream;
    this.name = name;
    this.records = records;
    this.buffer = new byte[FIRST + Words.SLACK];
    fill();
    if (limit >= 3 && Arrays.equals(buffer, 0, 3, BOM, 0, 3)) {
      position = 3;
    }
    for (int i = 0; i < format.skipLines() && skipLine(); i++) {}
    columns = format.header() ? header() : inOrder();
    plain = PlainCsv.of(format, columns.length);
  }

  /** Of a piece, which another parser cut off. */
  CsvParser(CsvFormat format, Piece piece, String name, Records records) {
    this.format = format;
    this.stream = InputStream.nullInputStream();
    this.name = name;
    this.records = records;
    this.buffer = piece.bytes();
    this.limit = piece.length();
    this.ended = true;
    this.line = piece.line();
    this.columns = piece.columns();
    this.plain = PlainCsv.of(format, columns.length);
  }

  private int[] inOrder() {
    int[] all = new int[records.names().size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private int[] header() throws IOException {
    List<String> first = headerTexts();
    List<String> found = first == null ? List.of() : first;
    long at = first == null ? line : line - lines;
    List<String> wanted = records.names();
    for (String column : wanted) {
      if (!found.contains(column)) {
        throw new DataException(
            name
                + ", line "
                + at
                + ": the header has no column '"
                + column
                + "'. It has "
                + found
                + ". Rename the column of the schema, or read without a header.");
      }
    }
    for (String column : wanted) {
      if (found.indexOf(column) != found.lastIndexOf(column)) {
        throw new DataException(
            name
                + ", line "
                + at
                + ": the header has the column '"
                + column
                + "' twice. Rename one, or read without a header.");
      }
    }
    int[] places = new int[found.size()];
    Arrays.setAll(places, i -> wanted.indexOf(found.get(i)));
    return places;
  }

  /**
   * The columns' names; null at the end.
   *
   * @throws DataException if one is no text; names its line
   */
  @Nullable List<String> headerTexts() throws IOException {
    if (!record()) {
      return null;
    }
    for (int i = 0; i < count; i++) {
      if (!Field.isUtf8(bytes(i), starts[i], ends[i])) {
        throw new DataException(
            name
                + ", line "
                + (line - lines)
                + ": the header's field "
                + (i + 1)
                + ", '"
                + text(i)
                + "', is no text in UTF-8. Name the encoding of the file, such as windows-1252.");
      }
    }
    return fields();
  }

  /** The fields of the next record as texts; null at the end. */
  @Nullable List<String> texts() throws IOException {
    return record() ? fields() : null;
  }

  private List<String> fields() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(text(i));
    }
    return found;
  }

  private String text(int field) {
    int length = ends[field] - starts[field];
    return new String(bytes(field), starts[field], length, StandardCharsets.UTF_8);
  }

  private byte[] bytes(int field) {
    return unescaped[field] ? text : buffer;
  }

  @Override
  public boolean next(BlockBuilder into) throws IOException {
    if (single == 0 && together(into)) {
      return true;
    }
    single = Math.max(0, single - 1);
    if (!record()) {
      return false;
    }
    long at = line - lines;
    if (open) {
      records.reject(name, at, "A quote is opened and not closed.", raw());
    } else if (count != columns.length) {
      String reason = "There must be " + columns.length + " fields. Got " + count + ".";
      records.reject(name, at, reason, raw());
    } else {
      for (int i = 0; i < count; i++) {
        int column = columns[i];
        if (column >= 0 && !records.take(column, bytes(i), starts[i], ends[i])) {
          records.reject(column, name, at, raw());
          return true;
        }
      }
      records.add(into, name, at);
    }
    return true;
  }

  /** Takes the records from here on together; false where the next one must go by itself. */
  private boolean together(BlockBuilder into) throws IOException {
    if (plain == null) {
      return false;
    }
    FieldTable table = plain.table();
    int most = into.room();
    int end = plain.fill(buffer, position, limit, most);
    if (table.rows == 0 && limit - position < LOW && refill()) {
      end = plain.fill(buffer, position, limit, most);
    }
    if (table.rows > 0 && ended) {
      into.expect((long) (limit - position) * table.rows / Math.max(1, end - position) + 1);
    }
    if (table.rows > 0 && !records.addAll(table, columns, into, name, line)) {
      single = table.rows;
      return false;
    }
    position = end;
    line += table.rows;
    return table.rows > 0;
  }

  /**
   * Whole records as they stand in a file.
   *
   * @param columns of the records' fields; -1: of no interest
   * @param bytes the records, with {@link Words#SLACK} behind them
   * @param length how many bytes they have
   * @param line where the first one is
   */
  record Piece(int[] columns, byte[] bytes, int length, long line) {}

  /** The records from here on, some so many bytes of them, as a piece; null at the end. */
  @Nullable Piece piece(int bytesWanted) throws IOException {
    if (buffer.length < bytesWanted) {
      buffer = Arrays.copyOf(buffer, bytesWanted + Words.SLACK);
    }
    refill();
    int end = ended ? limit : cut();
    while (end == position && position < limit) { // a record that is longer than the buffer
      refill();
      end = ended ? limit : cut();
    }
    if (end == position) {
      return null;
    }
    byte[] bytes = Arrays.copyOfRange(buffer, position, end + Words.SLACK);
    Piece piece = new Piece(columns, bytes, end - position, line);
    line += Words.lines(buffer, position, end);
    position = end;
    return piece;
  }

  /** Behind the last record of the buffer that is whole; the position where there is none. */
  private int cut() {
    int end = limit;
    boolean quotes = format.quote() != 0 && Words.has(buffer, position, limit, format.quote());
    while (end > position && buffer[end - 1] != '\n') {
      end--;
    }
    return quotes || end == position ? cutByRecords() : end;
  }

  private int cutByRecords() {
    int begin = position;
    while (position < limit && step()) {}
    int end = position;
    position = begin;
    return end;
  }

  /** Goes over a record, a comment or a blank line; false where it is not whole. */
  private boolean step() {
    byte first = buffer[position];
    if (first != '\n' && first != '\r' && !format.isComment(first)) {
      if (!scan()) {
        return false;
      }
      position = next;
      return true;
    }
    int at = position;
    while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    if (at + 1 >= limit) {
      return false;
    }
    position = buffer[at] == '\r' && buffer[at + 1] == '\n' ? at + 2 : at + 1;
    return true;
  }

  /** The record as it stands there. */
  private String raw() {
    int to = position;
    while (to > start && (buffer[to - 1] == '\n' || buffer[to - 1] == '\r')) {
      to--;
    }
    return new String(buffer, start, to - start, StandardCharsets.UTF_8);
  }

  /** The next record that is neither blank nor a comment. */
  private boolean record() throws IOException {
    while (true) {
      if (position == limit && !refill()) {
        return false;
      }
      byte first = buffer[position];
      if (format.isComment(first)) {
        skipLine();
      } else if (first == '\n' || first == '\r') {
        skipLine();
      } else {
        while (!scan()) {
          refill();
        }
        start = position;
        position = next;
        line += lines;
        return true;
      }
    }
  }

  /** Goes behind the end of the line; false at the end of the file. */
  private boolean skipLine() throws IOException {
    while (position < limit || refill()) {
      byte b = buffer[position++];
      if (b == '\n' || b == '\r') {
        if (b == '\r' && (position < limit || refill()) && buffer[position] == '\n') {
          position++;
        }
        line++;
        return true;
      }
    }
    return false;
  }

  /** Finds the fields of the record at the position; false where more bytes are needed. */
  private boolean scan() {
    count = 0;
    used = 0;
    lines = 0;
    open = false;
    int at = position;
    while (true) {
      at = at < limit && format.isQuote(buffer[at]) ? quoted(at) : plain(at);
      if (at < 0) {
        return false;
      }
      if (at == limit) {
        if (!ended) {
          return false;
        }
        lines++;
        next = limit;
        return true;
      }
      byte b = buffer[at];
      if (b == '\n' || b == '\r') {
        if (b == '\r' && at + 1 == limit && !ended) {
          return false;
        }
        next = b == '\r' && at + 1 < limit && buffer[at + 1] == '\n' ? at + 2 : at + 1;
        lines++;
        return true;
      }
      at += format.separator().length;
      if (at == limit && ended) { // the last field is empty
        field(limit, limit, false);
        lines++;
        next = limit;
        return true;
      }
    }
  }

  /** A field without quotes; where it ends, or -1 where more bytes are needed. */
  private int plain(int from) {
    byte first = format.separator()[0];
    int at = from;
    while (at < limit) {
      byte b = buffer[at];
      if (b == '\n' || b == '\r') {
        break;
      }
      if (b == first) {
        int fits = separatorAt(at);
        if (fits != 0) {
          if (fits < 0) {
            return -1;
          }
          break;
        }
      }
      at++;
    }
    if (at == limit && !ended) {
      return -1;
    }
    field(from, at, false);
    return at;
  }

  /** 1 where a separator is, 0 where none is, -1 where more bytes are needed. */
  private int separatorAt(int at) {
    byte[] separator = format.separator();
    for (int i = 1; i < separator.length; i++) {
      if (at + i >= limit) {
        return ended ? 0 : -1;
      }
      if (buffer[at + i] != separator[i]) {
        return 0;
      }
    }
    return 1;
  }

  /** A field that begins with a quote; where it ends, or -1 where more bytes are needed. */
  private int quoted(int from) {
    int begin = used;
    int at = from + 1;
    while (true) {
      if (at >= limit) {
        if (!ended) {
          return -1;
        }
        open = true;
        field(begin, used, true);
        return limit;
      }
      byte b = buffer[at];
      boolean last = at + 1 >= limit;
      if (format.isEscape(b) || format.isQuote(b)) {
        if (last && !ended) {
          return -1;
        }
        boolean doubled = !last && format.isQuote(buffer[at + 1]);
        boolean escapes = doubled || !last && format.isEscape(b);
        if (escapes) {
          at++;
          b = buffer[at];
        } else if (format.isQuote(b)) {
          return tail(begin, at + 1);
        }
      }
      if (b == '\n' || b == '\r' && (at + 1 >= limit || buffer[at + 1] != '\n')) {
        lines++;
      }
      append(b);
      at++;
    }
  }

  /** What stands behind a closing quote and in front of the separator belongs to the field. */
  private int tail(int begin, int from) {
    byte first = format.separator()[0];
    int at = from;
    while (at < limit) {
      byte b = buffer[at];
      if (b == '\n' || b == '\r') {
        break;
      }
      if (b == first) {
        int fits = separatorAt(at);
        if (fits < 0) {
          return -1;
        }
        if (fits > 0) {
          break;
        }
      }
      append(b);
      at++;
    }
    if (at == limit && !ended) {
      return -1;
    }
    field(begin, used, true);
    return at;
  }

  private void append(byte b) {
    if (used == text.length) {
      text = Arrays.copyOf(text, used * 2);
    }
    text[used++] = b;
  }

  private void field(int from, int to, boolean isUnescaped) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      unescaped = Arrays.copyOf(unescaped, count * 2);
    }
    starts[count] = from;
    ends[count] = to;
    unescaped[count++] = isUnescaped;
  }

  /** More bytes behind those from the position on; false at the end. */
  private boolean refill() throws IOException {
    if (ended) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int capacity = buffer.length - Words.SLACK;
    if (limit == capacity) {
      if (limit >= format.mostBytes()) {
        throw new DataException(
            name
                + ", line "
                + line
                + ": a record has more than "
                + format.mostBytes()
                + " bytes. A quote may be open, or the file is no CSV; maxRecordBytes allows"
                + " more.");
      }
      int larger = (int) Math.min(format.mostBytes(), capacity * 4L);
      buffer = Arrays.copyOf(buffer, larger + Words.SLACK);
    }
    fill();
    return position < limit;
  }

  private void fill() throws IOException {
    int capacity = buffer.length - Words.SLACK;
    while (limit < capacity) {
      int n = stream.read(buffer, limit, capacity - limit);
      if (n < 0) {
        ended = true;
        return;
      }
      limit += n;
    }
  }
}
