package org.pydl4j.nn.layers;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * {@code (x - mean) / sqrt(variance)} with fixed numbers, one for all features or one for each, as
 * Keras' {@code Normalization}. A normalizer that is fitted to data and kept in the model's file is
 * the usual way.
 *
 * <p>Input and output of any one shape [n, features, …]. No parameters.
 *
 * <pre>{@code
 * NormalizationLayer.builder().mean(0.5, 0.4, 0.4).variance(0.1, 0.1, 0.2)
 * }</pre>
 */
public final class NormalizationLayer extends Layer {
  /** Deviations below it count as it, as in Keras. */
  private static final double LEAST = 1e-7;

  /** What is taken off. */
  public static final Key<List<Double>> MEAN =
      Key.of("mean", Type.DOUBLES)
          .required()
          .check(ValueCheck.that("at least one number", numbers -> !numbers.isEmpty()))
          .doc("What is taken off: one number, or one for each feature.");

  /** What is divided by the root of. */
  public static final Key<List<Double>> VARIANCE =
      Key.of("variance", Type.DOUBLES)
          .required()
          .check(
              ValueCheck.that(
                  "at least one number, each 0 or more",
                  numbers -> !numbers.isEmpty() && numbers.stream().allMatch(each -> each >= 0)))
          .doc("Whose root is divided by: one number, or one for each feature.");

  /** Name, documentation and keys. */
  public static final Declaration<NormalizationLayer> DECLARATION =
      Declaration.of(KIND, "Normalization", NormalizationLayer::new)
          .doc(
              "Fixed means taken off and fixed deviations divided by.\n"
                  + "(x - mean) / max(sqrt(variance), 1e-7)\n"
                  + "Input: [n, features, …].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.")
          .positional(MEAN, VARIANCE)
          .include(Layer.KEYS)
          .build();

  private NormalizationLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    for (Key<List<Double>> key : List.of(MEAN, VARIANCE)) {
      int count = get(key).size();
      if (count != 1 && count != input.features()) {
        throw place.expects(
            count + " features, one for each number of its '" + key.name() + "'",
            Long.toString(input.features()),
            "Give one number, or one for each feature.");
      }
    }
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray mean = along(input, get(MEAN).stream().mapToDouble(each -> each).toArray());
    NDArray deviation =
        along(
            input,
            get(VARIANCE).stream().mapToDouble(each -> Math.max(Math.sqrt(each), LEAST)).toArray());
    return Arithmetic.div(Arithmetic.sub(input, mean), deviation);
  }

  private static NDArray along(NDArray x, double... numbers) {
    long[] shape = new long[x.rank()];
    Arrays.fill(shape, 1);
    shape[1] = numbers.length;
    NDArray typed = Casts.castTo(Nd.create(numbers, shape), x.dtype());
    return Casts.toDevice(typed, x.device());
  }

  /** Starts a builder. */
  public static NormalizationLayerBuilder builder() {
    return new NormalizationLayerBuilder();
  }
}
