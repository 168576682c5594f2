package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Adam whose step of each parameter array is as long as the array, for large batches. State: m, v.
 * Source: You et al. 2019, arXiv:1904.00962.
 */
public final class LAMB extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: decay of the running mean of the gradient.");

  /** Decay of the mean of the squared gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.999, "b2: decay of the running mean of the squared gradient.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-6);

  /** How much of a parameter is added to its step: a number or a schedule. */
  public static final Key<Schedule> WEIGHT_DECAY =
      Key.of("weightDecay", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.0))
          .check(Schedule.each(ValueCheck.atLeast(0)))
          .doc("How much of a parameter is added to its step: a number or a schedule.");

  /** Name, documentation and keys. */
  public static final Declaration<LAMB> DECLARATION =
      Declaration.of(KIND, "LAMB", LAMB::new)
          .alias("lamb")
          .doc(
              "Adam whose step of each parameter array is as long as the array: m' = "
                  + "b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; u = m' / (1 - "
                  + "b1^t) / (sqrt(v' / (1 - b2^t)) + epsilon) + weightDecay · p; p -= lr "
                  + "· |p| / |u| · u for each parameter array (a layer's weights, its "
                  + "biases), t from 1; the ratio is 1 where a length is 0. State: m, v. "
                  + "Source: arXiv:1904.00962.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON, WEIGHT_DECAY)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private LAMB(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public LAMB(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public LAMB(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "v");
  }

  @Override
  public boolean byParameter() {
    return true;
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray m = state.get(0);
    NDArray v = state.get(1);
    return new ScratchSteps() {
      private final NDArray step = room(parameters);

      @Override
      public void step(Moment now) {
        double beta1 = get(BETA1);
        double beta2 = get(BETA2);
        Updates.axpby(m, beta1, 1 - beta1, gradient);
        meanSquare(v, beta2, gradient);
        double correction = Math.sqrt(1 - Math.pow(beta2, now.t()));
        Updates.root(step, v, get(EPSILON) * correction);
        Maths.reciprocalInPlace(step);
        Arithmetic.mulInPlace(step, m);
        double scale = correction / (1 - Math.pow(beta1, now.t()));
        Updates.axpby(step, scale, valueOf(WEIGHT_DECAY, now), parameters);
        double length = Updates.norm(step);
        double size = Updates.norm(parameters);
        double ratio = length > 0 && size > 0 ? size / length : 1;
        Updates.axpy(parameters, -now.learningRate() * ratio, step);
      }
    };
  }

  /** Starts a builder. */
  public static LAMBBuilder builder() {
    return new LAMBBuilder();
  }
}
