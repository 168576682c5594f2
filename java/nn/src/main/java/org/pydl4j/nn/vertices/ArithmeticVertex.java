package org.pydl4j.nn.vertices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Reshape;
import org.pydl4j.nn.layers.Signal;

/**
 * Computes element by element with several inputs whose axes of size 1 are broadcast, or with an
 * input and a number: what {@code x + y} and {@code 1 - x} are between tensors of Keras.
 */
public final class ArithmeticVertex extends GraphVertex {
  /** What is computed. */
  public enum Op {
    /** a + b. */
    ADD,
    /** a - b. */
    SUBTRACT,
    /** a · b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE,
    /** a to the power of b. */
    POWER,
    /** The greater one. */
    MAX,
    /** The smaller one. */
    MIN
  }

  /** What is computed. */
  public static final Key<Op> OP =
      Key.of("op", Type.enumOf(Op.class)).required().doc("What is computed of each two elements.");

  /** A number in place of a second input. */
  public static final Key<Double> NUMBER =
      Key.of("number", Type.DOUBLE).doc("A number in place of the second input.");

  /** Whether the number is the first operand. */
  public static final Key<Boolean> REVERSED =
      Key.of("reversed", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether the number stands first, as in 1 - x.");

  /** Name, documentation and keys. */
  public static final Declaration<ArithmeticVertex> DECLARATION =
      Declaration.of(KIND, "ArithmeticVertex", ArithmeticVertex::new)
          .doc(
              "Computes element by element with several inputs, or with an input and a number.\n"
                  + "a + b, a - b, a · b, a / b, a to the power of b, the greater or the smaller;"
                  + " of more than two inputs from the left. Axes of size 1 are broadcast.\n"
                  + "Input: one where number is set, else two or more with as many axes.\n"
                  + "Output: the shape that they are broadcast to.\n"
                  + "No parameters.\n"
                  + "Keras: operators between tensors.")
          .positional(OP, NUMBER)
          .key(REVERSED)
          .build();

  private ArithmeticVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    if (find(NUMBER).isPresent()) {
      requireInputs(1, inputs, place);
      return inputs;
    }
    long[] shape = inputs.get(0).shape().clone();
    for (InputType input : inputs) {
      long[] other = input.shape();
      boolean fits = inputs.size() > 1 && other.length == shape.length;
      for (int i = 0; fits && i < shape.length; i++) {
        fits = shape[i] == other[i] || shape[i] == 1 || other[i] == 1;
        shape[i] = shape[i] == 1 ? other[i] : shape[i];
      }
      if (!fits) {
        throw place.expects(
            "two or more inputs with as many axes, equal where none of them is 1",
            inputs,
            "Bring them to such shapes by a ReshapeVertex, or set a number.");
      }
    }
    return List.of(Reshape.type(shape, place));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Joined joined = Joined.of(inputs);
    List<NDArray> operands = new ArrayList<>(joined.values());
    Optional<Double> number = find(NUMBER);
    if (number.isPresent()) {
      NDArray other = Nd.full(number.get(), operands.get(0).dtype(), 1);
      operands.add(get(REVERSED) ? 0 : 1, other);
    }
    NDArray made = operands.get(0);
    for (NDArray operand : operands.subList(1, operands.size())) {
      made = two(made, operand);
    }
    return List.of(new Signal(made, joined.mask()));
  }

  private NDArray two(NDArray a, NDArray b) {
    return switch (get(OP)) {
      case ADD -> Arithmetic.add(a, b);
      case SUBTRACT -> Arithmetic.sub(a, b);
      case MULTIPLY -> Arithmetic.mul(a, b);
      case DIVIDE -> Arithmetic.div(a, b);
      case POWER -> Arithmetic.pow(a, b);
      case MAX -> Arithmetic.max(a, b);
      case MIN -> Arithmetic.min(a, b);
    };
  }

  /** Starts a builder. */
  public static ArithmeticVertexBuilder builder() {
    return new ArithmeticVertexBuilder();
  }
}
