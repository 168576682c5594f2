package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;

/**
 * Pooling of images: the greatest, the mean or the sum of each window. DL4J: {@code
 * SubsamplingLayer}.
 *
 * <p>Input [n, channels, height, width], output [n, channels, height', width']. No parameters.
 *
 * <pre>{@code
 * Subsampling.builder().poolingType(PoolingType.MAX).kernelSize(2).stride(2)
 * }</pre>
 */
public final class Subsampling extends Layer {
  /** What is made of a window. */
  public enum PoolingType {
    /** The greatest number. */
    MAX,
    /** The mean; cells of the border are not counted unless {@code avgPoolIncludePadInDivisor}. */
    AVG,
    /** The sum. */
    SUM
  }

  /** What is made of a window. */
  public static final Key<PoolingType> POOLING_TYPE =
      Key.of("poolingType", Type.enumOf(PoolingType.class))
          .defaultsTo(PoolingType.MAX)
          .doc("What is made of a window: its greatest number, mean or sum.");

  /** Height and width of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(2);

  /** Whether the border counts in means. */
  public static final Key<Boolean> INCLUDE_PAD =
      Key.of("avgPoolIncludePadInDivisor", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether means are taken over the cells of the border, too.");

  /** Name, documentation and keys. */
  public static final Declaration<Subsampling> DECLARATION =
      Declaration.of(KIND, "Subsampling", Subsampling::new)
          .doc(
              "Pooling of images: the greatest, the mean or the sum of each window.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels, height', width'].\n"
                  + "No parameters.\n"
                  + "DL4J: SubsamplingLayer (whose default window of 1 x 1 leaves numbers out; here"
                  + " it is 2 x 2).")
          .positional(POOLING_TYPE, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .key(INCLUDE_PAD)
          .include(Layer.KEYS)
          .build();

  private final ConvolutionMode.Window window;

  private Subsampling(Settings settings) {
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
    return InputType.convolutional(
        window.outHeight(image.height(), place),
        window.outWidth(image.width(), place),
        image.channels());
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long[] kernel = window.kernel().toArray();
    long[] stride = window.stride().toArray();
    long[] borders = window.borders(input.size(2), input.size(3));
    long[] dilation = window.dilation().toArray();
    PoolingType type = get(POOLING_TYPE);
    if (type == PoolingType.MAX) {
      return Convolutions.maxPool2d(input, kernel, stride, borders, dilation);
    }
    boolean whole = type == PoolingType.SUM || get(INCLUDE_PAD);
    NDArray mean = Convolutions.avgPool2d(input, kernel, stride, borders, dilation, whole);
    return type == PoolingType.SUM ? Arithmetic.mul(mean, kernel[0] * kernel[1]) : mean;
  }

  /** Starts a builder. */
  public static SubsamplingBuilder builder() {
    return new SubsamplingBuilder();
  }
}
