package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import java.util.List;
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
 * Builds a {@link SelfAttention}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SelfAttentionBuilder
    extends ConfiguredBuilder<SelfAttention, SelfAttentionBuilder> {
  /** Nothing set. */
  public SelfAttentionBuilder() {
    super(SelfAttention.DECLARATION);
  }

  /** Number of outputs (feature maps, for convolutions). At least 1. Required. */
  public SelfAttentionBuilder nOut(long value) {
    return put("nOut", value);
  }

  /**
   * How many heads look at the series, each with projections of its own. At least 1. Default: 1.
   */
  public SelfAttentionBuilder nHeads(long value) {
    return put("nHeads", value);
  }

  /**
   * How many heads keys and values have, each for a group of nHeads / nKeyValueHeads heads of
   * queries; nHeads when not set. 1 is multi-query attention. Keras: GroupQueryAttention. Source:
   * Ainslie et al. 2023. At least 1.
   */
  public SelfAttentionBuilder nKeyValueHeads(long value) {
    return put("nKeyValueHeads", value);
  }

  /** How many numbers a head computes with; nOut / nHeads when not set. At least 1. */
  public SelfAttentionBuilder headSize(long value) {
    return put("headSize", value);
  }

  /**
   * Number of inputs (channels, for convolutions); inferred from the layer before when not set. At
   * least 1.
   */
  public SelfAttentionBuilder nIn(long value) {
    return put("nIn", value);
  }

  /**
   * Whether queries, keys and values are made from the input by learnt weights (DL4J's default:
   * false). Without, there is one head, and nOut is the input's size. Default: true.
   */
  public SelfAttentionBuilder projectInput(boolean value) {
    return put("projectInput", value);
  }

  /** Whether the projections have biases, as PyTorch's have (DL4J's have none). Default: false. */
  public SelfAttentionBuilder hasBias(boolean value) {
    return put("hasBias", value);
  }

  /** Whether a step sees only itself and the steps before it. Default: false. */
  public SelfAttentionBuilder useCausalMask(boolean value) {
    return put("useCausalMask", value);
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public SelfAttentionBuilder attentionDropOut(double value) {
    return put("attentionDropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public SelfAttentionBuilder attentionDropOut(IDropout value) {
    return put("attentionDropOut", value);
  }

  /**
   * Probability of KEEPING each weight of the attention in training (Keras and PyTorch give the
   * probability of dropping). 1 and 0 mean no dropout. Between 0 and 1. Default: 1.
   */
  public SelfAttentionBuilder attentionDropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("attentionDropOut", value.build());
  }

  /** How parameters follow their gradient. Default: the network's. */
  public SelfAttentionBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public SelfAttentionBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public SelfAttentionBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public SelfAttentionBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /** How biases follow their gradient; like the weights when not set. Default: the network's. */
  public SelfAttentionBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Default: the
   * network's.
   */
  public SelfAttentionBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Default: the network's. */
  public SelfAttentionBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Default: the network's. */
  public SelfAttentionBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /** By name. How weights start. Default: the network's. */
  public SelfAttentionBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Default: the network's. */
  public SelfAttentionBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public SelfAttentionBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public SelfAttentionBuilder l2(double value) {
    return put("l2", value);
  }

  /** Adds l1Bias · sum |b| over the biases to the score. At least 0. Default: the network's. */
  public SelfAttentionBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Default: the network's.
   */
  public SelfAttentionBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public SelfAttentionBuilder weightDecayBias(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public SelfAttentionBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public SelfAttentionBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public SelfAttentionBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public SelfAttentionBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public SelfAttentionBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public SelfAttentionBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public SelfAttentionBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /** Limits that the biases are brought back to after each step. Default: the network's. */
  public SelfAttentionBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public SelfAttentionBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public SelfAttentionBuilder constrainBias(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public SelfAttentionBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public SelfAttentionBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Default: the network's.
   */
  public SelfAttentionBuilder weightNoise(ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SelfAttentionBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SelfAttentionBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public SelfAttentionBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public SelfAttentionBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public SelfAttentionBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public SelfAttentionBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public SelfAttentionBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  @Override
  public <V> SelfAttentionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public SelfAttention build() {
    return super.build();
  }
}
