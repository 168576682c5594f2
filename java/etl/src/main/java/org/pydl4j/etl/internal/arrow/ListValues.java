package org.pydl4j.etl.internal.arrow;

import java.nio.ByteBuffer;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;

/**
 * Lists of numbers, each an array of one axis, float32: of fractions the nearest, of whole numbers
 * those that float32 has.
 */
final class ListValues implements RowValues {
  private final Presence presence;
  private final ByteBuffer ends; // where each list begins and the last one ends
  private final int width; // bytes of an end; 0 for lists of one length
  private final int length; // of lists of one length
  private final Values elements;

  /**
   * Looks at nothing yet.
   *
   * @param width bytes of where lists begin; 0 for lists of one length
   * @param length of lists of one length
   */
  ListValues(Presence presence, ByteBuffer ends, int width, int length, Values elements) {
    this.presence = presence;
    this.ends = ends;
    this.width = width;
    this.length = length;
    this.elements = elements;
    long needed = width == 0 || presence.rows() == 0 ? 0 : (presence.rows() + 1L) * width;
    if (ends.remaining() < needed) {
      throw new IllegalArgumentException(
          "a buffer has " + ends.remaining() + " bytes in place of " + needed);
    }
  }

  @Override
  public int rows() {
    return presence.rows();
  }

  @Override
  public boolean has(int row) {
    return presence.has(row);
  }

  @Override
  public void append(ColumnBuilder into, int row) {
    if (!has(row)) {
      into.addMissing();
      return;
    }
    long from = width == 0 ? (long) row * length : end(row);
    long to = width == 0 ? from + length : end(row + 1);
    if (from < 0 || to < from || to > elements.rows()) {
      throw new IllegalArgumentException(
          "a list lies from " + from + " to " + to + " among " + elements.rows() + " values");
    }
    double[] made = new double[(int) (to - from)];
    for (int i = 0; i < made.length; i++) {
      made[i] = elements.number((int) from + i);
      if (!elements.fitsFloat((int) from + i)) {
        throw new NoValue(
            elements.digits((int) from + i),
            "in its list is no float32, which arrays are made of, without rounding. Write the"
                + " list's elements as columns of their own, or the list as float64 if it may be"
                + " rounded.");
      }
    }
    ((ArrayColumn.Builder) into).add(made, made.length);
  }

  private long end(int row) {
    return width == 4 ? ends.getInt(row * 4) : ends.getLong(row * 8);
  }

  @Override
  public long integer(int row) {
    throw new IllegalStateException("a list is no number");
  }
}
