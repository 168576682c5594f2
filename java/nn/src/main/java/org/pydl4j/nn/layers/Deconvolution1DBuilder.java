package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link Deconvolution1D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Deconvolution1DBuilder
    extends ConfiguredBuilder<Deconvolution1D, Deconvolution1DBuilder> {
  /** Nothing set. */
  public Deconvolution1DBuilder() {
    super(Deconvolution1D.DECLARATION);
  }

  /** Number of outputs (feature maps, for convolutions). At least 1. Required. */
  public Deconvolution1DBuilder nOut(long value) {
    return put("nOut", value);
  }

  /** Steps of the window. At least 1. Default: 2. */
  public Deconvolution1DBuilder kernelSize(long value) {
    return put("kernelSize", value);
  }

  /** How far the window moves. At least 1. Default: 1. */
  public Deconvolution1DBuilder stride(long value) {
    return put("stride", value);
  }

  /**
   * Steps added at each end; not used with convolutionMode Same or Causal. At least 0. Default: 0.
   */
  public Deconvolution1DBuilder padding(long value) {
    return put("padding", value);
  }

  /**
   * Distance between the steps that a window covers; 1 means neighbours. At least 1. Default: 1.
   */
  public Deconvolution1DBuilder dilation(long value) {
    return put("dilation", value);
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Default: the network's.
   */
  public Deconvolution1DBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /**
   * Into how many groups the channels are divided, each of which makes its own part of the outputs.
   * At least 1. Default: 1.
   */
  public Deconvolution1DBuilder groups(long value) {
    return put("groups", value);
  }

  /**
   * Places at the end of each axis beyond those that inputs reach, less than the stride; they hold
   * the biases. None when not set. Keras: output_padding. At least 0.
   */
  public Deconvolution1DBuilder outputPadding(long... values) {
    return put("outputPadding", boxed(values));
  }

  /**
   * Number of inputs (channels, for convolutions); inferred from the layer before when not set. At
   * least 1.
   */
  public Deconvolution1DBuilder nIn(long value) {
    return put("nIn", value);
  }

  /** Whether the layer has biases. Default: true. */
  public Deconvolution1DBuilder hasBias(boolean value) {
    return put("hasBias", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public Deconvolution1DBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public Deconvolution1DBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public Deconvolution1DBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public Deconvolution1DBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public Deconvolution1DBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public Deconvolution1DBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public Deconvolution1DBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public Deconvolution1DBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public Deconvolution1DBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public Deconvolution1DBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution1DBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution1DBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution1DBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public Deconvolution1DBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public Deconvolution1DBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public Deconvolution1DBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution1DBuilder weightDecayBias(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public Deconvolution1DBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public Deconvolution1DBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public Deconvolution1DBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public Deconvolution1DBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public Deconvolution1DBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public Deconvolution1DBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public Deconvolution1DBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public Deconvolution1DBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public Deconvolution1DBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public Deconvolution1DBuilder constrainBias(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public Deconvolution1DBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public Deconvolution1DBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public Deconvolution1DBuilder weightNoise(ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution1DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution1DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution1DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public Deconvolution1DBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public Deconvolution1DBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Deconvolution1DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Deconvolution1DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> Deconvolution1DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Deconvolution1D build() {
    return super.build();
  }
}
