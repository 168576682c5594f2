package org.pydl4j.nd;

import java.util.Arrays;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Create;

/**
 * Makes arrays. Without a type they are {@code float32}, without a device on {@link
 * Engine#device()}; the caller (or the open {@link Scope}) owns what comes back.
 */
public final class Nd {
  private Nd() {}

  /** Memory with undefined content. */
  public static NDArray empty(DType type, long... shape) {
    return Create.empty(type, shape);
  }

  /** Zeros, {@code float32}. */
  public static NDArray zeros(long... shape) {
    return zeros(DType.FLOAT32, shape);
  }

  /** Zeros. */
  public static NDArray zeros(DType type, long... shape) {
    return full(0, type, shape);
  }

  /** Ones, {@code float32}. */
  public static NDArray ones(long... shape) {
    return ones(DType.FLOAT32, shape);
  }

  /** Ones. */
  public static NDArray ones(DType type, long... shape) {
    return full(1, type, shape);
  }

  /** The same number everywhere. */
  public static NDArray full(double value, DType type, long... shape) {
    return Create.full(value, type, shape);
  }

  /** A scalar, shape {@code []}. */
  public static NDArray scalar(double value, DType type) {
    return full(value, type);
  }

  /** A copy of Java numbers in C order; an empty {@code shape} means one axis. */
  public static NDArray create(float[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers in C order, {@code float64}. */
  public static NDArray create(double[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers in C order, {@code int64}. */
  public static NDArray create(long[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java numbers in C order, {@code int32}. */
  public static NDArray create(int[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /** A copy of Java bytes in C order, {@code uint8}. */
  public static NDArray create(byte[] values, long... shape) {
    return Create.copyOf(values, shapeFor(values.length, shape));
  }

  /**
   * An array over memory that somebody else owns.
   *
   * @param strides steps in elements, 0 or more
   * @param readOnly whether writes are refused
   * @param onFree runs once when the last array over this memory is gone; may be {@code null}
   */
  public static NDArray fromAddress(
      long address, DType type, long[] shape, long[] strides, boolean readOnly, Runnable onFree) {
    if (shape.length != strides.length || Arrays.stream(strides).anyMatch(s -> s < 0)) {
      throw new ShapeException(
          "Strides must be one number of 0 or more for each axis. Got shape "
              + Arrays.toString(shape) + " and strides " + Arrays.toString(strides) + ".");
    }
    if (address == 0 && Axes.product(shape) > 0) {
      throw new ShapeException("Address 0 cannot hold an array of shape " + Arrays.toString(shape) + ".");
    }
    return Create.over(new OutsideBlock(address, onFree), type, shape, strides, readOnly);
  }

  private static long[] shapeFor(int length, long[] shape) {
    if (shape.length == 0) {
      return new long[] {length};
    }
    if (Axes.product(shape) != length) {
      throw new ShapeException(
          length + " numbers do not fill the shape " + Arrays.toString(shape)
              + ", which holds " + Axes.product(shape) + ".");
    }
    return shape;
  }

  /** Memory of somebody in this process, known by its address alone. */
  private record OutsideBlock(long address, Runnable onFree) implements Allocator.Block {
    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public Allocator.SharedLocation location() {
      return null;
    }

    @Override
    public void free() {
      if (onFree != null) {
        onFree.run();
      }
    }
  }
}
