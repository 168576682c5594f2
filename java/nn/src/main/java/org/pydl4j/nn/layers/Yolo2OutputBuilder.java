package org.pydl4j.nn.layers;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.losses.LossFunction;

/**
 * Builds a {@link Yolo2Output}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Yolo2OutputBuilder extends ConfiguredBuilder<Yolo2Output, Yolo2OutputBuilder> {
  /** Nothing set. */
  public Yolo2OutputBuilder() {
    super(Yolo2Output.DECLARATION);
  }

  /**
   * Width and height of the boxes that the network's are measured by, in cells of the grid, one box
   * behind the other. Required.
   */
  public Yolo2OutputBuilder boundingBoxes(double... values) {
    return put("boundingBoxes", boxed(values));
  }

  /** How much places and sizes of boxes count. At least 0. Default: 5. */
  public Yolo2OutputBuilder lambdaCoord(double value) {
    return put("lambdaCoord", value);
  }

  /** How much the sureness of boxes with nothing in them counts. At least 0. Default: 0.5. */
  public Yolo2OutputBuilder lambdaNoObj(double value) {
    return put("lambdaNoObj", value);
  }

  /** The loss of places, and of the roots of sizes. Default: l2. */
  public Yolo2OutputBuilder lossPositionScale(LossFunction value) {
    return put("lossPositionScale", value);
  }

  /** The loss of places, and of the roots of sizes. Default: l2. */
  public Yolo2OutputBuilder lossPositionScale(ConfiguredBuilder<? extends LossFunction, ?> value) {
    return put("lossPositionScale", value.build());
  }

  /** By name. The loss of places, and of the roots of sizes. Default: l2. */
  public Yolo2OutputBuilder lossPositionScale(String name) {
    return put("lossPositionScale", LossFunction.KIND.named(name));
  }

  /** The loss of the classes' probabilities, behind softmax. Default: l2. */
  public Yolo2OutputBuilder lossClassPredictions(LossFunction value) {
    return put("lossClassPredictions", value);
  }

  /** The loss of the classes' probabilities, behind softmax. Default: l2. */
  public Yolo2OutputBuilder lossClassPredictions(
      ConfiguredBuilder<? extends LossFunction, ?> value) {
    return put("lossClassPredictions", value.build());
  }

  /** By name. The loss of the classes' probabilities, behind softmax. Default: l2. */
  public Yolo2OutputBuilder lossClassPredictions(String name) {
    return put("lossClassPredictions", LossFunction.KIND.named(name));
  }

  /** A name for messages and tables; 'layer0', 'layer1' … by default. */
  public Yolo2OutputBuilder name(String value) {
    return put("name", value);
  }

  /**
   * Whether training leaves the layer as it is: its parameters stay, and it works as outside of
   * training (no dropout, no new running means). Derivatives go through it. DL4J: FrozenLayer,
   * FrozenLayerWithBackprop. Default: false.
   */
  public Yolo2OutputBuilder frozen(boolean value) {
    return put("frozen", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Yolo2OutputBuilder dropOut(double value) {
    return put("dropOut", new Dropout(value));
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Yolo2OutputBuilder dropOut(IDropout value) {
    return put("dropOut", value);
  }

  /**
   * Probability of KEEPING each input of the layer in training (as in DL4J; Keras and PyTorch give
   * the probability of dropping). Kept inputs are divided by it. 1 and 0 mean no dropout. Or
   * another kind: SpatialDropout, AlphaDropout, GaussianDropout, GaussianNoise, or Dropout with a
   * schedule. Between 0 and 1. Default: the network's.
   */
  public Yolo2OutputBuilder dropOut(ConfiguredBuilder<? extends IDropout, ?> value) {
    return put("dropOut", value.build());
  }

  @Override
  public <V> Yolo2OutputBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Yolo2Output build() {
    return super.build();
  }
}
