package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LossFunction;
import org.pydl4j.nn.weights.WeightInits;

/**
 * An output layer of which the inputs of a class are drawn to a centre of their own. DL4J: {@code
 * CenterLossOutputLayer}. Source: Wen et al. 2016.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut], and the
 * centres {@code cL} [nOut, nIn], which are counted, not learnt.
 *
 * <pre>{@code
 * CenterLossOutput.builder().nOut(10).loss("mcxent").lambda(0.003)
 * }</pre>
 */
public final class CenterLossOutput extends FullyConnected implements OutputLayer {
  /** How fast centres move. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(0.05)
          .check(ValueCheck.between(0, 1))
          .doc("How far a centre moves in a step to the mean of its inputs.");

  /** How much the distance counts. */
  public static final Key<Double> LAMBDA =
      Key.of("lambda", Type.DOUBLE)
          .defaultsTo(2e-4)
          .check(ValueCheck.atLeast(0))
          .doc("How much the squared distance of inputs from the centre of their class counts.");

  /** Name, documentation and keys. */
  public static final Declaration<CenterLossOutput> DECLARATION =
      Declaration.of(KIND, "CenterLossOutput", CenterLossOutput::new)
          .doc(
              "Fully connected layer with a loss, the last of a network, which draws the inputs of"
                  + " each class to a centre.\n"
                  + "activation(x · W + b). Loss: loss + lambda / 2 · |x - cL of the class|². Each"
                  + " step moves a centre c by alpha · sum of (x - c) over its examples / (1 +"
                  + " their number), divided by the mini-batch's size as in DL4J.\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: W [nIn, nOut], b [nOut]; centres cL [nOut, nIn], counted.\n"
                  + "DL4J: CenterLossOutputLayer. Source: Wen et al. 2016.")
          .positional(LayerKeys.N_OUT)
          .key(Output.LOSS)
          .key(ALPHA)
          .key(LAMBDA)
          .include(FeedForwardLayer.KEYS)
          .key(Output.ACTIVATION)
          .build();

  private CenterLossOutput(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ActivationFunction activation() {
    return get(Output.ACTIVATION);
  }

  @Override
  public LossFunction loss() {
    return get(Output.LOSS);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>(super.parameters(input));
    parameters.add(
        ParameterSpec.of("cL", ParameterRole.STATE, WeightInits.constant(0), nOut(), input.size()));
    return parameters;
  }

  @Override
  public NDArray logits(LayerContext context, NDArray input) {
    return preOutput(context, dropOut(context, input));
  }

  @Override
  public NDArray meanLoss(LayerContext context, Signal input, NDArray labels) {
    return Reduction.mean(losses(context, input, labels));
  }

  @Override
  public NDArray countedLoss(
      LayerContext context, Signal input, NDArray labels, NDArray counts, double total) {
    NDArray each = Arithmetic.mul(losses(context, input, labels), counts);
    return Arithmetic.div(Reduction.sum(each), total == 0 ? 1.0 : total);
  }

  @Override
  public NDArray losses(LayerContext context, Signal input, NDArray labels) {
    NDArray x = dropOut(context, input.value());
    NDArray classes = labels.rank() == 1 ? oneHot(labels, x) : labels;
    NDArray centres = context.state("cL");
    NDArray off = Arithmetic.sub(x, Linalg.matmul(classes, centres));
    moveCentres(context, classes, centres, off);
    NDArray distance = Reduction.sum(Maths.square(off), 1);
    NDArray each = loss().perExample(preOutput(context, x), labels, activation());
    return Arithmetic.add(each, Arithmetic.mul(distance, get(LAMBDA) / 2));
  }

  private NDArray oneHot(NDArray labels, NDArray x) {
    NDArray rows = Nd.eye(nOut(), nOut(), x.dtype());
    return Indexing.take(rows, labels, 0);
  }

  private void moveCentres(LayerContext context, NDArray classes, NDArray centres, NDArray off) {
    if (!context.training()) {
      return;
    }
    try (Autograd.Guard guard = Autograd.noGrad()) {
      NDArray sums = Linalg.matmul(Shapes.transpose(classes), Autograd.detach(off));
      NDArray number = Arithmetic.add(Reduction.sum(classes, 0), 1);
      NDArray step = Arithmetic.div(sums, Shapes.expandDims(number, 1));
      double rate = get(ALPHA) / off.size(0);
      context.setState("cL", Arithmetic.add(centres, Arithmetic.mul(step, rate)));
    }
  }

  /** Starts a builder. */
  public static CenterLossOutputBuilder builder() {
    return new CenterLossOutputBuilder();
  }
}
