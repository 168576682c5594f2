package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * What layers that move learnt windows over sequences, images or volumes share. Of sequences, steps
 * that a mask leaves out count as 0 and come out as 0, and the mask follows the series: a step is
 * real where its window covers a real one, as in DL4J.
 */
abstract class Convolving extends FeedForwardLayer {
  final Window window;

  Convolving(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings);
    this.window = window;
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
  }

  @Override
  public InputFamily inputFamily() {
    return Space.family(window.axes());
  }

  /** How many channels come out. */
  long outputs(long nIn) {
    return nOut();
  }

  /** The sizes that come out. */
  long[] out(long[] in, LayerPlace place) {
    return window.out(in, place);
  }

  /** Groups of channels. */
  final long groups() {
    return get(WindowKeys.GROUPS);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    Space in = Space.of(input);
    long nIn = checkedInputs(in.channels(), "channels", place);
    requireGroups(nIn, "inputs", place);
    requireGroups(outputs(nIn), "outputs", place);
    return new Space(outputs(nIn), out(in.extents(), place)).type();
  }

  private void requireGroups(long channels, String what, LayerPlace place) {
    if (channels % groups() != 0) {
      throw place.expects(
          what + " that its " + groups() + " groups divide",
          Long.toString(channels),
          "Set 'groups' to a divisor of inputs and outputs.");
    }
  }

  /** DL4J's order: b before W. */
  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = Space.of(input).channels();
    List<ParameterSpec> parameters = new ArrayList<>(biases(outputs(nIn)));
    parameters.addAll(weights(nIn));
    return parameters;
  }

  /** The weights for so many channels. */
  List<ParameterSpec> weights(long nIn) {
    double area = (double) window.size() / groups();
    ParameterLayout layout = window.axes() == 2 ? ParameterLayout.CHANNELS_LAST : ParameterLayout.C;
    return List.of(
        weight(
            layout, nIn * area, nOut() * area / window.strides(), kernels(nOut(), nIn / groups())));
  }

  /** The shape [first, second, kernel …]. */
  final long[] kernels(long first, long second) {
    long[] shape = new long[2 + window.axes()];
    shape[0] = first;
    shape[1] = second;
    System.arraycopy(window.kernel(), 0, shape, 2, window.axes());
    return shape;
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    return convolved(input, context.parameter("W"), bias(context), groups());
  }

  /** The sums over the windows, with the stride, padding and dilation of this layer. */
  NDArray convolved(NDArray x, NDArray weights, @Nullable NDArray bias, long groups) {
    return Volumes.conv(
        x, weights, bias, window.stride(), window.borders(x), window.dilation(), groups);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null || !Masks.byStep(input.value(), mask)) {
      return input.with(forward(context, input.value()));
    }
    NDArray made = forward(context, Masks.real(input.value(), mask));
    NDArray after = reduced(mask);
    return new Signal(Masks.real(made, after), after);
  }

  /** The mask [n, time'] of what comes out. */
  NDArray reduced(NDArray mask) {
    return window.reduced(mask);
  }
}
