package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ShapeException;

/** Each type through the operations that every type has, and the rules of widening. */
class DTypesTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsMadeMovedAndSummed(DType type) {
    try (Scope scope = Scope.open()) {
      NDArray a = Casts.castTo(Nd.create(new long[] {0, 1, 2, 3, 4, 5}, 2, 3), type);
      boolean bool = type == DType.BOOL;
      long[] expected = bool ? new long[] {0, 1, 1, 1, 1, 1} : new long[] {0, 1, 2, 3, 4, 5};
      assertEquals(type, a.dtype());
      assertEquals(6L * type.bytes(), a.nbytes());
      assertArrayEquals(expected, a.toLongArray());
      assertEquals(bool ? 5 : 15, Reduction.sum(a).getLong());
      assertEquals(bool ? 1 : 5, Reduction.max(a).getLong());
      assertEquals(type, Arithmetic.add(a, a).dtype());
      assertEquals(type, Shapes.concat(0, a, a).dtype());
      assertEquals(expected[4], Shapes.transpose(a).dup().getLong(1, 1));
      assertTrue(Comparison.allEqual(a, a.dup()));
      assertEquals(bool ? 1 : 5, Sorting.sort(a, 1, true).getLong(1, 0));
      assertEquals(type, Indexing.masked(a, Comparison.gt(a, 0)).dtype());
      a.set(1, 0, 0);
      assertEquals(1, a.getLong(0, 0));
      NDArray ones = Nd.ones(type, 3);
      assertEquals(3, Reduction.sum(ones).getLong());
    }
  }

  @Test
  void typesWidenWithinTheirKind() {
    try (Scope scope = Scope.open()) {
      NDArray i8 = Nd.ones(DType.INT8, 2);
      NDArray u8 = Nd.ones(DType.UINT8, 2);
      NDArray f16 = Nd.ones(DType.FLOAT16, 2);
      NDArray bf16 = Nd.ones(DType.BFLOAT16, 2);
      assertEquals(DType.INT16, Arithmetic.add(i8, u8).dtype());
      assertEquals(DType.FLOAT32, Arithmetic.add(f16, bf16).dtype());
      assertEquals(DType.FLOAT16, Arithmetic.add(f16, Nd.ones(DType.INT64, 2)).dtype());
      assertEquals(DType.INT8, Arithmetic.add(i8, 1).dtype());
      assertEquals(DType.FLOAT32, Arithmetic.add(i8, 1.5).dtype());
      assertEquals(DType.FLOAT32, Arithmetic.div(i8, 2).dtype());
      assertEquals(DType.INT64, Reduction.sum(i8).dtype());
      assertEquals(DType.FLOAT32, Maths.sqrt(i8).dtype());
      assertEquals(DType.FLOAT64, Arithmetic.mul(Nd.ones(2), Nd.ones(DType.FLOAT64, 2)).dtype());
    }
  }

  @Test
  void messagesNameTheOperationAndBothSides() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.ones(2, 3);
      requireMessage(
          "add: the shapes [2, 3] and [4] do not broadcast: 3 against 4 on axis -1.",
          ShapeException.class,
          () -> Arithmetic.add(a, Nd.ones(4)));
      requireMessage(
          "matmul: the last axis of the left must have the size of the second last of the right."
              + " Got [2, 3] and [2, 3].",
          ShapeException.class,
          () -> Linalg.matmul(a, a));
      requireMessage(
          "mean needs a floating type. Got int64; cast with Casts.castTo first.",
          DTypeException.class,
          () -> Reduction.mean(Nd.arange(3)));
      requireMessage(
          "reshape: the 6 elements of shape [2, 3] do not fill the shape [4, -1].",
          ShapeException.class,
          () -> Shapes.reshape(a, 4, -1));
      requireMessage(
          "linear needs arrays of one type. Got float32 and float64.",
          DTypeException.class,
          () -> Convolutions.linear(a, Nd.ones(DType.FLOAT64, 4, 3), null));
    }
  }

  private static void requireMessage(
      String message, Class<? extends PyDl4jException> type, Runnable call) {
    assertEquals(message, assertThrows(type, call::run).getMessage());
  }
}
