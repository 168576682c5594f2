package com.team;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Updater;

/** An updater: {@code p -= lr · sign(g)}. State: how many steps were made. */
public final class SignSgd extends Updater {
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-2);

  public static final Declaration<SignSgd> DECLARATION =
      Declaration.of(KIND, "SignSgd", SignSgd::new)
          .alias("signsgd")
          .doc("p -= lr · sign(g).")
          .positional(LEARNING_RATE)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private SignSgd(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  public static SignSgd of(double learningRate) {
    return DECLARATION.builder().set(LEARNING_RATE, new FixedSchedule(learningRate)).build();
  }

  @Override
  public List<String> stateNames() {
    return List.of("count");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    return now -> {
      try (NDArray sign = Maths.sign(gradient);
          NDArray step = Arithmetic.mul(sign, now.learningRate())) {
        Arithmetic.subInPlace(parameters, step);
        Arithmetic.addInPlace(state.get(0), 1);
      }
    };
  }
}
