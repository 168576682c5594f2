package org.pydl4j.etl.blocks;

import java.util.Arrays;

/**
 * Where the rows of a block come from: a source (a file's name, a table's, {@code "memory"}) and
 * for each row its line, from 1; 0 where lines mean nothing. Immutable, on the heap.
 */
public final class Origins {
  private final String[] sources;
  private final byte[] sourceOf; // empty: all of the first
  private final long first;
  private final long[] lines; // empty: first, first + 1, …
  private final int rows;

  private Origins(String[] sources, byte[] sourceOf, long first, long[] lines, int rows) {
    this.sources = sources;
    this.sourceOf = sourceOf;
    this.first = first;
    this.lines = lines;
    this.rows = rows;
  }

  /** Rows that follow each other in one source, a line each. */
  public static Origins of(String source, long firstLine, int rows) {
    return new Origins(new String[] {source}, new byte[0], firstLine, new long[0], rows);
  }

  /** Rows of one source, with the line of each. */
  public static Origins of(String source, long[] lines) {
    return new Origins(new String[] {source}, new byte[0], 0, lines.clone(), lines.length);
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The source of a row. */
  public String source(int row) {
    return sources[sourceOf.length == 0 ? 0 : sourceOf[row] & 0xff];
  }

  /** The line of a row; 0 where there is none. */
  public long line(int row) {
    return lines.length == 0 ? first + row : lines[row];
  }

  /** {@code "data.csv, line 7"}, for messages. */
  public String describe(int row) {
    return line(row) > 0 ? source(row) + ", line " + line(row) : source(row);
  }

  /** Those of some of the rows. */
  public Origins select(int[] chosen, int from, int count) {
    long[] selected = new long[count];
    byte[] which = new byte[sourceOf.length == 0 ? 0 : count];
    for (int i = 0; i < count; i++) {
      selected[i] = line(chosen[from + i]);
      if (which.length > 0) {
        which[i] = sourceOf[chosen[from + i]];
      }
    }
    return count == 0
        ? new Origins(sources, new byte[0], first, new long[0], 0)
        : new Origins(sources, which, 0, selected, count);
  }

  /** Collects the origins of rows of several blocks. */
  static final class Builder {
    private static final int MOST = 255;
    private String[] sources = new String[0];
    private byte[] which = new byte[64];
    private long[] lines = new long[64];
    private int rows;

    void add(String source, long line) {
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, rows * 2);
        which = Arrays.copyOf(which, rows * 2);
      }
      which[rows] = (byte) index(source);
      lines[rows++] = line;
    }

    /** Rows of one source that follow each other, a line each. */
    void add(String source, long firstLine, int count) {
      if (rows + count > lines.length) {
        int size = Math.max(rows + count, lines.length * 2);
        lines = Arrays.copyOf(lines, size);
        which = Arrays.copyOf(which, size);
      }
      Arrays.fill(which, rows, rows + count, (byte) index(source));
      for (int i = 0; i < count; i++) {
        lines[rows + i] = firstLine + i;
      }
      rows += count;
    }

    /** Whether one more source would not be told from others. */
    boolean isFull() {
      return sources.length >= MOST;
    }

    private int index(String source) {
      for (int i = sources.length - 1; i >= 0; i--) {
        if (sources[i].equals(source)) {
          return i;
        }
      }
      if (sources.length > MOST) {
        return MOST; // the last one stands for all others
      }
      sources = Arrays.copyOf(sources, sources.length + 1);
      sources[sources.length - 1] = sources.length > MOST ? "one of several sources" : source;
      return sources.length - 1;
    }

    Origins build() {
      String[] all = sources.length == 0 ? new String[] {"memory"} : sources;
      return new Origins(
          all,
          sources.length < 2 ? new byte[0] : Arrays.copyOf(which, rows),
          0,
          Arrays.copyOf(lines, rows),
          rows);
    }
  }
}
