package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** oneDNN's dense product with weights in oneDNN's own blocked layout. */
public final class PackedProduct {
  private PackedProduct() {}

  /** Whether this engine and this device have it. */
  public static boolean available() {
    return Libtorch.defaultDevice().isCpu() && Build.ONEDNN;
  }

  /**
   * A copy of {@code w} [out, in] in the layout for {@code batch} rows; only {@link #linear} reads
   * it.
   */
  public static NDArray pack(NDArray w, long batch) {
    return Native.fresh(
        w,
        t -> {
          try (IValue weights = new IValue(t);
              IValue rows = new IValue(batch);
              IValueVector stack = new IValueVector(weights, rows)) {
            Operators.REORDER.callBoxed(stack);
            return result(stack);
          }
        });
  }

  /** {@code x wT + b} for dense float32 {@code x} [batch, in]; {@code b} may be null. */
  public static NDArray linear(NDArray x, NDArray packed, @Nullable NDArray b) {
    return b == null
        ? Native.fresh(x, packed, (t, w) -> linear(t, w, (Tensor) null))
        : Native.fresh(x, packed, b, PackedProduct::linear);
  }

  private static Tensor linear(Tensor x, Tensor packed, @Nullable Tensor b) {
    try (IValue input = new IValue(x);
        IValue weights = new IValue(packed);
        IValue bias = b == null ? new IValue() : new IValue(b);
        IValueVector stack =
            new IValueVector(
                input,
                weights,
                bias,
                Operators.NO_ACTIVATION,
                Operators.NO_SCALARS,
                Operators.NO_ALGORITHM)) {
      Operators.LINEAR.callBoxed(stack);
      return result(stack);
    }
  }

  private static Tensor result(IValueVector stack) {
    // What the stack gives is a reference into it: the result needs a handle of its own.
    return new Tensor(stack.get(0).toTensor());
  }

  /** Asked once, when the engine has started. */
  private static final class Build {
    static final boolean ONEDNN = torch.hasMKLDNN();
  }

  /** Looked up at the first use, since not every build of the engine has them. */
  private static final class Operators {
    static final OperatorHandle REORDER = Boxed.named("mkldnn::_reorder_linear_weight");
    static final OperatorHandle LINEAR = Boxed.named("mkldnn::_linear_pointwise");
    static final IValue NO_ACTIVATION = new IValue("none");
    static final IValue NO_ALGORITHM = new IValue("");
    static final IValue NO_SCALARS = Boxed.emptyScalars();
  }
}
