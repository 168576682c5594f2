package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * The last layer of a network that learns from normal examples alone what is not normal. DL4J:
 * {@code OCNNOutputLayer}. Source: Chalapathy, Menon and Chawla 2018.
 *
 * <p>Input [n, nIn], output [n, 1]: an example is normal where it is at least the parameter {@code
 * r}. Training needs no labels. Parameters: {@code v} [nIn, hiddenSize], {@code w} [hiddenSize, 1],
 * {@code r} [1].
 *
 * <pre>{@code
 * OCNNOutput.builder().hiddenSize(32).nu(0.05).activation("sigmoid")
 * }</pre>
 */
public final class OCNNOutput extends Layer implements SupervisedLayer {
  /** Size of the hidden layer. */
  public static final Key<Long> HIDDEN_SIZE =
      Key.of("hiddenSize", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Size of the hidden layer.");

  /** The share of examples outside. */
  public static final Key<Double> NU =
      Key.of("nu", Type.DOUBLE)
          .defaultsTo(0.04)
          .check(ValueCheck.above(0))
          .doc("The share of the training's examples that may lie outside of what is normal.");

  /** Where the border starts. */
  public static final Key<Double> INITIAL_R =
      Key.of("initialRValue", Type.DOUBLE).defaultsTo(0.1).doc("The border that r starts with.");

  /** Name, documentation and keys. */
  public static final Declaration<OCNNOutput> DECLARATION =
      Declaration.of(KIND, "OCNNOutput", OCNNOutput::new)
          .doc(
              "Learns from normal examples alone what is not normal, the last of a network.\n"
                  + "y = activation(x · v) · w, normal where y >= r. Loss: 0.5 · |v|² + 0.5 · |w|²"
                  + " + max(0, r - y) / nu - r; its border r goes where a share nu of the examples"
                  + " lies below it. M2.1 divides that by the mini-batch's size once more.\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, 1].\n"
                  + "Labels: none; those that are given are not looked at.\n"
                  + "Parameters: v [nIn, hiddenSize], w [hiddenSize, 1], r [1].\n"
                  + "DL4J: OCNNOutputLayer. Source: Chalapathy, Menon and Chawla 2018.")
          .positional(HIDDEN_SIZE, NU)
          .include(keys())
          .build();

  private OCNNOutput(Settings settings) {
    super(DECLARATION, settings);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(INITIAL_R);
    keys.add(LayerKeys.N_IN);
    keys.addAll(LayerKeys.INHERITED);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return keys;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long expected = find(LayerKeys.N_IN).orElse(input.size());
    if (expected != input.size()) {
      throw place.expects(
          expected + " inputs",
          Long.toString(input.size()),
          "Set its 'nIn' to " + input.size() + ", or leave it out.");
    }
    return InputType.feedForward(1);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long in = input.size();
    long hidden = get(HIDDEN_SIZE);
    return List.of(
        weight("v", in, hidden),
        weight("w", hidden, 1),
        ParameterSpec.of("r", ParameterRole.GAIN, WeightInits.constant(get(INITIAL_R)), 1));
  }

  private ParameterSpec weight(String name, long in, long out) {
    return ParameterSpec.matrix(name, get(LayerKeys.WEIGHT_INIT), in, out);
  }

  @Override
  public String lossName() {
    return "OCNN";
  }

  @Override
  public boolean needsLabels() {
    return false;
  }

  /** Anything: labels are not looked at. */
  @Override
  public long[] labelShape(long[] output) {
    return new long[] {output[0], -1};
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray hidden = context.linear(input, "v", null);
    return context.linear(activated(context, get(LayerKeys.ACTIVATION), hidden), "w", null);
  }

  @Override
  public NDArray losses(LayerContext context, Signal input, NDArray labels) {
    NDArray y = forward(context, dropOut(context, input.value()));
    NDArray r = context.parameter("r");
    NDArray outside = Activations.relu(Arithmetic.sub(r, y));
    NDArray each = Shapes.reshape(Arithmetic.div(outside, get(NU)), y.size(0));
    NDArray size = Arithmetic.mul(Arithmetic.add(square(context, "v"), square(context, "w")), 0.5);
    return Arithmetic.add(each, Arithmetic.sub(size, r));
  }

  private static NDArray square(LayerContext context, String name) {
    return Reduction.sum(Maths.square(context.parameter(name)));
  }

  /** Starts a builder. */
  public static OCNNOutputBuilder builder() {
    return new OCNNOutputBuilder();
  }
}
