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
 * Builds a {@link Deconvolution3D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Deconvolution3DBuilder
    extends ConfiguredBuilder<Deconvolution3D, Deconvolution3DBuilder> {
  /** Nothing set. */
  public Deconvolution3DBuilder() {
    super(Deconvolution3D.DECLARATION);
  }

  /** Number of outputs (feature maps, for convolutions). At least 1. Required. */
  public Deconvolution3DBuilder nOut(long value) {
    return put("nOut", value);
  }

  /** Depth, height and width of the window. At least 1. Default: [2, 2, 2]. */
  public Deconvolution3DBuilder kernelSize(long depth, long height, long width) {
    return put("kernelSize", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Depth, height and width of the window. At least 1. Default: [2, 2, 2].
   */
  public Deconvolution3DBuilder kernelSize(long all) {
    return put("kernelSize", List.of(all, all, all));
  }

  /** How far the window moves along each axis. At least 1. Default: [1, 1, 1]. */
  public Deconvolution3DBuilder stride(long depth, long height, long width) {
    return put("stride", List.of(depth, height, width));
  }

  /**
   * The same for all axes. How far the window moves along each axis. At least 1. Default: [1, 1,
   * 1].
   */
  public Deconvolution3DBuilder stride(long all) {
    return put("stride", List.of(all, all, all));
  }

  /**
   * Slices, rows and columns added on each side; not used with convolutionMode Same. At least 0.
   * Default: [0, 0, 0].
   */
  public Deconvolution3DBuilder padding(long depth, long height, long width) {
    return put("padding", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Slices, rows and columns added on each side; not used with
   * convolutionMode Same. At least 0. Default: [0, 0, 0].
   */
  public Deconvolution3DBuilder padding(long all) {
    return put("padding", List.of(all, all, all));
  }

  /**
   * Distance between the inputs that a window covers; 1 means neighbours. At least 1. Default: [1,
   * 1, 1].
   */
  public Deconvolution3DBuilder dilation(long depth, long height, long width) {
    return put("dilation", List.of(depth, height, width));
  }

  /**
   * The same for all axes. Distance between the inputs that a window covers; 1 means neighbours. At
   * least 1. Default: [1, 1, 1].
   */
  public Deconvolution3DBuilder dilation(long all) {
    return put("dilation", List.of(all, all, all));
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Default: the network's.
   */
  public Deconvolution3DBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /**
   * Into how many groups the channels are divided, each of which makes its own part of the outputs.
   * At least 1. Default: 1.
   */
  public Deconvolution3DBuilder groups(long value) {
    return put("groups", value);
  }

  /**
   * Places at the end of each axis beyond those that inputs reach, less than the stride; they hold
   * the biases. None when not set. Keras: output_padding. At least 0.
   */
  public Deconvolution3DBuilder outputPadding(long... values) {
    return put("outputPadding", boxed(values));
  }

  /**
   * Number of inputs (channels, for convolutions); inferred from the layer before when not set. At
   * least 1.
   */
  public Deconvolution3DBuilder nIn(long value) {
    return put("nIn", value);
  }

  /** Whether the layer has biases. Default: true. */
  public Deconvolution3DBuilder hasBias(boolean value) {
    return put("hasBias", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public Deconvolution3DBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public Deconvolution3DBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public Deconvolution3DBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public Deconvolution3DBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public Deconvolution3DBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public Deconvolution3DBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public Deconvolution3DBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public Deconvolution3DBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public Deconvolution3DBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public Deconvolution3DBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution3DBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution3DBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public Deconvolution3DBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public Deconvolution3DBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public Deconvolution3DBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public Deconvolution3DBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public Deconvolution3DBuilder weightDecayBias(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public Deconvolution3DBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public Deconvolution3DBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public Deconvolution3DBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public Deconvolution3DBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public Deconvolution3DBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public Deconvolution3DBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public Deconvolution3DBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public Deconvolution3DBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public Deconvolution3DBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public Deconvolution3DBuilder constrainBias(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public Deconvolution3DBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public Deconvolution3DBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public Deconvolution3DBuilder weightNoise(ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution3DBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution3DBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Deconvolution3DBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public Deconvolution3DBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public Deconvolution3DBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Deconvolution3DBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Deconvolution3DBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> Deconvolution3DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Deconvolution3D build() {
    return super.build();
  }
}
