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
import org.pydl4j.nn.inputs.InputType;

/** What layers share that make several elements of each. */
abstract class Upsampling extends Layer {
  /** How elements between others are found. */
  static final Key<Interpolation> INTERPOLATION =
      Key.of("interpolation", Type.enumOf(Interpolation.class))
          .defaultsTo(Interpolation.NEAREST)
          .doc("Nearest: each element is repeated. Bilinear: on straight lines along each axis.");

  private final long[] size;

  Upsampling(Declaration<?> declaration, Settings settings, Key<?> size) {
    super(declaration, settings);
    this.size = WindowKeys.numbers(settings.get(size));
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  static Key<Long> size1D() {
    return Key.of("size", Type.LONG)
        .defaultsTo(2L)
        .check(ValueCheck.atLeast(1))
        .doc("How many steps come out for each.");
  }

  static Key<Pair> size2D() {
    return Key.of("size", Type.PAIR)
        .defaultsTo(Pair.of(2))
        .check(ValueCheck.bothAtLeast(1))
        .doc("How many rows and columns come out for each.");
  }

  static Key<List<Long>> size3D() {
    return WindowKeys.volume("size", 2)
        .check(ValueCheck.eachAtLeast(1))
        .doc("How many slices, rows and columns come out for each.");
  }

  @Override
  public InputFamily inputFamily() {
    return Space.family(size.length);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Space in = Space.of(input);
    long[] out = in.extents().clone();
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = out[axis] < 0 ? -1 : Math.multiplyExact(out[axis], size[axis]);
    }
    return new Space(in.channels(), out).type();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Volumes.upsample(input, size, get(INTERPOLATION) == Interpolation.BILINEAR);
  }

  /** Of masked sequences, steps are padding where the one that they come from is. */
  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null || !Masks.byStep(input.value(), mask)) {
      return input.with(forward(context, input.value()));
    }
    NDArray after = Shapes.repeat(mask, size[0], 1);
    NDArray made = forward(context, Masks.real(input.value(), mask));
    return new Signal(Masks.real(made, after), after);
  }
}
