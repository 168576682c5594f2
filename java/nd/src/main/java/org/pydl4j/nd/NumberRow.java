package org.pydl4j.nd;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.internal.NumberRange;
import org.pydl4j.nd.internal.PlainNumber;

/** What {@link Nd#arange(Number, Number, Number, DType)} makes. */
final class NumberRow {
  private NumberRow() {}

  static NDArray of(Number start, Number end, Number step, DType type) {
    Number from = PlainNumber.of("arange", start);
    Number to = PlainNumber.of("arange", end);
    Number by = PlainNumber.of("arange", step);
    if (type.isFloat() && type != DType.FLOAT64) {
      // The engine counts in the type's own precision there, and would resize the output.
      try (NDArray wide = of(from, to, by, DType.FLOAT64)) {
        return Nd.filled(Nd.empty(type, wide.shape()), a -> a.assign(wide));
      }
    }
    long length = length(from, to, by, type);
    if (length > 0 && type.isInteger()) {
      NumberRange.element("arange", type, from);
      NumberRange.element("arange", type, from.longValue() + (length - 1) * by.longValue());
    }
    if (length == 1) {
      // The engine adds end and step while it counts, which overflows for a step beyond the end.
      return Nd.filled(from, type, 1);
    }
    return Nd.filled(Nd.empty(type, length), a -> length == 0 ? a : Create.arange(a, from, to, by));
  }

  /** Counted as the engine counts, which would resize an output of another length. */
  private static long length(Number start, Number end, Number step, DType type) {
    if (type.isFloat()) {
      double count = (end.doubleValue() - start.doubleValue()) / step.doubleValue();
      if (count < 1L << 62 && step.doubleValue() != 0) {
        return (long) Math.ceil(Math.max(count, 0));
      }
    } else if (type.isInteger()
        && start instanceof Long
        && end instanceof Long
        && step instanceof Long
        && step.longValue() != 0) {
      long by = step.longValue();
      try {
        long way = Math.subtractExact(end.longValue(), start.longValue());
        return Math.max(-Math.floorDiv(Math.negateExact(way), by), 0);
      } catch (ArithmeticException e) {
        throw noRow(start, end, step, type, e);
      }
    }
    throw noRow(start, end, step, type, null);
  }

  private static ShapeException noRow(
      Number start, Number end, Number step, DType type, @Nullable Throwable cause) {
    return new ShapeException(
        "arange: from "
            + start
            + " to "
            + end
            + " by "
            + step
            + " as "
            + type
            + " is no row of numbers: whole numbers make integers, and the step is not 0.",
        cause);
  }
}
