package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LossFunction;

/**
 * What layers share that have an activation and a loss but no weights. Of images and volumes each
 * pixel is a row of the loss, its channels the numbers of the row.
 */
abstract class LossOnly extends Layer implements OutputLayer {
  /** Identity by default, and not inherited. */
  static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc("Function applied to the output; not inherited from the network.");

  LossOnly(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public ActivationFunction activation() {
    return get(ACTIVATION);
  }

  @Override
  public LossFunction loss() {
    return get(Output.LOSS);
  }

  @Override
  public NDArray logits(LayerContext context, NDArray input) {
    return labelRows(dropOut(context, input));
  }

  /** [n, channels, …] as rows [n · pixels, channels]. */
  @Override
  public NDArray labelRows(NDArray values) {
    return values.rank() == 2
        ? values
        : Shapes.reshape(Shapes.moveAxis(values, 1, -1), -1, values.size(1));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray rows = activated(context, activation(), labelRows(input));
    if (input.rank() == 2) {
      return rows;
    }
    long[] shape = input.shape();
    long channels = shape[1];
    System.arraycopy(shape, 2, shape, 1, shape.length - 2);
    shape[shape.length - 1] = channels;
    return Shapes.moveAxis(Shapes.reshape(rows, shape), -1, 1);
  }
}
