package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/** What layers with windows of own weights at each place share. */
abstract class LocallyConnected extends Convolving {
  /** Whether each place has biases of its own. */
  static final Key<Boolean> BIAS_PER_PLACE =
      Key.of("biasPerPlace", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether each place has biases of its own, as in Keras: b [nOut · places].");

  LocallyConnected(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings, window);
  }

  @Override
  long[] out(long[] in, LayerPlace place) {
    if (Arrays.stream(in).anyMatch(extent -> extent < 0)) {
      throw place.expects(
          "sequences of a known length, since it has weights for each step",
          "sequences of any length",
          "Set the timeSeriesLength of the network's inputType.");
    }
    return window.out(in, place);
  }

  /** DL4J's order: W before b. */
  @Override
  public List<ParameterSpec> parameters(InputType input) {
    Space in = Space.of(input);
    long places = 1;
    for (long extent : window.out(in.extents(), new LayerPlace("", ""))) {
      places *= extent;
    }
    double area = window.size();
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        weight(
            ParameterLayout.C,
            in.channels() * area,
            nOut() * area / window.strides(),
            places,
            in.channels() * window.size(),
            nOut()));
    parameters.addAll(get(BIAS_PER_PLACE) ? biases(nOut() * places) : bias());
    return parameters;
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    NDArray padded = Volumes.pad(input, 0, window.borders(input));
    long[] out = new long[window.axes()];
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = (padded.size(2 + axis) - window.span(axis)) / window.stride()[axis] + 1;
    }
    NDArray image = window.axes() == 1 ? Shapes.expandDims(padded, 2) : padded;
    NDArray columns =
        Volumes.unfold(
            image, wide(window.kernel()), wide(window.stride()), wide(window.dilation()));
    NDArray byPlace = Linalg.matmul(Shapes.permute(columns, 2, 0, 1), context.parameter("W"));
    NDArray made = Shapes.permute(byPlace, 1, 2, 0); // [n, nOut, places]
    NDArray shaped = Shapes.reshape(made, new Space(nOut(), out).type().batchShape(input.size(0)));
    @Nullable NDArray bias = bias(context);
    if (bias == null) {
      return shaped;
    }
    NDArray wide =
        get(BIAS_PER_PLACE)
            ? Shapes.reshape(bias, new Space(nOut(), out).type().batchShape(1))
            : Normalization.along(shaped, bias);
    return Arithmetic.add(shaped, wide);
  }

  private static long[] wide(long[] numbers) {
    return numbers.length == 1 ? new long[] {1, numbers[0]} : numbers;
  }
}
