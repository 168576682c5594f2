package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.Slice;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ReadOnlyException;

/** Edges at which operations differed from numpy. */
class ArrayFaultsTest {
  @Test
  void everyFunctionOfNaNIsNaN() {
    Map<String, UnaryOperator<NDArray>> functions = new TreeMap<>();
    functions.put("sign", Maths::sign);
    functions.put("abs", Maths::abs);
    functions.put("square", Maths::square);
    functions.put("floor", Maths::floor);
    functions.put("ceil", Maths::ceil);
    functions.put("round", Maths::round);
    functions.put("trunc", Maths::trunc);
    functions.put("sqrt", Maths::sqrt);
    functions.put("exp", Maths::exp);
    functions.put("log", Maths::log);
    functions.put("clip", a -> Maths.clip(a, 0, 1));
    functions.put("max", a -> Arithmetic.max(a, 0));
    functions.put("min", a -> Arithmetic.min(a, 0));
    functions.put("relu", Activations::relu);
    functions.put("sigmoid", Activations::sigmoid);
    functions.put("hardSigmoid", Activations::hardSigmoid);
    functions.put("softmax", a -> Activations.softmax(a, 0));
    functions.put("sum", a -> a.sum());
    functions.put("largest", a -> Reduction.max(a));
    functions.put("smallest", a -> Reduction.min(a));
    try (Scope scope = Scope.open()) {
      NDArray nan = Nd.full(Double.NaN, DType.FLOAT32, 1);
      functions.forEach(
          (name, function) -> assertTrue(Double.isNaN(function.apply(nan).getDouble()), name));
      NDArray rest = Nd.create(new float[] {-2, 0, 3});
      assertArrayEquals(new float[] {-1, 0, 1}, Maths.sign(rest).toFloatArray());
    }
  }

  @Test
  void oneWriteNeverShowsInManyPlaces() {
    try (Scope scope = Scope.open()) {
      NDArray row = Nd.zeros(1, 2);
      NDArray wide = Shapes.broadcastTo(row, 3, 2);
      assertThrows(ReadOnlyException.class, () -> wide.set(1, 0, 0));
      assertThrows(ReadOnlyException.class, () -> wide.set(1.5, 0, 0));
      assertArrayEquals(new float[] {0, 0}, row.toFloatArray());
    }
  }

  @Test
  void flipWithoutAxesFlipsAll() {
    try (Scope scope = Scope.open()) {
      NDArray a = Shapes.reshape(Nd.arange(4), 2, 2);
      assertArrayEquals(new long[] {3, 2, 1, 0}, Shapes.flip(a).toLongArray());
      assertArrayEquals(new long[] {2, 3, 0, 1}, Shapes.flip(a, 0).toLongArray());
      assertEquals(5, Shapes.flip(Nd.scalar(5, DType.INT64)).getLong());
    }
  }

  @Test
  void allCloseBroadcastsWithAndWithoutNaN() {
    try (Scope scope = Scope.open()) {
      assertTrue(Comparison.allClose(Nd.ones(1), Nd.ones(3), 0, 0, true));
      assertTrue(Comparison.allClose(Nd.ones(3), Nd.ones(2, 1), 0, 0, true));
      NDArray nan = Nd.full(Double.NaN, DType.FLOAT32, 1);
      NDArray nans = Nd.full(Double.NaN, DType.FLOAT32, 2, 3);
      assertTrue(Comparison.allClose(nan, nans, 0, 0, true));
      assertFalse(Comparison.allClose(nan, nans, 0, 0, false));
      assertFalse(Comparison.allClose(Nd.ones(1), nans, 0, 0, true));
    }
  }

  @Test
  void numbersThatAnOperationCannotTakeAreOurErrorsAndNotTheEngines() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(1)) {
      NDArray x = Nd.ones(3);
      Map<String, Executable> wrong = new TreeMap<>();
      for (double tolerance : new double[] {-1, Double.NaN}) {
        wrong.put("rtol " + tolerance, () -> Comparison.allClose(x, x, tolerance, 0, true));
        wrong.put("atol " + tolerance, () -> Comparison.allClose(x, x, 0, tolerance, true));
      }
      wrong.put("celu: alpha", () -> Activations.celu(x, 0));
      wrong.put("rrelu: the lower", () -> Activations.rrelu(x, 0.5, 0, random));
      wrong.put("rrelu: the lower slope", () -> Activations.rrelu(x, Double.NaN, 1, random));
      wrong.forEach((what, call) -> assertThrows(ConfigurationException.class, call, what));
      assertFalse(Comparison.allClose(x, Nd.zeros(3), 0, 0.5, true));
      assertTrue(Comparison.allClose(x, Nd.zeros(3), 0, Double.POSITIVE_INFINITY, true));
      assertArrayEquals(
          new float[] {1, 1, 1}, Activations.rrelu(x, 0.5, 0.5, random).toFloatArray());
    }
  }

  @Test
  void sourcesThatOverlapTheirTargetAreReadBeforeTheyAreWritten() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.arange(6);
      a.get(Slice.range(1, 6)).assign(a.get(Slice.range(0, 5)));
      assertArrayEquals(new long[] {0, 0, 1, 2, 3, 4}, a.toLongArray());

      NDArray b = Nd.arange(5);
      Arithmetic.addInPlace(b.get(Slice.range(1, 5)), b.get(Slice.range(0, 4)));
      assertArrayEquals(new long[] {0, 1, 3, 5, 7}, b.toLongArray());

      NDArray square = Shapes.reshape(Nd.arange(4), 2, 2);
      square.assign(square.transpose());
      assertArrayEquals(new long[] {0, 2, 1, 3}, square.toLongArray());
      Arithmetic.mulInPlace(square, square);
      assertArrayEquals(new long[] {0, 4, 1, 9}, square.toLongArray());

      NDArray c = Nd.arange(4);
      Indexing.put(c, c.get(Slice.range(0, 3)), Nd.create(new long[] {1, 2, 3}));
      assertArrayEquals(new long[] {0, 0, 1, 2}, c.toLongArray());
    }
  }

  @Test
  void messagesOfScalarsSpeakOfNoAxes() {
    try (Scope scope = Scope.open()) {
      NDArray scalar = Nd.scalar(1, DType.FLOAT32);
      String message = assertThrows(IndexException.class, () -> scalar.sum(0)).getMessage();
      assertEquals("Axis 0 does not exist in a scalar, which has no axes.", message);
    }
  }

  @Test
  void sizesAreNeverTakenForSeeds() {
    try (Scope scope = Scope.open()) {
      assertArrayEquals(new long[] {2, 3}, Nd.rand(2, 3).shape());
      assertArrayEquals(new long[] {2, 3}, Nd.randn(2, 3).shape());
      assertFalse(Arrays.equals(Nd.rand(9).toFloatArray(), Nd.rand(9).toFloatArray()));
      Nd.getRandom().seed(3);
      float[] first = Nd.rand(9).toFloatArray();
      Nd.getRandom().seed(3);
      assertArrayEquals(first, Nd.rand(9).toFloatArray());
      assertArrayEquals(first, Nd.rand(Seed.of(3), 9).toFloatArray());
    }
  }
}
