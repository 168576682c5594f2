package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInit;

/**
 * Long short-term memory over images that follow each other, with convolutions in place of
 * products. Keras: {@code ConvLSTM2D}. Source: Shi et al. 2015.
 *
 * <p>Input [n, nIn, time, height, width], output [n, nOut, time, height', width'], or the last
 * image alone.
 *
 * <pre>{@code
 * ConvLSTM2D.builder().nOut(16).kernelSize(3).convolutionMode(ConvolutionMode.Same)
 * }</pre>
 */
public final class ConvLSTM2D extends Layer {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(3);

  /** How far the window over the input moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Whether all images come out. */
  public static final Key<Boolean> RETURN_SEQUENCES =
      Key.of("returnSequences", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether there is an output for each image; otherwise for the last one alone.");

  /** Name, documentation and keys. */
  public static final Declaration<ConvLSTM2D> DECLARATION =
      Declaration.of(KIND, "ConvLSTM2D", ConvLSTM2D::new)
          .doc(
              "Long short-term memory over images that follow each other, with convolutions in"
                  + " place of products.\n"
                  + "c = f · c + i · activation(a); h = o · activation(c), with i, f, a, o from W *"
                  + " x + RW * h + b, the gates i, f, o through gateActivationFn. The convolution"
                  + " of h has the mode Same and stride 1.\n"
                  + "Input: [n, nIn, time, height, width].\n"
                  + "Output: [n, nOut, time, height', width'], or [n, nOut, height', width'] of the"
                  + " last image.\n"
                  + "Parameters: W [4 · nOut, nIn, kernel height, kernel width], RW [4 · nOut,"
                  + " nOut, kernel height, kernel width], b [4 · nOut], in the order input gate,"
                  + " forget gate, block input, output gate.\n"
                  + "Keras: ConvLSTM2D. Source: Shi et al. 2015.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .include(keys())
          .build();

  private final Window window;

  private ConvLSTM2D(Settings settings) {
    super(DECLARATION, settings);
    window = WindowKeys.image(settings, KERNEL_SIZE, STRIDE);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(RETURN_SEQUENCES);
    keys.add(WindowKeys.PADDING);
    keys.add(WindowKeys.DILATION);
    keys.add(WindowKeys.MODE);
    keys.add(LayerKeys.N_IN);
    keys.add(LayerKeys.HAS_BIAS);
    keys.add(RecurrentLayer.GATE_ACTIVATION);
    keys.add(LongShortTermMemory.FORGET_GATE_BIAS_INIT);
    keys.add(RecurrentLayer.WEIGHT_INIT_RECURRENT);
    keys.addAll(LayerKeys.INHERITED);
    keys.replaceAll(key -> key == LayerKeys.ACTIVATION ? RecurrentLayer.ACTIVATION : key);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return keys;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL_3D;
  }

  private long nOut() {
    return get(LayerKeys.N_OUT);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Convolutional3D images = (Convolutional3D) input;
    long[] shape = images.shape();
    long expected = find(LayerKeys.N_IN).orElse(shape[0]);
    if (expected != shape[0]) {
      throw place.expects(
          expected + " channels",
          Long.toString(shape[0]),
          "Set its 'nIn' to " + shape[0] + ", or leave it out.");
    }
    long[] out = window.out(new long[] {shape[2], shape[3]}, place);
    return get(RETURN_SEQUENCES)
        ? InputType.convolutional3D(shape[1], out[0], out[1], nOut())
        : InputType.convolutional(out[0], out[1], nOut());
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = input.shape()[0];
    WeightInit start = get(LayerKeys.WEIGHT_INIT);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(kernel("W", nIn, start));
    parameters.add(kernel("RW", nOut(), find(RecurrentLayer.WEIGHT_INIT_RECURRENT).orElse(start)));
    if (get(LayerKeys.HAS_BIAS)) {
      double forget = get(LongShortTermMemory.FORGET_GATE_BIAS_INIT);
      WeightInit bias = ForgetGateBias.of(forget, get(LayerKeys.BIAS_INIT));
      parameters.add(ParameterSpec.of("b", ParameterRole.BIAS, bias, 4 * nOut()));
    }
    return parameters;
  }

  private ParameterSpec kernel(String name, long in, WeightInit start) {
    long[] shape = {4 * nOut(), in, window.kernel()[0], window.kernel()[1]};
    double area = window.size();
    ParameterRole role = ParameterRole.WEIGHT;
    ParameterLayout layout = ParameterLayout.CHANNELS_LAST;
    return new ParameterSpec(name, shape, layout, role, start, in * area, nOut() * area);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long n = input.size(0);
    long time = input.size(2);
    NDArray byTime = Casts.contiguous(Shapes.moveAxis(input, 2, 0)); // [time, n, nIn, …]
    long[] images = {time * n, input.size(1), input.size(3), input.size(4)};
    NDArray x = Shapes.reshape(byTime, images);
    @Nullable NDArray bias = get(LayerKeys.HAS_BIAS) ? context.parameter("b") : null;
    NDArray fromInput =
        Volumes.conv(
            x,
            context.parameter("W"),
            bias,
            window.stride(),
            window.borders(x),
            window.dilation(),
            1);
    long[] sizes = {time, n, fromInput.size(1), fromInput.size(2), fromInput.size(3)};
    List<NDArray> made =
        over(context, Shapes.unstack(Shapes.reshape(Casts.contiguous(fromInput), sizes), 0));
    return get(RETURN_SEQUENCES) ? Shapes.stack(2, made) : made.get(made.size() - 1);
  }

  /**
   * What comes out behind each image, from the parts of the inputs [n, 4 · nOut, height, width].
   */
  private List<NDArray> over(LayerContext context, List<NDArray> fromInputs) {
    NDArray kernel = context.parameter("RW");
    long[] ones = {1, 1};
    Window same = new Window(ConvolutionMode.Same, window.kernel(), ones, new long[2], ones);
    ActivationFunction gate = get(RecurrentLayer.GATE_ACTIVATION);
    ActivationFunction function = get(RecurrentLayer.ACTIVATION);
    NDArray first = fromInputs.get(0);
    long[] shape = {first.size(0), nOut(), first.size(2), first.size(3)};
    NDArray h = Nd.zeros(first.dtype(), shape);
    NDArray c = h;
    List<NDArray> made = new ArrayList<>();
    for (NDArray fromInput : fromInputs) {
      NDArray fromState = Volumes.conv(h, kernel, null, ones, same.borders(h), ones, 1);
      List<NDArray> sums = Shapes.chunk(Arithmetic.add(fromInput, fromState), 4, 1);
      NDArray input = activated(context, gate, sums.get(0));
      NDArray forget = activated(context, gate, sums.get(1));
      NDArray block = activated(context, function, sums.get(2));
      c = Arithmetic.add(Arithmetic.mul(forget, c), Arithmetic.mul(input, block));
      NDArray output = activated(context, gate, sums.get(3));
      h = Arithmetic.mul(output, activated(context, function, c));
      made.add(h);
    }
    return made;
  }

  /** Starts a builder. */
  public static ConvLSTM2DBuilder builder() {
    return new ConvLSTM2DBuilder();
  }
}
