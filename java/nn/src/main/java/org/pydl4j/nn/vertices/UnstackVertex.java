package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/**
 * Takes the examples of one input of a {@link StackVertex} out of what was made of all. DL4J:
 * {@code UnstackVertex}.
 */
public final class UnstackVertex extends GraphVertex {
  /** Which of the stacked inputs. */
  public static final Key<Long> FROM =
      Key.of("from", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("Which of the stacked inputs is taken, from 0.");

  /** How many there are. */
  public static final Key<Long> STACK_SIZE =
      Key.of("stackSize", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many inputs were stacked.");

  /** Name, documentation and keys. */
  public static final Declaration<UnstackVertex> DECLARATION =
      Declaration.of(KIND, "UnstackVertex", UnstackVertex::new)
          .doc(
              "Takes the examples of one input of a StackVertex out of what was made of all.\n"
                  + "Input: [stackSize · n, …].\n"
                  + "Output: [n, …].\n"
                  + "No parameters.\n"
                  + "DL4J: UnstackVertex.")
          .positional(FROM, STACK_SIZE)
          .build();

  private UnstackVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    if (get(FROM) >= get(STACK_SIZE)) {
      throw place.expects(
          "'from' below 'stackSize' " + get(STACK_SIZE), "from " + get(FROM), "They count from 0.");
    }
    return inputs;
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    NDArray mask = input.mask();
    return List.of(new Signal(part(input.value()), mask == null ? null : part(mask)));
  }

  private NDArray part(NDArray stacked) {
    long rows = stacked.size(0);
    if (rows % get(STACK_SIZE) != 0) {
      throw new ShapeException(
          "UnstackVertex of "
              + get(STACK_SIZE)
              + " cannot cut "
              + rows
              + " examples into equal parts.");
    }
    long n = rows / get(STACK_SIZE);
    return Indexing.slice(stacked, 0, get(FROM) * n, (get(FROM) + 1) * n);
  }

  /** Starts a builder. */
  public static UnstackVertexBuilder builder() {
    return new UnstackVertexBuilder();
  }
}
