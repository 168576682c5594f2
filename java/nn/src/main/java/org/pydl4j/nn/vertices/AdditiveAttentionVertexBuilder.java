package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link AdditiveAttentionVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class AdditiveAttentionVertexBuilder
    extends ConfiguredBuilder<AdditiveAttentionVertex, AdditiveAttentionVertexBuilder> {
  /** Nothing set. */
  public AdditiveAttentionVertexBuilder() {
    super(AdditiveAttentionVertex.DECLARATION);
  }

  /** Whether each number of the sums has a learnt factor; 1 otherwise. Default: true. */
  public AdditiveAttentionVertexBuilder useScale(boolean value) {
    return put("useScale", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public AdditiveAttentionVertexBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public AdditiveAttentionVertexBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public AdditiveAttentionVertexBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public AdditiveAttentionVertexBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public AdditiveAttentionVertexBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public AdditiveAttentionVertexBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public AdditiveAttentionVertexBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public AdditiveAttentionVertexBuilder weightInit(
      ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public AdditiveAttentionVertexBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public AdditiveAttentionVertexBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public AdditiveAttentionVertexBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public AdditiveAttentionVertexBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public AdditiveAttentionVertexBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecay(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightDecayBias(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public AdditiveAttentionVertexBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public AdditiveAttentionVertexBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public AdditiveAttentionVertexBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public AdditiveAttentionVertexBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public AdditiveAttentionVertexBuilder constrainWeight(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public AdditiveAttentionVertexBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public AdditiveAttentionVertexBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public AdditiveAttentionVertexBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public AdditiveAttentionVertexBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public AdditiveAttentionVertexBuilder constrainBias(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public AdditiveAttentionVertexBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public AdditiveAttentionVertexBuilder weightNoise(
      ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public AdditiveAttentionVertexBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public AdditiveAttentionVertexBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public AdditiveAttentionVertexBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> AdditiveAttentionVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public AdditiveAttentionVertex build() {
    return super.build();
  }
}
