package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * What convolutions of each channel by itself share; their weights are [kernel …, in, multiplier].
 */
abstract class Depthwise extends Convolving {
  /** Outputs a channel. */
  static final Key<Long> DEPTH_MULTIPLIER =
      Key.of("depthMultiplier", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc("How many windows each input channel has.");

  Depthwise(Declaration<?> declaration, Settings settings, Window window) {
    super(declaration, settings, window);
  }

  @Override
  long outputs(long nIn) {
    return nIn * get(DEPTH_MULTIPLIER);
  }

  @Override
  List<ParameterSpec> weights(long nIn) {
    int axes = window.axes();
    long[] shape = new long[axes + 2];
    System.arraycopy(window.kernel(), 0, shape, 0, axes);
    shape[axes] = nIn;
    shape[axes + 1] = get(DEPTH_MULTIPLIER);
    double area = window.size();
    return List.of(
        weight(
            ParameterLayout.C, nIn * area, get(DEPTH_MULTIPLIER) * area / window.strides(), shape));
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    int axes = window.axes();
    int[] order = new int[axes + 2];
    order[0] = axes;
    order[1] = axes + 1;
    for (int axis = 0; axis < axes; axis++) {
      order[2 + axis] = axis;
    }
    NDArray byChannel = Shapes.permute(context.parameter("W"), order);
    long nIn = input.size(1);
    NDArray weights = Shapes.reshape(byChannel, kernels(outputs(nIn), 1));
    return convolved(input, weights, bias(context), nIn);
  }
}
