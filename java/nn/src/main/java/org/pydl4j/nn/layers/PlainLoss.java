package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LossFunction;

/** What layers share that have a loss and no weights. */
abstract class PlainLoss extends Layer implements OutputLayer {
  /** Identity by default, as in DL4J, and not inherited. */
  static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.IDENTITY.create(Settings.EMPTY))
          .doc("Function applied to the output; not inherited from the network.");

  PlainLoss(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public final InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public final ActivationFunction activation() {
    return get(ACTIVATION);
  }

  @Override
  public final LossFunction loss() {
    return get(Output.LOSS);
  }

  @Override
  public final NDArray logits(LayerContext context, NDArray input) {
    return dropOut(context, input);
  }

  @Override
  public final NDArray forward(LayerContext context, NDArray input) {
    return activated(context, activation(), input);
  }
}
