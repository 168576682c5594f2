package org.pydl4j.etl.internal.rows;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;

/** The values of some columns of a row, for maps: equal keys are one group. */
public final class RowKeys {
  private RowKeys() {}

  /** The key of a row. What is missing or invalid is one value; the two zeros are one number. */
  public static List<Object> of(Block block, int row, int... places) {
    List<Object> key = new ArrayList<>(places.length);
    for (int place : places) {
      Object value = block.column(place).value(row);
      key.add(
          value == null
              ? Absent.VALUE
              : value instanceof Double number
                  ? (Object) (number + 0.0)
                  : value instanceof Float number ? (Object) (number + 0.0f) : value);
    }
    return key;
  }

  /** Whether one of the values is invalid: it was there, and nobody knows which it was. */
  public static boolean isInvalid(Block block, int row, int... places) {
    for (int place : places) {
      Column column = block.column(place);
      if (!column.has(row) && column.faults().at(row) != null) {
        return true;
      }
    }
    return false;
  }

  private enum Absent {
    VALUE
  }
}
