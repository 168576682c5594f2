package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/** What layers share that make one number of each window. */
abstract class Pooling extends Layer {
  private final Window window;

  Pooling(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings);
    this.window = window;
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public InputFamily inputFamily() {
    return Space.family(window.axes());
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Space in = Space.of(input);
    return new Space(in.channels(), window.out(in.extents(), place)).type();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return pooled(input, null);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null || !Masks.byStep(input.value(), mask)) {
      return input.with(pooled(input.value(), null));
    }
    NDArray after = window.reduced(mask);
    return new Signal(Masks.real(pooled(input.value(), mask), after), after);
  }

  private NDArray pooled(NDArray x, @Nullable NDArray mask) {
    return switch (get(Subsampling.POOLING_TYPE)) {
      case MAX -> {
        NDArray real = mask == null ? x : Masks.filled(x, mask, Double.NEGATIVE_INFINITY);
        yield Volumes.maxPool(
            real, window.kernel(), window.stride(), window.borders(x), window.dilation());
      }
      case AVG -> mean(x, mask);
      case SUM -> sum(real(x, mask));
      case PNORM -> norm(real(x, mask));
    };
  }

  private static NDArray real(NDArray x, @Nullable NDArray mask) {
    return mask == null ? x : Masks.real(x, mask);
  }

  /** The mean over what is neither border nor padding, unless these count. */
  private NDArray mean(NDArray x, @Nullable NDArray mask) {
    boolean all = get(Subsampling.INCLUDE_PAD);
    if (mask == null || all) {
      return average(real(x, mask), all);
    }
    NDArray share = average(Shapes.expandDims(mask, 1), true);
    double least = 1.0 / window.size();
    return Arithmetic.div(average(real(x, mask), true), Arithmetic.max(share, least));
  }

  private NDArray average(NDArray x, boolean all) {
    return Volumes.avgPool(
        x, window.kernel(), window.stride(), window.borders(x), window.dilation(), all);
  }

  private NDArray sum(NDArray x) {
    return Arithmetic.mul(average(x, true), window.size());
  }

  private NDArray norm(NDArray x) {
    double p = get(Subsampling.PNORM);
    NDArray powers = p == 2 ? Maths.square(x) : Arithmetic.pow(Maths.abs(x), p);
    return Norms.root(sum(powers), p);
  }
}
