package org.pydl4j.nn.conf;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a key's value must meet, in words, as a test and, for numbers, as bounds.
 *
 * @param <T> the type of the value
 * @param words empty for no condition; completes "must be …", for example {@code at least 1}
 * @param test true for good values
 * @param min the smallest good number, or null
 * @param max the greatest good number, or null
 * @param minExclusive whether {@code min} itself is refused
 * @param maxExclusive whether {@code max} itself is refused
 */
public record ValueCheck<T>(
    String words,
    Predicate<T> test,
    @Nullable Double min,
    @Nullable Double max,
    boolean minExclusive,
    boolean maxExclusive) {

  /** No condition beyond the type. */
  static <T> ValueCheck<T> none() {
    return new ValueCheck<>("", value -> true, null, null, false, false);
  }

  /** A condition that only Java can test; the schema carries its words. */
  public static <T> ValueCheck<T> that(String words, Predicate<T> test) {
    return new ValueCheck<>(words, test, null, null, false, false);
  }

  /** {@code value >= min}. */
  public static <T extends Number> ValueCheck<T> atLeast(double min) {
    return new ValueCheck<>(
        "at least " + text(min), v -> v.doubleValue() >= min, min, null, false, false);
  }

  /** {@code value > min}. */
  public static <T extends Number> ValueCheck<T> above(double min) {
    return new ValueCheck<>(
        "greater than " + text(min), v -> v.doubleValue() > min, min, null, true, false);
  }

  /** {@code min <= value <= max}. */
  public static <T extends Number> ValueCheck<T> between(double min, double max) {
    return new ValueCheck<>(
        "between " + text(min) + " and " + text(max),
        v -> v.doubleValue() >= min && v.doubleValue() <= max,
        min,
        max,
        false,
        false);
  }

  /** {@code min <= value < max}, as the decay rates of Adam need it. */
  public static <T extends Number> ValueCheck<T> fromTo(double min, double max) {
    return new ValueCheck<>(
        "at least " + text(min) + " and less than " + text(max),
        v -> v.doubleValue() >= min && v.doubleValue() < max,
        min,
        max,
        false,
        true);
  }

  /** Both numbers {@code >= min}. */
  public static ValueCheck<Pair> bothAtLeast(long min) {
    return new ValueCheck<>(
        "at least " + min,
        p -> p.first() >= min && p.second() >= min,
        (double) min,
        null,
        false,
        false);
  }

  /** Each number {@code >= min}. */
  public static ValueCheck<List<Long>> eachAtLeast(long min) {
    return new ValueCheck<>(
        "at least " + min,
        all -> all.stream().allMatch(each -> each >= min),
        (double) min,
        null,
        false,
        false);
  }

  /** Whether a number lies between the bounds. */
  boolean contains(double number) {
    boolean above = min == null || (minExclusive ? number > min : number >= min);
    boolean below = max == null || (maxExclusive ? number < max : number <= max);
    return above && below;
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
