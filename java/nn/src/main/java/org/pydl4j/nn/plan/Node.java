package org.pydl4j.nn.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.layers.UnsupervisedLayer;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * A vertex in its network, with everything inferred.
 *
 * @param index its number in the order in which nodes are computed, from 0
 * @param name the user's, or {@code layer0} …, as in DL4J
 * @param prefix what the names of its parameters begin with: {@code 0}, or the name in a graph
 * @param owner the number of the node whose parameters it uses: its own, unless it is shared
 * @param vertex with the inherited settings filled in
 * @param sources where its inputs come from
 * @param preprocessors what changes each input's shape before it, null where nothing does
 * @param byStep whether it works on sequences as on rows, one a time step
 * @param inputs what it works on, after the preprocessors; one time step where it is {@code byStep}
 * @param outputs what it makes
 * @param parameters in the order in which they lie in the flat vector; of a shared one the owner's
 */
public record Node(
    int index,
    String name,
    String prefix,
    int owner,
    Vertex vertex,
    List<Source> sources,
    List<@Nullable Preprocessor> preprocessors,
    boolean byStep,
    List<InputType> inputs,
    List<InputType> outputs,
    List<ParameterSpec> parameters) {

  /** The vertex as a layer. */
  public Layer layer() {
    return (Layer) vertex;
  }

  /** The name of its class, as its declaration has it. */
  public String layerName() {
    return vertex.declaration().name();
  }

  /** The vertex as a layer that training holds against labels; null where it is none. */
  public @Nullable SupervisedLayer supervised() {
    return vertex instanceof SupervisedLayer layer ? layer : null;
  }

  /** The vertex as a layer that learns without labels; null where it is none. */
  public @Nullable UnsupervisedLayer unsupervised() {
    return vertex instanceof UnsupervisedLayer layer ? layer : null;
  }

  /** The vertex as a layer with a loss function; null where it has none. */
  public @Nullable OutputLayer outputLayer() {
    return vertex instanceof OutputLayer layer ? layer : null;
  }

  /**
   * The settings that hold for a parameter of the vertex.
   *
   * @param parameter its name, {@code W}
   */
  public Configured settingsOf(String parameter) {
    return vertex.settingsOf(parameter);
  }

  /** What its first input is, after the preprocessor. */
  public InputType input() {
    return inputs.get(0);
  }

  /** What its first output is. */
  public InputType output() {
    return outputs.get(0);
  }

  /** What stands before its first input, or null. */
  public @Nullable Preprocessor preprocessor() {
    return preprocessors.get(0);
  }

  /** For messages: {@code layer 2 (Dense)}; in a graph {@code 'encoder' (Dense)}. */
  public String described() {
    return Plan.described(index, prefix, vertex);
  }

  /** How many parameters it has of its own. */
  public long parameterCount() {
    return owner == index ? parameters.stream().mapToLong(ParameterSpec::length).sum() : 0;
  }

  /** The inputs as the vertex takes them. */
  public List<Signal> prepared(List<Signal> given) {
    List<Signal> prepared = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      Preprocessor before = preprocessors.get(i);
      Signal signal = before == null ? given.get(i) : before.apply(given.get(i));
      prepared.add(byStep ? TimeSteps.rows(signal) : signal);
    }
    return prepared;
  }

  /** What comes out, from {@link #prepared} inputs. */
  public List<Signal> forward(LayerContext context, List<Signal> given, List<Signal> prepared) {
    List<Signal> made = vertex.forward(context, prepared);
    return byStep ? made.stream().map(signal -> restored(signal, given)).toList() : made;
  }

  /** What the vertex made of {@link #prepared} inputs as it comes out of the node. */
  public Signal restored(Signal made, List<Signal> given) {
    if (!byStep) {
      return made;
    }
    NDArray from = given.get(0).value();
    return TimeSteps.sequences(made, from.size(0), from.size(-1));
  }

  /** Labels [n, …] in the rows for which the layer has losses. */
  public NDArray labelRows(NDArray labels) {
    if (byStep) {
      return labels.rank() > 1 ? TimeSteps.rows(labels) : labels;
    }
    SupervisedLayer layer = supervised();
    return layer == null ? labels : layer.labelRows(labels);
  }
}
