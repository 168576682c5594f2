package org.pydl4j.spark.sync;

import org.pydl4j.nn.conf.Key;

/**
 * Setters of what synchronisations share whose rounds average the replicas, for their builders.
 *
 * @param <B> the builder
 */
public interface AveragingSetters<B> extends RoundSetters<B> {
  /** The own key for the updater states, with its default. */
  default Key<UpdaterState> updaterStateKey() {
    return Rounds.UPDATER_STATE;
  }

  /** What becomes of the updater states; AVERAGE unless the builder says otherwise. */
  default B updaterState(UpdaterState value) {
    return set(updaterStateKey(), value);
  }
}
