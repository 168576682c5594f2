package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * One learnt factor a feature: {@code x · s}. Input and output [n, nIn]. Parameter: {@code s}
 * [nIn].
 */
public final class Scale extends Layer {
  public static final Key<Double> START =
      Key.of("start", Type.DOUBLE).defaultsTo(1.0).doc("The value that all factors start with.");

  public static final Declaration<Scale> DECLARATION =
      Declaration.of(KIND, "Scale", Scale::new)
          .doc("One learnt factor a feature.\nx · s\nInput: [n, nIn].\nOutput: [n, nIn].")
          .positional(START)
          .include(Layer.KEYS)
          .build();

  private Scale(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD; // images are flattened before it
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    return List.of(
        ParameterSpec.of("s", ParameterRole.GAIN, WeightInits.constant(get(START)), input.size()));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Arithmetic.mul(input, context.parameter("s"));
  }
}
