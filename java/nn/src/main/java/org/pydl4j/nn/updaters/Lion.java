package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Steps of one size, in the direction of the sign of a mean of gradients. State: m. Source: Chen et
 * al. 2023, arXiv:2302.06675.
 */
public final class Lion extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-4);

  /** Weight of the mean in the direction. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: weight of the running mean in the direction of a step.");

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.99, "b2: decay of the running mean of the gradient.");

  /** How much of a parameter each step takes away, before lr: a number or a schedule. */
  public static final Key<Schedule> WEIGHT_DECAY =
      Key.of("weightDecay", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.0))
          .check(Schedule.each(ValueCheck.atLeast(0)))
          .doc("How much of a parameter each step takes away, before lr: a number or a schedule.");

  /** Name, documentation and keys. */
  public static final Declaration<Lion> DECLARATION =
      Declaration.of(KIND, "Lion", Lion::new)
          .alias("lion")
          .doc(
              "p -= lr · (sign(b1 · m + (1 - b1) · g) + weightDecay · p); m' = b2 · "
                  + "m + (1 - b2) · g. State: m. Wants a learning rate 3 to 10 times "
                  + "smaller than Adam's. Source: arXiv:2302.06675.")
          .positional(LEARNING_RATE, BETA1, BETA2, WEIGHT_DECAY)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Lion(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public Lion(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public Lion(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray m = state.get(0);
    return new ScratchSteps() {
      private final NDArray direction = room(parameters);

      @Override
      public void step(Moment now) {
        double rate = now.learningRate();
        Updates.scaled(direction, m, get(BETA1));
        Updates.axpy(direction, 1 - get(BETA1), gradient);
        Updates.sign(direction);
        Arithmetic.mulInPlace(parameters, 1 - rate * valueOf(WEIGHT_DECAY, now));
        Updates.axpy(parameters, -rate, direction);
        Updates.axpby(m, get(BETA2), 1 - get(BETA2), gradient);
      }
    };
  }

  /** Starts a builder. */
  public static LionBuilder builder() {
    return new LionBuilder();
  }
}
