package org.pydl4j.spark.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * All rows of a partition in off-heap memory, which it owns until {@link #close()}: what training
 * goes over many times.
 */
public final class RowShard implements AutoCloseable {
  private static final long PIECE_BYTES = 16L << 20;
  private static final int MOST_ROWS = 1 << 16;
  private static final int PIECES_WITHIN_LIMIT = 16;

  private final Map<String, PiecedArray> arrays;
  private final long rows;

  private RowShard(Map<String, PiecedArray> arrays, long rows) {
    this.arrays = arrays;
    this.rows = rows;
  }

  /**
   * Reads all rows.
   *
   * @throws org.pydl4j.nd.errors.DataException if a value is null or of another length
   * @throws org.pydl4j.nd.errors.OffHeapMemoryException if they do not fit; nothing stays
   */
  public static RowShard read(RowPlan plan, Iterator<InternalRow> rows) {
    try (Builder builder = new Builder(plan, Long.MAX_VALUE)) {
      while (rows.hasNext()) {
        builder.add(rows.next());
      }
      return builder.build();
    }
  }

  /** Collects rows; it owns their memory until {@link #build} or {@link #close()}. */
  public static final class Builder implements AutoCloseable {
    private final RowPlan plan;
    private final int pieceRows;
    private final Deque<RowBatch> pieces = new ArrayDeque<>();

    /**
     * Nothing collected yet.
     *
     * @param limit bytes that the rows should stay within; with few, memory grows in small pieces
     */
    public Builder(RowPlan plan, long limit) {
      this.plan = plan;
      long piece = Math.min(PIECE_BYTES, limit / PIECES_WITHIN_LIMIT);
      this.pieceRows = (int) Math.max(1, Math.min(MOST_ROWS, piece / plan.bytesPerRow()));
    }

    /** Copies a row's columns; the row may be used again afterwards. */
    public void add(InternalRow row) {
      if (pieces.isEmpty() || pieces.getLast().isFull()) {
        stopIfKilled();
        pieces.add(new RowBatch(plan, pieceRows));
      }
      pieces.getLast().add(row);
    }

    /** Rows that there is memory for: those collected, and room for more. */
    public long capacity() {
      return (long) pieces.size() * pieceRows;
    }

    /** Rows for which memory is asked at once. */
    public int pieceRows() {
      return pieceRows;
    }

    /** Rows collected. */
    public long rows() {
      return pieces.isEmpty() ? 0 : capacity() - pieceRows + pieces.getLast().size();
    }

    private static void stopIfKilled() {
      TaskContext context = TaskContext.get();
      if (context != null) {
        context.killTaskIfInterrupted();
      }
    }

    /**
     * All rows so far; the builder is empty afterwards.
     *
     * @throws org.pydl4j.nd.errors.OffHeapMemoryException if the last piece cannot be cut to its
     *     rows; nothing stays
     */
    public RowShard build() {
      long total = rows();
      if (pieces.isEmpty()) {
        pieces.add(new RowBatch(plan, 1));
      }
      Map<String, List<NDArray>> found = new LinkedHashMap<>();
      try {
        while (!pieces.isEmpty()) {
          pieces.removeFirst().release().forEach((name, part) -> add(found, name, part));
        }
      } catch (RuntimeException e) { // no memory to cut the last piece, or a number that is none
        found.values().forEach(parts -> parts.forEach(NDArray::close));
        close();
        throw e;
      }
      Map<String, PiecedArray> arrays = new LinkedHashMap<>();
      found.forEach((name, parts) -> arrays.put(name, new PiecedArray(pieceRows, parts)));
      return new RowShard(arrays, total);
    }

    private static void add(Map<String, List<NDArray>> found, String name, NDArray part) {
      found.computeIfAbsent(name, n -> new ArrayList<>()).add(part);
    }

    @Override
    public void close() {
      pieces.forEach(RowBatch::close);
      pieces.clear();
    }
  }

  /** How many rows there are; may be 0. */
  public long rows() {
    return rows;
  }

  /** The names of the arrays. */
  public Set<String> names() {
    return arrays.keySet();
  }

  /** New memory for {@code count} rows of an array; the caller closes it. */
  public NDArray buffer(String name, int count) {
    return array(name).buffer(count);
  }

  /**
   * Copies rows of an array into memory that {@link #buffer} made, or a part of it.
   *
   * @param order numbers of rows; those from place {@code from} on are copied
   * @param out [count, …]
   */
  public void gather(String name, long[] order, int from, int count, NDArray out) {
    array(name).gather(order, from, count, out);
  }

  /** The same with the rows {@code start} to {@code start + count}. */
  public void copy(String name, long start, int count, NDArray out) {
    array(name).copy(start, count, out);
  }

  /** Puts what {@code change} makes of [rows, …], a piece at a time, in the place of an array. */
  public void replaceAll(String name, UnaryOperator<NDArray> change) {
    array(name).replaceAll(change);
  }

  private PiecedArray array(String name) {
    PiecedArray array = arrays.get(name);
    if (array == null) {
      throw new DataException(
          "These rows have no array '" + name + "'. There are " + String.join(", ", names()) + ".");
    }
    return array;
  }

  @Override
  public void close() {
    arrays.values().forEach(PiecedArray::close);
  }
}
