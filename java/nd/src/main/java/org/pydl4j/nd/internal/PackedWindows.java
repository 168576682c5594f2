package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;

/** oneDNN's convolution of images with weights in oneDNN's own blocked layout, which it owns. */
public final class PackedWindows implements AutoCloseable {
  private final NDArray packed;
  // Not closed with the weights, since a call may be under way: they go when this object does.
  private final IValue padding;
  private final IValue stride;
  private final IValue dilation;
  private final IValue groups;

  /**
   * Packs.
   *
   * @param w [out, in / groups, height, width]
   * @param images the shape that the layout is made for; others work, too
   * @param padding added on both sides; like stride and dilation two numbers (height, width)
   */
  public PackedWindows(
      NDArray w, long[] images, long[] stride, long[] padding, long[] dilation, long groups) {
    this.padding = Boxed.longs(padding);
    this.stride = Boxed.longs(stride);
    this.dilation = Boxed.longs(dilation);
    this.groups = new IValue(groups);
    this.packed =
        Scope.detach(
            Native.fresh(
                w,
                t -> {
                  try (IValue weights = new IValue(t);
                      IValue shape = Boxed.longs(images);
                      IValueVector stack =
                          new IValueVector(
                              weights,
                              this.padding,
                              this.stride,
                              this.dilation,
                              this.groups,
                              shape)) {
                    Operators.REORDER.callBoxed(stack);
                    return Boxed.result(stack);
                  }
                }));
  }

  /**
   * The sums over the windows of float32 images, with the channels last.
   *
   * @param b [out], or null
   * @param added of the result's shape, added to it; null for none
   * @param relu whether what is below 0 then becomes 0
   */
  public NDArray apply(NDArray x, @Nullable NDArray b, @Nullable NDArray added, boolean relu) {
    List<NDArray> all = new ArrayList<>(List.of(x, packed));
    if (b != null) {
      all.add(b);
    }
    if (added != null) {
      all.add(added);
    }
    return Native.fresh(
        all,
        in -> {
          try (IValue input = new IValue(in[0]);
              IValue weights = new IValue(in[1]);
              IValue bias = b == null ? new IValue() : new IValue(in[2]);
              IValue other = added == null ? new IValue() : new IValue(in[in.length - 1]);
              IValueVector stack =
                  added == null
                      ? alone(input, weights, bias, relu)
                      : and(input, other, weights, bias, relu)) {
            (added == null ? Operators.CONVOLUTION : Operators.CONVOLUTION_AND).callBoxed(stack);
            return Boxed.result(stack);
          }
        });
  }

  private IValueVector alone(IValue input, IValue weights, IValue bias, boolean relu) {
    return new IValueVector(
        input,
        weights,
        bias,
        padding,
        stride,
        dilation,
        groups,
        relu ? Operators.RELU : Operators.NONE,
        Operators.NO_SCALARS,
        Operators.NO_ALGORITHM);
  }

  private IValueVector and(IValue input, IValue other, IValue weights, IValue bias, boolean relu) {
    return new IValueVector(
        input,
        other,
        weights,
        bias,
        padding,
        stride,
        dilation,
        groups,
        Operators.ADD,
        Operators.NOTHING,
        relu ? Operators.RELU : Operators.NOTHING,
        Operators.NO_SCALARS,
        Operators.NOTHING);
  }

  /** Frees the weights. Idempotent. */
  @Override
  public void close() {
    packed.close();
  }

  /** Looked up at the first use, since not every build of the engine has them. */
  private static final class Operators {
    static final OperatorHandle REORDER = Boxed.named("mkldnn::_reorder_convolution_weight");
    static final OperatorHandle CONVOLUTION = Boxed.named("mkldnn::_convolution_pointwise");
    static final OperatorHandle CONVOLUTION_AND =
        Boxed.named("mkldnn::_convolution_pointwise", "binary");
    static final IValue NONE = new IValue("none");
    static final IValue RELU = new IValue("relu");
    static final IValue ADD = new IValue("add");
    static final IValue NOTHING = new IValue();
    static final IValue NO_ALGORITHM = new IValue("");
    static final IValue NO_SCALARS = Boxed.emptyScalars();
  }
}
