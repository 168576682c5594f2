package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;

/**
 * Sequences that have the same numbers at each step. DL4J and Keras: {@code RepeatVector}.
 *
 * <p>Input [n, size], output [n, size, repetitionFactor]. No parameters.
 *
 * <pre>{@code
 * RepeatVector.builder().repetitionFactor(10)
 * }</pre>
 */
public final class RepeatVector extends Layer {
  /** How many steps. */
  public static final Key<Long> REPETITION_FACTOR =
      Key.of("repetitionFactor", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many time steps the sequences have.");

  /** Name, documentation and keys. */
  public static final Declaration<RepeatVector> DECLARATION =
      Declaration.of(KIND, "RepeatVector", RepeatVector::new)
          .doc(
              "Sequences that have the same numbers at each step.\nInput: [n, size].\n"
                  + "Output: [n, size, repetitionFactor].\nNo parameters.\n"
                  + "DL4J and Keras: RepeatVector.")
          .positional(REPETITION_FACTOR)
          .include(Layer.KEYS)
          .build();

  private RepeatVector(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (!(input instanceof FeedForward)) {
      throw place.expects(
          "rows [size]",
          input.described(),
          "Put a layer before it that makes rows, such as Dense.");
    }
    return InputType.recurrent(input.size(), get(REPETITION_FACTOR));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray column = Shapes.reshape(input, input.size(0), input.size(1), 1);
    return Shapes.repeat(column, get(REPETITION_FACTOR), 2);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    @Nullable NDArray mask = input.mask();
    NDArray steps =
        mask == null
            ? null
            : Shapes.repeat(Shapes.reshape(mask, mask.length(), 1), get(REPETITION_FACTOR), 1);
    return new Signal(forward(context, input.value()), steps);
  }

  /** Starts a builder. */
  public static RepeatVectorBuilder builder() {
    return new RepeatVectorBuilder();
  }
}
