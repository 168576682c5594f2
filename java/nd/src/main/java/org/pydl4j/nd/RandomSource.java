package org.pydl4j.nd;

import org.pydl4j.nd.internal.Generators;

/**
 * A seeded stream of random numbers; it owns a small native object until {@link #close()}.
 *
 * <p>The same seed gives the same numbers on the same kind of device. {@link #state()} and {@link
 * #setState} continue a stream exactly. Threads may share one, but then the order of their draws
 * decides who gets which numbers.
 */
public final class RandomSource implements AutoCloseable {
  private final Generators generators;

  /** A stream that starts from {@code seed}. */
  public RandomSource(long seed) {
    generators = new Generators(seed);
  }

  /** Starts again from a seed. */
  public RandomSource seed(long seed) {
    generators.seed(seed);
    return this;
  }

  /** Everything the next numbers depend on: about 5 KB on the CPU, 16 bytes on a GPU. */
  public byte[] state() {
    return generators.state();
  }

  /**
   * Continues where {@code state} was taken.
   *
   * @throws org.pydl4j.nd.errors.DataException when the bytes are not such a state
   */
  public RandomSource setState(byte[] state) {
    generators.setState(state);
    return this;
  }

  /** The native side, for the engine. */
  public Generators generators() {
    return generators;
  }

  /** Lets the native object go; a second call does nothing. */
  @Override
  public void close() {
    generators.close();
  }
}
