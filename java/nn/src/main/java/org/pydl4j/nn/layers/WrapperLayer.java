package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/**
 * A layer around another one. What the layer inside does not set it inherits from the network; its
 * settings hold for its parameters.
 */
public abstract class WrapperLayer extends Layer {
  /** The layer inside. */
  public static final Key<Layer> LAYER =
      Key.of("layer", Type.object(Layer.KIND)).required().doc("The layer inside.");

  private final Layer inner;

  /** For the kinds of this package. */
  WrapperLayer(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
    this.inner = get(LAYER).inheriting(this);
  }

  @Override
  public Numbers numbers() {
    return inner.numbers();
  }

  /** The layer inside, with the inherited settings filled in. */
  public final Layer inner() {
    return inner;
  }

  /** Refuses a layer inside that does not work on sequences. */
  final void requireRecurrent() {
    if (inner.inputFamily() != InputFamily.RECURRENT) {
      throw new ConfigurationException(
          declaration().name()
              + " stands around a layer that works on sequences, such as LSTM. Got "
              + inner.declaration().name()
              + ".");
    }
  }

  /** The name of an inner parameter or state from its name here. */
  String innerName(String name) {
    return name;
  }

  @Override
  public Configured settingsOf(String parameter) {
    return inner.settingsOf(innerName(parameter));
  }

  @Override
  public boolean isFrozen() {
    return super.isFrozen() || inner.isFrozen();
  }

  @Override
  public boolean looksAhead() {
    return inner.looksAhead();
  }

  @Override
  public List<String> carriedNames() {
    return inner.carriedNames();
  }

  @Override
  public boolean takesIndices() {
    return inner.takesIndices();
  }

  /** The layer inside drops what it is given. */
  @Override
  final boolean dropsInput() {
    return false;
  }

  @Override
  public InputFamily inputFamily() {
    return inner.inputFamily();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return inner.outputType(input, place);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    return inner.parameters(input);
  }

  /** What the layer inside makes, after its dropout. */
  static Signal through(Layer inner, LayerContext context, Signal input) {
    return inner.forward(context, List.of(input)).get(0);
  }

  @Override
  public final NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public abstract Signal apply(LayerContext context, Signal input);
}
