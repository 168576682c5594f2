package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;

/**
 * The pixels of each block of an image as channels of one pixel: pixel (u, v) of a block becomes
 * the channels (u · blocks + v) · channels + c. DL4J: {@code SpaceToDepthLayer}.
 *
 * <p>Input [n, channels, height, width], output [n, channels · blocks², height / blocks, width /
 * blocks]. No parameters.
 *
 * <pre>{@code
 * SpaceToDepth.builder().blocks(2)
 * }</pre>
 */
public final class SpaceToDepth extends Layer {
  /** Rows and columns of a block. */
  public static final Key<Long> BLOCKS =
      Key.of("blocks", Type.LONG)
          .defaultsTo(2L)
          .check(ValueCheck.atLeast(1))
          .doc("Rows and columns of a block.");

  /** Name, documentation and keys. */
  public static final Declaration<SpaceToDepth> DECLARATION =
      Declaration.of(KIND, "SpaceToDepth", SpaceToDepth::new)
          .doc(
              "The pixels of each block of an image as channels of one pixel.\n"
                  + "out[(u · blocks + v) · channels + c, y, x] = in[c, y · blocks + u, x · blocks"
                  + " + v]\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels · blocks², height / blocks, width / blocks].\n"
                  + "No parameters.\n"
                  + "DL4J: SpaceToDepthLayer.")
          .positional(BLOCKS)
          .include(Layer.KEYS)
          .build();

  private SpaceToDepth(Settings settings) {
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
    long b = get(BLOCKS);
    if (image.height() % b != 0 || image.width() % b != 0) {
      throw place.expects(
          "images whose height and width are multiples of " + b,
          image.described(),
          "Change 'blocks', or put a ZeroPadding or Cropping2D in front.");
    }
    return InputType.convolutional(image.height() / b, image.width() / b, image.channels() * b * b);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long b = get(BLOCKS);
    long n = input.size(0);
    long c = input.size(1);
    long h = input.size(2) / b;
    long w = input.size(3) / b;
    NDArray blocks = Shapes.permute(Shapes.reshape(input, n, c, h, b, w, b), 0, 3, 5, 1, 2, 4);
    return Shapes.reshape(blocks, n, b * b * c, h, w);
  }

  /** Starts a builder. */
  public static SpaceToDepthBuilder builder() {
    return new SpaceToDepthBuilder();
  }
}
