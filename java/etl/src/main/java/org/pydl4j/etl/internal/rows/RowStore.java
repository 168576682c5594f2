package org.pydl4j.etl.internal.rows;

import java.util.List;
import org.pydl4j.etl.blocks.Block;

/**
 * Rows that are collected, and then read back once in another order. What is read back frees itself
 * with its reader; a store that is not read back is closed. Orders are stable: rows that compare
 * equal come as they were added. Not for several threads.
 */
public interface RowStore extends AutoCloseable {
  /** More rows, which stay the caller's. */
  void add(Block block);

  /**
   * All rows, group by group in the order of the groups' first rows.
   *
   * @param keys the columns whose values rows of a group share; none: all rows are one group
   * @param within the order inside of groups; the first that tells two rows apart decides
   * @return with numbers that are equal for rows of a group, and different for others
   */
  ArrangedReader grouped(int[] keys, List<RowOrder> within);

  /** All rows as they were added, with the place that each would have were they sorted, from 0. */
  ArrangedReader ranked(RowOrder by);

  /** The first row of each group, as they were added. */
  ArrangedReader firsts(int... keys);

  /** Frees the rows; after reading back it does nothing. */
  @Override
  void close();
}
