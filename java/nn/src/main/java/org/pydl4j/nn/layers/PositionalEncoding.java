package org.pydl4j.nn.layers;

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
 * Adds sines and cosines of the place to each step of a series, so that attention knows the order
 * of the steps. Source: Vaswani et al. 2017.
 *
 * <p>Input and output [n, size, time]. No parameters.
 *
 * <pre>{@code
 * PositionalEncoding.builder()
 * }</pre>
 */
public final class PositionalEncoding extends Layer {
  /** How slow the slowest wave is. */
  public static final Key<Double> BASE =
      Key.of("base", Type.DOUBLE)
          .defaultsTo(10000.0)
          .check(ValueCheck.above(1))
          .doc("The slowest wave takes nearly 2π times as many steps.");

  /** Name, documentation and keys. */
  public static final Declaration<PositionalEncoding> DECLARATION =
      Declaration.of(KIND, "PositionalEncoding", PositionalEncoding::new)
          .doc(
              "Adds sines and cosines of the place to each step of a series, so that attention"
                  + " knows the order of the steps.\n"
                  + "x[2i] + sin(t / base^(2i / size)), x[2i + 1] + cos(t / base^(2i / size)) at"
                  + " step t, counted from 0.\n"
                  + "Input: [n, size, time].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "Source: Vaswani et al. 2017. Keras-Hub: SinePositionEncoding.")
          .key(BASE)
          .include(Layer.KEYS)
          .build();

  private PositionalEncoding(Settings settings) {
    super(DECLARATION, settings);
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
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Arithmetic.add(input, waves(input));
  }

  /** The waves [1, size, time], of the type of {@code like} [n, size, time]. */
  private NDArray waves(NDArray like) {
    int size = Math.toIntExact(like.size(1));
    int time = Math.toIntExact(like.size(2));
    double[] waves = new double[size * time];
    for (int i = 0; i < size; i++) {
      double rate = Math.pow(get(BASE), -(i - i % 2) / (double) size);
      for (int t = 0; t < time; t++) {
        waves[i * time + t] = i % 2 == 0 ? Math.sin(t * rate) : Math.cos(t * rate);
      }
    }
    NDArray made = Nd.create(waves, 1, size, time);
    return Casts.toDevice(Casts.castTo(made, like.dtype()), like.device());
  }

  /** Starts a builder. */
  public static PositionalEncodingBuilder builder() {
    return new PositionalEncodingBuilder();
  }
}
