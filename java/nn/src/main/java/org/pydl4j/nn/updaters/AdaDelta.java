package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Steps by the ratio of past steps and past gradients; there is no learning rate. State: msg, msdx.
 * DL4J: {@code AdaDelta}. Source: Zeiler 2012, arXiv:1212.5701.
 */
public final class AdaDelta extends Updater {
  /** Decay of both means. */
  public static final Key<Double> RHO =
      decayKey("rho", 0.95, "Decay of the running means of squared gradients and steps.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-6);

  /** Name, documentation and keys. */
  public static final Declaration<AdaDelta> DECLARATION =
      Declaration.of(KIND, "AdaDelta", AdaDelta::new)
          .alias("adadelta")
          .doc(
              "Steps by the ratio of past steps and past gradients: msg' = rho · msg "
                  + "+ (1 - rho) · g²; d = g · sqrt(msdx + epsilon) / sqrt(msg' + "
                  + "epsilon); msdx' = rho · msdx + (1 - rho) · d²; p -= d. State: msg, "
                  + "msdx. No learning rate, as in DL4J: AdaDelta. Source: "
                  + "arXiv:1212.5701.")
          .positional(RHO, EPSILON)
          .build();

  private AdaDelta(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<String> stateNames() {
    return List.of("msg", "msdx");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray msg = state.get(0);
    NDArray msdx = state.get(1);
    return new ScratchSteps() {
      private final NDArray step = room(parameters);
      private final NDArray below = room(parameters);

      @Override
      public void step(Moment now) {
        double rho = get(RHO);
        double epsilon = get(EPSILON);
        meanSquare(msg, rho, gradient);
        step.assign(msdx);
        Arithmetic.addInPlace(step, epsilon);
        below.assign(msg);
        Arithmetic.addInPlace(below, epsilon);
        Arithmetic.divInPlace(step, below);
        Maths.sqrtInPlace(step);
        Arithmetic.mulInPlace(step, gradient);
        meanSquare(msdx, rho, step);
        Updates.axpy(parameters, -1, step);
      }
    };
  }

  /** Starts a builder. */
  public static AdaDeltaBuilder builder() {
    return new AdaDeltaBuilder();
  }
}
