package org.pydl4j.nn.vertices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.steps.Step;
import org.pydl4j.nn.steps.SumStep;

/**
 * Makes one of several inputs of equal shape, element by element. DL4J: {@code ElementWiseVertex}.
 */
public final class ElementWiseVertex extends GraphVertex {
  /** What is made of the elements in one place. */
  public enum Op {
    /** Their sum. */
    ADD,
    /** The first one less the second. */
    SUBTRACT,
    /** Their product. */
    PRODUCT,
    /** Their mean. */
    AVERAGE,
    /** The greatest. */
    MAX,
    /** The smallest. */
    MIN
  }

  /** What is made of the elements in one place. */
  public static final Key<Op> OP =
      Key.of("op", Type.enumOf(Op.class))
          .required()
          .doc(
              "What is made of the elements in one place: their sum, difference, product, mean,"
                  + " greatest or smallest.");

  /** Name, documentation and keys. */
  public static final Declaration<ElementWiseVertex> DECLARATION =
      Declaration.of(KIND, "ElementWiseVertex", ElementWiseVertex::new)
          .doc(
              "Makes one of several inputs of equal shape, element by element: sum, difference,"
                  + " product, mean, greatest or smallest.\n"
                  + "Input: two or more of one shape; two for SUBTRACT.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: ElementWiseVertex.")
          .positional(OP)
          .build();

  private ElementWiseVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    if (get(OP) == Op.SUBTRACT) {
      requireInputs(2, inputs, place);
    }
    return List.of(Joined.same(inputs, place));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Joined joined = Joined.of(inputs);
    joined.requireOneShape("ElementWiseVertex", -1);
    NDArray made = joined.values().get(0);
    for (NDArray value : joined.values().subList(1, inputs.size())) {
      made = two(made, value);
    }
    if (get(OP) == Op.AVERAGE) {
      made = Arithmetic.div(made, inputs.size());
    }
    return List.of(new Signal(made, joined.mask()));
  }

  @Override
  public @Nullable List<Step> compile(LayerContext frozen) {
    return get(OP) == Op.ADD ? List.of(new SumStep()) : null;
  }

  private NDArray two(NDArray a, NDArray b) {
    return switch (get(OP)) {
      case ADD, AVERAGE -> Arithmetic.add(a, b);
      case SUBTRACT -> Arithmetic.sub(a, b);
      case PRODUCT -> Arithmetic.mul(a, b);
      case MAX -> Arithmetic.max(a, b);
      case MIN -> Arithmetic.min(a, b);
    };
  }

  /** Starts a builder. */
  public static ElementWiseVertexBuilder builder() {
    return new ElementWiseVertexBuilder();
  }
}
