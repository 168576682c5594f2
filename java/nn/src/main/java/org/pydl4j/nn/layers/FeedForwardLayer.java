package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.weights.WeightInits;

/** What layers with weights {@code W}, biases {@code b} and an activation function share. */
public abstract class FeedForwardLayer extends Layer {
  /** Their keys. */
  public static final List<Key<?>> KEYS = keys();

  /** For subclasses. */
  protected FeedForwardLayer(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The keys of layers whose number of outputs follows from other settings. */
  static List<Key<?>> keysWithoutOutputs() {
    return KEYS.stream().filter(key -> key != LayerKeys.N_OUT).toList();
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(LayerKeys.N_OUT);
    keys.add(LayerKeys.N_IN);
    keys.add(LayerKeys.HAS_BIAS);
    keys.addAll(LayerKeys.INHERITED);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return List.copyOf(keys);
  }

  /** The function applied to the output. */
  public ActivationFunction activation() {
    return get(LayerKeys.ACTIVATION);
  }

  /** Number of outputs. */
  public final long nOut() {
    return get(LayerKeys.N_OUT);
  }

  /** Whether there are biases. */
  protected boolean hasBias() {
    return get(LayerKeys.HAS_BIAS);
  }

  /** What the layer computes before its activation function, [n, nOut …]. */
  public abstract NDArray preOutput(LayerContext context, NDArray input);

  @Override
  public final NDArray forward(LayerContext context, NDArray input) {
    return activated(context, activation(), preOutput(context, input));
  }

  /** A weight that starts as {@code weightInit} says. */
  protected final ParameterSpec weight(
      ParameterLayout layout, double fanIn, double fanOut, long... shape) {
    return new ParameterSpec(
        "W", shape, layout, ParameterRole.WEIGHT, get(LayerKeys.WEIGHT_INIT), fanIn, fanOut);
  }

  /** The biases [nOut], which start as {@code biasInit} says; empty without biases. */
  protected final List<ParameterSpec> bias() {
    return biases(nOut());
  }

  /** Biases [count], which start as {@code biasInit} says; empty without biases. */
  protected final List<ParameterSpec> biases(long count) {
    return hasBias()
        ? List.of(
            ParameterSpec.of(
                "b", ParameterRole.BIAS, WeightInits.constant(get(LayerKeys.BIAS_INIT)), count))
        : List.of();
  }

  /** The biases, [nOut], or null without. */
  protected final @Nullable NDArray bias(LayerContext context) {
    return hasBias() ? context.parameter("b") : null;
  }

  /** The number of inputs for this input, which must agree with {@code nIn} where that is set. */
  protected final long checkedInputs(long actual, String what, LayerPlace place) {
    long expected = find(LayerKeys.N_IN).orElse(actual);
    if (expected != actual) {
      throw place.expects(
          expected + " " + what,
          Long.toString(actual),
          "Set its 'nIn' to " + actual + ", or leave it out.");
    }
    return actual;
  }
}
