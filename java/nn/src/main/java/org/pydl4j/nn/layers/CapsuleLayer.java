package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Capsules that agree on what those before them see: routing by agreement. DL4J: {@code
 * CapsuleLayer}. Source: Sabour, Frosst and Hinton 2017.
 *
 * <p>Input [n, capsules before, their dimensions], output [n, capsules, capsuleDimensions].
 *
 * <pre>{@code
 * CapsuleLayer.builder().capsules(10).capsuleDimensions(16).routings(3)
 * }</pre>
 */
public final class CapsuleLayer extends Layer {
  /** How many come out. */
  public static final Key<Long> CAPSULES =
      Key.of("capsules", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many capsules there are.");

  /** Rounds of agreement. */
  public static final Key<Long> ROUTINGS =
      Key.of("routings", Type.LONG)
          .defaultsTo(3L)
          .check(ValueCheck.between(1, 1000))
          .doc("How often capsules look again at which of those before them agree.");

  /** Off by default, as in DL4J. */
  public static final Key<Boolean> HAS_BIAS = LayerKeys.HAS_BIAS.defaultsTo(false);

  /** Name, documentation and keys. */
  public static final Declaration<CapsuleLayer> DECLARATION =
      Declaration.of(KIND, "CapsuleLayer", CapsuleLayer::new)
          .alias("Capsules")
          .doc(
              "Capsules that agree on what those before them see: routing by agreement.\n"
                  + "u[i, j] = W[i, j] x[i]; routings times: v[j] = squash(sum over i of"
                  + " softmax(r)[i, j] · u[i, j] + b[j]), r[i, j] += u[i, j] · v[j], r from 0.\n"
                  + "Input: [n, capsules before, their dimensions].\n"
                  + "Output: [n, capsules, capsuleDimensions].\n"
                  + "Parameters: W [capsules before, capsules · capsuleDimensions, their"
                  + " dimensions]; with hasBias b [capsules, capsuleDimensions].\n"
                  + "DL4J: CapsuleLayer. Source: Sabour, Frosst and Hinton 2017.")
          .positional(CAPSULES, PrimaryCapsules.CAPSULE_DIMENSIONS, ROUTINGS)
          .key(HAS_BIAS)
          .include(AttentionKeys.training())
          .build();

  private CapsuleLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (((Recurrent) input).time() < 0) {
      throw place.expects(
          "capsules of a known number of dimensions",
          input.described(),
          "Set the timeSeriesLength of the network's inputType.");
    }
    return InputType.recurrent(get(CAPSULES), get(PrimaryCapsules.CAPSULE_DIMENSIONS));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long before = input.features();
    long dimensions = ((Recurrent) input).time();
    long own = get(PrimaryCapsules.CAPSULE_DIMENSIONS);
    long all = get(CAPSULES) * own;
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        new ParameterSpec(
            "W",
            new long[] {before, all, dimensions},
            ParameterLayout.C,
            ParameterRole.WEIGHT,
            get(LayerKeys.WEIGHT_INIT),
            before * dimensions,
            all));
    if (get(HAS_BIAS)) {
      parameters.add(
          ParameterSpec.of(
              "b",
              ParameterRole.BIAS,
              WeightInits.constant(get(LayerKeys.BIAS_INIT)),
              get(CAPSULES),
              own));
    }
    return parameters;
  }

  /** Capsules are no steps: a mask has no meaning behind them. */
  @Override
  public Signal apply(LayerContext context, Signal input) {
    return Signal.of(forward(context, input.value()));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    long n = input.size(0);
    long before = input.size(1);
    NDArray weights = context.parameter("W"); // [before, capsules · own, dimensions]
    NDArray byCapsule = Shapes.permute(input, 1, 2, 0); // [before, dimensions, n]
    NDArray seen =
        Shapes.reshape(
            Shapes.permute(Linalg.matmul(weights, byCapsule), 2, 0, 1),
            n,
            before,
            get(CAPSULES),
            get(PrimaryCapsules.CAPSULE_DIMENSIONS));
    NDArray agreement = Nd.zeros(input.dtype(), n, before, get(CAPSULES), 1);
    NDArray made = made(context, seen, agreement);
    for (long round = 1; round < get(ROUTINGS); round++) {
      NDArray agrees = Reduction.sum(Arithmetic.mul(seen, made), true, 3);
      agreement = Arithmetic.add(agreement, agrees);
      made = made(context, seen, agreement);
    }
    return Shapes.squeeze(made, 1);
  }

  /** [n, 1, capsules, own]. */
  private NDArray made(LayerContext context, NDArray seen, NDArray agreement) {
    NDArray share = Activations.softmax(agreement, 2);
    NDArray sum = Reduction.sum(Arithmetic.mul(share, seen), true, 1);
    NDArray all = get(HAS_BIAS) ? Arithmetic.add(sum, context.parameter("b")) : sum;
    return Capsules.squash(all, 3);
  }

  /** Starts a builder. */
  public static CapsuleLayerBuilder builder() {
    return new CapsuleLayerBuilder();
  }
}
