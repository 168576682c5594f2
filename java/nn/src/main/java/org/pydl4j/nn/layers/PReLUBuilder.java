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
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link PReLU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class PReLUBuilder extends ConfiguredBuilder<PReLU, PReLUBuilder> {
  /** Nothing set. */
  public PReLUBuilder() {
    super(PReLU.DECLARATION);
  }

  /**
   * Axes along which one slope holds, counted with that of the examples as 0: [2, 3] is a slope for
   * each channel of images. At least 1. Default: [].
   */
  public PReLUBuilder sharedAxes(long... values) {
    return put("sharedAxes", boxed(values));
  }

  /**
   * How slopes start (PyTorch: 0.25); not inherited from the network. Default: Constant(value=0).
   */
  public PReLUBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /**
   * How slopes start (PyTorch: 0.25); not inherited from the network. Default: Constant(value=0).
   */
  public PReLUBuilder weightInit(ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /**
   * By name. How slopes start (PyTorch: 0.25); not inherited from the network. Default:
   * Constant(value=0).
   */
  public PReLUBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** How parameters follow their gradient. Default: the network's. */
  public PReLUBuilder updater(Updater value) {
    return put("updater", value);
  }

  /** How parameters follow their gradient. Default: the network's. */
  public PReLUBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /** By name. How parameters follow their gradient. Default: the network's. */
  public PReLUBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /** Adds l1 · sum |w| over the weights to the score. At least 0. Default: the network's. */
  public PReLUBuilder l1(double value) {
    return put("l1", value);
  }

  /** Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Default: the network's. */
  public PReLUBuilder l2(double value) {
    return put("l2", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public PReLUBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public PReLUBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Default: the network's.
   */
  public PReLUBuilder weightDecay(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Default: the
   * network's.
   */
  public PReLUBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public PReLUBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /** Limits that the weights are brought back to after each step. Default: the network's. */
  public PReLUBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public PReLUBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public PReLUBuilder constrainWeight(ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public PReLUBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /** What is done to the layer's gradient before the updater sees it. Default: the network's. */
  public PReLUBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /** The threshold T of the Clip… normalizations. Greater than 0. Default: the network's. */
  public PReLUBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public PReLUBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public PReLUBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public PReLUBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public PReLUBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public PReLUBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> PReLUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public PReLU build() {
    return super.build();
  }
}
