package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Gradient descent with Polyak's momentum: Keras' and PyTorch's SGD with {@code momentum} and
 * without {@code nesterov}. State: v. Source: Polyak 1964.
 */
public final class Momentum extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(0.01);

  /** How much of the last step is kept. */
  public static final Key<Schedule> MOMENTUM = Nesterovs.MOMENTUM;

  /** Name, documentation and keys. */
  public static final Declaration<Momentum> DECLARATION =
      Declaration.of(KIND, "Momentum", Momentum::new)
          .alias("momentum")
          .doc(
              "Polyak's momentum: v' = mu · v - lr · g; p += v'. State: v. Keras and PyTorch: SGD"
                  + " with momentum. Source: Polyak 1964.")
          .positional(LEARNING_RATE, MOMENTUM)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Momentum(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate and momentum. */
  public Momentum(double learningRate, double momentum) {
    this(
        DECLARATION
            .builder()
            .set(LEARNING_RATE, new FixedSchedule(learningRate))
            .set(MOMENTUM, new FixedSchedule(momentum))
            .build()
            .settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("v");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    NDArray velocity = state.get(0);
    return now -> {
      Updates.axpby(velocity, valueOf(MOMENTUM, now), -now.learningRate(), gradient);
      Updates.axpy(parameters, 1, velocity);
    };
  }

  /** Starts a builder. */
  public static MomentumBuilder builder() {
    return new MomentumBuilder();
  }
}
