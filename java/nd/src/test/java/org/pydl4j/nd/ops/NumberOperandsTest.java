package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;

/** Numbers beside arrays; the right values are exact arithmetic of Java's own big numbers. */
class NumberOperandsTest {
  private record Compared(BiFunction<NDArray, Number, NDArray> operation, DoublePredicate holds) {}

  private static final List<Compared> COMPARISONS =
      List.of(
          new Compared(Comparison::eq, sign -> sign == 0),
          new Compared(Comparison::ne, sign -> sign != 0),
          new Compared(Comparison::lt, sign -> sign < 0),
          new Compared(Comparison::le, sign -> sign <= 0),
          new Compared(Comparison::gt, sign -> sign > 0),
          new Compared(Comparison::ge, sign -> sign >= 0));

  private static final List<Number> NUMBERS =
      List.of(
          -1,
          0,
          0.5,
          44,
          44.0,
          44.5,
          255,
          255.5,
          256,
          300,
          -129,
          127.5,
          128,
          40000,
          1L << 32,
          1e30,
          -1e30,
          (1L << 53) + 1,
          0x1p53,
          Long.MAX_VALUE,
          0x1p63,
          -0x1p63,
          Long.MIN_VALUE,
          new BigInteger("100000000000000000000"),
          new BigInteger("-100000000000000000000"));

  private static NDArray[] integers() {
    return new NDArray[] {
      Nd.create(new byte[] {44, (byte) 255, 0, 1}),
      Casts.castTo(Nd.create(new int[] {-128, 127, 0, 44}), DType.INT8),
      Nd.create(new short[] {-32768, 32767, 1, -5}),
      Nd.create(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 44}),
      Nd.create(new long[] {Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, 44}),
      Nd.create(new boolean[] {true, false}),
    };
  }

  private static BigDecimal exact(Number value) {
    return value instanceof Double fraction
        ? new BigDecimal(fraction)
        : new BigDecimal(value.toString());
  }

  @Test
  void integersCompareWithAnyNumberByValue() {
    try (Scope scope = Scope.open()) {
      for (NDArray a : integers()) {
        for (Number number : NUMBERS) {
          for (int k = 0; k < COMPARISONS.size(); k++) {
            Compared compared = COMPARISONS.get(k);
            long[] got = compared.operation.apply(a, number).toLongArray();
            long[] values = a.toLongArray();
            for (int i = 0; i < values.length; i++) {
              int sign = BigDecimal.valueOf(values[i]).compareTo(exact(number));
              String what = a.dtype() + " " + values[i] + " against " + number + ", case " + k;
              assertEquals(compared.holds.test(sign) ? 1 : 0, got[i], what);
            }
          }
        }
      }
    }
  }

  @Test
  void nothingEqualsNaNAndInfinityIsBeyondAllIntegers() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new int[] {1, 2});
      assertArrayEquals(new long[] {0, 0}, Comparison.eq(a, Double.NaN).toLongArray());
      assertArrayEquals(new long[] {1, 1}, Comparison.ne(a, Double.NaN).toLongArray());
      assertArrayEquals(new long[] {0, 0}, Comparison.lt(a, Double.NaN).toLongArray());
      assertArrayEquals(
          new long[] {1, 1}, Comparison.lt(a, Double.POSITIVE_INFINITY).toLongArray());
      assertArrayEquals(
          new long[] {1, 1}, Comparison.gt(a, Double.NEGATIVE_INFINITY).toLongArray());
    }
  }

  @Test
  void arithmeticRefusesWholeNumbersOutsideAnIntegerType() {
    List<BiFunction<NDArray, Number, NDArray>> operations =
        List.of(
            Arithmetic::add,
            Arithmetic::sub,
            (a, b) -> Arithmetic.sub(b, a),
            Arithmetic::mul,
            Arithmetic::min,
            Arithmetic::max,
            Arithmetic::pow,
            (a, b) -> Arithmetic.pow(b, a),
            Arithmetic::mod,
            Arithmetic::fmod,
            Arithmetic::floorDivide,
            Arithmetic::addInPlace,
            Arithmetic::subInPlace,
            Arithmetic::mulInPlace,
            Arithmetic::powInPlace,
            (a, b) -> Indexing.fillMasked(a, Comparison.eq(a, a), b),
            (a, b) -> Indexing.set(a, b, 0),
            (a, b) -> Nd.full(b.longValue(), a.dtype(), 2));
    try (Scope scope = Scope.open()) {
      for (int i = 0; i < operations.size(); i++) {
        BiFunction<NDArray, Number, NDArray> operation = operations.get(i);
        NDArray a = Nd.create(new byte[] {44, 0});
        String message =
            assertThrows(DTypeException.class, () -> operation.apply(a, 300), "case " + i)
                .getMessage();
        assertTrue(message.contains("300") && message.contains("0 to 255"), message);
        assertArrayEquals(new long[] {44, 0}, a.toLongArray());
      }
    }
  }

  @Test
  void aQuotientIsFloatingSoItsNumberMayLieOutsideTheType() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new byte[] {(byte) 255, 0});
      assertArrayEquals(new double[] {0.85, 0}, Arithmetic.div(a, 300).toDoubleArray(), 1e-7);
      assertArrayEquals(
          new double[] {20}, Arithmetic.div(300, Nd.create(new byte[] {15})).toDoubleArray());
    }
  }

  @Test
  void clipTakesLimitsOutsideTheType() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new byte[] {44, (byte) 255, 0});
      assertArrayEquals(new long[] {44, 255, 0}, Maths.clip(a, -1, 300).toLongArray());
      assertArrayEquals(new long[] {255, 255, 255}, Maths.clip(a, 300, 400).toLongArray());
      BigInteger huge = BigInteger.ONE.shiftLeft(80);
      assertArrayEquals(new long[] {44, 100, 1}, Maths.clip(a, 1, 100).toLongArray());
      assertArrayEquals(new long[] {44, 255, 0}, Maths.clip(a, 0, huge).toLongArray());
    }
  }

  @Test
  void numbersOfOtherClassesKeepTheirFraction() {
    try (Scope scope = Scope.open()) {
      NDArray ones = Nd.ones(2);
      assertArrayEquals(
          new float[] {0.5f, 0.5f}, Arithmetic.mul(ones, new BigDecimal("0.5")).toFloatArray());
      assertArrayEquals(
          new float[] {0.5f, 0.5f}, Arithmetic.mul(ones, new Ratio(1, 2)).toFloatArray());
      assertArrayEquals(
          new float[] {1e20f, 1e20f},
          Arithmetic.mul(ones, new BigInteger("100000000000000000000")).toFloatArray());
      assertEquals(DType.FLOAT32, Arithmetic.mul(Nd.arange(2), new BigDecimal("2")).dtype());
      assertEquals(DType.INT64, Arithmetic.mul(Nd.arange(2), BigInteger.TWO).dtype());
      assertThrows(
          DTypeException.class,
          () -> Arithmetic.add(Nd.arange(2), new BigInteger("100000000000000000000")));
      assertThrows(DTypeException.class, () -> Arithmetic.add(ones, (Number) null));
    }
  }

  /** As Clojure's: its long value is 0. */
  private static final class Ratio extends Number {
    private static final long serialVersionUID = 1;
    private final long over;
    private final long under;

    Ratio(long over, long under) {
      this.over = over;
      this.under = under;
    }

    @Override
    public int intValue() {
      return (int) (over / under);
    }

    @Override
    public long longValue() {
      return over / under;
    }

    @Override
    public float floatValue() {
      return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
      return (double) over / under;
    }

    @Override
    public String toString() {
      return over + "/" + under;
    }
  }

  @Test
  void int64IsExactInEveryWayInAndOut() {
    long odd = (1L << 53) + 1;
    try (Scope scope = Scope.open()) {
      assertEquals(Long.MAX_VALUE, Nd.scalar(Long.MAX_VALUE, DType.INT64).getLong());
      assertEquals(odd, Nd.full(odd, DType.INT64, 2).getLong(1));
      assertEquals(odd, Nd.zeros(DType.INT64, 1).set(odd, 0).getLong());
      assertTrue(Nd.create(new long[] {odd}).toString().endsWith("[" + odd + "]"));
      assertEquals(odd, Arithmetic.add(Nd.zeros(DType.INT64, 1), odd).getLong());
      assertEquals(odd, Nd.arange(odd, odd + 2, 1, DType.INT64).getLong(0));
      assertEquals(odd, Indexing.fillMasked(Nd.arange(1), Nd.ones(DType.BOOL, 1), odd).getLong(0));
    }
  }

  @Test
  void elementsAreRefusedWhereTheTypeCannotHoldThem() {
    try (Scope scope = Scope.open()) {
      assertThrows(DTypeException.class, () -> Nd.full(Double.NaN, DType.INT32, 1));
      assertThrows(DTypeException.class, () -> Nd.full(1e300, DType.INT64, 1));
      assertThrows(DTypeException.class, () -> Nd.full(1e6, DType.FLOAT16, 1));
      assertThrows(DTypeException.class, () -> Nd.zeros(DType.INT8, 1).set(128, 0));
      assertThrows(DTypeException.class, () -> Nd.arange(0, 300, 1, DType.UINT8));
      assertEquals(-2, Nd.full(-2.9, DType.INT8, 1).getLong());
      assertEquals(255, Nd.arange(0, 256, 1, DType.UINT8).getLong(255));
      assertEquals(Double.POSITIVE_INFINITY, Nd.full(1 / 0.0, DType.FLOAT16, 1).getDouble());
    }
  }

  @Test
  void wholeNumbersToNegativePowersAreRefused() {
    try (Scope scope = Scope.open()) {
      NDArray bases = Nd.create(new int[] {2, 3});
      NDArray powers = Nd.create(new int[] {-1, 2});
      assertThrows(DataException.class, () -> Arithmetic.pow(bases, powers));
      assertThrows(DataException.class, () -> Arithmetic.pow(2, powers));
      assertThrows(DataException.class, () -> Arithmetic.pow(bases, -1));
      assertThrows(DataException.class, () -> Arithmetic.powInPlace(bases, -1));
      assertArrayEquals(new long[] {4, 9}, Arithmetic.pow(bases, 2).toLongArray());
      assertEquals(0, Arithmetic.pow(bases.get(org.pydl4j.nd.Slice.range(0, 0)), 2).length());
      assertArrayEquals(new double[] {0.5, 4}, Arithmetic.pow(2.0, powers).toDoubleArray(), 1e-7);
      assertArrayEquals(
          new double[] {0.5, 1 / 3.0}, Arithmetic.pow(bases, -1.0).toDoubleArray(), 1e-7);
    }
  }
}
