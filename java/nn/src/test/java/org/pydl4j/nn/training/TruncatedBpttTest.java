package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration.BackpropType;
import org.pydl4j.nn.NetworkConfiguration.DataType;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.RNNFormat;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.LastTimeStep;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.updaters.Sgd;

/** Training on parts of series, whose states go on and whose derivatives do not. */
class TruncatedBpttTest {
  private static final int N = 2;
  private static final int TIME = 7;

  private static MultiLayerConfigurationBuilder builder(RNNFormat format) {
    return MultiLayerConfiguration.builder()
        .seed(6)
        .dataType(DataType.DOUBLE)
        .updater(new Sgd(0.5))
        .layer(LSTM.builder().nOut(4))
        .layer(RnnOutput.builder().nOut(3).loss("mcxent"))
        .inputType(InputType.recurrent(2, format));
  }

  private static MultiLayerNetwork network(BackpropType type, long length, RNNFormat format) {
    return new MultiLayerNetwork(builder(format).backpropType(type).tbpttLength(length).build())
        .init();
  }

  private static DataSet data() {
    NDArray x = Nd.randn(Seed.of(3), N, 2, TIME);
    return new DataSet(x, Nd.randint(Seed.of(4), 0, 3, N, TIME));
  }

  private static DataSet part(DataSet data, long start, long end) {
    return new DataSet(
        Indexing.slice(data.features(), 2, start, end),
        Indexing.slice(data.labels(), 1, start, end));
  }

  @Test
  void aWindowLongerThanTheSeriesTrainsOnTheWholeSeries() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork whole = network(BackpropType.Standard, 20, RNNFormat.NCW);
        MultiLayerNetwork parts = network(BackpropType.TruncatedBPTT, 20, RNNFormat.NCW);
        MultiLayerNetwork exact = network(BackpropType.TruncatedBPTT, TIME, RNNFormat.NCW)) {
      for (MultiLayerNetwork net : List.of(whole, parts, exact)) {
        net.fit(data());
        assertEquals(1, net.iteration());
      }
      assertArrayEquals(whole.params().toDoubleArray(), parts.params().toDoubleArray(), 0);
      assertArrayEquals(whole.params().toDoubleArray(), exact.params().toDoubleArray(), 0);
    }
  }

  /** The first part is a series by itself; the second one's loss begins with its states. */
  @Test
  void theWeightsChangeAfterEachPartAndTheStatesGoOn() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(BackpropType.TruncatedBPTT, 4, RNNFormat.NCW);
        MultiLayerNetwork byHand = network(BackpropType.Standard, 4, RNNFormat.NCW)) {
      DataSet data = data();
      net.fit(data);
      assertEquals(2, net.iteration());
      byHand.fit(part(data, 0, 4));
      // The states that the first part leaves come from the weights before its step.
      try (MultiLayerNetwork before = network(BackpropType.Standard, 4, RNNFormat.NCW)) {
        before.rnnTimeStep(part(data, 0, 4).features());
        byHand.rnnSetPreviousState(before.rnnGetPreviousState());
      }
      NDArray made = byHand.rnnTimeStep(part(data, 4, TIME).features());
      double[] p = made.toDoubleArray();
      double[] y = part(data, 4, TIME).labels().toDoubleArray();
      double expected = 0;
      for (int n = 0; n < N; n++) {
        for (int t = 0; t < 3; t++) {
          expected -= Math.log(p[(n * 3 + (int) y[n * 3 + t]) * 3 + t]);
        }
      }
      assertEquals(expected / N, net.score(), 1e-9);
    }
  }

  @Test
  void eachBatchBeginsWithoutStates() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(BackpropType.TruncatedBPTT, 4, RNNFormat.NCW);
        MultiLayerNetwork again = network(BackpropType.TruncatedBPTT, 4, RNNFormat.NCW)) {
      net.fit(data());
      again.become(net);
      net.fit(data());
      again.fit(data());
      assertArrayEquals(net.params().toDoubleArray(), again.params().toDoubleArray(), 0);
      assertTrue(net.rnnGetPreviousState().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(BackpropType.class)
  void theOtherOrderOfAxesGivesTheSameNumbers(BackpropType type) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(type, 3, RNNFormat.NCW);
        MultiLayerNetwork turned = network(type, 3, RNNFormat.NWC)) {
      NDArray x = data().features();
      NDArray y = Nd.rand(Seed.of(5), N, 3, TIME);
      NDArray mask = Nd.ones(N, TIME);
      mask.set(0, 1, 5);
      mask.set(0, 1, 6);
      DataSet ours = new DataSet(x, y).withMasks(mask, null);
      DataSet theirs =
          new DataSet(Shapes.permute(x, 0, 2, 1), Shapes.permute(y, 0, 2, 1)).withMasks(mask, null);
      net.fit(ours);
      turned.fit(theirs);
      assertArrayEquals(net.params().toDoubleArray(), turned.params().toDoubleArray(), 1e-12);
      assertEquals(net.score(ours), turned.score(theirs), 1e-12);
      NDArray made = turned.output(theirs.features(), mask);
      assertArrayEquals(new long[] {N, TIME, 3}, made.shape());
      double[] expected = Shapes.permute(net.output(x, mask), 0, 2, 1).toDoubleArray();
      assertClose(expected, made.toDoubleArray(), 1e-12, "output");
      assertArrayEquals(
          net.predict(x).toDoubleArray(), turned.predict(theirs.features()).toDoubleArray(), 0);
      assertArrayEquals(new long[] {N, TIME, 4}, turned.activation(theirs.features(), 0).shape());
      NDArray step = turned.rnnTimeStep(Indexing.select(theirs.features(), 1, 0));
      assertArrayEquals(new long[] {N, 3}, step.shape());
      assertEquals(
          "[-1, -1, 3]", java.util.Arrays.toString(turned.signature().outputs().get(0).shape()));
    }
  }

  @Test
  void outputsWithoutStepsAreRefused() {
    MultiLayerConfigurationBuilder builder =
        MultiLayerConfiguration.builder()
            .backpropType(BackpropType.TruncatedBPTT)
            .layer(LastTimeStep.builder().layer(LSTM.builder().nOut(4)))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .inputType(InputType.recurrent(2));
    String message = assertThrows(ConfigurationException.class, builder::build).getMessage();
    assertTrue(message.contains("needs a label for each time step"), message);
  }
}
