package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.internal.excel.Cell;
import org.pydl4j.etl.internal.excel.SheetRows;
import org.pydl4j.etl.internal.excel.Workbook;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/**
 * A sheet of Excel's workbooks (.xlsx, .xlsm), read as a stream; only the sheet's texts are held.
 * DataVec: {@code ExcelRecordReader}.
 *
 * <p>Numbers that a date's format shows are dates, those below 1 times of a clock as text. Of
 * formulas the values are read that the program which saved the file computed; a row with a formula
 * that has none is rejected, since nobody knows its value, and so is, with a header, one with a
 * cell in a column without a name. {@code #DIV/0!} and its like are invalid values. Rows without
 * cells are no records. Old workbooks (.xls), binary ones (.xlsb) and such with a password are
 * refused by name.
 */
public final class ExcelRecordReader extends RecordReader {
  private final Object sheet;
  private final boolean header;
  private final int skipRows;

  private ExcelRecordReader(
      Source source, Schema schema, Rejects rejects, Object sheet, boolean header, int skipRows) {
    super(source, schema, rejects);
    this.sheet = sheet;
    this.header = header;
    this.skipRows = skipRows;
    Field.requireText(schema);
  }

  /** Starts a reader of these files, of their first sheets with a header each. */
  public static Builder builder(Source source) {
    return new Builder(source);
  }

  @Override
  ExcelRecordReader of(Source part) {
    return new ExcelRecordReader(part, schema, rejects, sheet, header, skipRows);
  }

  @Override
  FileReader.Format format() {
    return (stream, name, records) -> new Rows(stream, name, records);
  }

  /** Collects which cells are read. */
  public static final class Builder {
    private final Source source;
    private Object sheet = 0;
    private boolean header = true;
    private int skipRows;
    private Rejects rejects = Rejects.fail();

    private Builder(Source source) {
      this.source = source;
    }

    /** The sheet of this name. */
    public Builder sheet(String name) {
      sheet = name;
      return this;
    }

    /** The sheet of this number, from 0. Default: 0. */
    public Builder sheet(int number) {
      sheet = number;
      return this;
    }

    /** Whether the first row has the names of the columns. Default: true. */
    public Builder header(boolean value) {
      header = value;
      return this;
    }

    /** How many rows of the sheet are left out, in front of a header. Default: 0. */
    public Builder skipRows(int value) {
      skipRows = value;
      return this;
    }

    /** What happens to records that are not as the schema says. Default: the first is an error. */
    public Builder rejects(Rejects value) {
      rejects = value;
      return this;
    }

    /** The reader of these columns: found by name with a header, else in their order. */
    public ExcelRecordReader build(Schema schema) {
      return new ExcelRecordReader(source, schema, rejects, sheet, header, skipRows);
    }

    /**
     * The reader of the columns that the first file has: what all their cells are (numbers, dates,
     * booleans), else text.
     *
     * @param missing the texts that stand for a missing value
     * @param rows how many rows are looked at
     * @throws DataException if the file cannot be read, or has no cells
     */
    public ExcelRecordReader inferred(Set<String> missing, int rows) {
      return build(schemaOf(missing, rows));
    }

    private Schema schemaOf(Set<String> missing, int rows) {
      try (Walk walk = source.walk()) {
        Walk.Entry entry = walk.next();
        String name = entry == null ? source.names().get(0) : entry.name();
        InputStream stream = entry == null ? InputStream.nullInputStream() : entry.stream();
        try (Workbook book = Workbook.open(stream, name);
            SheetRows cells = book.rows(sheet)) {
          if (!next(cells, skipRows)) {
            throw new DataException(name + " has no cells to infer columns from.");
          }
          return schemaOf(cells, name, missing, rows);
        } catch (IOException e) {
          throw Walk.failed(name, e);
        }
      }
    }

    private Schema schemaOf(SheetRows cells, String name, Set<String> missing, int rows)
        throws IOException {
      Map<String, Integer> names = header ? names(cells.cells(), name) : new LinkedHashMap<>();
      boolean more = !header || cells.next();
      List<@Nullable ColumnType> types = new ArrayList<>();
      for (int row = 0; row < rows && more; row++, more = cells.next()) {
        for (int i = 0; i < cells.cells().size(); i++) {
          Cell cell = cells.cells().get(i);
          while (types.size() <= i) {
            types.add(null);
          }
          if (cell != null && !missing.contains(cell.text())) {
            types.set(i, wider(types.get(i), cell));
          }
        }
      }
      for (int i = 0; !header && i < types.size(); i++) {
        names.put("column" + i, i);
      }
      List<ColumnMetaData> columns = new ArrayList<>();
      names.forEach(
          (column, place) -> {
            ColumnType found = place < types.size() ? types.get(place) : null;
            columns.add(ColumnMetaData.of(found == null ? ColumnType.String : found, column));
          });
      return new Schema(columns, missing);
    }
  }

  /** The type that holds what was found so far, and a cell. */
  private static @Nullable ColumnType wider(@Nullable ColumnType found, Cell cell) {
    ColumnType own =
        switch (cell.kind()) {
          case NUMBER -> number(cell.text());
          case BOOLEAN -> ColumnType.Boolean;
          case DATE -> cell.text().contains("-") ? ColumnType.Time : ColumnType.String;
          case TEXT -> ColumnType.String;
          default -> found;
        };
    if (found == null || found == own) {
      return own;
    }
    List<ColumnType> numbers = List.of(ColumnType.Integer, ColumnType.Long, ColumnType.Double);
    boolean both = numbers.contains(found) && numbers.contains(own);
    return !both
        ? ColumnType.String
        : numbers.get(Math.max(numbers.indexOf(found), numbers.indexOf(own)));
  }

  private static ColumnType number(String text) {
    double value = Double.parseDouble(text);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return !whole ? ColumnType.Double : value == (int) value ? ColumnType.Integer : ColumnType.Long;
  }

  /** Skips rows; false where there are no more. */
  private static boolean next(SheetRows rows, int skip) throws IOException {
    while (rows.next()) {
      if (rows.row() > skip) {
        return true;
      }
    }
    return false;
  }

  /** The names in a header and their places; cells without a text are none. */
  private static Map<String, Integer> names(List<@Nullable Cell> cells, String file) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell != null && !cell.text().isBlank() && names.put(cell.text(), i) != null) {
        throw new DataException(
            file
                + ": the header has the column '"
                + cell.text()
                + "' twice. Rename one, or read without a header.");
      }
    }
    return names;
  }

  /** What Excel calls a column: A to Z, AA and so on. */
  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /** The rows of a file. */
  private final class Rows implements FileReader.Parser {
    private final String name;
    private final Records records;
    private final Workbook book;
    private final SheetRows rows;
    private final int[] places; // for each column of the schema
    private final BitSet named = new BitSet(); // the columns that have a name in the header
    private boolean more;

    Rows(InputStream stream, String name, Records records) throws IOException {
      this.name = name;
      this.records = records;
      this.book = Workbook.open(stream, name);
      SheetRows opened = null;
      try {
        opened = book.rows(sheet);
        rows = opened;
        more = ExcelRecordReader.next(rows, skipRows);
        places = header ? named() : inOrder();
        more = more && (!header || rows.next());
      } catch (IOException | RuntimeException e) {
        close(opened, book);
        throw e;
      }
    }

    private int[] inOrder() {
      int[] all = new int[schema.numColumns()];
      java.util.Arrays.setAll(all, i -> i);
      return all;
    }

    private int[] named() {
      Map<String, Integer> found = more ? names(rows.cells(), name) : Map.of();
      found.values().forEach(named::set);
      int[] all = new int[schema.numColumns()];
      for (int i = 0; i < all.length; i++) {
        Integer place = found.get(schema.getName(i));
        if (place == null) {
          throw new DataException(
              name
                  + ", row "
                  + rows.row()
                  + ": the header has no column '"
                  + schema.getName(i)
                  + "'. It has "
                  + found.keySet()
                  + ". Rename the column of the schema, or read without a header.");
        }
        all[i] = place;
      }
      return all;
    }

    @Override
    public boolean next(BlockBuilder into) throws IOException {
      if (!more) {
        return false;
      }
      take(into);
      more = rows.next();
      return true;
    }

    private void take(BlockBuilder into) {
      List<@Nullable Cell> cells = rows.cells();
      if (!header && cells.size() > places.length) {
        String reason = "There must be " + places.length + " fields. Got " + cells.size() + ".";
        records.reject(name, rows.row(), reason, raw(cells));
        return;
      }
      int nameless = header ? nameless(cells) : -1;
      if (nameless >= 0) {
        String reason = "The header has no name for the column " + letters(nameless) + ". Name it.";
        records.reject(name, rows.row(), reason, raw(cells));
        return;
      }
      for (int i = 0; i < places.length; i++) {
        Cell cell = places[i] < cells.size() ? cells.get(places[i]) : null;
        if (cell == null) {
          records.takeMissing(i);
        } else if (cell.kind() == Cell.Kind.FORMULA) {
          String reason =
              "The formula of the column '"
                  + schema.getName(i)
                  + "', "
                  + cell.text()
                  + ", has no value: open the file in a program that computes it, and save it.";
          records.reject(name, rows.row(), reason, raw(cells));
          return;
        } else if (!isTaken(i, cell)) {
          records.reject(i, name, rows.row(), raw(cells));
          return;
        }
      }
      records.add(into, name, rows.row());
    }

    /** The first cell with something in it below no name of the header; -1 if there is none. */
    private int nameless(List<@Nullable Cell> cells) {
      for (int i = named.nextClearBit(0); i < cells.size(); i = named.nextClearBit(i + 1)) {
        Cell cell = cells.get(i);
        if (cell != null && !cell.text().isBlank()) {
          return i;
        }
      }
      return -1;
    }

    private boolean isTaken(int column, Cell cell) {
      if (cell.kind() == Cell.Kind.ERROR) {
        return records.takeInvalid(column, cell.text());
      }
      byte[] bytes = cell.text().getBytes(StandardCharsets.UTF_8);
      return records.take(column, bytes, 0, bytes.length);
    }

    private String raw(List<@Nullable Cell> cells) {
      List<String> texts = new ArrayList<>();
      cells.forEach(cell -> texts.add(cell == null ? "" : cell.text()));
      return String.join("\t", texts);
    }

    @Override
    public void close() {
      close(rows, book);
    }

    private static void close(@Nullable SheetRows rows, Workbook book) {
      try (book;
          rows) {
        // in this order backwards
      } catch (IOException e) {
        // a temporary file, which the system clears
      }
    }
  }
}
