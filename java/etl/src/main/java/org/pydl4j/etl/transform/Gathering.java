package org.pydl4j.etl.transform;

import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;

/**
 * The blocks of a step that must see all rows: nothing is read before the first one is asked for.
 * Owns the reader of the rows.
 */
final class Gathering implements BlockReader {
  private final BlockReader rows;
  private final Maker maker;
  private @Nullable BlockReader made;
  private boolean closed;

  /** Reads all rows, which stay its caller's, and says what becomes of them. */
  interface Maker {
    BlockReader of(BlockReader rows);
  }

  Gathering(BlockReader rows, Maker maker) {
    this.rows = rows;
    this.maker = maker;
  }

  @Override
  public @Nullable Block next() {
    if (closed) {
      return null;
    }
    if (made == null) {
      made = maker.of(rows);
    }
    return made.next();
  }

  @Override
  public void close() {
    closed = true;
    if (made != null) {
      made.close();
    }
    rows.close();
  }
}
