package org.pydl4j.etl.blocks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a column whose values could not be read as what the column holds, with the text
 * that stood there. Immutable; on the heap, since faults are few.
 */
public final class Faults {
  /** No faults. */
  public static final Faults NONE = new Faults(new int[0], new String[0]);

  private final int[] rows;
  private final String[] texts;

  Faults(int[] rows, String[] texts) {
    this.rows = rows;
    this.texts = texts;
  }

  /** How many there are. */
  public int count() {
    return rows.length;
  }

  /** The row of the {@code index}-th fault, in ascending order. */
  public int row(int index) {
    return rows[index];
  }

  /** The text of the {@code index}-th fault. */
  public String text(int index) {
    return texts[index];
  }

  /** The text at a row; null where there is no fault. */
  public @Nullable String at(int row) {
    int index = rows.length == 0 ? -1 : Arrays.binarySearch(rows, row);
    return index < 0 ? null : texts[index];
  }
}
