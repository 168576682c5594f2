package org.pydl4j.nn.conf;

/**
 * Two whole numbers for the two directions of an image, written {@code [height, width]} or, when
 * equal, as one.
 *
 * @param first along the height
 * @param second along the width
 */
public record Pair(long first, long second) {
  /** The same number in both directions. */
  public static Pair of(long both) {
    return new Pair(both, both);
  }

  /** As an array of two. */
  public long[] toArray() {
    return new long[] {first, second};
  }

  @Override
  public String toString() {
    return "[" + first + ", " + second + "]";
  }
}
