package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.GraphNode;
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
import org.pydl4j.nn.vertices.GraphVertex;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Builds a {@link ComputationGraphConfiguration}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ComputationGraphConfigurationBuilder
    extends ConfiguredBuilder<ComputationGraphConfiguration, ComputationGraphConfigurationBuilder> {
  /** Nothing set. */
  public ComputationGraphConfigurationBuilder() {
    super(ComputationGraphConfiguration.DECLARATION);
  }

  /** Start of all random numbers: equal seeds give equal weights and equal dropout. Default: 0. */
  public ComputationGraphConfigurationBuilder seed(long value) {
    return put("seed", value);
  }

  /**
   * The names of the inputs, in the order in which lists of arrays are handed in. At least one
   * name, each of at most 500 letters. Required.
   */
  public ComputationGraphConfigurationBuilder addInputs(String... values) {
    return addAll("inputs", List.of(values));
  }

  /**
   * The shape of one example of each input, in their order. May be left out when each is read by a
   * fully connected layer that has its nIn.
   */
  public ComputationGraphConfigurationBuilder setInputTypes(List<? extends InputType> values) {
    return put("inputTypes", List.copyOf(values));
  }

  /**
   * The shape of one example of each input, in their order. May be left out when each is read by a
   * fully connected layer that has its nIn.
   */
  public ComputationGraphConfigurationBuilder setInputTypes(InputType... values) {
    return put("inputTypes", List.of(values));
  }

  /** Adds a layer that reads these inputs or vertices, in order. */
  public ComputationGraphConfigurationBuilder addLayer(String name, Layer value, String... inputs) {
    return add("vertices", GraphNode.of(name, value, inputs));
  }

  /** Adds a layer that reads these inputs or vertices, in order. */
  public ComputationGraphConfigurationBuilder addLayer(
      String name, ConfiguredBuilder<? extends Layer, ?> value, String... inputs) {
    return add("vertices", GraphNode.of(name, value.build(), inputs));
  }

  /** Adds a vertex that reads these inputs or vertices, in order. */
  public ComputationGraphConfigurationBuilder addVertex(
      String name, GraphVertex value, String... inputs) {
    return add("vertices", GraphNode.of(name, value, inputs));
  }

  /** Adds a vertex that reads these inputs or vertices, in order. */
  public ComputationGraphConfigurationBuilder addVertex(
      String name, ConfiguredBuilder<? extends GraphVertex, ?> value, String... inputs) {
    return add("vertices", GraphNode.of(name, value.build(), inputs));
  }

  /** Adds a vertex that uses the layer and the parameters of another one. */
  public ComputationGraphConfigurationBuilder addShared(
      String name, String other, String... inputs) {
    return add("vertices", GraphNode.shared(name, other, inputs));
  }

  /**
   * The names of the vertices whose values are the outputs, in this order. At least one name, each
   * of at most 500 letters. Required.
   */
  public ComputationGraphConfigurationBuilder setOutputs(String... values) {
    return put("outputs", List.of(values));
  }

  /**
   * How much the loss of each output counts, in their order; 1 each when not set. Numbers of at
   * least 0.
   */
  public ComputationGraphConfigurationBuilder lossWeights(double... values) {
    return put("lossWeights", boxed(values));
  }

  /**
   * Where the features of outputs and labels stand that are images, volumes or sequences: before
   * place and time or behind them. Not set: as in the first input of the same kind, and before them
   * where there is none.
   */
  public ComputationGraphConfigurationBuilder outputFormat(DataFormat value) {
    return put("outputFormat", value);
  }

  /** Type of parameters and activations: float32 or float64. Default: FLOAT. */
  public ComputationGraphConfigurationBuilder dataType(NetworkConfiguration.DataType value) {
    return put("dataType", value);
  }

  /**
   * Whether dense, convolution and attention layers compute in bfloat16 (MixedBfloat16): faster on
   * processors that have it, such as those with AMX, and half the memory of their outputs.
   * Parameters, gradients, updaters, normalizations, recurrent layers, losses and the network's
   * outputs stay float32, and so do files. Default: Full.
   */
  public ComputationGraphConfigurationBuilder precision(NetworkConfiguration.Precision value) {
    return put("precision", value);
  }

  /**
   * Whether output layers that cannot learn are refused: softmax with one output, a cross-entropy
   * behind an activation that gives no probabilities of its kind, a loss before the last layer.
   * DL4J refuses the same and names the switch so. Default: true.
   */
  public ComputationGraphConfigurationBuilder validateOutputLayerConfig(boolean value) {
    return put("validateOutputLayerConfig", value);
  }

  /**
   * How parameters follow their gradient. Holds for each layer that does not set its own. Default:
   * Sgd(learningRate=0.001).
   */
  public ComputationGraphConfigurationBuilder updater(Updater value) {
    return put("updater", value);
  }

  /**
   * How parameters follow their gradient. Holds for each layer that does not set its own. Default:
   * Sgd(learningRate=0.001).
   */
  public ComputationGraphConfigurationBuilder updater(
      ConfiguredBuilder<? extends Updater, ?> value) {
    return put("updater", value.build());
  }

  /**
   * By name. How parameters follow their gradient. Holds for each layer that does not set its own.
   * Default: Sgd(learningRate=0.001).
   */
  public ComputationGraphConfigurationBuilder updater(String name) {
    return put("updater", Updater.KIND.named(name));
  }

  /**
   * How biases follow their gradient; like the weights when not set. Holds for each layer that does
   * not set its own.
   */
  public ComputationGraphConfigurationBuilder biasUpdater(Updater value) {
    return put("biasUpdater", value);
  }

  /**
   * How biases follow their gradient; like the weights when not set. Holds for each layer that does
   * not set its own.
   */
  public ComputationGraphConfigurationBuilder biasUpdater(
      ConfiguredBuilder<? extends Updater, ?> value) {
    return put("biasUpdater", value.build());
  }

  /**
   * By name. How biases follow their gradient; like the weights when not set. Holds for each layer
   * that does not set its own.
   */
  public ComputationGraphConfigurationBuilder biasUpdater(String name) {
    return put("biasUpdater", Updater.KIND.named(name));
  }

  /** How weights start. Holds for each layer that does not set its own. Default: xavier. */
  public ComputationGraphConfigurationBuilder weightInit(WeightInit value) {
    return put("weightInit", value);
  }

  /** How weights start. Holds for each layer that does not set its own. Default: xavier. */
  public ComputationGraphConfigurationBuilder weightInit(
      ConfiguredBuilder<? extends WeightInit, ?> value) {
    return put("weightInit", value.build());
  }

  /**
   * By name. How weights start. Holds for each layer that does not set its own. Default: xavier.
   */
  public ComputationGraphConfigurationBuilder weightInit(String name) {
    return put("weightInit", WeightInit.KIND.named(name));
  }

  /** The value biases start with. Holds for each layer that does not set its own. Default: 0. */
  public ComputationGraphConfigurationBuilder biasInit(double value) {
    return put("biasInit", value);
  }

  /**
   * Function applied to the output (DL4J's default: sigmoid). Holds for each layer that does not
   * set its own. Default: sigmoid.
   */
  public ComputationGraphConfigurationBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /**
   * Function applied to the output (DL4J's default: sigmoid). Holds for each layer that does not
   * set its own. Default: sigmoid.
   */
  public ComputationGraphConfigurationBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /**
   * By name. Function applied to the output (DL4J's default: sigmoid). Holds for each layer that
   * does not set its own. Default: sigmoid.
   */
  public ComputationGraphConfigurationBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  /**
   * Adds l1 · sum |w| over the weights to the score. At least 0. Holds for each layer that does not
   * set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder l1(double value) {
    return put("l1", value);
  }

  /**
   * Adds 0.5 · l2 · sum w² over the weights to the score. At least 0. Holds for each layer that
   * does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder l2(double value) {
    return put("l2", value);
  }

  /**
   * Adds l1Bias · sum |b| over the biases to the score. At least 0. Holds for each layer that does
   * not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder l1Bias(double value) {
    return put("l1Bias", value);
  }

  /**
   * Adds 0.5 · l2Bias · sum b² over the biases to the score. At least 0. Holds for each layer that
   * does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder l2Bias(double value) {
    return put("l2Bias", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecay(double value) {
    return put("weightDecay", new FixedSchedule(value));
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecay(Schedule value) {
    return put("weightDecay", value);
  }

  /**
   * How much of the weights each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecay(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecay", value.build());
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecayBias(double value) {
    return put("weightDecayBias", new FixedSchedule(value));
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecayBias(Schedule value) {
    return put("weightDecayBias", value);
  }

  /**
   * How much of the biases each step takes away, times the learning rate: a number or a schedule.
   * Unlike l2 it does not pass through the updater, and the score does not have it (in DL4J it has,
   * as with l2). At least 0. Holds for each layer that does not set its own. Default: 0.
   */
  public ComputationGraphConfigurationBuilder weightDecayBias(
      ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("weightDecayBias", value.build());
  }

  /**
   * Whether weight decay is multiplied by the learning rate, where there is one. Holds for each
   * layer that does not set its own. Default: true.
   */
  public ComputationGraphConfigurationBuilder weightDecayApplyLR(boolean value) {
    return put("weightDecayApplyLR", value);
  }

  /**
   * Limits that the weights are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public ComputationGraphConfigurationBuilder constrainWeights(List<? extends Constraint> values) {
    return put("constrainWeights", List.copyOf(values));
  }

  /**
   * Limits that the weights are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public ComputationGraphConfigurationBuilder constrainWeights(Constraint... values) {
    return put("constrainWeights", List.of(values));
  }

  /** Adds one behind the others of constrainWeights. */
  public ComputationGraphConfigurationBuilder constrainWeight(Constraint value) {
    return add("constrainWeights", value);
  }

  /** Adds one behind the others of constrainWeights. */
  public ComputationGraphConfigurationBuilder constrainWeight(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainWeights", value.build());
  }

  /** By name. */
  public ComputationGraphConfigurationBuilder constrainWeight(String name) {
    return add("constrainWeights", Constraint.KIND.named(name));
  }

  /**
   * Limits that the biases are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public ComputationGraphConfigurationBuilder constrainBias(List<? extends Constraint> values) {
    return put("constrainBias", List.copyOf(values));
  }

  /**
   * Limits that the biases are brought back to after each step. Holds for each layer that does not
   * set its own.
   */
  public ComputationGraphConfigurationBuilder constrainBias(Constraint... values) {
    return put("constrainBias", List.of(values));
  }

  /** Adds one behind the others of constrainBias. */
  public ComputationGraphConfigurationBuilder constrainBias(Constraint value) {
    return add("constrainBias", value);
  }

  /** Adds one behind the others of constrainBias. */
  public ComputationGraphConfigurationBuilder constrainBias(
      ConfiguredBuilder<? extends Constraint, ?> value) {
    return add("constrainBias", value.build());
  }

  /** By name. */
  public ComputationGraphConfigurationBuilder constrainBias(String name) {
    return add("constrainBias", Constraint.KIND.named(name));
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Holds for each layer that does not set its own.
   */
  public ComputationGraphConfigurationBuilder weightNoise(IWeightNoise value) {
    return put("weightNoise", value);
  }

  /**
   * What training does at random to the weights that a layer computes with: DropConnect or
   * WeightNoise. Holds for each layer that does not set its own.
   */
  public ComputationGraphConfigurationBuilder weightNoise(
      ConfiguredBuilder<? extends IWeightNoise, ?> value) {
    return put("weightNoise", value.build());
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public ComputationGraphConfigurationBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public ComputationGraphConfigurationBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Holds for each layer that does not set its own. Default: 1.
   */
  public ComputationGraphConfigurationBuilder dropOut(
      ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  /**
   * What is done to the layer's gradient before the updater sees it. Holds for each layer that does
   * not set its own. Default: None.
   */
  public ComputationGraphConfigurationBuilder gradientNormalization(GradientNormalization value) {
    return put("gradientNormalization", value);
  }

  /**
   * The threshold T of the Clip… normalizations. Greater than 0. Holds for each layer that does not
   * set its own. Default: 1.
   */
  public ComputationGraphConfigurationBuilder gradientNormalizationThreshold(double value) {
    return put("gradientNormalizationThreshold", value);
  }

  /**
   * Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in / stride).
   * Strict: like Truncate, but leaving out rows or columns is an error. Causal: as Same with all
   * padding in front, for sequences. Holds for each layer that does not set its own. Default:
   * Truncate.
   */
  public ComputationGraphConfigurationBuilder convolutionMode(ConvolutionMode value) {
    return put("convolutionMode", value);
  }

  /**
   * How far derivatives go back through series: through all of it, or in parts of tbpttLength
   * steps. After each part the weights change, which counts as one iteration; the next part begins
   * with the states that this one left. Default: Standard.
   */
  public ComputationGraphConfigurationBuilder backpropType(
      NetworkConfiguration.BackpropType value) {
    return put("backpropType", value);
  }

  /**
   * Time steps of a part with backpropType TruncatedBPTT. Series that are not longer are trained on
   * whole. DL4J: tBPTTLength. At least 1. Default: 20.
   */
  public ComputationGraphConfigurationBuilder tbpttLength(long value) {
    return put("tbpttLength", value);
  }

  /**
   * Mini-batches whose gradients are averaged before the weights change, as if they were one: for
   * batches that memory does not hold. Each counts as an iteration; those that are left at the end
   * of a pass count into the next one. Between 1 and 1000000. Default: 1.
   */
  public ComputationGraphConfigurationBuilder gradientAccumulation(long value) {
    return put("gradientAccumulation", value);
  }

  /**
   * Layers and vertices of a group, of which a training step keeps only what others read: the way
   * back computes what is inside of it again, a third of a step more, for networks that memory does
   * not hold. About the root of their number needs least. The gradients are the same. 0 keeps
   * everything. Between 0 and 1000000. Default: 0.
   */
  public ComputationGraphConfigurationBuilder gradientCheckpointing(long value) {
    return put("gradientCheckpointing", value);
  }

  @Override
  public <V> ComputationGraphConfigurationBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ComputationGraphConfiguration build() {
    return super.build();
  }
}
