package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/** Adam with Nesterov's momentum. State: m, v. DL4J: {@code Nadam}. Source: Dozat 2016. */
public final class Nadam extends Updater {
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
  public static final Declaration<Nadam> DECLARATION =
      Declaration.of(KIND, "Nadam", Nadam::new)
          .alias("nadam")
          .doc(
              "Adam with Nesterov's momentum: m' = b1 · m + (1 - b1) · g; v' = b2 · "
                  + "v + (1 - b2) · g²; p -= lr / (1 - b1^t) · (b1 · m' + (1 - b1) · g) / "
                  + "(sqrt(v') + epsilon), t from 1. State: m, v. As in DL4J, v is not "
                  + "corrected for its start at 0 (PyTorch's and Keras's are), so that "
                  + "first steps are about sqrt(1 / (1 - b2)) times lr. DL4J: Nadam. "
                  + "Source: Dozat 2016.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Nadam(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public Nadam(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public Nadam(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "v");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray m = state.get(0);
    NDArray v = state.get(1);
    return new ScratchSteps() {
      private final NDArray below = room(parameters);

      @Override
      public void step(Moment now) {
        double beta1 = get(BETA1);
        double rate = now.learningRate() / (1 - Math.pow(beta1, now.t()));
        Updates.axpby(m, beta1, 1 - beta1, gradient);
        meanSquare(v, get(BETA2), gradient);
        Updates.root(below, v, get(EPSILON));
        Updates.addQuotient(parameters, -rate * beta1, m, below);
        Updates.addQuotient(parameters, -rate * (1 - beta1), gradient, below);
      }
    };
  }

  /** Starts a builder. */
  public static NadamBuilder builder() {
    return new NadamBuilder();
  }
}
