package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.AutoEncoder;
import org.pydl4j.nn.layers.CtcLoss;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.OCNNOutput;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.RBM;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;

/** Layers that learn without labels, one after the other, and what stays as it is meanwhile. */
class PretrainingTest {
  /** Six binary inputs: the second three repeat the first three. */
  private static NDArray repeated(int n) {
    float[] values = new float[n * 6];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 3; j++) {
        boolean on = Math.sin(12.9898 * (i * 3 + j + 1)) > 0;
        values[i * 6 + j] = values[i * 6 + j + 3] = on ? 1 : 0;
      }
    }
    return Nd.create(values, n, 6);
  }

  private static MultiLayerNetwork net(Layer... layers) {
    var builder = MultiLayerConfiguration.builder().seed(3).updater(new Adam(0.01)).l2(1e-3);
    for (Layer layer : layers) {
      builder.layer(layer);
    }
    return new MultiLayerNetwork(builder.inputType(InputType.feedForward(6)).build()).init();
  }

  private static Layer output() {
    return Output.builder().nOut(2).loss("mcxent").build();
  }

  private static void pretrain(MultiLayerNetwork net, NDArray x, int epochs) {
    try (ArrayDataSetIterator data = new ArrayDataSetIterator(x, null, 16)) {
      net.pretrain(data, epochs);
    }
  }

  private static double[] values(MultiLayerNetwork net, String name) {
    Map<String, NDArray> table = net.paramTable();
    return table.get(name).toDoubleArray();
  }

  @Test
  void eachLayerLearnsOnWhatThoseBeforeItMakeAndNothingElseMoves() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            net(
                RBM.builder().nOut(4).build(),
                Dense.builder().nOut(4).activation("sigmoid").build(),
                AutoEncoder.builder().nOut(3).build(),
                output())) {
      NDArray x = repeated(64);
      double[] dense = values(net, "1_W");
      double[] out = values(net, "3_W");
      double[] before = values(net, "2_vb");
      pretrain(net, x, 3);
      assertArrayEquals(dense, values(net, "1_W"), 0);
      assertArrayEquals(out, values(net, "3_W"), 0);
      assertFalse(Arrays.equals(before, values(net, "2_vb")));
      assertEquals(0, net.iteration());
      double[] machine = values(net, "0_W");
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(x, null, 16)) {
        net.pretrainLayer("layer2", data, 2, List.of());
      }
      assertArrayEquals(machine, values(net, "0_W"), 0, "what was learnt first stays");
    }
  }

  @Test
  void trainingWithLabelsLeavesWhatOnlyPretrainingNeeds() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = net(AutoEncoder.builder().nOut(3).build(), output())) {
      NDArray x = repeated(32);
      pretrain(net, x, 2);
      double[] visible = values(net, "0_vb");
      double[] weights = values(net, "0_W");
      net.fit(new DataSet(x, Nd.create(new long[32])));
      assertArrayEquals(visible, values(net, "0_vb"), 0);
      assertFalse(Arrays.equals(weights, values(net, "0_W")));
    }
  }

  @Test
  void frozenLayersAreNotPretrained() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = net(RBM.builder().nOut(3).frozen(true).build(), output())) {
      double[] before = net.params().toDoubleArray();
      pretrain(net, repeated(32), 1);
      assertArrayEquals(before, net.params().toDoubleArray(), 0);
    }
  }

  /** The likelihood of a machine of 6 + 3 units, from all 2^9 states. */
  @Test
  void contrastiveDivergenceMakesTheDataLikelier() {
    var conf =
        MultiLayerConfiguration.builder()
            .seed(5)
            .dataType(DataType.DOUBLE)
            .updater(new Sgd(0.5))
            .layer(RBM.builder().nOut(3))
            .inputType(InputType.feedForward(6))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      double before = logLikelihood(net);
      pretrain(net, repeated(64), 60);
      double after = logLikelihood(net);
      // eight patterns are equally likely: -2.08 is the best there is, -4.16 that of a fair coin
      assertTrue(before < -4 && after > -2.9, before + " became " + after);
    }
  }

  private static double logLikelihood(MultiLayerNetwork net) {
    double[] w = values(net, "0_W");
    double[] b = values(net, "0_b");
    double[] vb = values(net, "0_vb");
    double[] free = new double[64];
    double all = 0;
    for (int v = 0; v < 64; v++) {
      double logarithm = 0;
      for (int i = 0; i < 6; i++) {
        logarithm += (v >> i & 1) * vb[i];
      }
      for (int h = 0; h < 3; h++) {
        double x = b[h];
        for (int i = 0; i < 6; i++) {
          x += (v >> i & 1) * w[i * 3 + h];
        }
        logarithm += Math.log1p(Math.exp(x));
      }
      free[v] = logarithm;
      all += Math.exp(logarithm);
    }
    NDArray data = repeated(64);
    double sum = 0;
    double[] rows = data.toDoubleArray();
    for (int n = 0; n < 64; n++) {
      int v = 0;
      for (int i = 0; i < 6; i++) {
        v |= (int) rows[n * 6 + i] << i;
      }
      sum += free[v] - Math.log(all);
    }
    return sum / 64;
  }

  @Test
  void graphsArePretrainedByTheirNames() {
    ComputationGraphConfiguration conf =
        ComputationGraphConfiguration.builder()
            .updater(new Adam(0.01))
            .addInputs("in")
            .addLayer("code", AutoEncoder.builder().nOut(3).build(), "in")
            .addLayer("out", output(), "code")
            .setOutputs("out")
            .setInputTypes(InputType.feedForward(6))
            .build();
    try (Scope scope = Scope.open();
        ComputationGraph net = new ComputationGraph(conf).init()) {
      NDArray x = repeated(64);
      double before = net.pretrainingLosses("code", x).mean().getDouble();
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(x, null, 16)) {
        net.pretrain(data, 40);
      }
      double after = net.pretrainingLosses("code", x).mean().getDouble();
      assertTrue(after < 0.9 * before, before + " became " + after);
      NDArray hidden = net.activation("code", x);
      assertArrayEquals(new long[] {64, 6}, net.decode("code", hidden).shape());
    }
  }

  @Test
  void whatCannotBePretrainedIsRefused() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork plain = net(Dense.builder().nOut(3).build(), output());
        MultiLayerNetwork net = net(RBM.builder().nOut(3).build(), output())) {
      NDArray x = repeated(16);
      refused(ConfigurationException.class, "The network has none", () -> pretrain(plain, x, 1));
      refused(
          ConfigurationException.class,
          "has no layer 'layer9'",
          () -> net.pretrainingLosses("layer9", x));
      refused(
          ConfigurationException.class,
          "It is layer 1 (Output)",
          () -> net.pretrainingLosses("layer1", x));
      refused(
          DataException.class,
          "must be from 0 to 1 for its pretraining",
          () -> pretrain(net, Nd.full(2.0, x.dtype(), 4, 6), 1));
      refused(ShapeException.class, "must be [n, 3]", () -> net.decode(null, x));
    }
  }

  @Test
  void oneClassIsLearntWithoutLabels() {
    OCNNOutput last = OCNNOutput.builder().hiddenSize(4).nu(0.2).activation("sigmoid").build();
    var conf =
        MultiLayerConfiguration.builder()
            .updater(new Adam(0.01))
            .layer(last)
            .inputType(InputType.feedForward(6))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      float[] values = new float[40 * 6];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.sin(12.9898 * (i + 1));
      }
      NDArray x = Nd.create(values, 40, 6);
      for (int i = 0; i < 800; i++) {
        net.fit(new DataSet(x, null));
      }
      double r = values(net, "0_r")[0];
      long outside = Arrays.stream(net.output(x).toDoubleArray()).filter(y -> y < r - 1e-3).count();
      assertTrue(outside <= 12, outside + " of 40 lie outside, 8 may");
    }
  }

  @Test
  void labelsThatCtcCannotReadAreRefused() {
    var conf =
        MultiLayerConfiguration.builder()
            .layer(CtcLoss.builder())
            .inputType(InputType.recurrent(4))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = Nd.zeros(2, 4, 3);
      NDArray gap = Nd.create(new long[] {1, 0, 2, 1, 2, 0}, 2, 3);
      refused(DataException.class, "zeros between", () -> net.score(new DataSet(x, gap)));
      NDArray beyond = Nd.create(new long[] {1, 4, 1, 2}, 2, 2);
      refused(DataException.class, "must be from 0 to 3", () -> net.score(new DataSet(x, beyond)));
      NDArray many = Nd.create(new long[] {1, 2, 1, 2, 1, 0, 0, 0}, 2, 4);
      refused(DataException.class, "needs a step", () -> net.score(new DataSet(x, many)));
      NDArray repeated = Nd.create(new long[] {1, 1, 1, 1, 2, 0}, 2, 3);
      refused(DataException.class, "between equal ones", () -> net.score(new DataSet(x, repeated)));
    }
  }

  private static void refused(Class<? extends RuntimeException> kind, String part, Runnable run) {
    RuntimeException e = assertThrows(kind, run::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
