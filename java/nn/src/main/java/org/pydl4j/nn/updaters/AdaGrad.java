package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Steps by the root of all squared gradients so far. State: h. DL4J: {@code AdaGrad}. Source: Duchi
 * et al. 2011.
 */
public final class AdaGrad extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(0.1);

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-6);

  /** What DL4J's sum begins with, whatever epsilon is. */
  private static final double FIRST = 1e-6;

  /** Name, documentation and keys. */
  public static final Declaration<AdaGrad> DECLARATION =
      Declaration.of(KIND, "AdaGrad", AdaGrad::new)
          .alias("adagrad")
          .doc(
              "h' = h + g²; p -= lr · g / (sqrt(h') + epsilon). State: h, which begins with 1e-6 in"
                  + " the first step, as in DL4J: AdaGrad (in PyTorch with 0, in Keras with 0.1)."
                  + " Source: Duchi et al. 2011.")
          .positional(LEARNING_RATE, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private AdaGrad(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public AdaGrad(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public AdaGrad(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("h");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray h = state.get(0);
    return new ScratchSteps() {
      private final NDArray below = room(parameters);

      @Override
      public void step(Moment now) {
        if (now.t() == 1) {
          Arithmetic.addInPlace(h, FIRST);
        }
        Updates.addProduct(h, 1, gradient, gradient);
        Updates.root(below, h, get(EPSILON));
        Updates.addQuotient(parameters, -now.learningRate(), gradient, below);
      }
    };
  }

  /** Starts a builder. */
  public static AdaGradBuilder builder() {
    return new AdaGradBuilder();
  }
}
