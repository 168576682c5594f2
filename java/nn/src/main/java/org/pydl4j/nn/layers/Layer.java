package org.pydl4j.nn.layers;

import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.inputs.InputType;

/**
 * One step of a network: its settings, its parameters and its formula. Layers are immutable and
 * hold no arrays; the network owns the parameters and hands them to {@link #forward}. Autograd
 * finds the derivative.
 *
 * <p>A new layer is one class: a {@code DECLARATION}, {@link #outputType}, {@link #parameters} if
 * it has any, {@link #forward}, and a builder that the service loader finds. CONTRIBUTING.md shows
 * a complete one.
 */
public abstract class Layer extends Configured implements Vertex {
  /** The family of layers. */
  public static final Kind<Layer> KIND = Kind.of("layer", Layer.class, "One step of a network.");

  /** What every layer has. */
  public static final List<Key<?>> KEYS =
      List.of(LayerKeys.NAME, LayerKeys.FROZEN, LayerKeys.DROP_OUT);

  /** What kind of input a layer computes on; the network converts between them. */
  public enum InputFamily {
    /** Whatever comes. */
    ANY,
    /** [n, size]. */
    FEED_FORWARD,
    /** [n, channels, height, width]. */
    CONVOLUTIONAL,
    /** [n, channels, depth, height, width]. */
    CONVOLUTIONAL_3D,
    /** [n, size, time]. */
    RECURRENT,
    /** [n, size], one row for each time step of sequences alone. */
    TIME_STEPS
  }

  /** For subclasses, which pass their {@code DECLARATION}. */
  protected Layer(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The same layer with the inherited settings that it does not have taken from the network. */
  public final Layer inheriting(Configured network) {
    return (Layer) inheritingFrom(network);
  }

  /** Whether training leaves the layer as it is; see {@link LayerKeys#FROZEN}. */
  @Override
  public boolean isFrozen() {
    return get(LayerKeys.FROZEN);
  }

  /**
   * Whether {@link LayerKeys#DROP_OUT} works on this layer's own input. It never does on whole
   * numbers that name something.
   */
  boolean dropsInput() {
    return true;
  }

  /** What kind of input this layer computes on. */
  public InputFamily inputFamily() {
    return InputFamily.ANY;
  }

  /** The network's input where this layer is the first one and no input type is set. */
  public Optional<InputType> ownInput() {
    return inputFamily() == InputFamily.FEED_FORWARD
        ? find(LayerKeys.N_IN).map(InputType::feedForward)
        : Optional.empty();
  }

  /**
   * The shape that comes out when this shape goes in.
   *
   * @param input already of {@link #inputFamily}
   * @throws org.pydl4j.nd.errors.ShapeException if the layer cannot work on it, made by {@link
   *     LayerPlace#expects}
   */
  public abstract InputType outputType(InputType input, LayerPlace place);

  /**
   * The parameters for this input, in the order in which they lie in the flat vector; none by
   * default.
   */
  public List<ParameterSpec> parameters(InputType input) {
    return List.of();
  }

  /**
   * The formula.
   *
   * @param input [n, …] as the {@link InputType} of {@link #outputType} says, after dropout, in the
   *     network's type
   * @return [n, …] as {@link #outputType} says, in the same type
   */
  public abstract NDArray forward(LayerContext context, NDArray input);

  /**
   * The formula of layers that look at the mask or change it; the others hand it on.
   *
   * @param input as for {@link #forward(LayerContext, NDArray)}, with its mask
   */
  public Signal apply(LayerContext context, Signal input) {
    return input.with(forward(context, input.value()));
  }

  @Override
  public final List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    return List.of(outputType(inputs.get(0), place));
  }

  @Override
  public final List<ParameterSpec> parameters(List<InputType> inputs) {
    return parameters(inputs.get(0));
  }

  /** The formula with dropout before it where it is set. */
  @Override
  public final List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    return List.of(apply(context, input.with(dropOut(context, input.value()))));
  }

  /**
   * The input with {@link LayerKeys#DROP_OUT} where it is set and the network is being trained.
   *
   * @param input [n, …]
   * @return the same shape; {@code input} itself where nothing is dropped
   */
  protected final NDArray dropOut(LayerContext context, NDArray input) {
    boolean drops =
        dropsInput() && !takesIndices() && context.training() && settings().has(LayerKeys.DROP_OUT);
    return drops
        ? get(LayerKeys.DROP_OUT)
            .applied(input, context.random(), context.iteration(), context.epoch())
        : input;
  }

  /**
   * An activation function of what the layer computed, with the random numbers of training where it
   * draws some.
   *
   * @param x [n, …]
   * @return the same shape
   */
  protected static NDArray activated(LayerContext context, ActivationFunction function, NDArray x) {
    return context.training()
        ? function.applyInTraining(x, () -> context.random("activation"))
        : function.apply(x);
  }

  /**
   * What every layer has, for builders that are written by hand, of layers outside this library.
   * Those of this library are generated from their declarations.
   *
   * @param <T> the layer
   * @param <B> the builder
   */
  public abstract static class Builder<T extends Layer, B extends Builder<T, B>>
      extends ConfiguredBuilder<T, B> {
    /** For subclasses. */
    protected Builder(Declaration<T> declaration) {
      super(declaration);
    }

    /** See {@link LayerKeys#NAME}. */
    public B name(String value) {
      return set(LayerKeys.NAME, value);
    }

    /** The probability of keeping an input; see {@link LayerKeys#DROP_OUT}. */
    public B dropOut(double value) {
      return set(LayerKeys.DROP_OUT, new Dropout(value));
    }
  }
}
