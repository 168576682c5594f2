package org.pydl4j.spark.sync;

import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.spark.transport.Collective;

/**
 * Averaged gradients at every step, of which only what is large travels: the rest stays in a
 * residual until it is. DL4J: {@code SharedTrainingMaster}. Source: Strom 2015.
 */
public final class Threshold extends ConnectedSync {
  /** What counts as large, at first. */
  public static final Key<Double> THRESHOLD =
      Key.of("threshold", Type.DOUBLE)
          .defaultsTo(1e-3)
          .check(ValueCheck.above(0))
          .doc("t: elements whose residual reaches it travel, as plus or minus t.");

  /** Below this share of travelling elements the threshold falls. */
  public static final Key<Double> MIN_SPARSITY =
      Key.of("minSparsity", Type.DOUBLE)
          .defaultsTo(1e-4)
          .check(ValueCheck.between(0, 1))
          .doc("The threshold falls by 3.4 % when a smaller share of the elements travelled.");

  /** Above this share the threshold rises. */
  public static final Key<Double> MAX_SPARSITY =
      Key.of("maxSparsity", Type.DOUBLE)
          .defaultsTo(1e-2)
          .check(ValueCheck.between(0, 1))
          .doc("The threshold rises by 3.5 % when a larger share of the elements travelled.");

  /** Name, documentation and keys. */
  public static final Declaration<Threshold> DECLARATION =
      Declaration.of(KIND, "Threshold", Threshold::new)
          .doc(
              "Averaged gradients at every step, of which only what is large travels:\n"
                  + "r = r + g; q = t · sign(r) where |r| >= t, else 0; r = r - q; g = mean of q\n"
                  + "DL4J: SharedTrainingMaster with AdaptiveThresholdAlgorithm. Source: Strom"
                  + " 2015, Scalable distributed DNN training using commodity GPU cloud computing.")
          .positional(THRESHOLD)
          .key(MIN_SPARSITY)
          .key(MAX_SPARSITY)
          .build();

  private Threshold(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public boolean stepsEachBatch() {
    return true;
  }

  @Override
  public int vectors() {
    return 3;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new Sparse(this, replica, workers, batchSize);
  }

  /** Starts a builder. */
  public static ThresholdBuilder builder() {
    return new ThresholdBuilder();
  }
}
