package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * Local response normalization: each pixel divided by a power of what lies beside it in the
 * neighbouring channels, {@code x / (k + alpha · sum of x² over n channels)^beta}. DL4J: {@code
 * LocalResponseNormalization}. Source: Krizhevsky, Sutskever and Hinton 2012.
 *
 * <p>Input and output [n, channels, height, width]. No parameters.
 *
 * <pre>{@code
 * LocalResponseNormalization.builder().n(5)
 * }</pre>
 */
public final class LocalResponseNormalization extends Layer {
  /** The offset. */
  public static final Key<Double> K =
      Key.of("k", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.above(0))
          .doc("What is added to the sum.");

  /** How many channels count. */
  public static final Key<Long> N =
      Key.of("n", Type.LONG)
          .defaultsTo(5L)
          .check(ValueCheck.atLeast(1))
          .doc(
              "How many neighbouring channels count: n / 2, rounded down, on each side and the"
                  + " channel itself.");

  /** The factor of the sum. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(1e-4)
          .check(ValueCheck.atLeast(0))
          .doc("The factor of the sum (as in DL4J; PyTorch divides it by n).");

  /** The exponent. */
  public static final Key<Double> BETA =
      Key.of("beta", Type.DOUBLE).defaultsTo(0.75).doc("The exponent.");

  /** Name, documentation and keys. */
  public static final Declaration<LocalResponseNormalization> DECLARATION =
      Declaration.of(KIND, "LocalResponseNormalization", LocalResponseNormalization::new)
          .doc(
              "Local response normalization: each pixel divided by a power of what lies beside it"
                  + " in the neighbouring channels.\n"
                  + "x / (k + alpha · sum of x² over n channels)^beta\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: LocalResponseNormalization. Source: Krizhevsky, Sutskever and Hinton"
                  + " 2012.")
          .positional(N, K, ALPHA, BETA)
          .include(Layer.KEYS)
          .build();

  private LocalResponseNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long half = get(N) / 2;
    long channels = input.size(1);
    NDArray squares =
        Shapes.reshape(
            Maths.square(input), input.size(0), 1, channels, input.size(2) * input.size(3));
    NDArray mean =
        Convolutions.avgPool2d(
            squares,
            new long[] {2 * half + 1, 1},
            new long[] {1, 1},
            new long[] {half, 0},
            new long[] {1, 1},
            true);
    NDArray sum = Arithmetic.mul(Shapes.reshape(mean, input.shape()), 2 * half + 1);
    NDArray base = Arithmetic.add(Arithmetic.mul(sum, get(ALPHA)), get(K));
    return Arithmetic.mul(input, Arithmetic.pow(base, -get(BETA)));
  }

  /** Starts a builder. */
  public static LocalResponseNormalizationBuilder builder() {
    return new LocalResponseNormalizationBuilder();
  }
}
