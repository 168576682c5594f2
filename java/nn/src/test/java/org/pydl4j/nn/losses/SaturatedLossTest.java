package org.pydl4j.nn.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;

/** Outputs that round to 0 and 1 give numbers, not NaN: perfect answers and utterly wrong ones. */
class SaturatedLossTest {
  private static final double[] LOGITS = {200, -200, -200, 200};

  /** -log 1e-5: what DL4J's XENT gives an output that is as wrong as can be. */
  private static final double CLIPPED = 11.512925464970229;

  /** What keeping outputs 1e-5 off 1 costs a perfect answer, for each output. */
  private static final double PERFECT = 1.0000050000287824e-5;

  @ParameterizedTest(name = "{0} behind {1}")
  @CsvSource({
    "mcxent, softmax, 0, 400",
    "xent, sigmoid, 0, 400",
    "mcxent, sigmoid, 0, 200",
    "mcxent, hardsigmoid, 0, 23.025850929940457",
    "xent, hardsigmoid, clip, clip",
    "xent, softmax, clip, clip"
  })
  void ofEveryCrossEntropyIsTheFormulas(String loss, String function, String right, String wrong) {
    double perfect = right.equals("clip") ? 2 * PERFECT : Double.parseDouble(right);
    double terrible = wrong.equals("clip") ? 2 * CLIPPED : Double.parseDouble(wrong);
    for (DType type : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      check(loss, function, type, new double[] {1, 0, 0, 1}, perfect);
      check(loss, function, type, new double[] {0, 1, 1, 0}, terrible);
    }
  }

  private static void check(
      String name, String function, DType type, double[] labels, double expected) {
    LossFunction loss = LossFunction.KIND.named(name);
    ActivationFunction activation = ActivationFunction.KIND.named(function);
    String what = name + " behind " + function + " in " + type;
    try (Scope scope = Scope.open()) {
      NDArray x = Autograd.leaf(Casts.castTo(Nd.create(LOGITS, 2, 2), type));
      NDArray y = Casts.castTo(Nd.create(labels, 2, 2), type);
      NDArray score = loss.score(x, y, activation);
      double tolerance = type == DType.FLOAT64 ? 1e-9 : 2e-3 * Math.max(expected, 1e-4);
      assertEquals(expected, score.getDouble(), tolerance, what);
      NDArray gradient = Nd.zeros(type, 2, 2);
      Autograd.backward(score, List.of(x), List.of(gradient));
      assertTrue(Double.isFinite(Reduction.sum(gradient).getDouble()), what + ": gradient");
      NDArray ones = Casts.castTo(Nd.ones(2), type);
      NDArray weighted = loss.score(x, y, activation, ones);
      assertEquals(expected, weighted.getDouble(), tolerance, what + ", weighted");
      Autograd.backward(weighted, List.of(x), List.of(gradient));
      assertTrue(Double.isFinite(Reduction.sum(gradient).getDouble()), what + ": its gradient");
    }
  }
}
