package org.pydl4j.nn.traced;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weightnoise.IWeightNoise;

/**
 * Builds a {@link Traced}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TracedBuilder extends ConfiguredBuilder<Traced, TracedBuilder> {
  /** Nothing set. */
  public TracedBuilder() {
    super(Traced.DECLARATION);
  }

  /**
   * The operations in the order in which they are done; the last one makes the output. Required.
   */
  public TracedBuilder operations(List<? extends TracedOperation> values) {
    return put("operations", List.copyOf(values));
  }

  /**
   * The operations in the order in which they are done; the last one makes the output. Required.
   */
  public TracedBuilder operations(TracedOperation... values) {
    return put("operations", List.of(values));
  }

  /** Adds one behind the others of operations. */
  public TracedBuilder operation(TracedOperation value) {
    return add("operations", value);
  }

  /** Adds one behind the others of operations. */
  public TracedBuilder operation(ConfiguredBuilder<? extends TracedOperation, ?> value) {
    return add("operations", value.build());
  }

  /** The parameters that the operations name. Default: []. */
  public TracedBuilder weights(List<? extends TracedWeight> values) {
    return put("weights", List.copyOf(values));
  }

  /** The parameters that the operations name. Default: []. */
  public TracedBuilder weights(TracedWeight... values) {
    return put("weights", List.of(values));
  }

  /** Adds one behind the others of weights. */
  public TracedBuilder weight(TracedWeight value) {
    return add("weights", value);
  }

  /** Adds one behind the others of weights. */
  public TracedBuilder weight(ConfiguredBuilder<? extends TracedWeight, ?> value) {
    return add("weights", value.build());
  }

  /**
   * What the operations see of the layer's input: whatever comes (ANY), rows [n, size] (ROWS, of
   * series one for each time step), series [n, size, time] (SERIES) or images [n, channels, height,
   * width] (IMAGES). Default: ANY.
   */
  public TracedBuilder family(Traced.Family value) {
    return put("family", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public TracedBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public TracedBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public TracedBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public TracedBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public TracedBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public TracedBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public TracedBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public TracedBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public TracedBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public TracedBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public TracedBuilder weightDecayBias(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public TracedBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public TracedBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public TracedBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public TracedBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public TracedBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public TracedBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public TracedBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public TracedBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public TracedBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public TracedBuilder constrainBias(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public TracedBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public TracedBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public TracedBuilder weightNoise(ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public TracedBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public TracedBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public TracedBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public TracedBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public TracedBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public TracedBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public TracedBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> TracedBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Traced build() {
    return super.build();
  }
}
