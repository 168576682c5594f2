package org.pydl4j.nn.updaters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.testing.Dl4jParts;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;

/** Schedules against the real Dl4j, Keras's formulae, and what is written out here. */
class ScheduleTest {
  private static final ScheduleType I = ScheduleType.ITERATION;

  static Stream<Arguments> ofDl4j() {
    return Stream.of(
        Arguments.of("cycle", new CycleSchedule(I, 0.1, 10)),
        Arguments.of("cycle whole", cycle(20, 4)),
        Arguments.of("cycle odd", cycle(17, 3)),
        Arguments.of("ramp", new RampSchedule(new FixedSchedule(0.1), 5)),
        Arguments.of("ramp step", new RampSchedule(new StepSchedule(I, 0.1, 0.5, 3), 5)),
        Arguments.of("map", new MapSchedule(I, Map.of(0L, 0.1, 4L, 0.05, 10L, 0.01))),
        Arguments.of("step", new StepSchedule(I, 0.1, 0.5, 3)),
        Arguments.of("exponential", new ExponentialSchedule(I, 0.1, 0.9)),
        Arguments.of("inverse", new InverseSchedule(I, 0.1, 0.5, 0.7)),
        Arguments.of("sigmoid", new SigmoidSchedule(I, 0.1, 0.3, 12)));
  }

  private static CycleSchedule cycle(long length, long annealing) {
    return CycleSchedule.builder()
        .initialValue(0.01)
        .maxValue(0.2)
        .cycleLength(length)
        .annealingLength(annealing)
        .annealingDecay(0.1)
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofDl4j")
  void valuesAreThoseOfTheRealDl4j(String name, Schedule schedule) {
    double[] values = IntStream.range(0, 25).mapToDouble(i -> schedule.valueAt(i, 7)).toArray();
    assertClose(Dl4jParts.of("schedule " + name), values, 1e-14, name);
    assertEquals(schedule, Schedule.KIND.fromJson(schedule.toJson()));
  }

  @Test
  void epochsAreCountedWhereTheScheduleSaysSo() {
    assertEquals(
        0.1 * 0.5, new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 10).valueAt(99, 10), 1e-15);
    assertEquals(
        0.05, new MapSchedule(ScheduleType.EPOCH, Map.of(0L, 0.1, 2L, 0.05)).valueAt(1, 2));
    Schedule ramped = new RampSchedule(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 1), 10);
    assertEquals(0.1 * 0.25 * 0.4, ramped.valueAt(3, 2), 1e-15);
  }

  @Test
  void polynomialsFallToZeroAsDl4jsDocumentationSays() {
    assertEquals(0.1 * 0.5625, new PolySchedule(I, 0.1, 2, 100).valueAt(25, 0), 1e-15);
    assertEquals(0, new PolySchedule(I, 0.1, 2, 100).valueAt(1000, 0));
    assertEquals(0.3, new FixedSchedule(0.3).valueAt(7, 1));
  }

  @Test
  void aCosineRisesThenFallsToItsEndAndStaysThere() {
    Schedule schedule =
        CosineWarmupSchedule.builder().peakValue(0.1).warmup(4).total(12).finalValue(0.02).build();
    double[] values = IntStream.range(0, 14).mapToDouble(i -> schedule.valueAt(i, 0)).toArray();
    double[] expected = new double[14];
    for (int i = 0; i < 14; i++) {
      expected[i] =
          i < 4 ? 0.025 * (i + 1) : i < 12 ? 0.06 + 0.04 * Math.cos(Math.PI * (i - 4) / 8) : 0.02;
    }
    assertClose(expected, values, 1e-15, "cosine");
    assertEquals(0.1, new CosineWarmupSchedule(I, 0.1, 10, 0).valueAt(0, 0));
  }

  /** Periods of 4, 8, 16 steps, then of 3 each. */
  @ParameterizedTest
  @CsvSource({"4, 2, 0.5, 0.1", "3, 1, 0.8, 0", "5, 1.5, 1, 0.2"})
  void restartsBeginAnewWhereAPeriodEnds(long first, double longer, double lower, double alpha) {
    Schedule schedule =
        CosineRestartsSchedule.builder()
            .initialValue(0.1)
            .firstPeriod(first)
            .periodFactor(longer)
            .valueFactor(lower)
            .alpha(alpha)
            .build();
    double begin = 0;
    double length = first;
    double height = 0.1;
    for (int i = 0; i < 60; i++) {
      if (i - begin >= length - 1e-9) {
        begin += length;
        length *= longer;
        height *= lower;
      }
      double cosine = (1 + Math.cos(Math.PI * (i - begin) / length)) / 2;
      double expected = height * ((1 - alpha) * cosine + alpha);
      assertEquals(expected, schedule.valueAt(i, 0), 1e-12, "step " + i);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"@class\": \"MapSchedule\", \"values\": {\"3\": 0.1}}|The 'values' of MapSchedule must"
            + " be numbers of at least 0 by step from step 0 on. Got {\"3\":0.1} instead.",
        "{\"@class\": \"MapSchedule\", \"values\": {\"x\": 0.1}}|The 'values' of MapSchedule must"
            + " be numbers by step, such as {\"0\": 0.1, \"1000\": 0.01}. Got {\"x\":0.1} instead.",
        "{\"@class\": \"CosineWarmupSchedule\", \"peakValue\": 1, \"total\": 5, \"warmup\": 5}|The"
            + " 'warmup' of CosineWarmupSchedule must be fewer than its 'total', 5. Got 5 instead.",
        "{\"@class\": \"CycleSchedule\", \"maxValue\": 1, \"cycleLength\": 5, \"annealingLength\":"
            + " 6}|The 'annealingLength' of CycleSchedule must be at most its 'cycleLength', 5. Got"
            + " 6 instead.",
        "{\"@class\": \"RampSchedule\", \"baseSchedule\": \"x\", \"numIter\": 5}|The 'baseSchedule'"
            + " of RampSchedule must be a finite number or a schedule. Got \"x\" instead."
      })
  void settingsThatMakeNoSenseAreRefused(String json, String message) {
    Exception e = assertThrows(ConfigurationException.class, () -> Schedule.KIND.fromJson(json));
    assertEquals(message, e.getMessage());
  }
}
