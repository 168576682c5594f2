package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Fully connected layers that go back by the same weights: {@code W} [nIn, nOut], {@code b} [nOut]
 * there, {@code vb} [nIn] on the way back.
 */
abstract class VisibleBias extends FullyConnected implements GenerativeLayer {
  VisibleBias(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>(super.parameters(input));
    parameters.add(
        ParameterSpec.of(
                "vb",
                ParameterRole.BIAS,
                WeightInits.constant(get(LayerKeys.BIAS_INIT)),
                input.size())
            .forPretraining());
    return parameters;
  }

  /** {@code hidden · Wᵀ + vb}, [n, nIn]. */
  final NDArray back(LayerContext context, NDArray hidden) {
    NDArray weights = Shapes.transpose(context.parameter("W")); // [nIn, nOut]
    return Convolutions.linear(hidden, weights, context.parameter("vb"));
  }
}
