package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/**
 * ReLU with learnt slopes below 0: {@code x > 0 ? x : W · x}. DL4J: {@code PReLULayer}. Source: He
 * et al. 2015.
 *
 * <p>Input and output of any one shape [n, …]. Parameters: {@code W} in the shape of an example,
 * with size 1 along shared axes.
 *
 * <pre>{@code
 * PReLU.builder().sharedAxes(2, 3) // a slope for each channel of images
 * }</pre>
 */
public final class PReLU extends Layer {
  /** Axes along which slopes are shared. */
  public static final Key<List<Long>> SHARED_AXES =
      Key.of("sharedAxes", Type.LONGS)
          .defaultsTo(List.of())
          .check(ValueCheck.eachAtLeast(1))
          .doc(
              "Axes along which one slope holds, counted with that of the examples as 0: [2, 3] is"
                  + " a slope for each channel of images.");

  /** The slopes at the start: 0 as in DL4J and Keras. */
  public static final Key<WeightInit> WEIGHT_INIT =
      Key.of("weightInit", Type.object(WeightInit.KIND))
          .defaultsTo(WeightInits.constant(0))
          .doc("How slopes start (PyTorch: 0.25); not inherited from the network.");

  /** Name, documentation and keys. */
  public static final Declaration<PReLU> DECLARATION =
      Declaration.of(KIND, "PReLU", PReLU::new)
          .doc(
              "ReLU with learnt slopes below 0.\n"
                  + "x > 0 ? x : W · x\n"
                  + "Input: [n, …].\n"
                  + "Output: the same shape.\n"
                  + "Parameters: W in the shape of an example, with size 1 along shared axes.\n"
                  + "DL4J: PReLULayer. Source: He et al. 2015.")
          .positional(SHARED_AXES)
          .key(WEIGHT_INIT)
          .include(
              List.of(
                  LayerKeys.UPDATER,
                  LayerKeys.L1,
                  LayerKeys.L2,
                  LayerKeys.WEIGHT_DECAY,
                  LayerKeys.WEIGHT_DECAY_APPLY_LR,
                  LayerKeys.CONSTRAIN_WEIGHTS,
                  LayerKeys.GRADIENT_NORMALIZATION,
                  LayerKeys.GRADIENT_NORMALIZATION_THRESHOLD))
          .include(Layer.KEYS)
          .build();

  private PReLU(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long[] shape = input.shape();
    List<Long> shared = new ArrayList<>(get(SHARED_AXES));
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] < 0 && !shared.contains(axis + 1L)) {
        throw place.expects(
            "sequences of a known length, since it has a slope for each step",
            input.described(),
            "Share axis " + (axis + 1) + " by 'sharedAxes', or set timeSeriesLength.");
      }
    }
    for (long axis : shared) {
      if (axis > shape.length) {
        throw place.expects(
            "an input with axis " + axis + " of its 'sharedAxes'",
            input.described(),
            "Axes count from 0, that of the examples.");
      }
    }
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long[] shape = input.shape();
    for (long axis : get(SHARED_AXES)) {
      shape[(int) axis - 1] = 1;
    }
    double size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    return List.of(
        new ParameterSpec(
            "W", shape, ParameterLayout.C, ParameterRole.WEIGHT, get(WEIGHT_INIT), size, size));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray below = Arithmetic.min(input, 0);
    return Arithmetic.add(Activations.relu(input), Arithmetic.mul(below, context.parameter("W")));
  }

  /** Starts a builder. */
  public static PReLUBuilder builder() {
    return new PReLUBuilder();
  }
}
