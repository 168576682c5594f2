package org.pydl4j.nn.vertices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.RecurrentLayer;
import org.pydl4j.nn.layers.Signal;

/**
 * A recurrent layer that may begin with states that others made, and hands out its own: an encoder
 * and its decoder (Sutskever et al. 2014). Keras: {@code initial_state}, {@code return_state}.
 *
 * <pre>{@code
 * .addVertex("encoder", RecurrentVertex.builder().layer(LSTM.builder().nOut(64)), "question")
 * .addVertex("decoder", RecurrentVertex.builder().layer(LSTM.builder().nOut(64)),
 *     "answer", "encoder#1", "encoder#2")
 * }</pre>
 */
public final class RecurrentVertex extends GraphVertex {
  private static final Key<Layer> LAYER =
      Key.of("layer", Type.object(Layer.KIND))
          .required()
          .doc("The recurrent layer: LSTM, GravesLSTM, GRU or SimpleRnn.");

  /** Name, documentation and keys. */
  public static final Declaration<RecurrentVertex> DECLARATION =
      Declaration.of(KIND, "RecurrentVertex", RecurrentVertex::new)
          .doc(
              "A recurrent layer that may begin with states that others made, and hands out its"
                  + " own.\n"
                  + "Input: a series [n, nIn, time], and for each state of the layer [n, nOut], the"
                  + " output first, then the memory cell of an LSTM; without states they begin"
                  + " with 0.\n"
                  + "Output: [n, nOut, time]. Behind it 'name#1' is the state that is the output"
                  + " of the last real step, [n, nOut], and 'name#2' an LSTM's memory cell.\n"
                  + "Parameters: those of the layer inside.\n"
                  + "Keras: initial_state and return_state. PyTorch: the states that LSTM, GRU and"
                  + " RNN take and give.")
          .positional(LAYER)
          .key(LayerKeys.FROZEN)
          .build();

  private final RecurrentLayer inner;

  private RecurrentVertex(Settings settings) {
    super(DECLARATION, settings);
    if (!(get(LAYER).inheriting(this) instanceof RecurrentLayer layer)) {
      throw new ConfigurationException(
          "RecurrentVertex stands around LSTM, GravesLSTM, GRU or SimpleRnn. Got "
              + get(LAYER).declaration().name()
              + ".");
    }
    this.inner = layer;
  }

  /** The layer inside, with the inherited settings filled in. */
  public RecurrentLayer inner() {
    return inner;
  }

  @Override
  public Configured settingsOf(String parameter) {
    return inner.settingsOf(parameter);
  }

  @Override
  public boolean isFrozen() {
    return get(LayerKeys.FROZEN) || inner.isFrozen();
  }

  @Override
  public List<String> carriedNames() {
    return inner.carriedNames();
  }

  @Override
  public Numbers numbers() {
    return inner.numbers();
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    int states = inner.stateCount();
    if (inputs.size() != 1 && inputs.size() != 1 + states) {
      throw place.expects(
          "a series, or a series and " + (states == 1 ? "a state" : states + " states"),
          inputs,
          "Name as many behind the vertex: an LSTM has the states name#1 and name#2 of another.");
    }
    Recurrent series = TimeSeries.require(inputs.get(0), inputs, place);
    InputType state = InputType.feedForward(inner.nOut());
    for (InputType given : inputs.subList(1, inputs.size())) {
      if (!given.equals(state)) {
        throw place.expects(
            "states of the size " + inner.nOut() + ", the layer's nOut",
            inputs,
            "Read those of a layer with as many outputs.");
      }
    }
    List<InputType> made = new ArrayList<>();
    made.add(inner.outputType(series, place));
    made.addAll(Collections.nCopies(states, state));
    return made;
  }

  @Override
  public List<ParameterSpec> parameters(List<InputType> inputs) {
    return inner.parameters(inputs.get(0));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    List<NDArray> start = inputs.stream().skip(1).map(Signal::value).toList();
    return inner.through(context, inputs.get(0), start);
  }

  /** Starts a builder. */
  public static RecurrentVertexBuilder builder() {
    return new RecurrentVertexBuilder();
  }
}
