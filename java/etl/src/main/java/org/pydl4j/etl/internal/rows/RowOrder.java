package org.pydl4j.etl.internal.rows;

import java.util.Comparator;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.LongColumn;

/**
 * An order of rows by one column. Rows without a value are last in both directions; NaN is the
 * greatest number, and the two zeros are equal.
 *
 * @param column the place of the column
 * @param ascending whether the least is first
 */
public record RowOrder(int column, boolean ascending) {
  /** Compares rows of that column. */
  public Comparator<Integer> comparator(Column values) {
    Comparator<Integer> upwards =
        values instanceof BytesColumn text
            ? (a, b) -> text.compare(a, text, b)
            : values instanceof LongColumn whole
                ? (a, b) -> Long.compare(whole.get(a), whole.get(b))
                : (a, b) ->
                    Double.compare(values.getDouble(a) + 0.0, values.getDouble(b) + 0.0); // -0 is 0
    Comparator<Integer> directed = ascending ? upwards : upwards.reversed();
    return (a, b) ->
        values.has(a) && values.has(b)
            ? directed.compare(a, b)
            : Boolean.compare(!values.has(a), !values.has(b));
  }
}
