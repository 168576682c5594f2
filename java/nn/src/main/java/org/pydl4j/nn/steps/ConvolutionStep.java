package org.pydl4j.nn.steps;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.PackedConvolution;
import org.pydl4j.nd.ops.Volumes;

/** A convolution of images [n, channels, height, width]. */
public final class ConvolutionStep extends AffineStep {
  private final Move move;

  /** By what stands above and left of the images, which follows from their sizes. */
  private final Map<List<Long>, PackedConvolution> packed = new ConcurrentHashMap<>();

  /**
   * How the window moves.
   *
   * @param stride, dilation of height and width
   * @param borders what an image gets around it: top, bottom, left, right
   */
  public record Move(
      long[] stride, long[] dilation, long groups, Function<NDArray, long[]> borders) {}

  /**
   * The sums over windows.
   *
   * @param weights [out, in / groups, height, width]
   * @param bias [out], or null
   */
  public ConvolutionStep(NDArray weights, @Nullable NDArray bias, Move move) {
    this(weights, bias, false, false, move);
  }

  private ConvolutionStep(
      NDArray weights, @Nullable NDArray bias, boolean adds, boolean relu, Move move) {
    super(weights, bias, adds, relu);
    this.move = move;
  }

  @Override
  Step with(NDArray others, @Nullable NDArray biases, boolean adding, boolean cut) {
    return new ConvolutionStep(others, biases, adding, cut, move);
  }

  @Override
  public @Nullable Step adding() {
    return adds || relu ? null : with(weights, bias, true, false);
  }

  @Override
  public NDArray apply(List<NDArray> values) {
    NDArray x = values.get(0);
    long[] around = move.borders.apply(x);
    boolean even = around[0] == around[1] && around[2] == around[3];
    NDArray added = adds ? values.get(1) : null;
    if (!even || !PackedConvolution.pays(x, weights, added)) {
      return finished(
          Volumes.conv(x, weights, bias, move.stride, around, move.dilation, move.groups), values);
    }
    PackedConvolution own =
        packed.computeIfAbsent(List.of(around[0], around[2]), sides -> pack(x, around));
    return own.apply(x, bias, added, relu);
  }

  /** In the layout for the first images; for others the engine makes its own where it differs. */
  private PackedConvolution pack(NDArray x, long[] around) {
    long[] padding = {around[0], around[2]};
    return new PackedConvolution(
        weights, x.shape(), move.stride, padding, move.dilation, move.groups);
  }

  @Override
  public void close() {
    packed.values().forEach(PackedConvolution::close);
  }
}
