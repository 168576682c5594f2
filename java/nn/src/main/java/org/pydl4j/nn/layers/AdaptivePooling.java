package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/**
 * Pooling to a given size, whatever the size that goes in: the windows follow from both. PyTorch:
 * {@code AdaptiveAvgPool1d}, {@code AdaptiveMaxPool2d} and their kind.
 *
 * <p>Input [n, channels, time], [n, channels, height, width] or volumes; output of the given sizes.
 * No parameters.
 *
 * <pre>{@code
 * AdaptivePooling.builder().poolingType(PoolingType.AVG).outputSize(7, 7)
 * }</pre>
 */
public final class AdaptivePooling extends Layer {
  /** The size that comes out. */
  public static final Key<List<Long>> OUTPUT_SIZE =
      Key.of("outputSize", Type.LONGS)
          .required()
          .doc("The size of each axis that comes out: one number for sequences, two for images.");

  /** Name, documentation and keys. */
  public static final Declaration<AdaptivePooling> DECLARATION =
      Declaration.of(KIND, "AdaptivePooling", AdaptivePooling::new)
          .doc(
              "Pooling to a given size: place i of out comes from the places floor(i · in / out) to"
                  + " ceil((i + 1) · in / out) - 1.\n"
                  + "Input: [n, channels, time], [n, channels, height, width] or volumes.\n"
                  + "Output: the same with the sizes of outputSize.\n"
                  + "No parameters.\n"
                  + "PyTorch: AdaptiveAvgPool1d to 3d, AdaptiveMaxPool1d to 3d; Keras:"
                  + " AdaptiveAveragePooling1D to 3D, AdaptiveMaxPooling1D to 3D.")
          .positional(Subsampling.POOLING_TYPE, OUTPUT_SIZE)
          .include(Layer.KEYS)
          .build();

  private AdaptivePooling(Settings settings) {
    super(DECLARATION, settings);
    Subsampling.PoolingType kind = get(Subsampling.POOLING_TYPE);
    if (kind != Subsampling.PoolingType.MAX && kind != Subsampling.PoolingType.AVG) {
      throw new ConfigurationException(
          "The 'poolingType' of AdaptivePooling must be MAX or AVG. Got " + kind + " instead.");
    }
    List<Long> sizes = get(OUTPUT_SIZE);
    boolean right = !sizes.isEmpty() && sizes.size() <= 3;
    if (!right || sizes.stream().anyMatch(size -> size < 1 || size > 65_536)) {
      throw new ConfigurationException(
          "The 'outputSize' of AdaptivePooling must be one to three numbers from 1 to 65536. Got "
              + sizes
              + " instead.");
    }
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    int axes = get(OUTPUT_SIZE).size();
    if (!Space.fits(input) || Space.of(input).extents().length != axes) {
      throw place.expects(
          "inputs with " + axes + " axes behind the channels, as 'outputSize' has",
          input.described(),
          "Change 'outputSize', or the layer before it.");
    }
    long[] sizes = get(OUTPUT_SIZE).stream().mapToLong(Long::longValue).toArray();
    return new Space(Space.of(input).channels(), sizes).type();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray made = input;
    for (int i = 0; i < get(OUTPUT_SIZE).size(); i++) { // windows are boxes: one axis at a time
      made = along(made, i + 2, get(OUTPUT_SIZE).get(i));
    }
    return made;
  }

  private NDArray along(NDArray x, int axis, long out) {
    long in = x.size(axis);
    if (in == out) {
      return x;
    }
    boolean max = get(Subsampling.POOLING_TYPE) == Subsampling.PoolingType.MAX;
    List<NDArray> places = new ArrayList<>();
    for (long i = 0; i < out; i++) {
      NDArray part = Indexing.slice(x, axis, i * in / out, ((i + 1) * in + out - 1) / out);
      places.add(max ? Reduction.max(part, axis) : Reduction.mean(part, axis));
    }
    return Shapes.stack(axis, places);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    NDArray x = input.value();
    NDArray real = mask != null && Masks.byStep(x, mask) ? Masks.real(x, mask) : x;
    NDArray made = forward(context, real);
    return mask != null && mask.rank() == 1 ? new Signal(made, mask) : Signal.of(made);
  }

  /** Starts a builder. */
  public static AdaptivePoolingBuilder builder() {
    return new AdaptivePoolingBuilder();
  }
}
