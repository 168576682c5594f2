package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;

/**
 * The pixels of each block of an image as images of their own: pixel (u, v) of the blocks of
 * example i becomes example (u · block width + v) · n + i. DL4J: {@code SpaceToBatchLayer}.
 *
 * <p>Input [n, channels, height, width], output [n · block height · block width, channels, height /
 * block height, width / block width], after the padding. No parameters.
 *
 * <pre>{@code
 * SpaceToBatch.builder().blocks(2)
 * }</pre>
 */
public final class SpaceToBatch extends Layer {
  /** Rows and columns of a block. */
  public static final Key<Pair> BLOCKS =
      Key.of("blocks", Type.PAIR)
          .defaultsTo(Pair.of(2))
          .check(ValueCheck.bothAtLeast(1))
          .doc("Rows and columns of a block.");

  /** What is added before. */
  public static final Key<List<Long>> PADDING =
      Borders.key("padding", "added", "[top, bottom, left, right]", "height", "width");

  /** Name, documentation and keys. */
  public static final Declaration<SpaceToBatch> DECLARATION =
      Declaration.of(KIND, "SpaceToBatch", SpaceToBatch::new)
          .doc(
              "The pixels of each block of an image as images of their own: pixel (u, v) of the"
                  + " blocks of example i becomes example (u · block width + v) · n + i.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n · block height · block width, channels, height / block height,"
                  + " width / block width], after the padding.\n"
                  + "No parameters.\n"
                  + "DL4J: SpaceToBatchLayer.")
          .positional(BLOCKS, PADDING)
          .include(Layer.KEYS)
          .build();

  private SpaceToBatch(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Convolutional image = (Convolutional) input;
    long[] sides = WindowKeys.numbers(get(PADDING));
    long height = image.height() + sides[0] + sides[1];
    long width = image.width() + sides[2] + sides[3];
    Pair blocks = get(BLOCKS);
    if (height % blocks.first() != 0 || width % blocks.second() != 0) {
      throw place.expects(
          "images whose height and width with padding are multiples of " + blocks,
          "[" + height + ", " + width + "]",
          "Change 'blocks' or 'padding'.");
    }
    return InputType.convolutional(
        height / blocks.first(), width / blocks.second(), image.channels());
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray x = Volumes.pad(input, 0, WindowKeys.numbers(get(PADDING)));
    long n = x.size(0);
    long c = x.size(1);
    long rows = get(BLOCKS).first();
    long columns = get(BLOCKS).second();
    long h = x.size(2) / rows;
    long w = x.size(3) / columns;
    NDArray blocks = Shapes.permute(Shapes.reshape(x, n, c, h, rows, w, columns), 3, 5, 0, 1, 2, 4);
    return Shapes.reshape(blocks, rows * columns * n, c, h, w);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    NDArray made = forward(context, input.value());
    if (mask == null) {
      return Signal.of(made);
    }
    long times = get(BLOCKS).first() * get(BLOCKS).second();
    return new Signal(made, mask.rank() == 1 ? Shapes.tile(mask, times) : null);
  }

  /** Starts a builder. */
  public static SpaceToBatchBuilder builder() {
    return new SpaceToBatchBuilder();
  }
}
