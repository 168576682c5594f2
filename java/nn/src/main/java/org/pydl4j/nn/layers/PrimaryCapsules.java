package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * The first capsules, made from an image by a convolution. DL4J: {@code PrimaryCapsules}. Source:
 * Sabour, Frosst and Hinton 2017.
 *
 * <p>Input [n, nIn, height, width], output [n, capsules, capsuleDimensions].
 *
 * <pre>{@code
 * PrimaryCapsules.builder().capsuleDimensions(8).channels(32)
 * }</pre>
 */
public final class PrimaryCapsules extends Layer {
  /** Numbers of a capsule. */
  public static final Key<Long> CAPSULE_DIMENSIONS =
      Key.of("capsuleDimensions", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Numbers of a capsule.");

  /** Capsules at a place. */
  public static final Key<Long> CHANNELS =
      Key.of("channels", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Capsules at each place that the window stops at.");

  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(9);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(2);

  /** Whether the convolution has an activation. */
  public static final Key<Boolean> USE_RELU =
      Key.of("useRelu", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether what the convolution makes goes through relu.");

  /** The slope below 0. */
  public static final Key<Double> LEAK =
      Key.of("leak", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.atLeast(0))
          .doc("The slope of that relu below 0.");

  /** Name, documentation and keys. */
  public static final Declaration<PrimaryCapsules> DECLARATION =
      Declaration.of(KIND, "PrimaryCapsules", PrimaryCapsules::new)
          .doc(
              "The first capsules, made from an image by a convolution.\n"
                  + "squash(c) = |c|² / (1 + |c|²) · c / |c| of every capsuleDimensions numbers of"
                  + " the convolution's [channels · capsuleDimensions, height', width'] in a row.\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, channels · height' · width', capsuleDimensions].\n"
                  + "Parameters: b [channels · capsuleDimensions], W [channels · capsuleDimensions,"
                  + " nIn, kernel height, kernel width].\n"
                  + "DL4J: PrimaryCapsules. Source: Sabour, Frosst and Hinton 2017.")
          .positional(CAPSULE_DIMENSIONS, CHANNELS, KERNEL_SIZE, STRIDE)
          .include(keys())
          .build();

  private final Window window;

  private PrimaryCapsules(Settings settings) {
    super(DECLARATION, settings);
    window = WindowKeys.image(settings, KERNEL_SIZE, STRIDE);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(WindowKeys.PADDING);
    keys.add(WindowKeys.DILATION);
    keys.add(WindowKeys.MODE);
    keys.add(LayerKeys.HAS_BIAS);
    keys.add(USE_RELU);
    keys.add(LEAK);
    keys.add(LayerKeys.N_IN);
    keys.addAll(AttentionKeys.training());
    return keys;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  private long made() {
    return get(CAPSULE_DIMENSIONS) * get(CHANNELS);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Space in = Space.of(input);
    long expected = find(LayerKeys.N_IN).orElse(in.channels());
    if (expected != in.channels()) {
      throw place.expects(
          expected + " channels",
          Long.toString(in.channels()),
          "Set its 'nIn' to " + in.channels() + ", or leave it out.");
    }
    long[] out = window.out(in.extents(), place);
    return InputType.recurrent(get(CHANNELS) * out[0] * out[1], get(CAPSULE_DIMENSIONS));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = Space.of(input).channels();
    long[] shape = {made(), nIn, window.kernel()[0], window.kernel()[1]};
    List<ParameterSpec> parameters = new ArrayList<>();
    if (get(LayerKeys.HAS_BIAS)) {
      parameters.add(
          ParameterSpec.of(
              "b", ParameterRole.BIAS, WeightInits.constant(get(LayerKeys.BIAS_INIT)), made()));
    }
    parameters.add(
        new ParameterSpec(
            "W",
            shape,
            ParameterLayout.CHANNELS_LAST,
            ParameterRole.WEIGHT,
            get(LayerKeys.WEIGHT_INIT),
            (double) nIn * window.size(),
            (double) made() * window.size() / window.strides()));
    return parameters;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray made =
        Volumes.conv(
            input,
            context.parameter("W"),
            get(LayerKeys.HAS_BIAS) ? context.parameter("b") : null,
            window.stride(),
            window.borders(input),
            window.dilation(),
            1);
    if (get(USE_RELU)) {
      made = get(LEAK) == 0 ? Activations.relu(made) : Activations.leakyRelu(made, get(LEAK));
    }
    long capsules = made.size(1) * made.size(2) * made.size(3) / get(CAPSULE_DIMENSIONS);
    NDArray rows =
        Shapes.reshape(Casts.contiguous(made), input.size(0), capsules, get(CAPSULE_DIMENSIONS));
    return Capsules.squash(rows, 2);
  }

  /** Starts a builder. */
  public static PrimaryCapsulesBuilder builder() {
    return new PrimaryCapsulesBuilder();
  }
}
