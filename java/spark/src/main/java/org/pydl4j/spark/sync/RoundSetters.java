package org.pydl4j.spark.sync;

import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.spark.transport.Wire;

/**
 * Setters of what synchronisations with local steps share, for their builders.
 *
 * @param <B> the builder
 */
public interface RoundSetters<B> {
  /** Sets any key. */
  <V> B set(Key<V> key, V value);

  /** The own key for H, with its default. */
  default Key<Long> everyKey() {
    return Sync.EVERY;
  }

  /** H: steps of each worker between two rounds; 10 unless the builder says otherwise. */
  default B every(long value) {
    return set(everyKey(), value);
  }

  /** Takes the place of H: asked at each round with the steps and passes done. */
  default B everySchedule(Schedule value) {
    return set(Sync.EVERY_SCHEDULE, value);
  }

  /** How numbers travel; FULL by default. */
  default B wire(Wire value) {
    return set(Sync.WIRE, value);
  }
}
