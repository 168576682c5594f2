package org.pydl4j.nn.updaters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.testing.Dl4jParts;
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
          IntStream.range(0, vectors).mapToObj(i -> Nd.create(new double[START.length])).toList();
      try (Updater.Steps steps = updater.bind(p, g, state)) {
        for (int t = 1; t <= STEPS; t++) {
          g.assign(Nd.create(gradients(t)));
          steps.step(new Updater.Moment(updater.learningRate(t - 1, 0), t, t - 1, 0));
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

  /** Built as the program that wrote the numbers did, with epsilons that show where they stand. */
  static Stream<Updater> ofDl4j() {
    return Stream.of(
        new Sgd(0.1),
        new Nesterovs(0.1, 0.8),
        Adam.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build(),
        AMSGrad.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build(),
        Nadam.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.1).build(),
        AdaMax.builder().learningRate(0.01).beta1(0.8).beta2(0.95).build(),
        AdaGrad.builder().learningRate(0.1).epsilon(0.1).build(),
        AdaDelta.builder().rho(0.9).epsilon(0.1).build(),
        RmsProp.builder().learningRate(0.01).rmsDecay(0.9).epsilon(0.1).build(),
        AdaBelief.builder().learningRate(0.01).beta1(0.8).beta2(0.95).epsilon(0.01).build(),
        NoOp.builder().build());
  }

  @ParameterizedTest
  @MethodSource("ofDl4j")
  void stepsAndStateAreThoseOfTheRealDl4j(Updater updater) {
    againstDl4j(updater, updater.declaration().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"amsgrad", "nadam", "adamax", "adagrad", "adadelta", "rmsprop", "adabelief"})
  void defaultsAreThoseOfTheRealDl4j(String name) {
    Updater updater = Updater.KIND.named(name);
    againstDl4j(updater, updater.declaration().name() + "()");
  }

  private static void againstDl4j(Updater updater, String name) {
    int vectors = updater.stateNames().size();
    try (Scope scope = Scope.open()) {
      NDArray p = Nd.create(START);
      NDArray g = Nd.create(GRADIENTS);
      NDArray state = Nd.create(new double[vectors * 4]);
      List<NDArray> views =
          IntStream.range(0, vectors)
              .mapToObj(i -> Indexing.slice(state, 0, 4L * i, 4L * i + 4))
              .toList();
      try (Updater.Steps steps = updater.bind(p, g, views)) {
        for (int t = 1; t <= STEPS; t++) {
          g.assign(Nd.create(gradients(t)));
          steps.step(new Updater.Moment(updater.learningRate(t - 1, 0), t, t - 1, 0));
        }
      }
      assertClose(Dl4jParts.of("updater " + name), p.toDoubleArray(), 1e-10, name);
      if (vectors > 0) {
        assertClose(Dl4jParts.of("state " + name), state.toDoubleArray(), 1e-10, name + "'s state");
      }
    }
  }

  @Test
  void adamWFollowsItsFormula() {
    AdamW updater =
        AdamW.builder()
            .learningRate(0.01)
            .beta1(0.8)
            .beta2(0.95)
            .epsilon(0.1)
            .weightDecay(0.5)
            .build();
    check(
        updater,
        (p, g, state, t) -> {
          state[0] = 0.8 * state[0] + 0.2 * g;
          state[1] = 0.95 * state[1] + 0.05 * g * g;
          double mean = state[0] / (1 - Math.pow(0.8, t));
          double square = state[1] / (1 - Math.pow(0.95, t));
          return p * (1 - 0.01 * 0.5) - 0.01 * mean / (Math.sqrt(square) + 0.1);
        });
  }

  @Test
  void lionFollowsItsFormula() {
    Lion updater =
        Lion.builder().learningRate(0.01).beta1(0.8).beta2(0.95).weightDecay(0.5).build();
    check(
        updater,
        (p, g, state, t) -> {
          double direction = Math.signum(0.8 * state[0] + 0.2 * g);
          state[0] = 0.95 * state[0] + 0.05 * g;
          return p - 0.01 * (direction + 0.5 * p);
        });
  }

  /** The trust ratio needs all numbers of a parameter. */
  @Test
  void lambFollowsItsFormulaForEachParameterByItself() {
    LAMB updater =
        LAMB.builder()
            .learningRate(0.01)
            .beta1(0.8)
            .beta2(0.95)
            .epsilon(0.1)
            .weightDecay(0.5)
            .build();
    double[] p = START.clone();
    double[] m = new double[4];
    double[] v = new double[4];
    try (Scope scope = Scope.open()) {
      NDArray parameters = Nd.create(START);
      NDArray g = Nd.create(GRADIENTS);
      List<NDArray> state = List.of(Nd.create(new double[4]), Nd.create(new double[4]));
      try (Updater.Steps steps = updater.bind(parameters, g, state)) {
        for (int t = 1; t <= STEPS; t++) {
          g.assign(Nd.create(gradients(t)));
          steps.step(new Updater.Moment(0.01, t, t - 1, 0));
          lamb(p, m, v, gradients(t), t);
          assertClose(p, parameters.toDoubleArray(), 1e-12, "step " + t);
        }
      }
    }
    assertTrue(updater.byParameter());
  }

  private static void lamb(double[] p, double[] m, double[] v, double[] g, int t) {
    double[] u = new double[4];
    double length = 0;
    double size = 0;
    for (int i = 0; i < 4; i++) {
      m[i] = 0.8 * m[i] + 0.2 * g[i];
      v[i] = 0.95 * v[i] + 0.05 * g[i] * g[i];
      double mean = m[i] / (1 - Math.pow(0.8, t));
      u[i] = mean / (Math.sqrt(v[i] / (1 - Math.pow(0.95, t))) + 0.1) + 0.5 * p[i];
      length += u[i] * u[i];
      size += p[i] * p[i];
    }
    for (int i = 0; i < 4; i++) {
      p[i] -= 0.01 * Math.sqrt(size / length) * u[i];
    }
  }

  @Test
  void aParameterOfZerosAndAGradientOfZerosLeaveLambFinite() {
    try (Scope scope = Scope.open()) {
      NDArray p = Nd.create(new double[4]);
      NDArray g = Nd.create(new double[4]);
      List<NDArray> state = List.of(Nd.create(new double[4]), Nd.create(new double[4]));
      try (Updater.Steps steps = LAMB.builder().build().bind(p, g, state)) {
        steps.step(new Updater.Moment(0.01, 1, 0, 0));
        assertClose(new double[4], p.toDoubleArray(), 0, "nothing to do");
        g.assign(Nd.create(GRADIENTS));
        steps.step(new Updater.Moment(0.01, 2, 1, 0));
        assertTrue(Math.abs(p.getDouble(3)) > 1e-3, "a parameter of zeros moves with ratio 1");
      }
    }
  }

  @Test
  void momentumFollowsAScheduleToo() {
    Nesterovs updater =
        Nesterovs.builder()
            .learningRate(0.1)
            .momentum(new ExponentialSchedule(ScheduleType.ITERATION, 0.9, 0.5))
            .build();
    check(
        updater,
        (p, g, state, t) -> {
          double mu = 0.9 * Math.pow(0.5, t - 1);
          double old = state[0];
          state[0] = mu * old - 0.1 * g;
          return p - (mu * old - (1 + mu) * state[0]);
        });
  }

  @Test
  void aScheduleThatLeavesTheRangeOfASettingIsRefusedThere() {
    Nesterovs updater =
        Nesterovs.builder().momentum(new ExponentialSchedule(ScheduleType.EPOCH, 0.9, 2)).build();
    Exception e =
        assertThrows(
            ConfigurationException.class,
            () -> Schedule.valueOf(updater, Nesterovs.MOMENTUM, 70, 1));
    assertEquals(
        "The 'momentum' of Nesterovs must be between 0 and 1. Its ExponentialSchedule gives 1.8 at"
            + " iteration 70, epoch 1.",
        e.getMessage());
  }

  @Test
  void aScheduleStandsForTheLearningRateUnderBothNames() {
    Schedule schedule = new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 10);
    assertEquals(0.05, new Adam(schedule).learningRate(10, 0), 1e-15);
    assertEquals(
        0.05, Adam.builder().learningRateSchedule(schedule).build().learningRate(10, 0), 1e-15);
    assertEquals(new Adam(0.1), Updater.KIND.fromJson(new Adam(new FixedSchedule(0.1)).toJson()));
    assertTrue(new Adam(0.1).toJson().contains("\"learningRate\": 0.1"), new Adam(0.1).toJson());
    assertEquals(new Adam(schedule), Updater.KIND.fromJson(new Adam(schedule).toJson()));
    assertTrue(Double.isNaN(new AdaDeltaBuilder().build().learningRate(0, 0)));
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
}
