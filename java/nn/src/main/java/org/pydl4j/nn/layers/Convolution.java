package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.steps.ConvolutionStep;
import org.pydl4j.nn.steps.FunctionStep;
import org.pydl4j.nn.steps.Step;

/**
 * Convolution of images (cross-correlation: the kernel is not flipped). {@code activation(b[o] +
 * sum over i, u, v of W[o, i, u, v] · x[i, y · stride + u - padding, …])}. DL4J: {@code
 * ConvolutionLayer}.
 *
 * <p>Input [n, nIn, height, width], output [n, nOut, height', width']. Parameters: b [nOut], W
 * [nOut, nIn / groups, kernel height, kernel width].
 *
 * <pre>{@code
 * Convolution.builder().nOut(20).kernelSize(5).activation("relu")
 * }</pre>
 */
public final class Convolution extends Convolving {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(5);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<Convolution> DECLARATION =
      Declaration.of(KIND, "Convolution", Convolution::new)
          .doc(
              "Convolution of images (cross-correlation: the kernel is not flipped).\n"
                  + "activation(b[o] + sum over i, u, v of W[o, i, u, v] · x[i, y · stride + u - "
                  + "padding, …])\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nOut, height', width'].\n"
                  + "Parameters: b [nOut], W [nOut, nIn / groups, kernel height, kernel width].\n"
                  + "DL4J: ConvolutionLayer.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Convolution(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  @Override
  public List<Step> compile(LayerContext frozen) {
    ConvolutionStep.Move move =
        new ConvolutionStep.Move(window.stride(), window.dilation(), groups(), window::borders);
    List<Step> steps = new ArrayList<>();
    steps.add(new ConvolutionStep(frozen.parameter("W"), bias(frozen), move));
    steps.addAll(FunctionStep.of(activation()));
    return steps;
  }

  /** Starts a builder. */
  public static ConvolutionBuilder builder() {
    return new ConvolutionBuilder();
  }
}
