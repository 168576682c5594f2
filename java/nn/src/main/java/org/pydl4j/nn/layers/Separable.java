package org.pydl4j.nn.layers;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * What separable convolutions share: each channel by itself with weights [multiplier, in, kernel
 * …], then all channels of each place with weights [out, in · multiplier, 1 …].
 */
abstract class Separable extends Convolving {
  Separable(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings, window);
  }

  @Override
  List<ParameterSpec> weights(long nIn) {
    long multiplier = get(Depthwise.DEPTH_MULTIPLIER);
    double area = window.size();
    long[] pointwise = new long[2 + window.axes()];
    Arrays.fill(pointwise, 1);
    pointwise[0] = nOut();
    pointwise[1] = nIn * multiplier;
    return List.of(
        weight(
            ParameterLayout.C,
            nIn * area,
            multiplier * area / window.strides(),
            kernels(multiplier, nIn)),
        weight(ParameterLayout.C, nIn * multiplier, nOut(), pointwise).named("pW"));
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    NDArray byChannel = Shapes.transpose(context.parameter("W"), 0, 1);
    long nIn = input.size(1);
    long middle = nIn * get(Depthwise.DEPTH_MULTIPLIER);
    NDArray weights = Shapes.reshape(byChannel, kernels(middle, 1));
    NDArray each = convolved(input, weights, null, nIn);
    long[] ones = new long[window.axes()];
    Arrays.fill(ones, 1);
    long[] none = new long[2 * window.axes()];
    return Volumes.conv(each, context.parameter("pW"), bias(context), ones, none, ones, 1);
  }
}
