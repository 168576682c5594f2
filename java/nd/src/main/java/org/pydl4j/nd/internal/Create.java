package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/** Makes arrays: from the allocator, from the engine, from Java numbers, over an address. */
public final class Create {
  private Create() {}

  /** Memory with undefined content, from {@link Memory#allocator()} when it lies on the CPU. */
  public static NDArray empty(DType type, long... shape) {
    long bytes = Axes.bytes(type, shape);
    Device device = Libtorch.defaultDevice();
    if (device.isCpu()) {
      Memory.check(bytes);
    }
    Allocator.Block block = device.isCpu() && bytes > 0 ? Memory.allocator().allocate(bytes) : null;
    if (block != null) {
      return inBlock(block, type, shape);
    }
    return Native.fresh(() -> torch.empty(shape, NativeTypes.options(type, device), null));
  }

  /** The same number everywhere. */
  public static NDArray full(Number value, DType type, long... shape) {
    NDArray array = empty(type, shape);
    return Native.inPlace(
        array,
        t -> {
          try (Scalar number = NativeTypes.number(value)) {
            return t.fill_(number);
          }
        });
  }

  /** {@code start, start + step, ...} into an array of the right length. */
  public static NDArray arange(NDArray out, Number start, Number end, Number step) {
    return Native.inPlace(
        out,
        t -> {
          try (Scalar from = NativeTypes.number(start);
              Scalar to = NativeTypes.number(end);
              Scalar by = NativeTypes.number(step)) {
            return torch.arange_out(t, from, to, by);
          }
        });
  }

  /** Evenly spaced numbers, both ends included, into an array. */
  public static NDArray linspace(NDArray out, double start, double end) {
    return Native.inPlace(
        out,
        t -> {
          try (Scalar from = new Scalar(start);
              Scalar to = new Scalar(end)) {
            return torch.linspace_out(t, from, to, t.numel());
          }
        });
  }

  /** Ones on the diagonal, zeros elsewhere, into a matrix. */
  public static NDArray eye(NDArray out) {
    return Native.inPlace(out, t -> torch.eye_out(t, t.size(0), t.size(1)));
  }

  /** A copy of Java numbers. */
  public static NDArray copyOf(float[] values, long... shape) {
    return filled(DType.FLOAT32, shape, t -> new FloatPointer(t.data_ptr()).put(values));
  }

  /** A copy of Java numbers. */
  public static NDArray copyOf(double[] values, long... shape) {
    return filled(DType.FLOAT64, shape, t -> new DoublePointer(t.data_ptr()).put(values));
  }

  /** A copy of Java numbers. */
  public static NDArray copyOf(long[] values, long... shape) {
    return filled(DType.INT64, shape, t -> new LongPointer(t.data_ptr()).put(values));
  }

  /** A copy of Java numbers. */
  public static NDArray copyOf(int[] values, long... shape) {
    return filled(DType.INT32, shape, t -> new IntPointer(t.data_ptr()).put(values));
  }

  /** A copy of Java numbers. */
  public static NDArray copyOf(short[] values, long... shape) {
    return filled(DType.INT16, shape, t -> new ShortPointer(t.data_ptr()).put(values));
  }

  /** A copy of Java booleans. */
  public static NDArray copyOf(boolean[] values, long... shape) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    return filled(DType.BOOL, shape, t -> new BytePointer(t.data_ptr()).put(bytes));
  }

  /** A copy of Java bytes, taken as unsigned. */
  public static NDArray copyOf(byte[] values, long... shape) {
    return filled(DType.UINT8, shape, t -> new BytePointer(t.data_ptr()).put(values));
  }

  /** An array over somebody else's memory, who is told by {@code owner.free()} when it is gone. */
  public static NDArray over(
      Allocator.Block owner, DType type, long[] shape, long[] strides, boolean readOnly) {
    Tensor tensor = blob(owner.address(), type, shape, strides);
    Storage storage = Storage.ofOther(tensor, owner);
    return known(new Handle(tensor, storage, readOnly), type, shape, strides);
  }

  /**
   * An array over the memory of {@code base}, {@code offset} bytes behind its first element; the
   * caller has checked that it ends where the memory ends.
   */
  public static NDArray inside(
      NDArray base, long offset, DType type, long[] shape, long[] strides, boolean readOnly) {
    return Native.use(
        base,
        t -> {
          Handle handle = base.handle();
          Tensor tensor = within(t, offset, type, shape, strides);
          boolean refuseWrites = readOnly || handle.readOnly();
          Handle inner = new Handle(tensor, handle.storage().retain(), refuseWrites);
          return known(inner, type, shape, strides);
        });
  }

  private static NDArray inBlock(Allocator.Block block, DType type, long... shape) {
    long[] strides = Axes.denseStrides(shape);
    Tensor tensor = blob(block.address(), type, shape, strides);
    Storage storage = Storage.ofBlock(tensor, block);
    return known(new Handle(tensor, storage, false), type, shape, strides);
  }

  /**
   * A tensor over the storage of {@code base}, so that the engine counts it as one of its users.
   */
  private static Tensor within(Tensor base, long offset, DType type, long[] shape, long[] strides) {
    long start = base.storage_offset() * base.element_size() + offset;
    if (start % type.bytes() != 0) {
      throw new DataException(
          "An array of "
              + type
              + " cannot begin at byte "
              + start
              + " of its memory, which is no multiple of "
              + type.bytes()
              + ". Hand over a copy.");
    }
    Tensor tensor = torch.empty(new long[] {0}, NativeTypes.options(type, Device.CPU), null);
    try (org.bytedeco.pytorch.Storage storage = base.storage()) {
      tensor.set_(storage, start / type.bytes(), shape, strides);
      return tensor;
    } catch (RuntimeException e) {
      tensor.close();
      throw e;
    }
  }

  /** The engine chooses the strides of arrays without elements. */
  static NDArray known(Handle handle, DType type, long[] shape, long[] strides) {
    return Axes.product(shape) == 0
        ? new NDArray(handle)
        : new NDArray(handle, type, shape.clone(), strides.clone());
  }

  static Tensor blob(long address, DType type, long[] shape, long[] strides) {
    Libtorch.ensureLoaded();
    TensorOptions options = NativeTypes.options(type, Device.CPU);
    try {
      return address == 0
          ? torch.empty(shape, options, null)
          : torch.from_blob(new Storage.Address(address), shape, strides, options);
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  private static NDArray filled(
      DType type, long[] shape, java.util.function.Consumer<Tensor> write) {
    NDArray array = empty(type, shape);
    if (array.length() > 0) {
      // On a GPU the numbers go through a CPU tensor of the same shape.
      Native.use(
          array,
          t -> {
            if (array.device().isCpu()) {
              write.accept(t);
              return null;
            }
            try (Tensor cpu = torch.empty(shape, NativeTypes.options(type, Device.CPU), null)) {
              write.accept(cpu);
              return t.copy_(cpu);
            }
          });
    }
    return array;
  }
}
