package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.Backend;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

/** What the families check before a native call; the message always starts with the operation. */
final class OperandChecks {
  private OperandChecks() {}

  static void floating(String what, NDArray a) {
    if (!a.dtype().isFloat()) {
      throw new DTypeException(
          what + " needs a floating type. Got " + a.dtype() + "; cast with Casts.castTo first.");
    }
  }

  static void integer(String what, NDArray a) {
    if (!a.dtype().isInteger()) {
      throw new DTypeException(
          what + " needs an integer type. Got " + a.dtype() + "; cast with Casts.castTo first.");
    }
  }

  static void notBool(String what, NDArray a) {
    if (a.dtype() == DType.BOOL) {
      throw new DTypeException(
          what + " is not defined for bool. Cast to a number with Casts.castTo first.");
    }
  }

  static void type(String what, NDArray a, DType wanted) {
    if (a.dtype() != wanted) {
      throw new DTypeException(what + " must be " + wanted + ". Got " + a.dtype() + ".");
    }
  }

  static void sameType(String what, NDArray a, NDArray b) {
    if (a.dtype() != b.dtype()) {
      throw new DTypeException(
          what + " needs arrays of one type. Got " + a.dtype() + " and " + b.dtype() + ".");
    }
  }

  /** On a GPU backend only: elsewhere all memory lies on the CPU. */
  static void sameDevice(String what, NDArray a, NDArray b) {
    if (Engine.backend() != Backend.CUDA) {
      return;
    }
    Device x = a.device();
    Device y = b.device();
    if (!x.equals(y)) {
      throw new DeviceException(
          what
              + " needs arrays on one device. Got "
              + x
              + " and "
              + y
              + "; move one with Casts.toDevice.");
    }
  }

  static void rank(String what, NDArray a, int rank) {
    if (a.rank() != rank) {
      throw new ShapeException(
          what + " needs " + rank + " axes. Got the shape " + Arrays.toString(a.shape()) + ".");
    }
  }

  static void minRank(String what, NDArray a, int rank) {
    if (a.rank() < rank) {
      throw new ShapeException(
          what
              + " needs at least "
              + rank
              + " axes. Got the shape "
              + Arrays.toString(a.shape())
              + ".");
    }
  }

  static void sameShape(String what, NDArray a, NDArray b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw shapes(what + " needs one shape", a, b);
    }
  }

  static void shape(String what, NDArray a, long... wanted) {
    if (!Arrays.equals(a.shape(), wanted)) {
      throw new ShapeException(
          what
              + " must have the shape "
              + Arrays.toString(wanted)
              + ". Got "
              + Arrays.toString(a.shape())
              + ".");
    }
  }

  static void notEmpty(String what, NDArray a) {
    if (a.length() == 0) {
      throw new ShapeException(
          what
              + " of no elements is not defined. Got the shape "
              + Arrays.toString(a.shape())
              + ".");
    }
  }

  static ShapeException shapes(String rule, NDArray a, NDArray b) {
    return new ShapeException(
        rule + ". Got " + Arrays.toString(a.shape()) + " and " + Arrays.toString(b.shape()) + ".");
  }

  /**
   * Writable, and every element has its own bytes: a broadcast array would be written many times.
   */
  static void writable(String what, NDArray a) {
    if (a.isReadOnly()) {
      throw new ReadOnlyException(
          what
              + ": this array is read-only, its owner gave it out so. Write into a copy,"
              + " array.dup().");
    }
    long[] shape = a.shape();
    long[] strides = a.strides();
    for (int i = 0; i < shape.length; i++) {
      if (strides[i] == 0 && shape[i] > 1) {
        throw new ReadOnlyException(
            what
                + ": this array is broadcast (stride 0 on axis "
                + i
                + " of "
                + Arrays.toString(shape)
                + "), so one write would show in many places."
                + " Write into a copy, array.dup().");
      }
    }
  }

  /** The shape of a binary operation's result, whose size must fit in memory. */
  static long[] broadcast(String what, NDArray a, NDArray b) {
    long[] shape = Axes.broadcast(what, a.shape(), b.shape());
    sameDevice(what, a, b);
    return shape;
  }

  /** That a result of this shape beside {@code a} fits into the memory that is left. */
  static void fits(NDArray a, DType type, long... shape) {
    long bytes = Axes.bytes(type, shape);
    if (Engine.backend() != Backend.CUDA || a.device().isCpu()) {
      Memory.check(bytes);
    }
  }

  static void size(String what, long value, long least) {
    if (value < least) {
      throw new ShapeException(what + " must be at least " + least + ". Got " + value + ".");
    }
  }

  /** An index into an axis; negative ones count from the end. */
  static long index(String what, long index, long size) {
    long positive = index < 0 ? index + size : index;
    if (positive < 0 || positive >= size) {
      throw new IndexException(
          what + ": index " + index + " lies outside an axis of size " + size + ".");
    }
    return positive;
  }
}
