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
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;

/** Divides each example by its length. DL4J: {@code L2NormalizeVertex}. */
public final class L2NormalizeVertex extends GraphVertex {
  /** Keeps the derivative finite at 0. */
  public static final Key<Double> EPS =
      Key.of("eps", Type.DOUBLE)
          .defaultsTo(1e-8)
          .check(ValueCheck.atLeast(0))
          .doc("The least length that an example is divided by.");

  /** Name, documentation and keys. */
  public static final Declaration<L2NormalizeVertex> DECLARATION =
      Declaration.of(KIND, "L2NormalizeVertex", L2NormalizeVertex::new)
          .doc(
              "Divides each example by its length, the root of the sum of its squares, which is at"
                  + " least eps.\n"
                  + "Input: one, of any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: L2NormalizeVertex.")
          .key(EPS)
          .build();

  private L2NormalizeVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    return inputs;
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    NDArray value = input.mask() == null ? input.value() : Masks.real(input.value(), input.mask());
    int[] axes = new int[value.rank() - 1];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 1;
    }
    NDArray squares = Reduction.sum(Arithmetic.mul(value, value), true, axes);
    NDArray length = Maths.sqrt(Arithmetic.max(squares, get(EPS) * get(EPS)));
    return List.of(input.with(Arithmetic.div(value, length)));
  }

  /** Starts a builder. */
  public static L2NormalizeVertexBuilder builder() {
    return new L2NormalizeVertexBuilder();
  }
}
