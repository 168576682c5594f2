package org.pydl4j.nd;

/**
 * Where a row of random numbers starts, as a type of its own, so that it cannot be taken for a
 * size: {@code Nd.rand(Seed.of(7), 2, 3)}. The same seed gives the same numbers on the same kind of
 * device.
 *
 * @param value any number
 */
public record Seed(long value) {
  /** A seed. */
  public static Seed of(long value) {
    return new Seed(value);
  }
}
