package org.pydl4j.nn.layers;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * The numbers of an example in another shape, in c order, as Keras' {@code Reshape}; DL4J: {@code
 * ReshapePreprocessor}.
 *
 * <p>Input [n, …], output [n, shape …]: one axis is rows, two are sequences [size, time], three
 * images [channels, height, width], four volumes. A mask of steps is dropped. No parameters.
 *
 * <pre>{@code
 * Reshape.builder().shape(3, 8, -1)
 * }</pre>
 */
public final class Reshape extends Layer {
  /** The new shape. */
  public static final Key<List<Long>> SHAPE =
      Key.of("shape", Type.LONGS)
          .required()
          .check(
              ValueCheck.that(
                  "1 to 4 sizes of at least 1, of which one may be -1",
                  shape ->
                      !shape.isEmpty()
                          && shape.size() <= 4
                          && shape.stream().allMatch(size -> size >= 1 || size == -1)
                          && shape.stream().filter(size -> size == -1).count() <= 1))
          .doc("The shape of an example; -1 for what is left.");

  /** Name, documentation and keys. */
  public static final Declaration<Reshape> DECLARATION =
      Declaration.of(KIND, "Reshape", Reshape::new)
          .doc(
              "The numbers of an example in another shape, in c order. A mask of steps is"
                  + " dropped.\n"
                  + "Input: [n, …].\n"
                  + "Output: [n, shape …]: one axis is rows, two are sequences [size, time], three"
                  + " images [channels, height, width], four volumes.\n"
                  + "No parameters.\n"
                  + "DL4J: ReshapePreprocessor.")
          .positional(SHAPE)
          .include(Layer.KEYS)
          .build();

  private Reshape(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  /** The input type of examples of this shape. */
  public static InputType type(long[] shape, LayerPlace place) {
    boolean known = Arrays.stream(shape).allMatch(size -> size > 0);
    if (!known && !(shape.length == 2 && shape[0] > 0)) {
      throw place.expects(
          "examples whose sizes are known",
          "sequences of any length",
          "Set the timeSeriesLength of the network's inputType.");
    }
    return switch (shape.length) {
      case 1 -> InputType.feedForward(shape[0]);
      case 2 -> InputType.recurrent(shape[0], shape[1]);
      case 3 -> InputType.convolutional(shape[1], shape[2], shape[0]);
      default -> InputType.convolutional3D(shape[1], shape[2], shape[3], shape[0]);
    };
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (Arrays.stream(input.shape()).anyMatch(size -> size < 0)) {
      throw place.expects(
          "examples whose sizes are known",
          input.described(),
          "Set the timeSeriesLength of the network's inputType.");
    }
    long[] shape = WindowKeys.numbers(get(SHAPE));
    long others = others(shape, place);
    long rest = input.size() / others;
    boolean free = Arrays.stream(shape).anyMatch(size -> size < 0);
    if (free ? input.size() % others != 0 : input.size() != others) {
      throw place.expects(
          (free ? "a multiple of " : "") + others + " numbers an example",
          input.size() + " in " + input.described(),
          "Change 'shape', whose sizes are " + get(SHAPE) + ".");
    }
    return type(Arrays.stream(shape).map(size -> size < 0 ? rest : size).toArray(), place);
  }

  /** The product of the sizes that are known. */
  private static long others(long[] shape, LayerPlace place) {
    try {
      return Arrays.stream(shape).filter(size -> size > 0).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new ShapeException(
          place.capitalised() + " has sizes that no memory holds: " + Arrays.toString(shape), e);
    }
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long[] shape = WindowKeys.numbers(get(SHAPE));
    long others = Arrays.stream(shape).filter(size -> size > 0).reduce(1, (a, b) -> a * b);
    long[] whole = new long[shape.length + 1];
    whole[0] = input.size(0);
    long each = Arrays.stream(input.shape()).skip(1).reduce(1, (a, b) -> a * b);
    for (int i = 0; i < shape.length; i++) {
      whole[i + 1] = shape[i] < 0 ? each / others : shape[i];
    }
    return Shapes.reshape(input, whole);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray made = forward(context, input.value());
    NDArray mask = input.mask();
    return mask == null || mask.rank() == 1 ? new Signal(made, mask) : Signal.of(made);
  }

  /** Starts a builder. */
  public static ReshapeBuilder builder() {
    return new ReshapeBuilder();
  }
}
