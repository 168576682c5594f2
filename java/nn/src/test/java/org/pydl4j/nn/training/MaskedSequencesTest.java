package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Sgd;

/** Series of unequal lengths: what stands in the padding never changes a number, bit for bit. */
class MaskedSequencesTest {
  private static final int N = 3;
  private static final int TIME = 4;

  private static MultiLayerNetwork network(DType type) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .dataType(
                    type == DType.FLOAT64
                        ? MultiLayerConfiguration.DataType.DOUBLE
                        : MultiLayerConfiguration.DataType.FLOAT)
                .layer(Dense.builder().nOut(6).activation("tanh"))
                .layer(Output.builder().nOut(2).loss("mcxent").activation("softmax"))
                .inputType(InputType.recurrent(5))
                .build())
        .init();
  }

  private static NDArray mask() {
    return Nd.create(new float[] {1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0}, N, TIME);
  }

  /** Class indices [n, time], those of the padding as given. */
  private static NDArray labels(long padding) {
    long p = padding;
    return Nd.create(new long[] {0, 1, 1, 0, 1, 0, p, p, 1, p, p, p}, N, TIME);
  }

  /** Features [n, 5, time], those of the padding as given. */
  private static NDArray features(float padding) {
    NDArray x = Nd.randn(Seed.of(9), N, 5, TIME);
    for (long[] step : new long[][] {{1, 2}, {1, 3}, {2, 1}, {2, 2}, {2, 3}}) {
      for (long i = 0; i < 5; i++) {
        x.set(padding, step[0], i, step[1]);
      }
    }
    return x;
  }

  @Test
  void paddingChangesNoScoreGradientOrParameter() {
    double[][] found = new double[3][];
    float[] paddings = {0, 1e30f, Float.NaN};
    for (int i = 0; i < paddings.length; i++) {
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = network(DType.FLOAT32)) {
        DataSet data =
            new DataSet(features(paddings[i]), labels(i == 0 ? 0 : -7)).withMasks(mask(), null);
        double score = net.score(data);
        try (ArrayDataSetIterator batches = new ArrayDataSetIterator(data, 2)) {
          net.fit(batches, 2);
        }
        found[i] = net.params().toDoubleArray();
        assertTrue(Double.isFinite(score));
        assertTrue(Double.isFinite(found[i][0]));
      }
    }
    assertArrayEquals(found[0], found[1], 0);
    assertArrayEquals(found[0], found[2], 0);
  }

  @Test
  void theScoreIsTheSumOverRealStepsByTheNumberOfExamples() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(DType.FLOAT64)) {
      NDArray x = features(0);
      double[] p = net.output(x).toDoubleArray(); // [n, 2, time]
      double[] real = mask().toDoubleArray();
      double[] classes = labels(0).toDoubleArray();
      double sum = 0;
      for (int n = 0; n < N; n++) {
        for (int t = 0; t < TIME; t++) {
          int c = (int) classes[n * TIME + t];
          sum -= real[n * TIME + t] * Math.log(p[(n * 2 + c) * TIME + t]);
        }
      }
      assertEquals(sum / N, net.score(new DataSet(x, labels(0)).withMasks(mask(), null)), 1e-9);
      assertEquals(
          sum / N,
          net.score(new DataSet(x, labels(0)).withMasks(null, mask())),
          1e-9,
          "a mask of the labels alone");
    }
  }

  @Test
  void examplesCountByTheirWeights() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(DType.FLOAT64)) {
      NDArray x = features(0);
      NDArray y = labels(0);
      NDArray weights = Nd.create(new float[] {2, 0, 0}, N);
      double alone = net.score(new DataSet(Indexing.slice(x, 0, 0, 1), Indexing.slice(y, 0, 0, 1)));
      assertEquals(alone, net.score(new DataSet(x, y).withWeights(weights)), 1e-9);
    }
  }

  @Test
  void evaluationCountsRealStepsAlone() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(DType.FLOAT32)) {
      DataSet data = new DataSet(features(0), labels(0)).withMasks(mask(), null);
      try (ArrayDataSetIterator batches = new ArrayDataSetIterator(data, 2)) {
        Evaluation counted = net.evaluate(batches);
        assertEquals(7, counted.confusionMatrix().examples());
      }
    }
  }

  @Test
  void masksAndLabelsOfOtherShapesAreRefused() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(DType.FLOAT32)) {
      NDArray x = features(0);
      DataSet wrong = new DataSet(x, labels(0)).withMasks(Nd.ones(N, TIME + 1), null);
      String message = assertThrows(ShapeException.class, () -> net.score(wrong)).getMessage();
      assertTrue(message.contains("mask of 'input' must be [n, time]"), message);
      DataSet rows = new DataSet(x, Nd.ones(N, 2));
      message = assertThrows(ShapeException.class, () -> net.score(rows)).getMessage();
      assertTrue(message.contains("[3, 2, time]"), message);
    }
  }

  @Test
  void frozenLayersStayAndOthersLearn() {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(new Sgd(0.5))
            .l2(0.1)
            .dropOut(0.5)
            .layer(Dense.builder().nOut(4).frozen(true))
            .layer(Output.builder().nOut(2).loss("mcxent"))
            .inputType(InputType.feedForward(3))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double[] before = net.paramTable().get("0_W").toDoubleArray();
      double[] output = net.paramTable().get("1_W").toDoubleArray();
      NDArray x = Nd.randn(Seed.of(1), 8, 3);
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(x, Nd.zeros(DType.INT64, 8), 4)) {
        net.fit(data, 3);
      }
      assertArrayEquals(before, net.paramTable().get("0_W").toDoubleArray(), 0);
      assertFalse(Arrays.equals(output, net.paramTable().get("1_W").toDoubleArray()));
    }
  }
}
