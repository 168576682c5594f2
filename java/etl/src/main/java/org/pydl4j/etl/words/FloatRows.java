package org.pydl4j.etl.words;

import java.nio.FloatBuffer;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nd.ops.Indexing;

/**
 * Rows of float32 numbers in off-heap memory, [rows, width], as Java reads and writes them; it owns
 * them until {@link #close()}. It may be larger than a Java buffer. Reading is safe by any number
 * of threads.
 */
final class FloatRows implements AutoCloseable {
  private static final int WINDOW = 1 << 26; // bytes

  private final NDArray array;
  private final ByteView bytes;
  private final FloatBuffer[] windows;
  private final int width;
  private final int rowsEach;

  /** Takes over a dense matrix. */
  FloatRows(NDArray matrix) {
    array = Scope.detach(matrix);
    bytes = new ByteView(array);
    width = Math.toIntExact(array.size(1));
    rowsEach = Math.max(1, WINDOW / 4 / width);
    long rows = array.size(0);
    windows = new FloatBuffer[Math.toIntExact((rows + rowsEach - 1) / rowsEach)];
    for (int i = 0; i < windows.length; i++) {
      long from = (long) i * rowsEach;
      int length = (int) Math.min(rowsEach, rows - from) * width * 4;
      windows[i] = bytes.window(from * width * 4, length).asFloatBuffer();
    }
  }

  /** Undefined memory. */
  static FloatRows empty(long rows, int width) {
    return new FloatRows(Scope.detach(Buffers.hostArray(DType.FLOAT32, rows, width)));
  }

  NDArray array() {
    return array;
  }

  int rows() {
    return (int) array.size(0);
  }

  int width() {
    return width;
  }

  void get(int row, float[] into) {
    windows[row / rowsEach].get(row % rowsEach * width, into, 0, width);
  }

  void put(int row, float[] from) {
    windows[row / rowsEach].put(row % rowsEach * width, from, 0, width);
  }

  /** The first rows in memory of their own size; this one is closed. */
  FloatRows shrunk(int rows) {
    if (rows == rows()) {
      return this;
    }
    return moved(rows, rows);
  }

  /** The same rows with room for more; this one is closed. */
  FloatRows grown(long rows) {
    return moved(rows, rows());
  }

  private FloatRows moved(long room, int kept) {
    FloatRows made = empty(room, width);
    try (NDArray from = Indexing.slice(array, 0, 0, kept);
        NDArray to = Indexing.slice(made.array, 0, 0, kept)) {
      to.assign(from);
    } catch (RuntimeException | Error e) {
      made.close();
      throw e;
    }
    close();
    return made;
  }

  @Override
  public void close() {
    bytes.close();
    array.close();
  }
}
