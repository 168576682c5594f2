package org.pydl4j.nn.training;

import java.util.HashMap;
import java.util.Map;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nn.data.Seeds;

/**
 * The random numbers of training steps: a stream for each node and purpose, which depends on the
 * seed and the step alone. Owns its generators until {@link #close()}.
 */
final class Draws implements AutoCloseable {
  private final Map<String, Stream> streams = new HashMap<>();
  private long seed;
  private long step;
  private long epoch;

  private static final class Stream {
    final RandomSource source = new RandomSource(0);
    int node = -1; // none in this step
  }

  /** Begins a step. */
  Draws begin(long seed, long step, long epoch) {
    this.epoch = epoch;
    this.seed = seed;
    this.step = step;
    again();
    return this;
  }

  /** Lets each node draw the numbers of this step from the first one on. */
  void again() {
    streams.values().forEach(stream -> stream.node = -1);
  }

  /** The step that has begun. */
  long step() {
    return step;
  }

  /** The epoch that it is in. */
  long epoch() {
    return epoch;
  }

  /** The stream of a node, which goes on where its last draw of this step ended. */
  RandomSource of(int node, String purpose) {
    Stream stream = streams.computeIfAbsent(purpose, name -> new Stream());
    if (stream.node != node) {
      stream.node = node;
      long own = purpose.isEmpty() ? seed : Seeds.of(seed, purpose.hashCode(), 0);
      stream.source.seed(Seeds.of(own, -1 - node, step));
    }
    return stream.source;
  }

  @Override
  public void close() {
    streams.values().forEach(stream -> stream.source.close());
    streams.clear();
  }
}
