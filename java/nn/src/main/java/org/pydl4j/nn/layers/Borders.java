package org.pydl4j.nn.layers;

import java.util.Collections;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/** What layers share that add to the borders of sequences, images or volumes, or cut them off. */
abstract class Borders extends Layer {
  final long[] sides;
  private final int sign;

  Borders(Declaration<?> declaration, Settings settings, Key<List<Long>> sides, int sign) {
    super(declaration, settings);
    this.sides = WindowKeys.numbers(settings.get(sides));
    this.sign = sign;
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  /** The key of the numbers for both sides of each axis. */
  static Key<List<Long>> key(String name, String what, String order, String... axes) {
    return Key.of(name, Type.sides(axes))
        .defaultsTo(Collections.nCopies(2 * axes.length, 0L))
        .check(ValueCheck.eachAtLeast(0))
        .doc("How much is " + what + " on each side: " + order + ".");
  }

  /** What is made of values [n, channels, …], or of a mask as such. */
  abstract NDArray changed(NDArray x, double value);

  @Override
  public InputFamily inputFamily() {
    return Space.family(sides.length / 2);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Space in = Space.of(input);
    long[] out = in.extents().clone();
    for (int axis = 0; axis < out.length; axis++) {
      long change = sides[2 * axis] + sides[2 * axis + 1];
      if (out[axis] >= 0 && out[axis] + sign * change < 1) {
        throw place.expects(
            "a " + Space.axis(out.length, axis) + " greater than " + change,
            Long.toString(out[axis]),
            "Cut off less.");
      }
      out[axis] = out[axis] < 0 ? -1 : out[axis] + sign * change;
    }
    return new Space(in.channels(), out).type();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return changed(input, 0);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null || !Masks.byStep(input.value(), mask)) {
      return input.with(changed(input.value(), 0));
    }
    NDArray channel = Shapes.expandDims(mask, 1);
    NDArray after = Shapes.squeeze(changed(channel, 1), 1);
    return new Signal(changed(Masks.real(input.value(), mask), 0), after);
  }
}
