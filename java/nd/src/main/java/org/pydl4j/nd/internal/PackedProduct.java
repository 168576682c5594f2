package org.pydl4j.nd.internal;

import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
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
            return Boxed.result(stack);
          }
        });
  }

  /**
   * {@code x wT + b} for dense float32 {@code x} [batch, in]; {@code b} may be null.
   *
   * @param relu whether what is below 0 becomes 0
   */
  public static NDArray linear(NDArray x, NDArray packed, @Nullable NDArray b, boolean relu) {
    return Native.fresh(
        b == null ? List.of(x, packed) : List.of(x, packed, b),
        in -> {
          try (IValue input = new IValue(in[0]);
              IValue weights = new IValue(in[1]);
              IValue bias = in.length < 3 ? new IValue() : new IValue(in[2]);
              IValueVector stack =
                  new IValueVector(
                      input,
                      weights,
                      bias,
                      relu ? Operators.RELU : Operators.NO_ACTIVATION,
                      Operators.NO_SCALARS,
                      Operators.NO_ALGORITHM)) {
            Operators.LINEAR.callBoxed(stack);
            return Boxed.result(stack);
          }
        });
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
    static final IValue RELU = new IValue("relu");
    static final IValue NO_ALGORITHM = new IValue("");
    static final IValue NO_SCALARS = Boxed.emptyScalars();
  }
}
