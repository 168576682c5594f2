package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * Builds a {@link Subsampling1D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Subsampling1DBuilder
    extends ConfiguredBuilder<Subsampling1D, Subsampling1DBuilder> {
  /** Nothing set. */
  public Subsampling1DBuilder() {
    super(Subsampling1D.DECLARATION);
  }

  /** What is made of a window: its greatest number, mean, sum or p-norm. Default: MAX. */
  public Subsampling1DBuilder poolingType(Subsampling.PoolingType value) {
    return put("poolingType", value);
  }

  /** Steps of the window. At least 1. Default: 2. */
  public Subsampling1DBuilder kernelSize(long value) {
    return put("kernelSize", value);
  }

  /** How far the window moves. At least 1. Default: 2. */
  public Subsampling1DBuilder stride(long value) {
    return put("stride", value);
  }

  /**
   * Steps added at each end; not used with convolutionMode Same or Causal. At least 0. Default: 0.
   */
  public Subsampling1DBuilder padding(long value) {
    return put("padding", value);
  }

  /**
   * Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
   */
  public Subsampling1DBuilder dilation(long value) {
    return put("dilation", value);
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Default: the network's.
   */
  public Subsampling1DBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /** Whether means are taken over the cells of the border, too. Default: false. */
  public Subsampling1DBuilder avgPoolIncludePadInDivisor(boolean value) {
    return put("avgPoolIncludePadInDivisor", value);
  }

  /** The p of p-norms. At least 1. Default: 2. */
  public Subsampling1DBuilder pnorm(double value) {
    return put("pnorm", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Subsampling1DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Subsampling1DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling1DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling1DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Subsampling1DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Subsampling1DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Subsampling1D build() {
    return super.build();
  }
}
