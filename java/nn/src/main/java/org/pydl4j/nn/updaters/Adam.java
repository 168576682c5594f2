package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.FusedAdam;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Adam, in the form at the end of section 2 of the paper, whose epsilon is not scaled by the bias
 * correction (PyTorch's is). State: m, v. DL4J: {@code Adam}. Source: Kingma and Ba 2014,
 * arXiv:1412.6980.
 */
public final class Adam extends Updater {
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
  public static final Declaration<Adam> DECLARATION =
      Declaration.of(KIND, "Adam", Adam::new)
          .alias("adam")
          .doc(
              "Adam: m' = b1 · m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= "
                  + "lr · sqrt(1 - b2^t) / (1 - b1^t) · m' / (sqrt(v') + epsilon), t from "
                  + "1. State: m, v. PyTorch adds epsilon to sqrt(v' / (1 - b2^t)). DL4J: "
                  + "Adam. Source: arXiv:1412.6980.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Adam(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public Adam(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public Adam(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "v");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    FusedAdam fused = new FusedAdam(parameters, gradient, state.get(0), state.get(1));
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
  public static AdamBuilder builder() {
    return new AdamBuilder();
  }
}
