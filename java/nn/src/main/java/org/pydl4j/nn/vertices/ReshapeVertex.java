package org.pydl4j.nn.vertices;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
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

/** Gives each example another shape; elements stay in c order. DL4J: {@code ReshapeVertex}. */
public final class ReshapeVertex extends GraphVertex {
  /** The new shape. */
  public static final Key<List<Long>> NEW_SHAPE =
      Key.of("newShape", Type.LONGS)
          .required()
          .check(
              ValueCheck.that(
                  "two to four numbers, -1 for the examples in front and then at least 1 each",
                  shape ->
                      shape.size() >= 2
                          && shape.size() <= 4
                          && shape.get(0) == -1
                          && shape.stream().skip(1).allMatch(extent -> extent >= 1)))
          .doc(
              "The new shape of a batch: [-1, size] for rows, [-1, size, time] for sequences, [-1,"
                  + " channels, height, width] for images.");

  /** Name, documentation and keys. */
  public static final Declaration<ReshapeVertex> DECLARATION =
      Declaration.of(KIND, "ReshapeVertex", ReshapeVertex::new)
          .doc(
              "Gives each example another shape; elements stay in c order.\n"
                  + "Input: one.\n"
                  + "Output: [n, …] as newShape says.\n"
                  + "No parameters.\n"
                  + "DL4J: ReshapeVertex, whose newShape has the axis of examples, -1, in front as"
                  + " here.")
          .positional(NEW_SHAPE)
          .build();

  private ReshapeVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    List<Long> shape = get(NEW_SHAPE);
    InputType made =
        switch (shape.size()) {
          case 2 -> InputType.feedForward(shape.get(1));
          case 3 -> InputType.recurrent(shape.get(1), shape.get(2));
          case 4 -> InputType.convolutional(shape.get(2), shape.get(3), shape.get(1));
          default -> throw new ConfigurationException("The shape has " + shape.size() + " axes.");
        };
    boolean free = Arrays.stream(inputs.get(0).shape()).anyMatch(extent -> extent < 0);
    if (free || inputs.get(0).size() != made.size()) {
      throw place.expects(
          made.size() + " numbers an example", inputs, "Change newShape " + shape + ".");
    }
    return List.of(made);
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    long[] shape = get(NEW_SHAPE).stream().mapToLong(Long::longValue).toArray();
    shape[0] = inputs.get(0).value().size(0);
    return List.of(Signal.of(Shapes.reshape(inputs.get(0).value(), shape)));
  }

  /** Starts a builder. */
  public static ReshapeVertexBuilder builder() {
    return new ReshapeVertexBuilder();
  }
}
