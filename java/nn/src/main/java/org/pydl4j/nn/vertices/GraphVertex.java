package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Vertex;

/**
 * A vertex of a graph that is no layer: it may read several signals. Immutable, without parameters
 * unless it says so. A vertex of one's own is a subclass with a {@code DECLARATION}, {@link #infer}
 * and {@link #forward}, and a builder that the service loader finds, as for layers. DL4J: {@code
 * GraphVertex}.
 */
public abstract class GraphVertex extends Configured implements Vertex {
  /** The family of vertices. */
  public static final Kind<GraphVertex> KIND =
      Kind.of(
          "vertex",
          GraphVertex.class,
          "A vertex of a graph that is no layer: it joins, cuts or turns what runs between"
              + " layers.");

  /** For subclasses, which pass their {@code DECLARATION}. */
  protected GraphVertex(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The same vertex with the inherited settings that it does not have taken from the network. */
  public final GraphVertex inheriting(Configured network) {
    return (GraphVertex) inheritingFrom(network);
  }

  /** None by default. */
  @Override
  public List<ParameterSpec> parameters(List<InputType> inputs) {
    return List.of();
  }

  /**
   * Refuses another number of inputs.
   *
   * @throws org.pydl4j.nd.errors.ShapeException that names them
   */
  protected static void requireInputs(int count, List<InputType> inputs, LayerPlace place) {
    if (inputs.size() != count) {
      throw place.expects(
          count == 1 ? "one input" : count + " inputs", inputs, "Name as many behind the vertex.");
    }
  }
}
