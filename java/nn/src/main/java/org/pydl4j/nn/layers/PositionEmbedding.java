package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * Adds learnt numbers of the place to each step of a series, so that attention knows the order of
 * the steps. Keras-Hub: {@code PositionEmbedding}.
 *
 * <p>Input and output [n, size, time]. Parameter: {@code W} [size, maxLength].
 *
 * <pre>{@code
 * PositionEmbedding.builder().maxLength(128)
 * }</pre>
 */
public final class PositionEmbedding extends Layer {
  /** How many places. */
  public static final Key<Long> MAX_LENGTH =
      Key.of("maxLength", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many time steps a series may have.");

  /** Name, documentation and keys. */
  public static final Declaration<PositionEmbedding> DECLARATION =
      Declaration.of(KIND, "PositionEmbedding", PositionEmbedding::new)
          .doc(
              "Adds learnt numbers of the place to each step of a series, so that attention knows"
                  + " the order of the steps.\n"
                  + "Input: [n, size, time], of at most maxLength steps.\n"
                  + "Output: the same shape.\n"
                  + "Parameters: W [size, maxLength].\n"
                  + "Keras-Hub: PositionEmbedding.")
          .positional(MAX_LENGTH)
          .include(keys())
          .build();

  private PositionEmbedding(Settings settings) {
    super(DECLARATION, settings);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>(AttentionKeys.training());
    keys.remove(LayerKeys.BIAS_INIT);
    return keys;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  /** It cannot be fed step by step: places are counted from the first step that it is given. */
  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long time = ((Recurrent) input).time();
    if (time > get(MAX_LENGTH)) {
      throw place.expects(
          "series of at most " + get(MAX_LENGTH) + " steps",
          input.described(),
          "Set its 'maxLength' to " + time + ".");
    }
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.features();
    long most = get(MAX_LENGTH);
    long[] shape = {size, most};
    return List.of(
        new ParameterSpec(
            "W",
            shape,
            ParameterLayout.C,
            ParameterRole.WEIGHT,
            get(LayerKeys.WEIGHT_INIT),
            most,
            size));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long time = input.size(2);
    if (time > get(MAX_LENGTH)) {
      throw new ShapeException(
          "PositionEmbedding has places for series of at most "
              + get(MAX_LENGTH)
              + " steps. Got "
              + time
              + " steps. Cut the series, or make the layer with a greater maxLength.");
    }
    return Arithmetic.add(input, Indexing.slice(context.parameter("W"), 1, 0, time));
  }

  /** Starts a builder. */
  public static PositionEmbeddingBuilder builder() {
    return new PositionEmbeddingBuilder();
  }
}
