package org.pydl4j.nd.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.pydl4j.nd.errors.DTypeException;

/**
 * What a {@link Number} of any class means beside an array: {@link Long}, {@link BigInteger} where
 * 64 bits do not hold it, or {@link Double}.
 *
 * <p>{@code BigDecimal} is a fraction whatever its digits. Numbers of other languages (Clojure's
 * {@code 1/2}, Scala's {@code BigInt}) are whole when their text is a whole number.
 */
public final class PlainNumber {
  private static final Set<Class<?>> WHOLE =
      Set.of(
          Long.class,
          Integer.class,
          Short.class,
          Byte.class,
          AtomicInteger.class,
          AtomicLong.class);

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private PlainNumber() {}

  /** The plain number; {@code what} names the operation in messages. */
  public static Number of(String what, Number value) {
    if (value == null) {
      throw new DTypeException(what + " needs a number. Got null.");
    }
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      return value.doubleValue();
    }
    if (WHOLE.contains(value.getClass())) {
      return value.longValue();
    }
    return value instanceof BigInteger big ? narrowed(big) : ofOther(value);
  }

  private static Number ofOther(Number value) {
    String text = value.toString();
    return text.matches("-?\\d{1,400}") ? narrowed(new BigInteger(text)) : value.doubleValue();
  }

  private static Number narrowed(BigInteger value) {
    boolean fits = value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
    return fits ? (Number) value.longValue() : value;
  }
}
