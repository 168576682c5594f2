package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

class InPlaceTest {
  private static final float[] START = {0.25f, 1, 2.5f, 4};

  /** An in-place form and the form that makes new memory. */
  private record Pair(UnaryOperator<NDArray> inPlace, UnaryOperator<NDArray> fresh) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(a -> Arithmetic.addInPlace(a, 2), a -> Arithmetic.add(a, 2)),
          new Pair(a -> Arithmetic.subInPlace(a, 0.5), a -> Arithmetic.sub(a, 0.5)),
          new Pair(a -> Arithmetic.mulInPlace(a, 3), a -> Arithmetic.mul(a, 3)),
          new Pair(a -> Arithmetic.divInPlace(a, 4), a -> Arithmetic.div(a, 4)),
          new Pair(a -> Arithmetic.powInPlace(a, 2), a -> Arithmetic.pow(a, 2)),
          new Pair(Arithmetic::negInPlace, Arithmetic::neg),
          new Pair(Maths::absInPlace, Maths::abs),
          new Pair(Maths::squareInPlace, Maths::square),
          new Pair(Maths::floorInPlace, Maths::floor),
          new Pair(Maths::ceilInPlace, Maths::ceil),
          new Pair(Maths::roundInPlace, Maths::round),
          new Pair(Maths::expInPlace, Maths::exp),
          new Pair(Maths::logInPlace, Maths::log),
          new Pair(Maths::sqrtInPlace, Maths::sqrt),
          new Pair(Maths::reciprocalInPlace, Maths::reciprocal),
          new Pair(Maths::sinInPlace, Maths::sin),
          new Pair(Maths::cosInPlace, Maths::cos),
          new Pair(Maths::tanhInPlace, Maths::tanh),
          new Pair(a -> Maths.clipInPlace(a, 0.5, 2), a -> Maths.clip(a, 0.5, 2)));

  @Test
  void inPlaceFormsWriteWhatTheOthersReturn() {
    for (Pair pair : PAIRS) {
      try (Scope scope = Scope.open()) {
        NDArray a = Nd.create(START);
        float[] expected = pair.fresh.apply(a).toFloatArray();
        assertArrayEquals(START, a.toFloatArray());
        assertSame(a, pair.inPlace.apply(a));
        assertArrayEquals(expected, a.toFloatArray(), 1e-6f);
      }
    }
  }

  @Test
  void readOnlyAndBroadcastArraysRefuseEveryWrite() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(1)) {
      NDArray base = Nd.create(START);
      long[] four = {4};
      NDArray locked =
          Nd.fromAddress(base.address(), DType.FLOAT32, four, new long[] {1}, true, null);
      NDArray broadcast = Shapes.broadcastTo(base, 2, 4);
      for (NDArray target : new NDArray[] {locked, broadcast, Shapes.reshape(locked, 2, 2)}) {
        for (Pair pair : PAIRS) {
          assertThrows(ReadOnlyException.class, () -> pair.inPlace.apply(target));
        }
        assertThrows(ReadOnlyException.class, () -> Randoms.normalInPlace(target, 0, 1, random));
        assertThrows(ReadOnlyException.class, () -> Updates.zero(target));
      }
      assertArrayEquals(START, base.toFloatArray());
    }
  }

  @Test
  void aResultThatDoesNotFitTheTargetIsRefused() {
    try (Scope scope = Scope.open()) {
      NDArray whole = Nd.create(new int[] {1, 2});
      assertThrows(DTypeException.class, () -> Arithmetic.addInPlace(whole, 0.5));
      assertThrows(DTypeException.class, () -> Arithmetic.addInPlace(whole, Nd.ones(2)));
      assertThrows(DTypeException.class, () -> Arithmetic.divInPlace(whole, 2));
      assertThrows(DTypeException.class, () -> Maths.expInPlace(whole));
      ShapeException e =
          assertThrows(
              ShapeException.class, () -> Arithmetic.addInPlace(Nd.ones(2), Nd.ones(3, 2)));
      assertTrue(e.getMessage().contains("[3, 2]") && e.getMessage().contains("[2]"));
    }
  }
}
