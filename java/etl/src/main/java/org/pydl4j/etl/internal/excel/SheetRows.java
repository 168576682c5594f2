package org.pydl4j.etl.internal.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.nd.errors.DataException;

/** The rows of a sheet that have cells, from top to bottom. Owns off-heap memory until its end. */
public final class SheetRows implements AutoCloseable {
  private static final int MOST_COLUMNS = 16_384;

  private final String name;
  private final Xml xml;
  private final Formats formats;
  private final BytesColumn texts;
  private final List<@Nullable Cell> cells = new ArrayList<>();
  private int row;

  SheetRows(String name, Xml xml, Formats formats, BytesColumn texts) {
    this.name = name;
    this.xml = xml;
    this.formats = formats;
    this.texts = texts;
  }

  /** Goes on to the next row with a cell; false behind the last. */
  public boolean next() throws IOException {
    try {
      while (xml.next()) {
        if (xml.begins("row")) {
          row = xml.number("r", row + 1);
          cells.clear();
        } else if (xml.begins("c")) {
          cell();
        } else if (xml.ends("row") && cells.stream().anyMatch(cell -> cell != null)) {
          return true;
        } else if (xml.ends("sheetData")) {
          return false;
        }
      }
      return false;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataException(name + ", row " + row + " is damaged: " + e.getMessage(), e);
    }
  }

  /** The row's number, from 1. */
  public int row() {
    return row;
  }

  /** The cells from the first column on; null where there is nothing. */
  public List<@Nullable Cell> cells() {
    return cells;
  }

  private void cell() throws IOException {
    String place = xml.attribute("r");
    int column = place == null ? cells.size() : column(place);
    if (column >= MOST_COLUMNS) {
      throw new IllegalArgumentException("there is no column " + place);
    }
    String type = String.valueOf(xml.attribute("t"));
    String style = xml.attribute("s");
    String value = null;
    String formula = null;
    while (xml.next() && !xml.ends("c")) {
      if (xml.begins("v")) {
        value = xml.text("v");
      } else if (xml.begins("f")) {
        formula = xml.text("f");
      } else if (xml.begins("is")) {
        value = xml.richText("is");
      }
    }
    while (cells.size() <= column) {
      cells.add(null);
    }
    if (value != null && !(value.isEmpty() && !type.equals("inlineStr") && !type.equals("str"))) {
      cells.set(column, of(type, style, value));
    } else if (formula != null) {
      cells.set(column, new Cell(Cell.Kind.FORMULA, "=" + formula));
    }
  }

  private Cell of(String type, @Nullable String style, String value) {
    return switch (type) {
      case "s" -> new Cell(Cell.Kind.TEXT, shared(Integer.parseInt(value.strip())));
      case "inlineStr" -> new Cell(Cell.Kind.TEXT, value);
      case "str" -> new Cell(Cell.Kind.TEXT, Xml.unescaped(value));
      case "b" -> new Cell(Cell.Kind.BOOLEAN, value.strip().equals("1") ? "true" : "false");
      case "e" -> new Cell(Cell.Kind.ERROR, value);
      case "d" -> new Cell(Cell.Kind.DATE, value);
      default -> number(style, value.strip());
    };
  }

  private String shared(int index) {
    if (index < 0 || index >= texts.rows()) {
      throw new IndexOutOfBoundsException("there is no text " + index);
    }
    return texts.text(index);
  }

  private Cell number(@Nullable String style, String value) {
    double number = Double.parseDouble(value);
    String date = formats.showsDate(style) ? formats.date(number) : null;
    if (date != null) {
      return new Cell(Cell.Kind.DATE, date);
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
    return new Cell(Cell.Kind.NUMBER, whole ? Long.toString((long) number) : value);
  }

  /** The number of a column from 0, by a place such as {@code AB12}. */
  private static int column(String place) {
    int column = 0;
    int at = 0;
    while (at < place.length() && at < 4 && place.charAt(at) >= 'A' && place.charAt(at) <= 'Z') {
      column = column * 26 + place.charAt(at++) - 'A' + 1;
    }
    if (column == 0) {
      throw new IllegalArgumentException("there is no cell " + place);
    }
    return column - 1;
  }

  @Override
  public void close() throws IOException {
    texts.close();
    xml.close();
  }
}
