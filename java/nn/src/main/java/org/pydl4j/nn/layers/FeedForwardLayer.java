package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
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

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(LayerKeys.N_OUT);
    keys.add(LayerKeys.N_IN);
    keys.add(LayerKeys.HAS_BIAS);
    keys.addAll(LayerKeys.INHERITED);
    keys.add(LayerKeys.NAME);
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

  /** What the layer computes before its activation function. */
  public abstract NDArray preOutput(LayerContext context, NDArray input);

  @Override
  public final NDArray forward(LayerContext context, NDArray input) {
    return activation().apply(preOutput(context, input));
  }

  /** A weight that starts as {@code weightInit} says. */
  protected final ParameterSpec weight(
      ParameterLayout layout, double fanIn, double fanOut, long... shape) {
    return new ParameterSpec("W", shape, layout, false, get(LayerKeys.WEIGHT_INIT), fanIn, fanOut);
  }

  /** The biases [nOut], which start as {@code biasInit} says; empty without biases. */
  protected final List<ParameterSpec> bias() {
    return get(LayerKeys.HAS_BIAS)
        ? List.of(
            new ParameterSpec(
                "b",
                new long[] {nOut()},
                ParameterLayout.C,
                true,
                WeightInits.constant(get(LayerKeys.BIAS_INIT)),
                1,
                1))
        : List.of();
  }

  /** The biases, or null without. */
  protected final NDArray bias(LayerContext context) {
    return get(LayerKeys.HAS_BIAS) ? context.parameter("b") : null;
  }

  /** The number of inputs for this input, which must agree with {@code nIn} where that is set. */
  protected final long checkedInputs(long actual, String what, LayerPlace place) {
    Long expected = get(LayerKeys.N_IN);
    if (expected != null && expected != actual) {
      throw place.expects(
          expected + " " + what,
          Long.toString(actual),
          "Set its 'nIn' to " + actual + ", or leave it out.");
    }
    return actual;
  }

  /**
   * Setters of what layers with weights have.
   *
   * @param <T> the layer
   * @param <B> the builder
   */
  public abstract static class Builder<T extends FeedForwardLayer, B extends Builder<T, B>>
      extends Layer.Builder<T, B> implements LayerSetters<B> {
    /** For subclasses. */
    protected Builder(Declaration<T> declaration) {
      super(declaration);
    }

    @Override
    public B dropOut(double value) {
      return super.dropOut(value);
    }

    /** See {@link LayerKeys#N_OUT}. */
    public B nOut(long value) {
      return set(LayerKeys.N_OUT, value);
    }

    /** See {@link LayerKeys#N_IN}. */
    public B nIn(long value) {
      return set(LayerKeys.N_IN, value);
    }

    /** See {@link LayerKeys#HAS_BIAS}. */
    public B hasBias(boolean value) {
      return set(LayerKeys.HAS_BIAS, value);
    }
  }
}
