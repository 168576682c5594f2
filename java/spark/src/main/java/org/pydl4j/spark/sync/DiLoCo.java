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
 * Local steps, whose mean is the gradient of an outer Nesterov step. Source: Douillard et al. 2023
 * (arXiv:2311.08105).
 */
public final class DiLoCo extends ConnectedSync {
  /** H is hundreds of steps in the paper. */
  static final Key<Long> EVERY = Sync.EVERY.defaultsTo(100L);

  /** Outer step size. */
  public static final Key<Double> OUTER_LEARNING_RATE =
      Key.of("outerLearningRate", Type.DOUBLE)
          .defaultsTo(0.7)
          .check(ValueCheck.above(0))
          .doc("lr: step size of the outer updater.");

  /** Outer momentum. */
  public static final Key<Double> OUTER_MOMENTUM =
      Key.of("outerMomentum", Type.DOUBLE)
          .defaultsTo(0.9)
          .check(ValueCheck.fromTo(0, 1))
          .doc("mu: momentum of the outer updater.");

  /** Inner states stay with their workers, as in the paper. */
  static final Key<UpdaterState> UPDATER_STATE = Rounds.updaterStateKey(UpdaterState.KEEP);

  /** Name, documentation and keys. */
  public static final Declaration<DiLoCo> DECLARATION =
      Declaration.of(KIND, "DiLoCo", DiLoCo::new)
          .doc(
              "H local steps from x, whose mean is the gradient of an outer Nesterov step:\n"
                  + "d = x - mean of p_r; m = mu · m + d; x = p = x - lr · (d + mu · m)\n"
                  + "Source: Douillard et al. 2023 (arXiv:2311.08105).")
          .positional(EVERY)
          .key(EVERY_SCHEDULE)
          .key(OUTER_LEARNING_RATE)
          .key(OUTER_MOMENTUM)
          .key(UPDATER_STATE)
          .key(WIRE)
          .build();

  private DiLoCo(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  long usualEvery() {
    return get(EVERY);
  }

  @Override
  public int vectors() {
    return 2;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new Outer(this, replica, workers);
  }

  private static final class Outer extends OuterRounds {
    private final double rate;
    private final double mu;

    Outer(DiLoCo sync, Trainable replica, Collective workers) {
      super(sync, replica, workers, sync.get(DiLoCo.UPDATER_STATE));
      rate = sync.get(OUTER_LEARNING_RATE);
      mu = sync.get(OUTER_MOMENTUM);
    }

    @Override
    void outerStep() {
      Updates.axpby(params, -1, 1, start); // d
      Updates.axpby(momentum, mu, 1, params);
      Updates.axpy(start, -rate, params);
      Updates.axpy(start, -rate * mu, momentum);
    }
  }

  /** Starts a builder. */
  public static DiLoCoBuilder builder() {
    return new DiLoCoBuilder();
  }
}
