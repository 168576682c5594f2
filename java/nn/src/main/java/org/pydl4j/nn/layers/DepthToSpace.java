package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;

/**
 * The channels of each pixel as a block of pixels, the opposite of {@link SpaceToDepth}.
 *
 * <p>Input [n, channels · blocks², height, width], output [n, channels, height · blocks, width ·
 * blocks]. No parameters.
 *
 * <pre>{@code
 * DepthToSpace.builder().blocks(2)
 * }</pre>
 */
public final class DepthToSpace extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<DepthToSpace> DECLARATION =
      Declaration.of(KIND, "DepthToSpace", DepthToSpace::new)
          .doc(
              "The channels of each pixel as a block of pixels, the opposite of SpaceToDepth.\n"
                  + "out[c, y · blocks + u, x · blocks + v] = in[(u · blocks + v) · channels + c,"
                  + " y, x]\n"
                  + "Input: [n, channels · blocks², height, width].\n"
                  + "Output: [n, channels, height · blocks, width · blocks].\n"
                  + "No parameters.")
          .positional(SpaceToDepth.BLOCKS)
          .include(Layer.KEYS)
          .build();

  private DepthToSpace(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Convolutional image = (Convolutional) input;
    long b = get(SpaceToDepth.BLOCKS);
    if (image.channels() % (b * b) != 0) {
      throw place.expects(
          "a multiple of " + b * b + " channels",
          Long.toString(image.channels()),
          "Change 'blocks', or the layer before.");
    }
    return InputType.convolutional(
        image.height() * b, image.width() * b, image.channels() / (b * b));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long b = get(SpaceToDepth.BLOCKS);
    long n = input.size(0);
    long c = input.size(1) / (b * b);
    long h = input.size(2);
    long w = input.size(3);
    NDArray blocks = Shapes.permute(Shapes.reshape(input, n, b, b, c, h, w), 0, 3, 4, 1, 5, 2);
    return Shapes.reshape(blocks, n, c, h * b, w * b);
  }

  /** Starts a builder. */
  public static DepthToSpaceBuilder builder() {
    return new DepthToSpaceBuilder();
  }
}
