package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Subsampling3D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Subsampling3DBuilder
    extends ConfiguredBuilder<Subsampling3D, Subsampling3DBuilder> {
  /** Nothing set. */
  public Subsampling3DBuilder() {
    super(Subsampling3D.DECLARATION);
  }

  /** What is made of a window: its greatest number, mean, sum or p-norm. Default: MAX. */
  public Subsampling3DBuilder poolingType(Subsampling.PoolingType value) {
    return put("poolingType", value);
  }

  /** Depth, height and width of the window. At least 1. Default: [2, 2, 2]. */
  public Subsampling3DBuilder kernelSize(long depth, long height, long width) {
    return put("kernelSize", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Depth, height and width of the window. At least 1. Default: [2, 2, 2].
   */
  public Subsampling3DBuilder kernelSize(long all) {
    return put("kernelSize", List.of(all, all, all));
  }

  /** How far the window moves along each axis. At least 1. Default: [2, 2, 2]. */
  public Subsampling3DBuilder stride(long depth, long height, long width) {
    return put("stride", List.of(depth, height, width));
  }

  /**
   * The same for all axes. How far the window moves along each axis. At least 1. Default: [2, 2,
   * 2].
   */
  public Subsampling3DBuilder stride(long all) {
    return put("stride", List.of(all, all, all));
  }

  /**
   * Slices, rows and columns added on each side; not used with convolutionMode Same. At least 0.
   * Default: [0, 0, 0].
   */
  public Subsampling3DBuilder padding(long depth, long height, long width) {
    return put("padding", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Slices, rows and columns added on each side; not used with
   * convolutionMode Same. At least 0. Default: [0, 0, 0].
   */
  public Subsampling3DBuilder padding(long all) {
    return put("padding", List.of(all, all, all));
  }

  /**
   * Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: [1,
   * 1, 1].
   */
  public Subsampling3DBuilder dilation(long depth, long height, long width) {
    return put("dilation", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Distance between the inputs that a window covers; 1 means neighbours. At
   * least 1. Default: [1, 1, 1].
   */
  public Subsampling3DBuilder dilation(long all) {
    return put("dilation", List.of(all, all, all));
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Default: the network's.
   */
  public Subsampling3DBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /** Whether means are taken over the cells of the border, too. Default: false. */
  public Subsampling3DBuilder avgPoolIncludePadInDivisor(boolean value) {
    return put("avgPoolIncludePadInDivisor", value);
  }

  /** The p of p-norms. At least 1. Default: 2. */
  public Subsampling3DBuilder pnorm(double value) {
    return put("pnorm", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Subsampling3DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Subsampling3DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling3DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling3DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling3DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Subsampling3DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Subsampling3D build() {
    return super.build();
  }
}
