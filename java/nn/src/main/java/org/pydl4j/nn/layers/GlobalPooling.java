package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/**
 * One number of each channel: the greatest, the mean, the sum or the p-norm over all time steps or
 * pixels; what a mask leaves out does not count. DL4J: {@code GlobalPoolingLayer}.
 *
 * <p>Input [n, channels, time], [n, channels, height, width] or volumes; output [n, channels], or
 * with collapseDimensions off axes of size 1. No parameters.
 *
 * <pre>{@code
 * GlobalPooling.builder().poolingType(PoolingType.AVG)
 * }</pre>
 */
public final class GlobalPooling extends Layer {
  /** Whether the axes go away. */
  public static final Key<Boolean> COLLAPSE =
      Key.of("collapseDimensions", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether the axes go away; otherwise they stay with size 1.");

  /** Name, documentation and keys. */
  public static final Declaration<GlobalPooling> DECLARATION =
      Declaration.of(KIND, "GlobalPooling", GlobalPooling::new)
          .doc(
              "One number of each channel: the greatest, the mean, the sum or the p-norm over all"
                  + " time steps or pixels; what a mask leaves out does not count.\n"
                  + "Input: [n, channels, time], [n, channels, height, width] or volumes.\n"
                  + "Output: [n, channels], or with collapseDimensions off axes of size 1.\n"
                  + "No parameters.\n"
                  + "DL4J: GlobalPoolingLayer.")
          .positional(Subsampling.POOLING_TYPE)
          .key(Subsampling.PNORM)
          .key(COLLAPSE)
          .include(Layer.KEYS)
          .build();

  private GlobalPooling(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (!Space.fits(input)) {
      throw place.expects(
          "sequences, images or volumes",
          input.described(),
          "Set the network's inputType to one of them, or leave the layer out.");
    }
    Space in = Space.of(input);
    if (get(COLLAPSE)) {
      return InputType.feedForward(in.channels());
    }
    long[] ones = new long[in.extents().length];
    Arrays.fill(ones, 1);
    return new Space(in.channels(), ones).type();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return pooled(input, null);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    boolean steps = mask != null && Masks.byStep(input.value(), mask);
    NDArray made = pooled(input.value(), steps ? mask : null);
    return mask != null && mask.rank() == 1 ? new Signal(made, mask) : Signal.of(made);
  }

  private NDArray pooled(NDArray x, @Nullable NDArray mask) {
    boolean keep = !get(COLLAPSE);
    int[] axes = new int[x.rank() - 2];
    double places = 1;
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 2;
      places *= x.size(i + 2);
    }
    return switch (get(Subsampling.POOLING_TYPE)) {
      case MAX -> greatest(x, mask, keep, axes);
      case AVG -> {
        NDArray sum = Reduction.sum(real(x, mask), keep, axes);
        yield mask == null ? Arithmetic.div(sum, places) : Arithmetic.div(sum, count(sum, mask));
      }
      case SUM -> Reduction.sum(real(x, mask), keep, axes);
      case PNORM -> {
        double p = get(Subsampling.PNORM);
        NDArray each = real(x, mask);
        NDArray powers = p == 2 ? Maths.square(each) : Arithmetic.pow(Maths.abs(each), p);
        yield Norms.root(Reduction.sum(powers, keep, axes), p);
      }
    };
  }

  /** The greatest of what is real; 0 of a series of which nothing is. */
  private static NDArray greatest(NDArray x, @Nullable NDArray mask, boolean keep, int[] axes) {
    if (mask == null) {
      return Reduction.max(x, keep, axes);
    }
    NDArray real = Masks.filled(x, mask, Double.NEGATIVE_INFINITY);
    NDArray most = Reduction.max(real, keep, axes);
    return Masks.real(most, Reduction.max(mask, 1));
  }

  /** How many steps of each example are real, at least 1, in a shape that broadcasts. */
  private static NDArray count(NDArray sums, NDArray mask) {
    return Arithmetic.max(Masks.wide(sums, Reduction.sum(mask, 1)), 1);
  }

  private static NDArray real(NDArray x, @Nullable NDArray mask) {
    return mask == null ? x : Masks.real(x, mask);
  }

  /** Starts a builder. */
  public static GlobalPoolingBuilder builder() {
    return new GlobalPoolingBuilder();
  }
}
