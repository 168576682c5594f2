package org.pydl4j.nn.layers;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** What transposed convolutions share. */
abstract class Deconvolving extends Convolving {
  /** Places beyond those that inputs reach. */
  static final Key<List<Long>> OUTPUT_PADDING =
      Key.of("outputPadding", Type.LONGS)
          .check(ValueCheck.eachAtLeast(0))
          .doc(
              "Places at the end of each axis beyond those that inputs reach, less than the stride;"
                  + " they hold the biases. None when not set. Keras: output_padding.");

  Deconvolving(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings, window);
  }

  /** Places at the end of each axis beyond those that inputs reach. */
  private long more(int axis) {
    List<Long> given = find(OUTPUT_PADDING).orElse(List.of());
    return axis < given.size() ? given.get(axis) : 0;
  }

  /** Whether the sizes are multiples of those that come in. */
  private boolean multiplies() {
    return window.mode() == ConvolutionMode.Same || window.mode() == ConvolutionMode.Causal;
  }

  @Override
  long[] out(long[] in, LayerPlace place) {
    window.requireMode(place);
    requireOutputPadding(place);
    long[] out = new long[in.length];
    for (int axis = 0; axis < out.length; axis++) {
      long s = window.stride()[axis];
      long full = (in[axis] - 1) * s + window.span(axis) - 2 * window.padding()[axis] + more(axis);
      out[axis] = in[axis] < 0 ? -1 : multiplies() ? in[axis] * s + more(axis) : full;
      if (in[axis] >= 0 && out[axis] < 1) {
        throw place.expects(
            "a larger " + Space.axis(in.length, axis),
            Long.toString(in[axis]),
            "Its padding of " + window.padding()[axis] + " leaves nothing. Use a smaller padding.");
      }
    }
    return out;
  }

  private void requireOutputPadding(LayerPlace place) {
    List<Long> given = find(OUTPUT_PADDING).orElse(null);
    if (given != null && !fits(given)) {
      throw new ConfigurationException(
          place.capitalised()
              + " needs an outputPadding for each of its "
              + window.axes()
              + " axes, less than the stride or the dilation there. Got "
              + given
              + ".");
    }
  }

  private boolean fits(List<Long> outputPadding) {
    return outputPadding.size() == window.axes()
        && IntStream.range(0, window.axes())
            .allMatch(
                axis ->
                    outputPadding.get(axis)
                        < Math.max(window.stride()[axis], window.dilation()[axis]));
  }

  @Override
  List<ParameterSpec> weights(long nIn) {
    double area = (double) window.size() / groups();
    return List.of(
        weight(
            ParameterLayout.C,
            nIn * area,
            nOut() * area / window.strides(),
            kernels(nIn, nOut() / groups())));
  }

  @Override
  NDArray convolved(NDArray x, NDArray weights, @Nullable NDArray bias, long groups) {
    int axes = window.axes();
    long[] more = new long[axes];
    long[] cut = new long[2 * axes];
    for (int axis = 0; axis < axes; axis++) {
      more[axis] = more(axis);
      if (!multiplies()) {
        continue;
      }
      long surplus = window.span(axis) - window.stride()[axis];
      long front =
          window.mode() == ConvolutionMode.Same ? Math.max(0, surplus) / 2 : 0; // as in DL4J
      more[axis] += Math.max(0, -surplus);
      cut[2 * axis] = front;
      cut[2 * axis + 1] = Math.max(0, surplus) - front;
    }
    long[] padding = multiplies() ? new long[axes] : window.padding();
    NDArray full =
        Volumes.deconv(x, weights, bias, window.stride(), padding, window.dilation(), more, groups);
    return Volumes.crop(full, cut);
  }

  @Override
  NDArray reduced(NDArray mask) {
    NDArray ones = Nd.ones(mask.dtype(), 1, 1, window.kernel()[0]);
    NDArray covered = convolved(Shapes.expandDims(mask, 1), ones, null, 1);
    return Arithmetic.min(Shapes.squeeze(covered, 1), 1);
  }
}
