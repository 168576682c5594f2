package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;

/** Parts of arrays: slices as views, rows gathered into memory that exists. */
public final class Pick {
  private Pick() {}

  /** The elements {@code start, start + step, ...} below {@code end} of one axis, as a view. */
  public static NDArray slice(NDArray a, int axis, long start, long end, long step) {
    return Native.view(
        a,
        t -> {
          try (LongOptional from = new LongOptional(start);
              LongOptional to = new LongOptional(end)) {
            return t.slice(axis, from, to, step);
          }
        });
  }

  /** One place of one axis, which goes away, as a view. */
  public static NDArray select(NDArray a, int axis, long index) {
    return Native.view(a, t -> t.select(axis, index));
  }

  /** Rows into {@code out}, cast and scaled on the way; the indices were checked. */
  public static NDArray rows(NDArray source, NDArray indices, double scale, NDArray out) {
    return Native.use(
        source, s -> Native.use(indices, i -> Native.inPlace(out, o -> gather(s, i, scale, o))));
  }

  /** Rows by Java indices. */
  public static NDArray rows(
      NDArray source, long[] indices, int from, int count, double scale, NDArray out) {
    return Native.use(
        source,
        s ->
            Native.inPlace(
                out,
                o -> {
                  TensorOptions options = NativeTypes.options(DType.INT64, Device.CPU);
                  try (Tensor cpu = torch.empty(new long[] {count}, options, null);
                      LongPointer numbers = new LongPointer(cpu.data_ptr());
                      Tensor i = onDeviceOf(s, written(cpu, numbers, indices, from, count))) {
                    return gather(s, i, scale, o);
                  }
                }));
  }

  private static Tensor written(
      Tensor cpu, LongPointer numbers, long[] indices, int from, int count) {
    numbers.put(indices, from, count);
    return cpu;
  }

  private static Tensor onDeviceOf(Tensor like, Tensor cpu) {
    if (!like.is_cuda()) {
      return cpu.alias();
    }
    try (org.bytedeco.pytorch.Device device = like.device()) {
      return cpu.to(device, cpu.scalar_type());
    }
  }

  private static Tensor gather(Tensor source, Tensor indices, double scale, Tensor out) {
    if (scale == 1 && source.scalar_type().intern() == out.scalar_type().intern()) {
      return torch.index_select_out(out, source, 0, indices);
    }
    try (Tensor rows = torch.index_select(source, 0, indices)) {
      if (scale == 1) {
        return out.copy_(rows);
      }
      // A scalar tensor of out's type makes the product cast and scale in one pass.
      try (Scalar number = new Scalar(scale);
          TensorOptions options = new TensorOptions(out.scalar_type());
          Tensor factor = torch.scalar_tensor(number, options)) {
        return torch.mul_out(out, rows, factor);
      }
    }
  }
}
