package org.pydl4j.spark.rows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;

/**
 * All rows of a partition in off-heap arrays, which it owns until {@link #close()}: what training
 * goes over many times.
 */
public final class RowShard implements AutoCloseable {
  private static final long PIECE_BYTES = 16L << 20;

  private final Map<String, NDArray> arrays;
  private final long rows;

  private RowShard(Map<String, NDArray> arrays, long rows) {
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
    try (Builder builder = new Builder(plan)) {
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

    /** Nothing collected yet. */
    public Builder(RowPlan plan) {
      this.plan = plan;
      this.pieceRows = (int) Math.max(1, Math.min(1 << 16, PIECE_BYTES / plan.bytesPerRow()));
    }

    /** Copies a row's columns; the row may be used again afterwards. */
    public void add(InternalRow row) {
      if (pieces.isEmpty() || pieces.getLast().isFull()) {
        stopIfKilled();
        pieces.add(new RowBatch(plan, pieceRows));
      }
      pieces.getLast().add(row);
    }

    private static void stopIfKilled() {
      TaskContext context = TaskContext.get();
      if (context != null) {
        context.killTaskIfInterrupted();
      }
    }

    /** Pieces are freed as they are copied: pages of the whole come into being as theirs go. */
    public RowShard build() {
      long total = pieces.stream().mapToLong(RowBatch::size).sum();
      RowShard shard = new RowShard(empty(plan, total), total);
      long done = 0;
      try {
        while (!pieces.isEmpty()) {
          try (RowBatch piece = pieces.removeFirst()) {
            shard.take(piece, done);
            done += piece.size();
          }
        }
        return shard;
      } catch (RuntimeException e) {
        shard.close();
        throw e;
      }
    }

    @Override
    public void close() {
      pieces.forEach(RowBatch::close);
      pieces.clear();
    }
  }

  private static Map<String, NDArray> empty(RowPlan plan, long rows) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    try {
      for (int i = 0; i < plan.specs().size(); i++) {
        TensorSpec spec = plan.specs().get(i);
        DType type = plan.storage().get(i);
        long[] shape = new long[spec.example().length + 1];
        shape[0] = rows;
        System.arraycopy(spec.example(), 0, shape, 1, spec.example().length);
        arrays.put(spec.name(), Scope.detach(Nd.empty(type, shape)));
      }
      return arrays;
    } catch (RuntimeException e) {
      arrays.values().forEach(NDArray::close);
      throw e;
    }
  }

  private void take(RowBatch piece, long start) {
    try (Scope scope = Scope.open()) {
      piece
          .arrays()
          .forEach(
              (name, part) ->
                  Indexing.slice(arrays.get(name), 0, start, start + piece.size()).assign(part));
    }
  }

  /** How many rows there are; may be 0. */
  public long rows() {
    return rows;
  }

  /** The arrays [rows, …] under their names; they belong to the shard. */
  public Map<String, NDArray> arrays() {
    return arrays;
  }

  /** One of them. */
  public NDArray array(String name) {
    return arrays.get(name);
  }

  /** Puts another array in the place of one, which is closed; the shard owns it from now on. */
  public void replace(String name, NDArray array) {
    arrays.put(name, array).close();
  }

  @Override
  public void close() {
    arrays.values().forEach(NDArray::close);
  }
}
