package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Adam with the greatest gradient, slowly forgotten, in the denominator. State: m, u. DL4J: {@code
 * AdaMax}. Source: Kingma and Ba 2014, arXiv:1412.6980.
 */
public final class AdaMax extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: decay of the running mean of the gradient.");

  /** Decay of the mean of the squared gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.999, "b2: decay of the running mean of the squared gradient.");

  /** Name, documentation and keys. */
  public static final Declaration<AdaMax> DECLARATION =
      Declaration.of(KIND, "AdaMax", AdaMax::new)
          .alias("adamax")
          .doc(
              "Adam with the maximum norm: m' = b1 · m + (1 - b1) · g; u' = max(b2 · "
                  + "u, |g|) + 1e-32; p -= lr / (1 - b1^t) · m' / u', t from 1. State: m, "
                  + "u. DL4J: AdaMax, which has an epsilon that enters no formula. Source: "
                  + "arXiv:1412.6980.")
          .positional(LEARNING_RATE, BETA1, BETA2)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private AdaMax(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public AdaMax(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public AdaMax(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "u");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray m = state.get(0);
    NDArray u = state.get(1);
    return new ScratchSteps() {
      private final NDArray size = room(parameters);

      @Override
      public void step(Moment now) {
        double beta1 = get(BETA1);
        Updates.axpby(m, beta1, 1 - beta1, gradient);
        Arithmetic.mulInPlace(u, get(BETA2));
        Updates.maxOfSize(u, gradient, size);
        Arithmetic.addInPlace(u, 1e-32);
        double rate = now.learningRate() / (1 - Math.pow(beta1, now.t()));
        Updates.addQuotient(parameters, -rate, m, u);
      }
    };
  }

  /** Starts a builder. */
  public static AdaMaxBuilder builder() {
    return new AdaMaxBuilder();
  }
}
