package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Subsampling}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SubsamplingBuilder extends ConfiguredBuilder<Subsampling, SubsamplingBuilder> {
  /** Nothing set. */
  public SubsamplingBuilder() {
    super(Subsampling.DECLARATION);
  }

  /** What is made of a window: its greatest number, mean, sum or p-norm. Default: MAX. */
  public SubsamplingBuilder poolingType(Subsampling.PoolingType value) {
    return put("poolingType", value);
  }

  /** Height and width of the window. At least 1. Default: [2, 2]. */
  public SubsamplingBuilder kernelSize(long height, long width) {
    return put("kernelSize", new Pair(height, width));
  }

  /** The same in both directions. Height and width of the window. At least 1. Default: [2, 2]. */
  public SubsamplingBuilder kernelSize(long both) {
    return put("kernelSize", Pair.of(both));
  }

  /** How far the window moves, down and across. At least 1. Default: [2, 2]. */
  public SubsamplingBuilder stride(long height, long width) {
    return put("stride", new Pair(height, width));
  }

  /**
   * The same in both directions. How far the window moves, down and across. At least 1. Default:
   * [2, 2].
   */
  public SubsamplingBuilder stride(long both) {
    return put("stride", Pair.of(both));
  }

  /**
   * Rows and columns added on each side; not used with convolutionMode Same. At least 0. Default:
   * [0, 0].
   */
  public SubsamplingBuilder padding(long height, long width) {
    return put("padding", new Pair(height, width));
  }

  /**
   * The same in both directions. Rows and columns added on each side; not used with convolutionMode
   * Same. At least 0. Default: [0, 0].
   */
  public SubsamplingBuilder padding(long both) {
    return put("padding", Pair.of(both));
  }

  /**
   * Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: [1,
   * 1].
   */
  public SubsamplingBuilder dilation(long height, long width) {
    return put("dilation", new Pair(height, width));
  }

  /**
   * The same in both directions. Distance between the inputs that a window covers; 1 means
   * neighbours. At least 1. Default: [1, 1].
   */
  public SubsamplingBuilder dilation(long both) {
    return put("dilation", Pair.of(both));
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Default: the network's.
   */
  public SubsamplingBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /** Whether means are taken over the cells of the border, too. Default: false. */
  public SubsamplingBuilder avgPoolIncludePadInDivisor(boolean value) {
    return put("avgPoolIncludePadInDivisor", value);
  }

  /** The p of p-norms. At least 1. Default: 2. */
  public SubsamplingBuilder pnorm(double value) {
    return put("pnorm", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public SubsamplingBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public SubsamplingBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SubsamplingBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SubsamplingBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SubsamplingBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> SubsamplingBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Subsampling build() {
    return super.build();
  }
}
