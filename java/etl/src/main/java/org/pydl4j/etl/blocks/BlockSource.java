package org.pydl4j.etl.blocks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.Schema;

/**
 * A data set that can be read again and again as blocks of one schema: a file, a query, a list in
 * memory. Readers of formats implement it. It holds nothing open; its readers do.
 */
public interface BlockSource {
  /** The columns that its blocks have. */
  Schema schema();

  /**
   * Starts to read from the beginning; several readers may be open at a time. The caller closes it.
   *
   * @throws org.pydl4j.nd.errors.DataException if it cannot be opened; names the source
   */
  BlockReader open();

  /**
   * The same rows in the same order, in pieces that can be read side by side; a list of itself
   * where it cannot be taken apart.
   */
  default List<BlockSource> parts() {
    return List.of(this);
  }

  /**
   * The same rows in the same order, in pieces that are found while it is read, smaller than its
   * {@link #parts()}; null where there are no such. The caller closes them.
   */
  default @Nullable BlockPieces pieces() {
    return null;
  }

  /** The files that it reads, and those that rejected rows go to; none for rows in memory. */
  default List<String> places() {
    return List.of();
  }

  /**
   * What it is, in a line that is the same for the same data in another program: a saved place in
   * it is taken up nowhere else.
   */
  default String description() {
    return "rows of " + schema();
  }
}
