package org.pydl4j.nd.internal;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;

/** Reads what an array is, and its elements. */
public final class Inspect {
  private Inspect() {}

  /** Sizes of the axes. */
  public static long[] shape(NDArray a) {
    return Native.use(a, Inspect::sizes);
  }

  /** Steps along the axes, in elements. */
  public static long[] strides(NDArray a) {
    return Native.use(
        a,
        t -> {
          long[] strides = new long[(int) t.dim()];
          for (int i = 0; i < strides.length; i++) {
            strides[i] = t.stride(i);
          }
          return strides;
        });
  }

  /** Element type. */
  public static DType dtype(NDArray a) {
    return Native.use(a, t -> NativeTypes.of(t.scalar_type()));
  }

  /** Where the bytes lie. */
  public static Device device(NDArray a) {
    return Native.use(
        a,
        t -> {
          try (org.bytedeco.pytorch.Device device = t.device()) {
            return device.type().intern() == DeviceType.CPU
                ? Device.CPU
                : new Device("cuda", Math.max(device.index(), 0));
          }
        });
  }

  /** Whether the bytes lie in the processor's memory; 0.7 us less than {@link #device}. */
  public static boolean isOnCpu(NDArray a) {
    return Native.use(a, t -> t.is_cpu());
  }

  /** Address of the first element. */
  public static long address(NDArray a) {
    return Native.use(a, t -> t.data_ptr().address());
  }

  /** Bytes from the first element to the end of the memory behind the array. */
  public static long bytesBehind(NDArray a) {
    return Native.use(
        a,
        t ->
            t.storage().nbytes()
                - t.storage_offset() * (long) NativeTypes.of(t.scalar_type()).bytes());
  }

  /** Whether the elements lie densely in C order. */
  public static boolean isContiguous(NDArray a) {
    return Native.use(a, t -> t.is_contiguous());
  }

  /** One element. */
  public static double getDouble(NDArray a, long... index) {
    return element(a, index, (t, ignored) -> t.item_double());
  }

  /** One element. */
  public static long getLong(NDArray a, long... index) {
    return element(a, index, (t, ignored) -> t.item_long());
  }

  /** Writes one element. */
  public static void set(NDArray a, Number value, long... index) {
    Native.requireWritable(a);
    element(
        a,
        index,
        (t, ignored) -> {
          try (Scalar number = NativeTypes.number(value)) {
            t.fill_(number);
          }
          return null;
        });
  }

  /** All elements in C order. */
  public static float[] toFloatArray(NDArray a) {
    float[] values = new float[javaLength(a)];
    dense(a, ScalarType.Float, t -> new FloatPointer(t.data_ptr()).get(values));
    return values;
  }

  /** All elements in C order. */
  public static double[] toDoubleArray(NDArray a) {
    double[] values = new double[javaLength(a)];
    dense(a, ScalarType.Double, t -> new DoublePointer(t.data_ptr()).get(values));
    return values;
  }

  /** All elements in C order. */
  public static long[] toLongArray(NDArray a) {
    long[] values = new long[javaLength(a)];
    dense(a, ScalarType.Long, t -> new LongPointer(t.data_ptr()).get(values));
    return values;
  }

  /** Copies elements, with broadcast and cast; both may share memory. */
  public static void copy(NDArray from, NDArray to) {
    Native.requireWritable(to);
    long[] target = to.shape();
    if (!Arrays.equals(Axes.broadcast("assign", target, from.shape()), target)) {
      throw new ShapeException(
          "assign: the shape "
              + Arrays.toString(from.shape())
              + " does not broadcast to "
              + Arrays.toString(target)
              + ".");
    }
    try (NDArray source = Overlap.apart(to, from)) {
      Native.use(to, t -> Native.use(source, f -> t.copy_(f)));
    }
  }

  /** The same bytes under a second handle. */
  public static NDArray alias(NDArray a) {
    return Native.view(a, Tensor::detach);
  }

  static long[] sizes(Tensor t) {
    long[] shape = new long[(int) t.dim()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = t.size(i);
    }
    return shape;
  }

  private static <R> R element(NDArray a, long[] index, BiFunction<Tensor, long[], R> call) {
    return Native.use(
        a,
        t -> {
          long offset = t.storage_offset() + offset(a, index);
          try (Tensor one =
              t.as_strided(
                  new long[0], new long[0], new org.bytedeco.pytorch.LongOptional(offset))) {
            return call.apply(one, index);
          }
        });
  }

  private static long offset(NDArray a, long[] index) {
    long[] shape = a.shape();
    if (index.length == 0 && a.length() == 1) {
      return 0;
    }
    if (index.length != shape.length) {
      throw new IndexException(
          "An index of "
              + index.length
              + " numbers does not pick one element of an array of shape "
              + Arrays.toString(shape)
              + ".");
    }
    long[] strides = a.strides();
    long offset = 0;
    for (int i = 0; i < index.length; i++) {
      long at = index[i] < 0 ? index[i] + shape[i] : index[i];
      if (at < 0 || at >= shape[i]) {
        throw new IndexException(
            "Index "
                + Arrays.toString(index)
                + " lies outside the shape "
                + Arrays.toString(shape)
                + ".");
      }
      offset += at * strides[i];
    }
    return offset;
  }

  private static int javaLength(NDArray a) {
    if (a.length() > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "A Java array holds at most 2^31 elements; this array has "
              + a.length()
              + ". Read it in slices.");
    }
    return (int) a.length();
  }

  private static void dense(NDArray a, ScalarType type, java.util.function.Consumer<Tensor> read) {
    Native.use(
        a,
        t -> {
          try (Tensor cast = t.to(type);
              Tensor cpu = cast.cpu();
              Tensor flat = cpu.contiguous()) {
            if (flat.numel() > 0) {
              read.accept(flat);
            }
          }
          return null;
        });
  }
}
