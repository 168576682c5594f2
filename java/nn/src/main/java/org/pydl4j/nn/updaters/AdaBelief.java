package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Adam with the square of what the gradient differs from its mean by. State: m, s. DL4J: {@code
 * AdaBelief}. Source: Zhuang et al. 2020, arXiv:2010.07468.
 */
public final class AdaBelief extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: decay of the running mean of the gradient.");

  /** Decay of the mean of the squared gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.999, "b2: decay of the running mean of the squared gradient.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-14);

  /** Name, documentation and keys. */
  public static final Declaration<AdaBelief> DECLARATION =
      Declaration.of(KIND, "AdaBelief", AdaBelief::new)
          .alias("adabelief")
          .doc(
              "Adam with the square of what the gradient differs from its mean by: "
                  + "m' = b1 · m + (1 - b1) · g; s' = b2 · s + (1 - b2) · (g - m')² + "
                  + "epsilon; p -= lr · sqrt(1 - b2^t) / (1 - b1^t) · m' / (sqrt(s') + "
                  + "epsilon), t from 1. State: m, s. DL4J: AdaBelief. Source: "
                  + "arXiv:2010.07468.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private AdaBelief(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public AdaBelief(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public AdaBelief(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "s");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray m = state.get(0);
    NDArray s = state.get(1);
    return new ScratchSteps() {
      private final NDArray room = room(parameters);

      @Override
      public void step(Moment now) {
        double beta1 = get(BETA1);
        double beta2 = get(BETA2);
        Updates.axpby(m, beta1, 1 - beta1, gradient);
        Updates.sum(room, gradient, -1, m);
        meanSquare(s, beta2, room);
        Arithmetic.addInPlace(s, get(EPSILON));
        Updates.root(room, s, get(EPSILON));
        double correction =
            Math.sqrt(1 - Math.pow(beta2, now.t())) / (1 - Math.pow(beta1, now.t()));
        Updates.addQuotient(parameters, -now.learningRate() * correction, m, room);
      }
    };
  }

  /** Starts a builder. */
  public static AdaBeliefBuilder builder() {
    return new AdaBeliefBuilder();
  }
}
