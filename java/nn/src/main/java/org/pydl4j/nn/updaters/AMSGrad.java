package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.FusedAdam;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Adam with the greatest v so far in the denominator. State: m, v, vHat. DL4J: {@code AMSGrad}.
 * Source: Reddi et al. 2018, arXiv:1904.09237.
 */
public final class AMSGrad extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: decay of the running mean of the gradient.");

  /** Decay of the mean of the squared gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.999, "b2: decay of the running mean of the squared gradient.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-8);

  /** Name, documentation and keys. */
  public static final Declaration<AMSGrad> DECLARATION =
      Declaration.of(KIND, "AMSGrad", AMSGrad::new)
          .alias("amsgrad")
          .doc(
              "Adam with the greatest v so far: m' = b1 · m + (1 - b1) · g; v' = b2 "
                  + "· v + (1 - b2) · g²; vHat' = max(vHat, v'); p -= lr · sqrt(1 - b2^t) "
                  + "/ (1 - b1^t) · m' / (sqrt(vHat') + epsilon), t from 1. State: m, v, "
                  + "vHat. DL4J: AMSGrad. Source: arXiv:1904.09237.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private AMSGrad(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public AMSGrad(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public AMSGrad(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "v", "vHat");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    FusedAdam fused = new FusedAdam(parameters, gradient, state.get(0), state.get(1), state.get(2));
    return new Steps() {
      @Override
      public void step(Moment now) {
        fused.step(now.t(), now.learningRate(), get(BETA1), get(BETA2), get(EPSILON));
      }

      @Override
      public void close() {
        fused.close();
      }
    };
  }

  /** Starts a builder. */
  public static AMSGradBuilder builder() {
    return new AMSGradBuilder();
  }
}
