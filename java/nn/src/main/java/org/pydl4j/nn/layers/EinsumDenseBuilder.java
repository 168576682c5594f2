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
 * Builds a {@link EinsumDense}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class EinsumDenseBuilder extends ConfiguredBuilder<EinsumDense, EinsumDenseBuilder> {
  /** Nothing set. */
  public EinsumDenseBuilder() {
    super(EinsumDense.DECLARATION);
  }

  /**
   * A small letter for each axis of the input, of the weights and of the output: 'nft,fg-&gt;ngt'.
   * Letters that the output does not have are summed up; '...' in front of input and output stands
   * for all other axes. An equation of an input and weights, such as 'nft,fg-&gt;ngt', with the
   * letter of the examples in front, or with '...'. Required.
   */
  public EinsumDenseBuilder equation(String value) {
    return put("equation", value);
  }

  /**
   * The sizes of an example of the output; -1 for an axis of the input. 1 to 4 sizes of at least 1,
   * or -1 where the input says them. Required.
   */
  public EinsumDenseBuilder outputShape(long... values) {
    return put("outputShape", boxed(values));
  }

  /** Letters of the output along which there is a bias each; none without biases. Default: . */
  public EinsumDenseBuilder biasAxes(String value) {
    return put("biasAxes", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public EinsumDenseBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public EinsumDenseBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public EinsumDenseBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public EinsumDenseBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public EinsumDenseBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public EinsumDenseBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public EinsumDenseBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public EinsumDenseBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public EinsumDenseBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public EinsumDenseBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public EinsumDenseBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public EinsumDenseBuilder activation(ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. Function applied to the output (DL4J's default: sigmoid). Default: the network's. */
  public EinsumDenseBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public EinsumDenseBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public EinsumDenseBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public EinsumDenseBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public EinsumDenseBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public EinsumDenseBuilder weightDecayBias(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public EinsumDenseBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public EinsumDenseBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public EinsumDenseBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public EinsumDenseBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public EinsumDenseBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public EinsumDenseBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public EinsumDenseBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public EinsumDenseBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public EinsumDenseBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public EinsumDenseBuilder constrainBias(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public EinsumDenseBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public EinsumDenseBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public EinsumDenseBuilder weightNoise(ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public EinsumDenseBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public EinsumDenseBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public EinsumDenseBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public EinsumDenseBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public EinsumDenseBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public EinsumDenseBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public EinsumDenseBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> EinsumDenseBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public EinsumDense build() {
    return super.build();
  }
}
