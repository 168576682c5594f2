package org.pydl4j.nn.traced;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * What is known of an array before there is one.
 *
 * @param sizes of its axes; {@link #EXAMPLES} and {@link #TIME} where the batch says them
 * @param truth whether its elements are true or false
 */
record Shaped(long[] sizes, boolean truth) {
  /** The size of the axis of the examples, always the first one. */
  static final long EXAMPLES = -2;

  /** The size of an axis of any length. */
  static final long TIME = -1;

  static Shaped of(long... sizes) {
    return new Shaped(sizes, false);
  }

  int rank() {
    return sizes.length;
  }

  /** Whether it has a first axis of examples. */
  boolean hasExamples() {
    return sizes.length > 0 && sizes[0] == EXAMPLES;
  }

  /** The same with other sizes. */
  Shaped with(long... other) {
    return new Shaped(other, truth);
  }

  /** {@code [n, 4, time]}. */
  String described() {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (long size : sizes) {
      text.add(size == EXAMPLES ? "n" : size == TIME ? "time" : Long.toString(size));
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shaped that && truth == that.truth && Arrays.equals(sizes, that.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }
}
