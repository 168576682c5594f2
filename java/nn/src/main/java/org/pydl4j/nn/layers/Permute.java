package org.pydl4j.nn.layers;

import java.util.List;
import java.util.stream.LongStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * The axes of an example in another order, as Keras' {@code Permute}; DL4J: {@code
 * PermutePreprocessor}.
 *
 * <p>Input [n, …], output with axis {@code dims[i]} of the input as axis i + 1. A mask of steps is
 * dropped. No parameters.
 *
 * <pre>{@code
 * Permute.builder().dims(2, 1) // [n, size, time] to [n, time, size]
 * }</pre>
 */
public final class Permute extends Layer {
  /** The axes in their new order. */
  public static final Key<List<Long>> DIMS =
      Key.of("dims", Type.LONGS)
          .required()
          .check(ValueCheck.eachAtLeast(1))
          .doc("The axes of an example in their new order, counted from 1.");

  /** Name, documentation and keys. */
  public static final Declaration<Permute> DECLARATION =
      Declaration.of(KIND, "Permute", Permute::new)
          .doc(
              "The axes of an example in another order. A mask of steps is dropped.\n"
                  + "Input: [n, …].\n"
                  + "Output: with axis dims[i] of the input as axis i + 1.\n"
                  + "No parameters.\n"
                  + "DL4J: PermutePreprocessor.")
          .positional(DIMS)
          .include(Layer.KEYS)
          .build();

  private Permute(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long[] shape = input.shape();
    List<Long> dims = get(DIMS);
    List<Long> axes = LongStream.rangeClosed(1, shape.length).boxed().toList();
    if (!dims.stream().sorted().toList().equals(axes)) {
      throw place.expects(
          "each of the axes of its 'dims' " + dims + " once",
          input.described(),
          "Name each axis of an example once, counted from 1.");
    }
    long[] out = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      out[i] = shape[(int) (dims.get(i) - 1)];
    }
    return Reshape.type(out, place);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    List<Long> dims = get(DIMS);
    int[] order = new int[dims.size() + 1];
    for (int i = 0; i < dims.size(); i++) {
      order[i + 1] = (int) (long) dims.get(i);
    }
    return Shapes.permute(input, order);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray made = forward(context, input.value());
    NDArray mask = input.mask();
    return mask == null || mask.rank() == 1 ? new Signal(made, mask) : Signal.of(made);
  }

  /** Starts a builder. */
  public static PermuteBuilder builder() {
    return new PermuteBuilder();
  }
}
