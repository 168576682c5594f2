package org.pydl4j.etl.iterators;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.Features;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Buffers;

/**
 * The examples of one block as arrays of numbers, one for each subset of its reader. Owns them
 * until it is closed.
 */
final class RecordChunk implements AutoCloseable {
  final long first;
  final int examples;
  private final List<NDArray> arrays = new ArrayList<>();
  private final List<Buffer> buffers = new ArrayList<>(); // over the arrays
  private final List<long[]> shapes = new ArrayList<>(); // of a row
  private final int @Nullable [] offsets;
  private int left;

  /**
   * Of a block, which stays the caller's.
   *
   * @param first the number of its first example
   * @throws org.pydl4j.nd.errors.DataException if a value is missing or no number; names source,
   *     line and column
   */
  RecordChunk(Block block, List<Subset> subsets, long first) {
    this.first = first;
    this.examples = block.examples();
    this.left = examples;
    this.offsets = block.offsets();
    try {
      for (Subset subset : subsets) {
        NDArray made = Scope.detach(array(block, subset));
        arrays.add(made);
        ByteBuffer bytes = Buffers.of(made);
        buffers.add(subset.isWhole() ? bytes.asLongBuffer() : bytes.asFloatBuffer());
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private NDArray array(Block block, Subset subset) {
    if (subset.kind() == Subset.Kind.CLASSES || subset.kind() == Subset.Kind.ONE_HOT) {
      shapes.add(subset.isWhole() ? new long[0] : new long[] {subset.classes()});
      return classes(block, subset);
    }
    NDArray made = Features.of(block, subset.columns());
    boolean shaped = subset.isArray(block.schema()) && block.rows() > 0;
    long[] flat = subset.kind() == Subset.Kind.WEIGHTS ? new long[0] : new long[] {made.size(1)};
    Column first = block.column(subset.columns().get(0));
    shapes.add(shaped ? ((ArrayColumn) first).shape(0) : flat);
    return made;
  }

  private static NDArray classes(Block block, Subset subset) {
    Column column = block.column(subset.columns().get(0));
    int rows = block.rows();
    int[] classes = new int[rows];
    for (int row = 0; row < rows; row++) {
      double value = column.has(row) ? column.getDouble(row) : -1;
      classes[row] = (int) value;
      if (!(value >= 0 && value < subset.classes()) || classes[row] != value) {
        String expected = "a class, a whole number from 0 to " + (subset.classes() - 1);
        throw Features.wrong(block, row, subset.columns().get(0), expected);
      }
    }
    if (subset.kind() == Subset.Kind.CLASSES) {
      NDArray made = Buffers.hostArray(DType.INT64, rows);
      LongBuffer out = Buffers.of(made).asLongBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, classes[row]);
      }
      return made;
    }
    NDArray made = Buffers.hostArray(DType.FLOAT32, rows, subset.classes());
    FloatBuffer out = Buffers.of(made).asFloatBuffer();
    for (int i = 0; i < out.capacity(); i++) {
      out.put(i, 0);
    }
    for (int row = 0; row < rows; row++) {
      out.put(row * subset.classes() + classes[row], 1);
    }
    return made;
  }

  /** The numbers of a subset of float32, row by row; not to be used after the close. */
  FloatBuffer floats(int subset) {
    return (FloatBuffer) buffers.get(subset);
  }

  /** The numbers of a subset of int64, row by row; not to be used after the close. */
  LongBuffer longs(int subset) {
    return (LongBuffer) buffers.get(subset);
  }

  /** The shape of a row of a subset. */
  long[] shape(int subset) {
    return shapes.get(subset);
  }

  /** The first step of an example, of sequences; else its row. */
  int start(long number) {
    int example = (int) (number - first);
    return offsets == null ? example : offsets[example];
  }

  /** How many steps an example has; 1 where rows are no steps. */
  int length(long number) {
    int example = (int) (number - first);
    return offsets == null ? 1 : offsets[example + 1] - offsets[example];
  }

  /** Examples with numbers from here on are behind it. */
  long end() {
    return first + examples;
  }

  /** Whether an example is one of these. */
  boolean has(long number) {
    return number >= first && number < end();
  }

  /** Some of the examples are done with; whether they were the last. */
  boolean isLast(int count) {
    left -= count;
    return left == 0;
  }

  @Override
  public void close() {
    arrays.forEach(NDArray::close);
  }
}
