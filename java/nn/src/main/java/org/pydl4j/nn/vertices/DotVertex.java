package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** The inner product of two inputs for each example. Keras: {@code Dot}. */
public final class DotVertex extends GraphVertex {
  /** Whether inputs are divided by their lengths. */
  public static final Key<Boolean> NORMALIZE =
      Key.of("normalize", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether both are divided by their lengths before.");

  /** Name, documentation and keys. */
  public static final Declaration<DotVertex> DECLARATION =
      Declaration.of(KIND, "DotVertex", DotVertex::new)
          .doc(
              "The inner product of two inputs for each example, of sequences for each step; with"
                  + " normalize the cosine of their angle.\n"
                  + "Input: two of one shape, [n, size] or [n, size, time].\n"
                  + "Output: [n, 1] or [n, 1, time].\n"
                  + "No parameters.\n"
                  + "Keras: Dot.")
          .key(NORMALIZE)
          .build();

  private DotVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(2, inputs, place);
    InputType same = Joined.same(inputs, place);
    if (same.shape().length > 2) {
      throw place.expects(
          "rows or sequences", inputs, "Flatten images with a ReshapeVertex before.");
    }
    return List.of(same.withFeatures(1));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Joined joined = Joined.of(inputs);
    joined.requireOneShape("DotVertex", -1);
    NDArray a = scaled(joined.values().get(0));
    NDArray b = scaled(joined.values().get(1));
    return List.of(new Signal(Reduction.sum(Arithmetic.mul(a, b), true, 1), joined.mask()));
  }

  private NDArray scaled(NDArray value) {
    if (!get(NORMALIZE)) {
      return value;
    }
    NDArray squares = Reduction.sum(Arithmetic.mul(value, value), true, 1);
    return Arithmetic.div(value, Maths.sqrt(Arithmetic.max(squares, 1e-12))); // as Keras
  }

  /** Starts a builder. */
  public static DotVertexBuilder builder() {
    return new DotVertexBuilder();
  }
}
