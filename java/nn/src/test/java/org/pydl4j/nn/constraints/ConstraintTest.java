package org.pydl4j.nn.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Random64;
import org.pydl4j.nn.updaters.ExponentialSchedule;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;
import org.pydl4j.nn.updaters.Sgd;

/** Limits hold after a step, and weights decay beside it. */
class ConstraintTest {
  /** Columns of norm 5 and 0.5, in the formulae of DL4J with its 1e-6. */
  @ParameterizedTest
  @CsvSource({
    "'{\"@class\": \"MaxNorm\", \"maxNorm\": 2}', 2, 0.5",
    "'{\"@class\": \"MinMaxNorm\", \"minNorm\": 1, \"maxNorm\": 2}', 2, 1",
    "'{\"@class\": \"MinMaxNorm\", \"minNorm\": 1, \"maxNorm\": 2, \"rate\": 0.5}', 3.5, 0.75",
    "'\"unit_norm\"', 1, 1"
  })
  void theWeightsOfEachOutputAreScaled(String json, double first, double second) {
    Constraint constraint = Constraint.KIND.fromJson(json);
    try (Scope scope = Scope.open()) {
      NDArray w = Nd.create(new double[] {3, 0.3, -4, 0.4}, 2, 2); // [nIn, nOut]
      constraint.apply(w);
      double a = first / (5 + 1e-6);
      double b = second / (0.5 + 1e-6);
      assertClose(new double[] {3 * a, 0.3 * b, -4 * a, 0.4 * b}, w.toDoubleArray(), 1e-12, json);
      NDArray filters = Nd.create(new double[] {3, -4, 0.3, 0.4}, 2, 1, 1, 2); // [out, in, h, w]
      constraint.apply(filters);
      assertClose(
          new double[] {3 * a, -4 * a, 0.3 * b, 0.4 * b}, filters.toDoubleArray(), 1e-12, json);
      NDArray zeros = Nd.create(new double[2], 2, 1);
      constraint.apply(zeros);
      assertClose(new double[2], zeros.toDoubleArray(), 0, "zeros stay");
    }
  }

  @Test
  void noWeightIsBelowZero() {
    try (Scope scope = Scope.open()) {
      NDArray w = Nd.create(new double[] {3, -4});
      new NonNegativeBuilder().build().apply(w);
      assertClose(new double[] {3, 0}, w.toDoubleArray(), 0, "w");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void limitsHoldAfterEveryStepOfTraining(boolean images) {
    var layer =
        images
            ? Convolution.builder().nOut(3).kernelSize(2)
            : Dense.builder().nOut(3).constrainBias("non_negative");
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(1))
            .constrainWeights(List.of(new MaxNorm(0.3)))
            .layer(layer)
            .layer(Output.builder().nOut(2).loss("mse").activation("tanh"))
            .inputType(images ? InputType.convolutional(3, 3, 2) : InputType.feedForward(4))
            .build();
    Random64 random = new Random64("ConstraintTest images " + images);
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = images ? random.normal(5, 2, 3, 3) : random.normal(5, 4);
      net.fit(new DataSet(x, random.uniform(5, 2)));
      NDArray w = net.paramTable().get("0_W");
      double[] norms = Constraint.norms(w).toDoubleArray();
      assertEquals(3, norms.length);
      for (double norm : norms) {
        assertTrue(norm <= 0.3 && norm > 0, "norm " + norm);
      }
      if (!images) {
        for (double b : net.paramTable().get("0_b").toDoubleArray()) {
          assertTrue(b >= 0, "bias " + b);
        }
      }
    }
  }

  /** p' = p · (1 - lr · decay) - lr · g, and without lr where it is not applied. */
  @ParameterizedTest
  @CsvSource({"true, 0.02", "false, 0.2"})
  void weightsDecayBesideTheStep(boolean applyLr, double factor) {
    Random64 random = new Random64("ConstraintTest decay");
    try (Scope scope = Scope.open();
        MultiLayerNetwork plain = decaying(0, applyLr);
        MultiLayerNetwork net = decaying(0.2, applyLr)) {
      DataSet data = new DataSet(random.normal(5, 4), random.uniform(5, 2));
      double[] start = plain.params().toDoubleArray();
      assertClose(start, net.params().toDoubleArray(), 0, "equal starts");
      plain.fit(data);
      net.fit(data);
      double[] expected = plain.params().toDoubleArray();
      for (int i = 0; i < 8; i++) { // the weights [4, 2]; biases do not decay
        expected[i] -= factor * start[i];
      }
      assertClose(expected, net.params().toDoubleArray(), 1e-12, "decay");
      assertEquals(plain.score(data), plain.score(data), 0);
    }
  }

  private static MultiLayerNetwork decaying(double rate, boolean applyLr) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .dataType(DataType.DOUBLE)
                .seed(3)
                .updater(new Sgd(0.1))
                .weightDecay(new ExponentialSchedule(ScheduleType.ITERATION, rate, 0.5))
                .weightDecayApplyLR(applyLr)
                .layer(Output.builder().nOut(2).loss("mse").activation("tanh"))
                .inputType(InputType.feedForward(4))
                .build())
        .init();
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    Exception e =
        assertThrows(ConfigurationException.class, () -> MinMaxNorm.builder().minNorm(3).build());
    assertEquals(
        "The 'minNorm' of MinMaxNorm must be at most its 'maxNorm', 1.0. Got 3.0 instead.",
        e.getMessage());
  }
}
