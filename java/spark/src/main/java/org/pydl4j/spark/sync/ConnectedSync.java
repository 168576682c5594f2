package org.pydl4j.spark.sync;

import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.spark.transport.Collective;

/** A synchronisation of workers that are connected with each other for the whole training. */
public abstract class ConnectedSync extends Sync {
  /** For subclasses. */
  protected ConnectedSync(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /**
   * How many vectors as long as the parameters a worker has beside its replica's parameters,
   * gradient and updater state.
   */
  public int vectors() {
    return 0;
  }

  /**
   * Prepares training of this replica, whose parameters are the same on all workers now.
   *
   * @param replica borrowed until the synchronizer is closed
   * @param workers all of them; borrowed too
   * @param batchSize examples in a full batch
   */
  public abstract Synchronizer bind(Trainable replica, Collective workers, int batchSize);
}
