package org.pydl4j.spark.sync;

import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.spark.transport.Collective;

/**
 * Iterative reduce: each worker makes H steps of its own, then the parameters of all are averaged
 * by the examples that they saw. DL4J: {@code ParameterAveragingTrainingMaster}. Source: McDonald
 * et al. 2010.
 */
public final class Average extends ConnectedSync {
  /** Name, documentation and keys. */
  public static final Declaration<Average> DECLARATION =
      Declaration.of(KIND, "Average", Average::new)
          .doc(
              "Iterative reduce: each worker makes H steps of its own, then the parameters of all"
                  + " are averaged by the examples that they saw.\np = sum of w_r · p_r / sum of"
                  + " w_r\nDL4J: ParameterAveragingTrainingMaster. Source: McDonald et al. 2010.")
          .positional(EVERY)
          .key(EVERY_SCHEDULE)
          .key(Rounds.UPDATER_STATE)
          .key(WIRE)
          .build();

  private Average(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this H. */
  public Average(long every) {
    this(Settings.EMPTY.with(EVERY, every));
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new Averaging(this, replica, workers);
  }

  /** The rounds, for {@link PostLocal} too. */
  static final class Averaging extends Rounds {
    private final UpdaterState what;

    Averaging(Sync sync, Trainable replica, Collective workers) {
      super(sync, replica, workers);
      this.what = sync.get(UPDATER_STATE);
    }

    @Override
    void round(double weight) {
      average(weight, what);
    }
  }

  /** Starts a builder. */
  public static AverageBuilder builder() {
    return new AverageBuilder();
  }
}
