package org.pydl4j.spark.etl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.pydl4j.etl.readers.ObjectRows;

/** Rows of a partition that are worked on some thousand at a time. */
abstract class RowsByBlocks implements Iterator<Row> {
  private final String name = RawColumns.source(TaskContext.getPartitionId());
  private final Iterator<Row> source;
  private final RawColumns columns;
  private final List<Row> ready = new ArrayList<>();
  private long line;
  private int next;

  RowsByBlocks(Iterator<Row> source, RawColumns columns) {
    this.source = source;
    this.columns = columns;
  }

  /** Takes rows of the source, and adds what becomes of them, which may be none. */
  abstract void work(List<Row> made);

  /** Called when all rows were given out, perhaps more than once. */
  void atEnd() {}

  /** Whether there are rows that were not taken. */
  final boolean hasMore() {
    return source.hasNext();
  }

  /** Takes the next row into a block; its name is that of the partition and its place there. */
  final Row take(ObjectRows block) {
    Row row = source.next();
    columns.put(row, block, name, ++line);
    return row;
  }

  @Override
  public final boolean hasNext() {
    while (next == ready.size() && source.hasNext()) {
      next = 0;
      ready.clear();
      work(ready);
    }
    if (next == ready.size()) {
      atEnd();
      return false;
    }
    return true;
  }

  @Override
  public final Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.get(next++);
  }
}
