package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ShapeException;

/** Sums of products that an equation names, by hand; and what is computed again on the way back. */
class EinsumTest {
  @ParameterizedTest
  @CsvSource({
    "'ab,bc->ac', '5 14 14 50'",
    "'ab,bc->ca', '5 14 14 50'",
    "'ab,bc->a', '19 64'",
    "'ab,bc->', '83'",
    "'ab,bc->bac', '0 0 0 9 1 4 4 16 4 10 10 25'"
  })
  void sumsByHand(String equation, String expected) {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.arange(0, 6, 1, DType.FLOAT64).reshape(2, 3);
      NDArray made = Linalg.einsum(equation, a, Shapes.transpose(a));
      double[] numbers =
          java.util.Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
      assertArrayEquals(numbers, made.toDoubleArray());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'ab,bc->ax', 'is no axis'", "'aab,bc->ac', 'a letter of its own'", "'ab,bc', 'Write letters'",
    "'ab,cb->ac', 'The sizes of'", "'ab,bc->aa', 'once'", "'...b,bc->...c', 'Write letters'"
  })
  void whatIsNoEquationIsRefused(String equation, String part) {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.ones(2, 3);
      NDArray b = Nd.ones(3, 4);
      String message =
          assertThrows(ShapeException.class, () -> Linalg.einsum(equation, a, b)).getMessage();
      assertTrue(message.contains(part) && message.contains("[2, 3] and [3, 4]"), message);
      assertThrows(
          DTypeException.class, () -> Linalg.einsum("ab,bc->ac", a, Nd.ones(DType.FLOAT64, 3, 4)));
    }
  }

  private static double[] derivatives(boolean again) {
    try (Scope scope = Scope.open();
        Autograd.Guard byHand = Autograd.handWritten()) {
      NDArray w = Autograd.leaf(Nd.create(new double[] {0.3, -0.2, 0.7, 0.4}, 2, 2));
      NDArray x = Autograd.leaf(Nd.create(new double[] {1, 2, -1, 0.5}, 2, 2));
      int[] calls = {0};
      java.util.function.UnaryOperator<List<NDArray>> function =
          in -> {
            calls[0]++;
            NDArray made = Maths.tanh(Linalg.matmul(in.get(0), w));
            return List.of(made, Arithmetic.mul(made, in.get(0)), in.get(0));
          };
      NDArray at = x;
      for (int i = 0; i < 3; i++) {
        List<NDArray> made =
            again
                ? Autograd.recomputed(List.of(at), List.of(w), function)
                : function.apply(List.of(at));
        at = Arithmetic.add(Arithmetic.add(made.get(0), made.get(1)), made.get(2));
      }
      NDArray byW = Nd.zeros(DType.FLOAT64, 2, 2);
      NDArray byX = Nd.zeros(DType.FLOAT64, 2, 2);
      NDArray loss = Reduction.sum(Arithmetic.mul(at, at));
      Autograd.backward(loss, List.of(w, x), List.of(byW, byX));
      assertEquals(again ? 6 : 3, calls[0]);
      return Shapes.concat(0, byW, byX).toDoubleArray();
    }
  }

  @Test
  void whatIsComputedAgainHasTheSameDerivatives() {
    assertArrayEquals(derivatives(false), derivatives(true), 1e-12);
  }
}
