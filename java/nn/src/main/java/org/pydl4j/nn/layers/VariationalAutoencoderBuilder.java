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
import org.pydl4j.nn.variational.ReconstructionDistribution;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link VariationalAutoencoder}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class VariationalAutoencoderBuilder
    extends ConfiguredBuilder<VariationalAutoencoder, VariationalAutoencoderBuilder> {
  /** Nothing set. */
  public VariationalAutoencoderBuilder() {
    super(VariationalAutoencoder.DECLARATION);
  }

  /** Number of outputs (feature maps, for convolutions). At least 1. Required. */
  public VariationalAutoencoderBuilder nOut(long value) {
    return put("nOut", value);
  }

  /** Sizes of the encoder's dense layers, front to back. Default: [100]. */
  public VariationalAutoencoderBuilder encoderLayerSizes(long... values) {
    return put("encoderLayerSizes", boxed(values));
  }

  /** Sizes of the decoder's dense layers, front to back. Default: [100]. */
  public VariationalAutoencoderBuilder decoderLayerSizes(long... values) {
    return put("decoderLayerSizes", boxed(values));
  }

  /**
   * How inputs are distributed, given what is hidden (DL4J: Gaussian with tanh by default).
   * Default: Bernoulli().
   */
  public VariationalAutoencoderBuilder reconstructionDistribution(
      ReconstructionDistribution value) {
    return put("reconstructionDistribution", value);
  }

  /**
   * How inputs are distributed, given what is hidden (DL4J: Gaussian with tanh by default).
   * Default: Bernoulli().
   */
  public VariationalAutoencoderBuilder reconstructionDistribution(
      ConfiguredBuilder<? extends ReconstructionDistribution, ?> value) {
    return put("reconstructionDistribution", value.build());
  }

  /**
   * Function applied to the means and to the logarithms of the variances of the hidden numbers
   * (DL4J: pzxActivationFunction). Default: identity.
   */
  public VariationalAutoencoderBuilder pzxActivation(ActivationFunction value) {
    return put("pzxActivation", value);
  }

  /**
   * Function applied to the means and to the logarithms of the variances of the hidden numbers
   * (DL4J: pzxActivationFunction). Default: identity.
   */
  public VariationalAutoencoderBuilder pzxActivation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("pzxActivation", value.build());
  }

  /**
   * By name. Function applied to the means and to the logarithms of the variances of the hidden
   * numbers (DL4J: pzxActivationFunction). Default: identity.
   */
  public VariationalAutoencoderBuilder pzxActivation(String name) {
    return put("pzxActivation", ActivationFunction.KIND.named(name));
  }

  /**
   * How often hidden numbers are drawn for each example and step of pretraining. Between 1 and
   * 1000000. Default: 1.
   */
  public VariationalAutoencoderBuilder numSamples(long value) {
    return put("numSamples", value);
  }

  /**
   * Number of inputs (channels, for convolutions); inferred from the layer before when not set. At
   * least 1.
   */
  public VariationalAutoencoderBuilder nIn(long value) {
    return put("nIn", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public VariationalAutoencoderBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public VariationalAutoencoderBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public VariationalAutoencoderBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public VariationalAutoencoderBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public VariationalAutoencoderBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public VariationalAutoencoderBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public VariationalAutoencoderBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public VariationalAutoencoderBuilder weightInit(
      ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public VariationalAutoencoderBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public VariationalAutoencoderBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public VariationalAutoencoderBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public VariationalAutoencoderBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public VariationalAutoencoderBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public VariationalAutoencoderBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public VariationalAutoencoderBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public VariationalAutoencoderBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightDecayBias(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public VariationalAutoencoderBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public VariationalAutoencoderBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public VariationalAutoencoderBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public VariationalAutoencoderBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public VariationalAutoencoderBuilder constrainWeight(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public VariationalAutoencoderBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public VariationalAutoencoderBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public VariationalAutoencoderBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public VariationalAutoencoderBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public VariationalAutoencoderBuilder constrainBias(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public VariationalAutoencoderBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public VariationalAutoencoderBuilder weightNoise(
      ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public VariationalAutoencoderBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public VariationalAutoencoderBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public VariationalAutoencoderBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public VariationalAutoencoderBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public VariationalAutoencoderBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public VariationalAutoencoderBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public VariationalAutoencoderBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> VariationalAutoencoderBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public VariationalAutoencoder build() {
    return super.build();
  }
}
