package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.io.Buffers;

/**
 * A piece of off-heap memory that several columns may own together; the last one to let go frees
 * it. It belongs to no {@link Scope}.
 */
public final class Cells {
  private final NDArray array;
  private final ByteBuffer bytes;
  private final AtomicInteger owners = new AtomicInteger(1);

  private Cells(NDArray array) {
    this.array = array;
    try {
      this.bytes = Buffers.of(array);
    } catch (RuntimeException e) { // of 2 GiB and more
      array.close();
      throw e;
    }
  }

  /** New memory with undefined content, with one owner. */
  public static Cells of(DType type, long count) {
    return over(Buffers.hostArray(type, count));
  }

  /**
   * The memory of a dense array on the CPU, which is owned from now on: the caller closes it no
   * more.
   */
  public static Cells over(NDArray array) {
    return new Cells(Scope.detach(array));
  }

  /** The memory as an array, which these cells own. */
  NDArray array() {
    return array;
  }

  /** The memory, little-endian; not to be used after the last owner let go. */
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many bytes there are. */
  public long nbytes() {
    return array.nbytes();
  }

  /** One more owner. */
  public Cells retain() {
    if (owners.getAndIncrement() <= 0) {
      owners.decrementAndGet();
      throw new ClosedException("These cells were let go by their last owner.");
    }
    return this;
  }

  /** One owner less. */
  public void release() {
    if (owners.decrementAndGet() == 0) {
      array.close();
    }
  }
}
