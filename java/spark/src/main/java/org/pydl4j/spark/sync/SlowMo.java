package org.pydl4j.spark.sync;

import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.spark.transport.Collective;

/**
 * Averaging with slow momentum over the rounds. Source: Wang et al. 2019 (arXiv:1910.00643), with
 * the slow momentum in units of parameters, which is the same as long as the learning rate does not
 * change.
 */
public final class SlowMo extends ConnectedSync {
  /** Factor of a round's step. */
  public static final Key<Double> SLOW_LEARNING_RATE =
      Key.of("slowLearningRate", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("alpha: factor of a round's step.");

  /** How much of the former rounds' steps is kept. */
  public static final Key<Double> SLOW_MOMENTUM =
      Key.of("slowMomentum", Type.DOUBLE)
          .defaultsTo(0.5)
          .check(ValueCheck.fromTo(0, 1))
          .doc("beta: how much of the former rounds' steps is kept.");

  /** One of the paper's strategies. */
  static final Key<UpdaterState> UPDATER_STATE = Rounds.updaterStateKey(UpdaterState.KEEP);

  /** Name, documentation and keys. */
  public static final Declaration<SlowMo> DECLARATION =
      Declaration.of(KIND, "SlowMo", SlowMo::new)
          .doc(
              "Averaging with slow momentum: after H local steps from x,\n"
                  + "u = beta · u + (x - mean of p_r); x = p = x - alpha · u\n"
                  + "Source: Wang et al. 2019 (arXiv:1910.00643).")
          .positional(EVERY)
          .key(EVERY_SCHEDULE)
          .key(SLOW_LEARNING_RATE)
          .key(SLOW_MOMENTUM)
          .key(UPDATER_STATE)
          .key(WIRE)
          .build();

  private SlowMo(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public int vectors() {
    return 2;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new Slow(this, replica, workers);
  }

  private static final class Slow extends OuterRounds {
    private final double alpha;
    private final double beta;

    Slow(SlowMo sync, Trainable replica, Collective workers) {
      super(sync, replica, workers, sync.get(SlowMo.UPDATER_STATE));
      alpha = sync.get(SLOW_LEARNING_RATE);
      beta = sync.get(SLOW_MOMENTUM);
    }

    @Override
    void outerStep() {
      Updates.axpby(momentum, beta, 1, start);
      Updates.axpy(momentum, -1, params);
      Updates.axpy(start, -alpha, momentum);
    }
  }

  /** Starts a builder. */
  public static SlowMoBuilder builder() {
    return new SlowMoBuilder();
  }
}
