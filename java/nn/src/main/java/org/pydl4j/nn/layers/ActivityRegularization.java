package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * Makes large numbers cost something: a part of the score, while what goes in comes out. Keras:
 * {@code ActivityRegularization}.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * ActivityRegularization.builder().l1(1e-4)
 * }</pre>
 */
public final class ActivityRegularization extends Layer {
  /** How much sizes count. */
  public static final Key<Double> L1 = factor("l1", "sum |x|");

  /** How much squares count. */
  public static final Key<Double> L2 = factor("l2", "sum x²");

  /** Name, documentation and keys. */
  public static final Declaration<ActivityRegularization> DECLARATION =
      Declaration.of(KIND, "ActivityRegularization", ActivityRegularization::new)
          .doc(
              "Makes large numbers cost something, while what goes in comes out.\n"
                  + "Adds (l1 · sum |x| + l2 · sum x²) / n to the score; what a mask leaves out"
                  + " does not count.\n"
                  + "Input: any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "Keras: ActivityRegularization.")
          .positional(L1, L2)
          .include(Layer.KEYS)
          .build();

  private ActivityRegularization(Settings settings) {
    super(DECLARATION, settings);
  }

  private static Key<Double> factor(String name, String what) {
    return Key.of(name, Type.DOUBLE)
        .defaultsTo(0.0)
        .check(ValueCheck.atLeast(0))
        .doc("How much " + what + " over the numbers of an example counts.");
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    context.addLoss(() -> cost(input));
    return input;
  }

  private NDArray cost(Signal input) {
    NDArray x = input.value();
    NDArray counted = input.mask() == null ? x : Masks.real(x, input.mask());
    NDArray sum = Nd.zeros(x.dtype(), 1);
    if (get(L1) > 0) {
      sum = Arithmetic.add(sum, Arithmetic.mul(Reduction.sum(Maths.abs(counted)), get(L1)));
    }
    if (get(L2) > 0) {
      sum = Arithmetic.add(sum, Arithmetic.mul(Reduction.sum(Maths.square(counted)), get(L2)));
    }
    return Reduction.sum(Arithmetic.div(sum, (double) Math.max(1, x.size(0))));
  }

  /** Starts a builder. */
  public static ActivityRegularizationBuilder builder() {
    return new ActivityRegularizationBuilder();
  }
}
