package org.pydl4j.nn.vertices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterLayout;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Signal;

/**
 * Attention between series by sums in place of products. Keras: {@code AdditiveAttention}. Source:
 * Bahdanau, Cho and Bengio 2014.
 */
public final class AdditiveAttentionVertex extends GraphVertex {
  /** Whether there is a learnt scale. */
  public static final Key<Boolean> USE_SCALE =
      Key.of("useScale", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether each number of the sums has a learnt factor; 1 otherwise.");

  /** Name, documentation and keys. */
  public static final Declaration<AdditiveAttentionVertex> DECLARATION =
      Declaration.of(KIND, "AdditiveAttentionVertex", AdditiveAttentionVertex::new)
          .doc(
              "Attention between series by sums in place of products.\n"
                  + "softmax(sum of scale · tanh(q + k)) V; a key that a mask leaves out has the"
                  + " weight 0, the output of a masked query is 0.\n"
                  + "Input: two or three: queries [n, size, steps], keys [n, size, time], values"
                  + " [n, width, time]; without values the keys.\n"
                  + "Output: [n, width, steps].\n"
                  + "Parameters: with useScale scale [size].\n"
                  + "Keras: AdditiveAttention, which reads values before keys. Source: Bahdanau,"
                  + " Cho and Bengio 2014.")
          .key(USE_SCALE)
          .include(LayerKeys.INHERITED.stream().filter(AdditiveAttentionVertex::matters).toList())
          .key(LayerKeys.FROZEN)
          .build();

  private AdditiveAttentionVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  private static boolean matters(Key<?> key) {
    return key != LayerKeys.ACTIVATION && key != LayerKeys.DROP_OUT;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    Recurrent queries = Attended.require(inputs, false, place);
    long width = inputs.get(inputs.size() - 1).features();
    return List.of(queries.of(InputType.feedForward(width)));
  }

  @Override
  public List<ParameterSpec> parameters(List<InputType> inputs) {
    long size = inputs.get(0).features();
    return get(USE_SCALE)
        ? List.of(
            new ParameterSpec(
                "scale",
                new long[] {size},
                ParameterLayout.C,
                ParameterRole.WEIGHT,
                get(LayerKeys.WEIGHT_INIT),
                size,
                1))
        : List.of();
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Attended given = Attended.of("AdditiveAttentionVertex", inputs);
    NDArray queries = Shapes.expandDims(Shapes.permute(given.queries(), 0, 2, 1), 2);
    NDArray keys = Shapes.expandDims(Shapes.permute(given.keys(), 0, 2, 1), 1);
    NDArray sums = Maths.tanh(Arithmetic.add(queries, keys)); // [n, steps, time, size]
    NDArray scaled = get(USE_SCALE) ? Arithmetic.mul(sums, context.parameter("scale")) : sums;
    NDArray weights = weights(Reduction.sum(scaled, 3), given.mask());
    NDArray made = Linalg.matmul(weights, Shapes.permute(given.values(), 0, 2, 1));
    return List.of(given.masked(Shapes.permute(made, 0, 2, 1)));
  }

  /** [n, steps, time]; a series of which no key is real has the weights 0. */
  private static NDArray weights(NDArray scores, @Nullable NDArray mask) {
    if (mask == null) {
      return Activations.softmax(scores, 2);
    }
    NDArray real = Comparison.ne(Shapes.expandDims(mask, 1), 0);
    NDArray some = Shapes.expandDims(Reduction.any(real, 2), 2);
    NDArray allowed = Comparison.or(real, Comparison.not(some));
    NDArray never = Nd.full(Double.NEGATIVE_INFINITY, scores.dtype(), 1);
    NDArray weights = Activations.softmax(Comparison.where(allowed, scores, never), 2);
    return Comparison.where(some, weights, Nd.zeros(weights.dtype(), 1));
  }

  /** Starts a builder. */
  public static AdditiveAttentionVertexBuilder builder() {
    return new AdditiveAttentionVertexBuilder();
  }
}
