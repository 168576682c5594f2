package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** The gradient is the step: {@code p -= g}. No state. DL4J: {@code NoOp}. */
public final class NoOp extends Updater {
  /** Name, documentation and keys. */
  public static final Declaration<NoOp> DECLARATION =
      Declaration.of(KIND, "NoOp", NoOp::new)
          .alias("no_op")
          .doc("The gradient is the step: p -= g. No learning rate, no state. DL4J: " + "NoOp.")
          .build();

  private NoOp(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<String> stateNames() {
    return List.of();
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    return now -> Updates.sgd(parameters, gradient, 1);
  }

  /** Starts a builder. */
  public static NoOpBuilder builder() {
    return new NoOpBuilder();
  }
}
