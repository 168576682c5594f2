package org.pydl4j.modelimport.keras;

import java.util.Arrays;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Shapes;

/**
 * A weight of a layer.
 *
 * @param name as in the file
 * @param shape of it
 * @param values in c order, read when they are asked for
 * @param order the axes in the order that is wanted here
 */
record KerasTensor(String name, long[] shape, Values values, int[] order) {
  /** Numbers in c order. */
  @FunctionalInterface
  interface Values {
    /** In a new array in the current scope, of any shape. */
    NDArray read();
  }

  static KerasTensor of(String name, long[] shape, double[] values) {
    return of(name, shape, () -> Nd.create(values, values.length));
  }

  static KerasTensor of(String name, long[] shape, Values values) {
    int[] order = new int[shape.length];
    Arrays.setAll(order, i -> i);
    return new KerasTensor(name, shape, values, order);
  }

  /** One number everywhere. */
  static KerasTensor full(double value, long size) {
    double[] values = new double[Math.toIntExact(size)];
    Arrays.fill(values, value);
    return of("", new long[] {size}, () -> Nd.create(values, values.length));
  }

  /** With its axes turned round. */
  KerasTensor permuted(int... axes) {
    if (axes.length != shape.length) {
      throw new DataException(
          "the weight "
              + name
              + " has the shape "
              + Arrays.toString(shape)
              + " where "
              + axes.length
              + " axes are expected");
    }
    return new KerasTensor(name, shape, values, axes);
  }

  /** The same numbers in another shape. */
  KerasTensor reshaped(long... other) {
    return of(name, other, values);
  }

  /** With two axes in each other's place, its numbers in that order. */
  KerasTensor swapped(int one, int other) {
    int rank = shape.length;
    long[] sizes = shape.clone();
    sizes[one] = shape[other];
    sizes[other] = shape[one];
    double[] old = doubles();
    double[] made = new double[old.length];
    long[] place = new long[rank];
    for (double value : old) {
      int at = 0;
      for (int axis = 0; axis < rank; axis++) {
        int from = axis == one ? other : axis == other ? one : axis;
        at = Math.toIntExact(at * sizes[axis] + place[from]);
      }
      made[at] = value;
      for (int axis = rank - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--) {
        place[axis] = 0;
      }
    }
    return of(name, sizes, made);
  }

  /** As a vector. */
  KerasTensor flat() {
    return of(name, new long[] {Arrays.stream(shape).reduce(1, Math::multiplyExact)}, values);
  }

  /** Blocks of the last axis in another order, as the gates of recurrent layers need it. */
  KerasTensor gates(int... blocks) {
    int width = Math.toIntExact(shape[shape.length - 1]);
    int each = width / blocks.length;
    double[] old = doubles();
    double[] made = new double[old.length];
    for (int row = 0; row < old.length; row += width) {
      for (int block = 0; block < blocks.length; block++) {
        System.arraycopy(old, row + blocks[block] * each, made, row + block * each, each);
      }
    }
    return of(name, shape, made);
  }

  /** A row of a matrix. */
  KerasTensor row(int number) {
    int width = Math.toIntExact(shape[1]);
    double[] part = Arrays.copyOfRange(doubles(), number * width, (number + 1) * width);
    return of(name, new long[] {width}, part);
  }

  /** Its numbers, in c order of the file. */
  double[] doubles() {
    try (Scope scope = Scope.open()) {
      return values.read().toDoubleArray();
    }
  }

  /** The shape of {@link #array}. */
  long[] arrayShape() {
    return Arrays.stream(order).mapToLong(axis -> shape[axis]).toArray();
  }

  /** In the current scope. */
  NDArray array() {
    return Shapes.permute(Shapes.reshape(values.read(), shape), order);
  }
}
