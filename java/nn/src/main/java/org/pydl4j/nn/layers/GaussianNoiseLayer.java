package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.dropout.GaussianNoise;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.Step;
import org.pydl4j.nn.updaters.FixedSchedule;

/**
 * Noise on its own: in training normal numbers are added to each input; outside of training nothing
 * changes. Keras: {@code GaussianNoise}; DL4J: {@code DropoutLayer} with a {@code GaussianNoise}.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * GaussianNoiseLayer.of(0.1)
 * }</pre>
 */
public final class GaussianNoiseLayer extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<GaussianNoiseLayer> DECLARATION =
      Declaration.of(KIND, "GaussianNoise", GaussianNoiseLayer::new)
          .doc(
              "Noise on its own.\n"
                  + "In training x + N(0, stddev²); outside of training nothing changes.\n"
                  + "Input: any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "Keras: GaussianNoise. DL4J: DropoutLayer with a GaussianNoise.")
          .positional(GaussianNoise.STDDEV)
          .include(Layer.KEYS)
          .build();

  private final GaussianNoise noise;

  private GaussianNoiseLayer(Settings settings) {
    super(DECLARATION, settings);
    noise =
        GaussianNoise.DECLARATION
            .builder()
            .set(GaussianNoise.STDDEV, get(GaussianNoise.STDDEV))
            .build();
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  /** With this standard deviation. */
  public static GaussianNoiseLayer of(double stddev) {
    return DECLARATION.builder().set(GaussianNoise.STDDEV, new FixedSchedule(stddev)).build();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public List<Step> compile(LayerContext frozen) {
    return List.of();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return context.training()
        ? noise.applied(input, context.random("noise"), context.iteration(), context.epoch())
        : input;
  }

  /** Starts a builder. */
  public static GaussianNoiseLayerBuilder builder() {
    return new GaussianNoiseLayerBuilder();
  }
}
