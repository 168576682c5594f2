package org.pydl4j.etl.blocks;

import org.pydl4j.nd.NDArray;

/** A column of values that are all of one size, one behind the other in memory that it owns. */
public abstract sealed class FixedColumn extends Column
    permits BooleanColumn, DoubleColumn, FloatColumn, IntColumn, LongColumn {
  final Cells cells;

  FixedColumn(Cells cells, Presence presence) {
    super(presence);
    this.cells = cells;
  }

  /** A column of the same kind over other memory, which it owns. */
  abstract FixedColumn like(Cells other, Presence presence);

  @Override
  public final NDArray array() {
    return Views.first(cells.array(), rows());
  }

  @Override
  public final long nbytes() {
    return cells.nbytes();
  }

  @Override
  final void free() {
    cells.release();
  }
}
