package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;

/**
 * Convolution of images (cross-correlation: the kernel is not flipped). DL4J: {@code
 * ConvolutionLayer}.
 *
 * <p>{@code out[o, y, x] = activation(b[o] + sum over i, u, v of W[o, i, u, v] · in[i, y·s + u - p,
 * x·s + v - p])}. Input [n, nIn, height, width], output [n, nOut, height', width']. Parameters:
 * {@code b} [nOut], {@code W} [nOut, nIn, kernel height, kernel width].
 *
 * <pre>{@code
 * Convolution.builder().nOut(20).kernelSize(5).activation("relu")
 * }</pre>
 */
public final class Convolution extends FeedForwardLayer {
  /** Height and width of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(5);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<Convolution> DECLARATION =
      Declaration.of(KIND, "Convolution", Convolution::new)
          .doc(
              "Convolution of images (cross-correlation: the kernel is not flipped).\n"
                  + "activation(b[o] + sum over i, u, v of W[o, i, u, v] · x[i, y · stride + u -"
                  + " padding, …])\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nOut, height', width'].\n"
                  + "Parameters: b [nOut], W [nOut, nIn, kernel height, kernel width].\n"
                  + "DL4J: ConvolutionLayer.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .include(FeedForwardLayer.KEYS)
          .build();

  private final ConvolutionMode.Window window;

  private Convolution(Settings settings) {
    super(DECLARATION, settings);
    window =
        new ConvolutionMode.Window(
            get(WindowKeys.MODE),
            get(KERNEL_SIZE),
            get(STRIDE),
            get(WindowKeys.PADDING),
            get(WindowKeys.DILATION));
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Convolutional image = (Convolutional) input;
    checkedInputs(image.channels(), "channels", place);
    return InputType.convolutional(
        window.outHeight(image.height(), place), window.outWidth(image.width(), place), nOut());
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = ((Convolutional) input).channels();
    Pair kernel = window.kernel();
    double area = kernel.first() * kernel.second();
    double strides = window.stride().first() * window.stride().second();
    List<ParameterSpec> parameters = new ArrayList<>(bias()); // DL4J's order: b before W
    parameters.add(
        weight(
            ParameterLayout.CHANNELS_LAST,
            nIn * area,
            nOut() * area / strides,
            nOut(),
            nIn,
            kernel.first(),
            kernel.second()));
    return parameters;
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    long[] borders = window.borders(input.size(2), input.size(3));
    return Convolutions.conv2d(
        input,
        context.parameter("W"),
        bias(context),
        window.stride().toArray(),
        borders,
        window.dilation().toArray(),
        1);
  }

  /** Starts a builder. */
  public static ConvolutionBuilder builder() {
    return new ConvolutionBuilder();
  }
}
