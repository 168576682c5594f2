package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Steps by the root of the mean of squared gradients. State: s. DL4J: {@code RmsProp}. Source:
 * Hinton 2012, lecture 6e of his course.
 */
public final class RmsProp extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(0.1);

  /** Decay of the mean. */
  public static final Key<Double> RMS_DECAY =
      decayKey("rmsDecay", 0.95, "Decay of the running mean of the squared gradient.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-8);

  /** Name, documentation and keys. */
  public static final Declaration<RmsProp> DECLARATION =
      Declaration.of(KIND, "RmsProp", RmsProp::new)
          .alias("rmsprop")
          .doc(
              "s' = rmsDecay · s + (1 - rmsDecay) · g²; p -= lr · g / (sqrt(s') + "
                  + "epsilon). State: s, which begins with epsilon in the first step, as "
                  + "in DL4J (in PyTorch and Keras with 0). DL4J: RmsProp. Source: Hinton "
                  + "2012.")
          .positional(LEARNING_RATE, RMS_DECAY, EPSILON)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private RmsProp(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public RmsProp(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public RmsProp(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("s");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray s = state.get(0);
    return new ScratchSteps() {
      private final NDArray below = room(parameters);

      @Override
      public void step(Moment now) {
        if (now.t() == 1) {
          Arithmetic.addInPlace(s, get(EPSILON));
        }
        meanSquare(s, get(RMS_DECAY), gradient);
        Updates.root(below, s, get(EPSILON));
        Updates.addQuotient(parameters, -now.learningRate(), gradient, below);
      }
    };
  }

  /** Starts a builder. */
  public static RmsPropBuilder builder() {
    return new RmsPropBuilder();
  }
}
