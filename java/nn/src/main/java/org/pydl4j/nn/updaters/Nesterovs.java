package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Nesterov's momentum. State: v. DL4J: {@code Nesterovs}. Source: Sutskever et al. 2013, in the
 * form of Bengio et al. 2012 (arXiv:1212.0901).
 */
public final class Nesterovs extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(0.1);

  /** mu: how much of the last step is kept: a number or a schedule. */
  public static final Key<Schedule> MOMENTUM =
      Key.of("momentum", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.9))
          .check(Schedule.each(ValueCheck.between(0, 1)))
          .doc("mu: how much of the last step is kept: a number or a schedule.");

  /** Name, documentation and keys. */
  public static final Declaration<Nesterovs> DECLARATION =
      Declaration.of(KIND, "Nesterovs", Nesterovs::new)
          .alias("nesterovs")
          .doc(
              "Nesterov's momentum: v' = mu · v - lr · g; p -= mu · v - (1 + mu) · "
                  + "v'. State: v. DL4J: Nesterovs. Source: arXiv:1212.0901.")
          .positional(LEARNING_RATE, MOMENTUM)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Nesterovs(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate and momentum. */
  public Nesterovs(double learningRate, double momentum) {
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
      double momentum = valueOf(MOMENTUM, now);
      Updates.nesterovs(parameters, gradient, velocity, now.learningRate(), momentum);
    };
  }

  /** Starts a builder. */
  public static NesterovsBuilder builder() {
    return new NesterovsBuilder();
  }
}
