package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** The distance of two inputs for each example. DL4J: {@code L2Vertex}. */
public final class L2Vertex extends GraphVertex {
  /** Keeps the derivative finite at 0. */
  public static final Key<Double> EPS =
      Key.of("eps", Type.DOUBLE)
          .defaultsTo(1e-8)
          .check(ValueCheck.atLeast(0))
          .doc("The least distance: the derivative stays finite where both are equal.");

  /** Name, documentation and keys. */
  public static final Declaration<L2Vertex> DECLARATION =
      Declaration.of(KIND, "L2Vertex", L2Vertex::new)
          .doc(
              "The distance of two inputs for each example: the root of the sum of the squares of"
                  + " their differences.\n"
                  + "Input: two of one shape.\n"
                  + "Output: [n, 1].\n"
                  + "No parameters.\n"
                  + "DL4J: L2Vertex.")
          .key(EPS)
          .build();

  private L2Vertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(2, inputs, place);
    Joined.same(inputs, place);
    return List.of(InputType.feedForward(1));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Joined joined = Joined.of(inputs);
    joined.requireOneShape("L2Vertex", -1);
    NDArray difference =
        Shapes.flatten(Arithmetic.sub(joined.values().get(0), joined.values().get(1)), 1);
    NDArray squares = Reduction.sum(Arithmetic.mul(difference, difference), true, 1);
    return List.of(Signal.of(Maths.sqrt(Arithmetic.max(squares, get(EPS) * get(EPS)))));
  }

  /** Starts a builder. */
  public static L2VertexBuilder builder() {
    return new L2VertexBuilder();
  }
}
