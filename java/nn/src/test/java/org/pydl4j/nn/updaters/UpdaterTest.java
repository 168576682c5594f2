package org.pydl4j.nn.updaters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;

/** Steps against the formulae of DL4J, written out for one number at a time. */
class UpdaterTest {
  private static final double[] GRADIENTS = {0.3, -1.2, 0.05, 2.0};
  private static final double[] START = {1.0, -0.5, 0.25, 3.0};
  private static final int STEPS = 5;

  /** One number's way: state first, then the new parameter is returned. */
  private interface Formula {
    double step(double p, double g, double[] state, int t);
  }

  private static void check(Updater updater, Formula formula) {
    int vectors = updater.stateNames().size();
    double[] expected = START.clone();
    double[][] states = new double[START.length][vectors];
    try (Scope scope = Scope.open()) {
      NDArray p = Nd.create(START);
      NDArray g = Nd.create(GRADIENTS);
      List<NDArray> state =
          java.util.stream.IntStream.range(0, vectors)
              .mapToObj(i -> Nd.create(new double[START.length]))
              .toList();
      try (Updater.Steps steps = updater.bind(p, g, state)) {
        for (int t = 1; t <= STEPS; t++) {
          g.assign(Nd.create(gradients(t)));
          steps.step(updater.learningRate(t - 1, 0), t);
          for (int i = 0; i < expected.length; i++) {
            expected[i] = formula.step(expected[i], gradients(t)[i], states[i], t);
          }
          assertClose(expected, p.toDoubleArray(), 1e-12, updater + " step " + t);
        }
      }
    }
  }

  private static double[] gradients(int t) {
    double[] gradients = GRADIENTS.clone();
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] *= Math.cos(t * (i + 1)); // another one in each step
    }
    return gradients;
  }

  @Test
  void sgdFollowsItsFormula() {
    check(new Sgd(0.1), (p, g, state, t) -> p - 0.1 * g);
  }

  @Test
  void nesterovsFollowsItsFormula() {
    check(
        new Nesterovs(0.1, 0.8),
        (p, g, state, t) -> {
          double old = state[0];
          state[0] = 0.8 * old - 0.1 * g;
          return p - (0.8 * old - 1.8 * state[0]);
        });
  }

  @Test
  void nesterovsWithAFallingRateFollowsItsFormula() {
    Nesterovs updater =
        Nesterovs.builder()
            .momentum(0.9)
            .learningRateSchedule(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.5))
            .build();
    check(
        updater,
        (p, g, state, t) -> {
          double old = state[0];
          state[0] = 0.9 * old - 0.1 * Math.pow(0.5, t - 1) * g;
          return p - (0.9 * old - 1.9 * state[0]);
        });
  }

  @Test
  void adamFollowsItsFormula() {
    // A large epsilon, so that its place in the formula is seen.
    Adam updater = Adam.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build();
    check(
        updater,
        (p, g, state, t) -> {
          state[0] = 0.8 * state[0] + 0.2 * g;
          state[1] = 0.95 * state[1] + 0.05 * g * g;
          double rate = 0.01 * Math.sqrt(1 - Math.pow(0.95, t)) / (1 - Math.pow(0.8, t));
          return p - rate * state[0] / (Math.sqrt(state[1]) + 0.1);
        });
  }

  @Test
  void schedulesFollowTheirFormulae() {
    ScheduleType i = ScheduleType.ITERATION;
    assertEquals(0.3, new FixedSchedule(0.3).valueAt(7, 1));
    assertEquals(0.1 * 0.25, new StepSchedule(i, 0.1, 0.5, 10).valueAt(29, 1), 1e-15);
    assertEquals(
        0.1 * 0.5, new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 10).valueAt(99, 10), 1e-15);
    assertEquals(0.1 * 0.9 * 0.9 * 0.9, new ExponentialSchedule(i, 0.1, 0.9).valueAt(3, 9), 1e-15);
    assertEquals(0.1 / Math.sqrt(3), new InverseSchedule(i, 0.1, 0.5, 0.5).valueAt(4, 0), 1e-15);
    assertEquals(0.1 * 0.5625, new PolySchedule(i, 0.1, 2, 100).valueAt(25, 0), 1e-15);
    assertEquals(0, new PolySchedule(i, 0.1, 2, 100).valueAt(1000, 0));
    assertEquals(0.05, new SigmoidSchedule(i, 0.1, 0.3, 20).valueAt(20, 0), 1e-15);
  }
}
