package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * What normalizations share: a gain {@code gamma} and an offset {@code beta} for each feature or
 * channel, which regularization leaves alone as in DL4J.
 */
abstract class Normalization extends Layer {
  /** Whether there is a gain. */
  static final Key<Boolean> SCALE =
      Key.of("scale", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether each feature is multiplied by a learnt gain gamma.");

  /** Whether there is an offset. */
  static final Key<Boolean> CENTER =
      Key.of("center", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether a learnt offset beta is added to each feature.");

  /** What layers with gains and offsets can be told of training. */
  static final List<Key<?>> TRAINING =
      List.of(
          LayerKeys.UPDATER,
          LayerKeys.GRADIENT_NORMALIZATION,
          LayerKeys.GRADIENT_NORMALIZATION_THRESHOLD,
          LayerKeys.DROP_OUT,
          LayerKeys.NAME,
          LayerKeys.FROZEN);

  Normalization(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The key of the number below the root. */
  static Key<Double> epsilon(double value) {
    return Key.of("eps", Type.DOUBLE)
        .defaultsTo(value)
        .check(ValueCheck.above(0))
        .doc("Added to the variance, so that nothing is divided by 0.");
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  /** Whether it has a gain. */
  boolean scales() {
    return get(SCALE);
  }

  /** Whether it has an offset. */
  boolean centers() {
    return get(CENTER);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>();
    if (scales()) {
      parameters.add(gain("gamma", 1, input));
    }
    if (centers()) {
      parameters.add(gain("beta", 0, input));
    }
    return parameters;
  }

  private static ParameterSpec gain(String name, double start, InputType input) {
    return ParameterSpec.of(
        name, ParameterRole.GAIN, WeightInits.constant(start), input.features());
  }

  /** The gain [features], or null without. */
  final @Nullable NDArray gamma(LayerContext context) {
    return scales() ? context.parameter("gamma") : null;
  }

  /** The offset [features], or null without. */
  final @Nullable NDArray beta(LayerContext context) {
    return centers() ? context.parameter("beta") : null;
  }

  /**
   * Numbers of the features [features] in a shape that broadcasts over {@code x} [n, features, …].
   */
  static NDArray along(NDArray x, NDArray features) {
    long[] shape = new long[x.rank()];
    Arrays.fill(shape, 1);
    shape[1] = features.length();
    return Shapes.reshape(features, shape);
  }

  /** All axes but that of the features. */
  static int[] others(NDArray x) {
    int[] axes = new int[x.rank() - 1];
    for (int i = 1; i < axes.length; i++) {
      axes[i] = i + 1;
    }
    return axes;
  }
}
