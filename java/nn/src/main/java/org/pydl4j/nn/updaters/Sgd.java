package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/** Plain gradient descent: {@code p -= lr · g}. No state. DL4J: {@code Sgd}. */
public final class Sgd extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Name, documentation and keys. */
  public static final Declaration<Sgd> DECLARATION =
      Declaration.of(KIND, "Sgd", Sgd::new)
          .alias("sgd")
          .doc("Plain gradient descent: p -= lr · g. No state. DL4J: Sgd.")
          .positional(LEARNING_RATE)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private Sgd(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public Sgd(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public Sgd(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of();
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    return now -> Updates.sgd(parameters, gradient, now.learningRate());
  }

  /** Starts a builder. */
  public static SgdBuilder builder() {
    return new SgdBuilder();
  }
}
