package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;

/** The bytes of dense arrays on the CPU, for files. */
public final class Bytes {
  /** Bytes a window; a Java buffer ends at 2 GiB. */
  private static final long WINDOW = 1L << 26;

  private Bytes() {}

  /** Moves one window of bytes. */
  @FunctionalInterface
  public interface Mover {
    /** Uses the whole buffer, which is valid only during the call. */
    void move(ByteBuffer window) throws IOException;
  }

  /** Undefined memory on the CPU, from the allocator where that is the factories' device. */
  public static NDArray empty(DType type, long... shape) {
    if (Libtorch.defaultDevice().isCpu()) {
      return Create.empty(type, shape);
    }
    Memory.check(Axes.bytes(type, shape));
    return Native.fresh(() -> torch.empty(shape, NativeTypes.options(type, Device.CPU), null));
  }

  /** A buffer over memory that the caller keeps alive while the buffer is used. */
  public static ByteBuffer at(long address, int length) {
    Libtorch.ensureLoaded();
    BytePointer start = new BytePointer(new Storage.Address(address));
    return start.capacity(length).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** Windows over all bytes of a dense CPU array, in order. */
  public static void each(NDArray dense, Mover mover) throws IOException {
    Handle handle = Native.acquired(dense);
    try {
      long total = dense.nbytes();
      long address = dense.address();
      for (long done = 0; done < total; done += WINDOW) {
        mover.move(at(address + done, (int) Math.min(WINDOW, total - done)));
      }
    } finally {
      handle.release();
    }
  }

  /** All bytes of a dense CPU array below 2 GiB; valid while the array is open. */
  public static ByteBuffer view(NDArray dense) {
    long bytes = dense.nbytes();
    return bytes == 0 ? ByteBuffer.allocateDirect(0) : at(dense.address(), Math.toIntExact(bytes));
  }

  /** Each element with its bytes in reverse order, in new memory. */
  public static NDArray swapped(NDArray dense) {
    return Native.sameSize(
        dense,
        t -> {
          try (Tensor flat = t.reshape(-1, 1);
              Tensor bytes = flat.view(torch.ScalarType.Byte);
              Tensor reversed = torch.flip(bytes, 1);
              Tensor whole = reversed.view(t.scalar_type())) {
            return whole.reshape(Inspect.sizes(t));
          }
        });
  }

  /** Bytes as booleans: what is not 0 is true. */
  public static NDArray notZero(NDArray bytes) {
    return Native.fresh(
        bytes,
        t -> {
          try (Scalar zero = new Scalar(0L)) {
            return torch.ne(t, zero);
          }
        });
  }
}
