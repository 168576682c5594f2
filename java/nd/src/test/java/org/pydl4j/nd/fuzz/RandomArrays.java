package org.pydl4j.nd.fuzz;

import java.util.Random;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;

/** Arrays of all types, ranks and layouts, with awkward sizes and awkward numbers. */
final class RandomArrays {
  private static final double[] AWKWARD = {
    0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e300,
    -1e-300,
    Long.MIN_VALUE,
    Integer.MIN_VALUE,
    127,
    128,
    255,
    256
  };

  private final Random random;

  RandomArrays(Random random) {
    this.random = random;
  }

  NDArray any() {
    NDArray a = numbers(DType.values()[random.nextInt(DType.values().length)], shape());
    return switch (random.nextInt(8)) {
      case 0 -> Shapes.transpose(a);
      case 1 -> a.rank() == 0 ? a : Indexing.slice(a, -1, 0, a.size(-1), 2);
      case 2 -> Shapes.broadcastTo(a, prepend(random.nextInt(4), a.shape()));
      case 3 -> readOnly(a);
      default -> a;
    };
  }

  /** Mostly of the shape and type of {@code a}, so that some pairs fit. */
  NDArray partner(NDArray a) {
    return random.nextInt(3) == 0 ? any() : numbers(a.dtype(), a.shape());
  }

  NDArray indices(long limit) {
    long[] numbers = new long[random.nextInt(5)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = index(limit);
    }
    return Nd.create(numbers);
  }

  /** Mostly inside an axis of the given size, sometimes far off. */
  long index(long size) {
    return switch (random.nextInt(12)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> -size - 1;
      default -> size == 0 ? 0 : random.nextInt((int) Math.min(size, 1000)) - random.nextInt(2);
    };
  }

  int axis() {
    return random.nextInt(20) == 0 ? Integer.MIN_VALUE : random.nextInt(9) - 4;
  }

  int[] axes() {
    int[] axes = new int[random.nextInt(4)];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axis();
    }
    return axes;
  }

  long[] shape() {
    long[] shape = new long[random.nextInt(5)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = random.nextInt(4);
    }
    return shape;
  }

  /** Sometimes negative or beyond all memory. */
  long[] wildShape() {
    long[] shape = shape();
    if (shape.length > 0 && random.nextInt(3) == 0) {
      long[] wild = {-1, -2, 1L << 31, 1L << 40, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE};
      shape[random.nextInt(shape.length)] = wild[random.nextInt(wild.length)];
    }
    return shape;
  }

  double number() {
    return random.nextInt(3) == 0 ? AWKWARD[random.nextInt(AWKWARD.length)] : random.nextInt(9) - 4;
  }

  private NDArray numbers(DType type, long... shape) {
    double[] values = new double[(int) Axes.product(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return Casts.castTo(Shapes.reshape(Nd.create(values), shape), type);
  }

  private static NDArray readOnly(NDArray a) {
    if (a.length() == 0) {
      return a;
    }
    return Nd.fromAddress(a.address(), a.dtype(), a.shape(), a.strides(), true, null);
  }

  private static long[] prepend(long first, long... rest) {
    long[] all = new long[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
