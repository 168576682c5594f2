package org.pydl4j.nd;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.internal.NumberRange;
import org.pydl4j.nd.ops.Randoms;

/**
 * Makes arrays. Without a type they are {@code float32}, without a device on {@link
 * Engine#device()}; the caller (or the open {@link Scope}) owns what comes back.
 *
 * <p>A shape is the sizes of the axes, each 0 or more; without any the array is a scalar, shape
 * {@code []}. What many arguments name ({@code long...}) one, two, three or four name as well, for
 * languages that call Java's varargs with an array. All methods here throw
 *
 * <ul>
 *   <li>{@link ShapeException} for a size below 0, or more elements than a {@code long} counts;
 *   <li>{@link org.pydl4j.nd.errors.OffHeapMemoryException} when {@link Memory#limit()} would be
 *       passed;
 *   <li>{@link org.pydl4j.nd.errors.DeviceException} when the engine cannot start.
 * </ul>
 */
public final class Nd {
  private Nd() {}

  /** Memory with undefined content. */
  public static NDArray empty(DType type, long... shape) {
    return Create.empty(type, shape);
  }

  /** {@link #empty(DType, long...)} of one axis, {@code [size]}. */
  public static NDArray empty(DType type, long size) {
    return empty(type, new long[] {size});
  }

  /** {@link #empty(DType, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray empty(DType type, long rows, long columns) {
    return empty(type, new long[] {rows, columns});
  }

  /** Zeros, {@code float32}. */
  public static NDArray zeros(long... shape) {
    return zeros(DType.FLOAT32, shape);
  }

  /** Zeros, a vector {@code [size]}. */
  public static NDArray zeros(long size) {
    return zeros(new long[] {size});
  }

  /** Zeros, a matrix {@code [rows, columns]}. */
  public static NDArray zeros(long rows, long columns) {
    return zeros(new long[] {rows, columns});
  }

  /** Zeros, three axes {@code [first, second, third]}. */
  public static NDArray zeros(long first, long second, long third) {
    return zeros(new long[] {first, second, third});
  }

  /** Zeros, a batch of images {@code [n, channels, height, width]}. */
  public static NDArray zeros(long n, long channels, long height, long width) {
    return zeros(new long[] {n, channels, height, width});
  }

  /** Zeros of a type. */
  public static NDArray zeros(DType type, long... shape) {
    return full(0, type, shape);
  }

  /** {@link #zeros(DType, long...)} of one axis, {@code [size]}. */
  public static NDArray zeros(DType type, long size) {
    return zeros(type, new long[] {size});
  }

  /** {@link #zeros(DType, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray zeros(DType type, long rows, long columns) {
    return zeros(type, new long[] {rows, columns});
  }

  /** Ones, {@code float32}. */
  public static NDArray ones(long... shape) {
    return ones(DType.FLOAT32, shape);
  }

  /** Ones, a vector {@code [size]}. */
  public static NDArray ones(long size) {
    return ones(new long[] {size});
  }

  /** Ones, a matrix {@code [rows, columns]}. */
  public static NDArray ones(long rows, long columns) {
    return ones(new long[] {rows, columns});
  }

  /** Ones, three axes {@code [first, second, third]}. */
  public static NDArray ones(long first, long second, long third) {
    return ones(new long[] {first, second, third});
  }

  /** Ones, a batch of images {@code [n, channels, height, width]}. */
  public static NDArray ones(long n, long channels, long height, long width) {
    return ones(new long[] {n, channels, height, width});
  }

  /** Ones of a type. */
  public static NDArray ones(DType type, long... shape) {
    return full(1, type, shape);
  }

  /** {@link #ones(DType, long...)} of one axis, {@code [size]}. */
  public static NDArray ones(DType type, long size) {
    return ones(type, new long[] {size});
  }

  /** {@link #ones(DType, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray ones(DType type, long rows, long columns) {
    return ones(type, new long[] {rows, columns});
  }

  /**
   * The same number everywhere; a fraction is cut off for integers.
   *
   * @throws org.pydl4j.nd.errors.DTypeException when the type does not hold the number
   */
  public static NDArray full(double value, DType type, long... shape) {
    return filled(value, type, shape);
  }

  /** {@link #full(double, DType, long...)} of one axis, {@code [size]}. */
  public static NDArray full(double value, DType type, long size) {
    return full(value, type, new long[] {size});
  }

  /** {@link #full(double, DType, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray full(double value, DType type, long rows, long columns) {
    return full(value, type, new long[] {rows, columns});
  }

  /**
   * The same whole number everywhere, exactly for {@code int64}.
   *
   * @throws org.pydl4j.nd.errors.DTypeException when the type does not hold the number
   */
  public static NDArray full(long value, DType type, long... shape) {
    return filled(value, type, shape);
  }

  /** {@link #full(long, DType, long...)} of one axis, {@code [size]}. */
  public static NDArray full(long value, DType type, long size) {
    return full(value, type, new long[] {size});
  }

  /** {@link #full(long, DType, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray full(long value, DType type, long rows, long columns) {
    return full(value, type, new long[] {rows, columns});
  }

  static NDArray filled(Number value, DType type, long... shape) {
    return Create.full(NumberRange.element("full", type, value), type, shape);
  }

  /** A scalar, shape {@code []}; see {@link #full(double, DType, long...)}. */
  public static NDArray scalar(double value, DType type) {
    return full(value, type);
  }

  /** A whole scalar, shape {@code []}; see {@link #full(long, DType, long...)}. */
  public static NDArray scalar(long value, DType type) {
    return full(value, type);
  }

  /** {@code 0, 1, ..., end - 1}, {@code int64} {@code [end]}; empty for an end of 0 or less. */
  public static NDArray arange(long end) {
    return arange(0, end, 1, DType.INT64);
  }

  /**
   * {@code start, start + step, ...} up to, without, {@code end}.
   *
   * @param step not 0; below 0 to count down
   * @return one axis of {@code ceil((end - start) / step)} numbers, none when that is below 0
   * @throws ShapeException for a step of 0, fractions in an integer type, or NaN
   * @throws org.pydl4j.nd.errors.DTypeException when an integer type does not hold the numbers
   */
  public static NDArray arange(Number start, Number end, Number step, DType type) {
    return NumberRow.of(start, end, step, type);
  }

  /**
   * {@code count} numbers evenly from {@code start} to {@code end}, both included; {@code float32}
   * {@code [count]}.
   */
  public static NDArray linspace(double start, double end, long count) {
    return filled(empty(DType.FLOAT32, count), a -> Create.linspace(a, start, end));
  }

  /** {@link #linspace(double, double, long)} of a type. */
  public static NDArray linspace(double start, double end, long count, DType type) {
    return filled(empty(type, count), a -> Create.linspace(a, start, end));
  }

  /** The unit matrix {@code [n, n]}, {@code float32}. */
  public static NDArray eye(long n) {
    return eye(n, n, DType.FLOAT32);
  }

  /** Ones on the diagonal of a {@code [rows, columns]} matrix, zeros elsewhere. */
  public static NDArray eye(long rows, long columns, DType type) {
    return filled(empty(type, rows, columns), Create::eye);
  }

  /** Evenly from 0 to below 1, {@code float32}, from {@link #getRandom()}. */
  public static NDArray rand(long... shape) {
    return Randoms.uniform(getRandom(), shape);
  }

  /** Evenly from 0 to below 1, a vector {@code [size]}. */
  public static NDArray rand(long size) {
    return rand(new long[] {size});
  }

  /** Evenly from 0 to below 1, a matrix {@code [rows, columns]}. */
  public static NDArray rand(long rows, long columns) {
    return rand(new long[] {rows, columns});
  }

  /** Evenly from 0 to below 1, three axes {@code [first, second, third]}. */
  public static NDArray rand(long first, long second, long third) {
    return rand(new long[] {first, second, third});
  }

  /** Evenly from 0 to below 1, a batch of images {@code [n, channels, height, width]}. */
  public static NDArray rand(long n, long channels, long height, long width) {
    return rand(new long[] {n, channels, height, width});
  }

  /** Evenly from 0 to below 1, {@code float32}; the same seed gives the same numbers. */
  public static NDArray rand(Seed seed, long... shape) {
    try (RandomSource random = new RandomSource(seed.value())) {
      return Randoms.uniform(random, shape);
    }
  }

  /** {@link #rand(Seed, long...)} of one axis, {@code [size]}. */
  public static NDArray rand(Seed seed, long size) {
    return rand(seed, new long[] {size});
  }

  /** {@link #rand(Seed, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray rand(Seed seed, long rows, long columns) {
    return rand(seed, new long[] {rows, columns});
  }

  /** Normal with mean 0 and deviation 1, {@code float32}, from {@link #getRandom()}. */
  public static NDArray randn(long... shape) {
    return Randoms.normal(getRandom(), shape);
  }

  /** Normal with mean 0 and deviation 1, a vector {@code [size]}. */
  public static NDArray randn(long size) {
    return randn(new long[] {size});
  }

  /** Normal with mean 0 and deviation 1, a matrix {@code [rows, columns]}. */
  public static NDArray randn(long rows, long columns) {
    return randn(new long[] {rows, columns});
  }

  /** Normal with mean 0 and deviation 1, three axes {@code [first, second, third]}. */
  public static NDArray randn(long first, long second, long third) {
    return randn(new long[] {first, second, third});
  }

  /** Normal with mean 0 and deviation 1, a batch of images {@code [n, channels, height, width]}. */
  public static NDArray randn(long n, long channels, long height, long width) {
    return randn(new long[] {n, channels, height, width});
  }

  /** Normal with mean 0 and deviation 1, {@code float32}; the same seed gives the same numbers. */
  public static NDArray randn(Seed seed, long... shape) {
    try (RandomSource random = new RandomSource(seed.value())) {
      return Randoms.normal(random, shape);
    }
  }

  /** {@link #randn(Seed, long...)} of one axis, {@code [size]}. */
  public static NDArray randn(Seed seed, long size) {
    return randn(seed, new long[] {size});
  }

  /** {@link #randn(Seed, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray randn(Seed seed, long rows, long columns) {
    return randn(seed, new long[] {rows, columns});
  }

  /**
   * Whole numbers from {@code low} to below {@code high}, {@code int64}, from {@link #getRandom()}.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException unless {@code low < high}
   */
  public static NDArray randint(long low, long high, long[] shape) {
    return Randoms.integers(getRandom(), low, high, shape);
  }

  /**
   * Whole numbers from {@code low} to below {@code high}, {@code int64}; the same seed gives the
   * same numbers.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException unless {@code low < high}
   */
  public static NDArray randint(Seed seed, long low, long high, long... shape) {
    try (RandomSource random = new RandomSource(seed.value())) {
      return Randoms.integers(random, low, high, shape);
    }
  }

  /** {@link #randint(Seed, long, long, long...)} of one axis, {@code [size]}. */
  public static NDArray randint(Seed seed, long low, long high, long size) {
    return randint(seed, low, high, new long[] {size});
  }

  /** {@link #randint(Seed, long, long, long...)} of a matrix, {@code [rows, columns]}. */
  public static NDArray randint(Seed seed, long low, long high, long rows, long columns) {
    return randint(seed, low, high, new long[] {rows, columns});
  }

  /**
   * The stream behind {@link #rand(long...)} and its kin, one for the process; {@code
   * Nd.getRandom().seed(7)} makes what follows repeatable.
   */
  public static RandomSource getRandom() {
    return SharedRandom.SOURCE;
  }

  /**
   * A copy of Java numbers in C order, {@code float32}; an empty {@code shape} means one axis.
   *
   * @throws ShapeException when the shape does not hold as many numbers
   */
  public static NDArray create(float[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers, {@code float32} {@code [values.length]}. */
  public static NDArray create(float[] values) {
    return Create.copyOf(values, shapeFor(values.length));
  }

  /** A copy of Java numbers in C order, {@code float32} {@code [rows, columns]}. */
  public static NDArray create(float[] values, long rows, long columns) {
    return Create.copyOf(values, shapeFor(values.length, rows, columns));
  }

  /** A copy of Java numbers in C order, {@code float64}; see {@link #create(float[], long...)}. */
  public static NDArray create(double[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers, {@code float64} {@code [values.length]}. */
  public static NDArray create(double[] values) {
    return Create.copyOf(values, shapeFor(values.length));
  }

  /** A copy of Java numbers in C order, {@code float64} {@code [rows, columns]}. */
  public static NDArray create(double[] values, long rows, long columns) {
    return Create.copyOf(values, shapeFor(values.length, rows, columns));
  }

  /** A copy of Java numbers in C order, {@code int64}; see {@link #create(float[], long...)}. */
  public static NDArray create(long[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers, {@code int64} {@code [values.length]}. */
  public static NDArray create(long[] values) {
    return Create.copyOf(values, shapeFor(values.length));
  }

  /** A copy of Java numbers in C order, {@code int64} {@code [rows, columns]}. */
  public static NDArray create(long[] values, long rows, long columns) {
    return Create.copyOf(values, shapeFor(values.length, rows, columns));
  }

  /** A copy of Java numbers in C order, {@code int32}; see {@link #create(float[], long...)}. */
  public static NDArray create(int[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers, {@code int32} {@code [values.length]}. */
  public static NDArray create(int[] values) {
    return Create.copyOf(values, shapeFor(values.length));
  }

  /** A copy of Java numbers in C order, {@code int32} {@code [rows, columns]}. */
  public static NDArray create(int[] values, long rows, long columns) {
    return Create.copyOf(values, shapeFor(values.length, rows, columns));
  }

  /** A copy of Java numbers in C order, {@code int16}; see {@link #create(float[], long...)}. */
  public static NDArray create(short[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java booleans in C order, {@code bool}; see {@link #create(float[], long...)}. */
  public static NDArray create(boolean[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java bytes in C order, {@code uint8}; see {@link #create(float[], long...)}. */
  public static NDArray create(byte[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /**
   * An array over memory of the processor that somebody else owns, and keeps until {@code onFree}.
   *
   * @param address of the first element, aligned for the type; 0 only without elements
   * @param strides steps in elements, 0 or more
   * @param readOnly whether writes are refused
   * @param onFree runs once when the last array over this memory is gone; may be {@code null}
   * @throws ShapeException when shape and strides are not of one length, a stride is below 0, or
   *     the address is 0
   */
  public static NDArray fromAddress(
      long address,
      DType type,
      long[] shape,
      long[] strides,
      boolean readOnly,
      @Nullable Runnable onFree) {
    if (shape.length != strides.length || Arrays.stream(strides).anyMatch(s -> s < 0)) {
      throw new ShapeException(
          "Strides must be one number of 0 or more for each axis. Got shape "
              + Arrays.toString(shape)
              + " and strides "
              + Arrays.toString(strides)
              + ".");
    }
    if (address == 0 && Axes.product(shape) > 0) {
      throw new ShapeException(
          "Address 0 cannot hold an array of shape " + Arrays.toString(shape) + ".");
    }
    return Create.over(new OutsideBlock(address, onFree), type, shape, strides, readOnly);
  }

  /** Fills a new array, or closes it when that fails. */
  static NDArray filled(NDArray array, UnaryOperator<NDArray> fill) {
    try {
      return fill.apply(array);
    } catch (RuntimeException e) {
      array.close();
      throw e;
    }
  }

  private static long[] shapeFor(int length, long... shape) {
    if (shape.length == 0) {
      return new long[] {length};
    }
    if (Axes.product(shape) != length) {
      throw new ShapeException(
          length
              + " numbers do not fill the shape "
              + Arrays.toString(shape)
              + ", which holds "
              + Axes.product(shape)
              + ".");
    }
    return shape;
  }

  /** Made with the first number that is drawn. */
  private static final class SharedRandom {
    static final RandomSource SOURCE = new RandomSource(new SecureRandom().nextLong());
  }
}
