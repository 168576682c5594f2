package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.GradientNormalization;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link MultiLayerConfiguration}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MultiLayerConfigurationBuilder
    extends ConfiguredBuilder<MultiLayerConfiguration, MultiLayerConfigurationBuilder> {
  /** Nothing set. */
  public MultiLayerConfigurationBuilder() {
    super(MultiLayerConfiguration.DECLARATION);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public MultiLayerConfigurationBuilder seed(long value) {
    return put("seed", value);
  }

  /**
   * The shape of one example. May be left out when the first layer is fully connected and has its
   * nIn.
   */
  public MultiLayerConfigurationBuilder inputType(InputType value) {
    return put("inputType", value);
  }

  /**
   * The shape of one example. May be left out when the first layer is fully connected and has its
   * nIn.
   */
  public MultiLayerConfigurationBuilder inputType(ConfiguredBuilder<? extends InputType, ?> value) {
    return put("inputType", value.build());
  }

  /**
   * Where the features of outputs and labels stand that are images, volumes or sequences: before
   * place and time or behind them. Not set: as in the first input of the same kind, and before them
   * where there is none.
   */
  public MultiLayerConfigurationBuilder outputFormat(DataFormat value) {
    return put("outputFormat", value);
  }

  /** Type of parameters and activations: float32 or float64. Default: FLOAT. */
  public MultiLayerConfigurationBuilder dataType(NetworkConfiguration.DataType value) {
    return put("dataType", value);
  }

  /**
   * Whether dense, convolution and attention layers compute in bfloat16 (MixedBfloat16): faster on
   * processors that have it, such as those with AMX, and half the memory of their outputs.
   * Parameters, gradients, updaters, normalizations, recurrent layers, losses and the network's
   * outputs stay float32, and so do files. Default: Full.
   */
  public MultiLayerConfigurationBuilder precision(NetworkConfiguration.Precision value) {
    return put("precision", value);
  }

  /**
   * Whether output layers that cannot learn are refused: softmax with one output, a cross-entropy
   * behind an activation that gives no probabilities of its kind, a loss before the last layer.
   * DL4J refuses the same and names the switch so. Default: true.
   */
  public MultiLayerConfigurationBuilder validateOutputLayerConfig(boolean value) {
    return put("validateOutputLayerConfig", value);
  }

  /**
   * How parameters follow their gradient. Holds for each layer that does not set its own. Default:
   * Sgd(learningRate=0.001).
   */
  public MultiLayerConfigurationBuilder updater(Updater value) {
    return put("updater", value);
  }

  /**
   * How parameters follow their gradient. Holds for each layer that does not set its own. Default:
   * Sgd(learningRate=0.001).
   */
  public MultiLayerConfigurationBuilder updater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /**
   * By name. How parameters follow their gradient. Holds for each layer that does not set its own.
   * Default: Sgd(learningRate=0.001).
   */
  public MultiLayerConfigurationBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /**
   * How biases follow their gradient; like the weights when not set. Holds for each layer that does
   * not set its own.
   */
  public MultiLayerConfigurationBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /**
   * How biases follow their gradient; like the weights when not set. Holds for each layer that does
   * not set its own.
   */
  public MultiLayerConfigurationBuilder biasUpdater(ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Holds for each layer
   * that does not set its own.
   */
  public MultiLayerConfigurationBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Holds for each layer that does not set its own. Default: xavier. */
  public MultiLayerConfigurationBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Holds for each layer that does not set its own. Default: xavier. */
  public MultiLayerConfigurationBuilder weightInit(
      ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /**
   * By name. How weights start. Holds for each layer that does not set its own. Default: xavier.
   */
  public MultiLayerConfigurationBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Holds for each layer that does not set its own. Default: 0. */
  public MultiLayerConfigurationBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /**
   * Function applied to the output (DL4J's default: sigmoid). Holds for each layer that does not
   * set its own. Default: sigmoid.
   */
  public MultiLayerConfigurationBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /**
   * Function applied to the output (DL4J's default: sigmoid). Holds for each layer that does not
   * set its own. Default: sigmoid.
   */
  public MultiLayerConfigurationBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /**
   * By name. Function applied to the output (DL4J's default: sigmoid). Holds for each layer that
   * does not set its own. Default: sigmoid.
   */
  public MultiLayerConfigurationBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /**
   * Adds l1 · sum |w| over the weights to the score. At least 0. Holds for each layer that does not
   * set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder l1(double value) {
    return put("l1", value);
  }

  /**
   * Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Holds for each layer that
   * does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder l2(double value) {
    return put("l2", value);
  }

  /**
   * Adds l1Bias · sum |b| over the biases to the score. At least 0. Holds for each layer that does
   * not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Holds for each layer that
   * does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecay(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public MultiLayerConfigurationBuilder weightDecayBias(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Holds for each
   * layer that does not set its own. Default: true.
   */
  public MultiLayerConfigurationBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /**
   * Limits that the weights are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public MultiLayerConfigurationBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /**
   * Limits that the weights are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public MultiLayerConfigurationBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public MultiLayerConfigurationBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public MultiLayerConfigurationBuilder constrainWeight(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public MultiLayerConfigurationBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /**
   * Limits that the biases are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public MultiLayerConfigurationBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /**
   * Limits that the biases are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public MultiLayerConfigurationBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public MultiLayerConfigurationBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public MultiLayerConfigurationBuilder constrainBias(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public MultiLayerConfigurationBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Holds for each layer that does not set its own.
   */
  public MultiLayerConfigurationBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Holds for each layer that does not set its own.
   */
  public MultiLayerConfigurationBuilder weightNoise(
      ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public MultiLayerConfigurationBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public MultiLayerConfigurationBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public MultiLayerConfigurationBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /**
   * What is done to the layer's gradient before the updater sees it. Holds for each layer that does
   * not set its own. Default: None.
   */
  public MultiLayerConfigurationBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /**
   * The threshold T of the Clip… normalizations. Greater than 0. Holds for each layer that does not
   * set its own. Default: 1.
   */
  public MultiLayerConfigurationBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Holds for each layer that does not set its own. Default:
   * Truncate.
   */
  public MultiLayerConfigurationBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /**
   * How far derivatives go back through series: through all of it, or in parts of tbpttLength
   * steps. After each part the weights change, which counts as one iteration; the next part begins
   * with the states that this one left. Default: Standard.
   */
  public MultiLayerConfigurationBuilder backpropType(NetworkConfiguration.BackpropType value) {
    return put("backpropType", value);
  }

  /**
   * Time steps of a part with backpropType TruncatedBPTT. Series that are not longer are trained on
   * whole. DL4J: tBPTTLength. At least 1. Default: 20.
   */
  public MultiLayerConfigurationBuilder tbpttLength(long value) {
    return put("tbpttLength", value);
  }

  /**
   * Mini-batches whose gradients are averaged before the weights change, as if they were one: for
   * batches that memory does not hold. Each counts as an iteration; those that are left at the end
   * of a pass count into the next one. Between 1 and 1000000. Default: 1.
   */
  public MultiLayerConfigurationBuilder gradientAccumulation(long value) {
    return put("gradientAccumulation", value);
  }

  /**
   * Layers and vertices of a group, of which a training step keeps only what others read: the way
   * back computes what is inside of it again, a third of a step more, for networks that memory does
   * not hold. About the root of their number needs least. The gradients are the same. 0 keeps
   * everything. Between 0 and 1000000. Default: 0.
   */
  public MultiLayerConfigurationBuilder gradientCheckpointing(long value) {
    return put("gradientCheckpointing", value);
  }

  /**
   * The layers, front to back; messages count them from 0. A list of at least one layer. Required.
   */
  public MultiLayerConfigurationBuilder layers(List<? extends Layer> values) {
    return put("layers", List.copyOf(values));
  }

  /**
   * The layers, front to back; messages count them from 0. A list of at least one layer. Required.
   */
  public MultiLayerConfigurationBuilder layers(Layer... values) {
    return put("layers", List.of(values));
  }

  /** Adds one behind the others of layers. */
  public MultiLayerConfigurationBuilder layer(Layer value) {
    return add("layers", value);
  }

  /** Adds one behind the others of layers. */
  public MultiLayerConfigurationBuilder layer(ConfiguredBuilder<? extends Layer, ?> value) {
    return add("layers", value.build());
  }

  @Override
  public <V> MultiLayerConfigurationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MultiLayerConfiguration build() {
    return super.build();
  }
}
