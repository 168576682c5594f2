package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Products with weights along any axes, as an equation of Einstein's says: {@code activation(
 * einsum(equation, x, W) + b)}. Keras: {@code EinsumDense}.
 *
 * <p>Input and output of 1 to 4 axes an example. Axes are those of this library: a series is [n,
 * size, time], an image [n, channels, height, width]. Parameters: {@code W}, an axis for each
 * letter of the second term; {@code b} with the sizes of {@code biasAxes}, 1 elsewhere.
 *
 * <pre>{@code
 * EinsumDense.builder().equation("nft,fg->ngt").outputShape(64, -1).biasAxes("g") // of each step
 * }</pre>
 */
public final class EinsumDense extends FeedForwardLayer {
  /** What is multiplied and summed up. */
  public static final Key<String> EQUATION =
      Key.of("equation", Type.STRING)
          .required()
          .check(
              ValueCheck.that(
                  "an equation of an input and weights, such as 'nft,fg->ngt', with the letter of"
                      + " the examples in front, or with '...'",
                  EinsumTerms::areIn))
          .doc(
              "A small letter for each axis of the input, of the weights and of the output:"
                  + " 'nft,fg->ngt'. Letters that the output does not have are summed up; '...' in"
                  + " front of input and output stands for all other axes.");

  /** Sizes of the output. */
  public static final Key<List<Long>> OUTPUT_SHAPE =
      Key.of("outputShape", Type.LONGS)
          .required()
          .check(
              ValueCheck.that(
                  "1 to 4 sizes of at least 1, or -1 where the input says them",
                  shape ->
                      !shape.isEmpty()
                          && shape.size() <= 4
                          && shape.stream().allMatch(size -> size >= 1 || size == -1)))
          .doc("The sizes of an example of the output; -1 for an axis of the input.");

  /** Axes with biases. */
  public static final Key<String> BIAS_AXES =
      Key.of("biasAxes", Type.STRING)
          .defaultsTo("")
          .doc("Letters of the output along which there is a bias each; none without biases.");

  /** Name, documentation and keys. */
  public static final Declaration<EinsumDense> DECLARATION =
      Declaration.of(KIND, "EinsumDense", EinsumDense::new)
          .doc(
              "Products with weights along any axes.\n"
                  + "activation(einsum(equation, x, W) + b)\n"
                  + "Input: [n, …], series as [n, size, time], images as [n, channels, height,"
                  + " width].\n"
                  + "Output: [n, outputShape …]; one axis is rows, two are sequences, three images,"
                  + " four volumes. A mask of steps stays where the last axis does.\n"
                  + "Parameters: W, an axis for each letter of the second term; b with the sizes of"
                  + " biasAxes, 1 elsewhere.\n"
                  + "Keras: EinsumDense.")
          .positional(EQUATION, OUTPUT_SHAPE)
          .key(BIAS_AXES)
          .include(keys())
          .build();

  private EinsumDense(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
  }

  private static List<Key<?>> keys() {
    return FeedForwardLayer.keysWithoutOutputs().stream()
        .filter(key -> key != LayerKeys.N_IN && key != LayerKeys.HAS_BIAS)
        .toList();
  }

  @Override
  protected boolean hasBias() {
    return !get(BIAS_AXES).isEmpty();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long[] shape = input.shape();
    EinsumTerms terms =
        EinsumTerms.of(get(EQUATION), shape.length + 1)
            .orElseThrow(
                () ->
                    place.expects(
                        "inputs with the axes of its equation '" + get(EQUATION) + "'",
                        input.described(),
                        "Name each axis, that of the examples first, or write '...'."));
    for (char letter : (terms.weights() + get(BIAS_AXES)).toCharArray()) {
      int axis = terms.input().indexOf(letter);
      if (axis > 0 && shape[axis - 1] < 0) {
        throw place.expects(
            "sequences of a known length, since it has weights or biases for each step",
            input.described(),
            "Set the timeSeriesLength of the network's inputType.");
      }
    }
    for (char letter : get(BIAS_AXES).toCharArray()) {
      if (terms.output().indexOf(letter) < 1) {
        throw place.expects(
            "'biasAxes' that are letters of its output '" + terms.output().substring(1) + "'",
            "'" + letter + "'",
            "Name axes of the output.");
      }
    }
    return Reshape.type(sizes(terms, input, place), place);
  }

  /** The sizes of an example of the output, -1 where they are free. */
  private long[] sizes(EinsumTerms terms, InputType input, LayerPlace place) {
    List<Long> wanted = get(OUTPUT_SHAPE);
    long[] given = input.shape();
    long[] sizes = new long[terms.output().length() - 1];
    if (wanted.size() != sizes.length) {
      throw place.expects(
          "an 'outputShape' of " + sizes.length + " sizes for its equation",
          wanted.toString(),
          "Leave the examples out.");
    }
    for (int i = 0; i < sizes.length; i++) {
      int axis = terms.input().indexOf(terms.output().charAt(i + 1));
      sizes[i] = axis < 0 ? wanted.get(i) : given[axis - 1];
      boolean agrees = axis < 0 ? sizes[i] > 0 : wanted.get(i) < 0 || wanted.get(i) == sizes[i];
      if (!agrees) {
        throw place.expects(
            "an 'outputShape' that fits " + input.described(),
            wanted.toString(),
            axis < 0 ? "Say how large new axes are." : "Write -1 for axes of the input.");
      }
    }
    return sizes;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    EinsumTerms terms = EinsumTerms.of(get(EQUATION), input.shape().length + 1).orElseThrow();
    char[] letters = terms.weights().toCharArray();
    long[] shape = new long[letters.length];
    double fanIn = 1;
    double fanOut = 1;
    for (int i = 0; i < letters.length; i++) {
      shape[i] = size(terms, input, letters[i]);
      fanIn *= terms.output().indexOf(letters[i]) < 0 ? shape[i] : 1;
      fanOut *= terms.input().indexOf(letters[i]) < 0 ? shape[i] : 1;
    }
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(weight(ParameterLayout.C, fanIn, fanOut, shape));
    if (hasBias()) {
      long[] biases = new long[terms.output().length() - 1];
      for (int i = 0; i < biases.length; i++) {
        char letter = terms.output().charAt(i + 1);
        biases[i] = get(BIAS_AXES).indexOf(letter) < 0 ? 1 : size(terms, input, letter);
      }
      parameters.add(
          ParameterSpec.of(
              "b", ParameterRole.BIAS, WeightInits.constant(get(LayerKeys.BIAS_INIT)), biases));
    }
    return parameters;
  }

  /** Of an axis; biases along one whose size is open are refused before. */
  private long size(EinsumTerms terms, InputType input, char letter) {
    int axis = terms.input().indexOf(letter);
    return axis < 0
        ? get(OUTPUT_SHAPE).get(terms.output().indexOf(letter) - 1)
        : input.shape()[axis - 1];
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    EinsumTerms terms = EinsumTerms.of(get(EQUATION), input.rank()).orElseThrow();
    NDArray made = Linalg.einsum(terms.equation(), input, context.parameter("W"));
    @Nullable NDArray bias = bias(context);
    return bias == null ? made : Arithmetic.add(made, bias);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null) {
      return super.apply(context, input);
    }
    int rank = input.value().rank();
    EinsumTerms terms = EinsumTerms.of(get(EQUATION), rank).orElseThrow();
    NDArray made = forward(context, Masks.real(input.value(), mask));
    boolean steps = terms.keepsLast() && Masks.byStep(made, mask) && made.rank() == rank;
    return new Signal(made, mask.rank() == 1 || steps ? mask : null);
  }

  /** Starts a builder. */
  public static EinsumDenseBuilder builder() {
    return new EinsumDenseBuilder();
  }
}
