package org.pydl4j.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Bidirectional;
import org.pydl4j.nn.layers.GRU;
import org.pydl4j.nn.layers.GravesLSTM;
import org.pydl4j.nn.layers.LSTM;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.RnnOutput;
import org.pydl4j.nn.layers.SimpleRnn;

/** A network that is fed part by part says what it says of whole series. */
class RnnTimeStepTest {
  private static final int N = 3;
  private static final int TIME = 7;

  private static MultiLayerNetwork network(ConfiguredBuilder<? extends Layer, ?> layer) {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .seed(4)
                .layer(layer)
                .layer(LSTM.builder().nOut(4))
                .layer(RnnOutput.builder().nOut(2).loss("mcxent"))
                .inputType(InputType.recurrent(5))
                .build())
        .init();
  }

  private static NDArray series() {
    return Nd.randn(Seed.of(8), N, 5, TIME);
  }

  static Stream<ConfiguredBuilder<? extends Layer, ?>> layers() {
    return Stream.of(
        LSTM.builder().nOut(6),
        GravesLSTM.builder().nOut(6),
        GRU.builder().nOut(6),
        GRU.builder().nOut(6).resetAfter(false),
        SimpleRnn.builder().nOut(6));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void partsGiveWhatTheWholeGives(ConfiguredBuilder<? extends Layer, ?> layer) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer)) {
      NDArray x = series();
      double[] whole = net.output(x).toDoubleArray();
      for (int again = 0; again < 2; again++) {
        NDArray first = net.rnnTimeStep(Indexing.slice(x, 2, 0, 4));
        NDArray second = net.rnnTimeStep(Indexing.select(x, 2, 4)); // one step, [n, nIn]
        assertEquals(2, second.rank());
        NDArray third = net.rnnTimeStep(Indexing.slice(x, 2, 5, TIME));
        NDArray joined = Shapes.concat(2, first, Shapes.expandDims(second, 2), third);
        assertClose(whole, joined.toDoubleArray(), 1e-6, "parts");
        net.rnnClearPreviousState();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void maskedStepsHandTheStateOn(ConfiguredBuilder<? extends Layer, ?> layer) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(layer)) {
      NDArray x = series();
      // Of the second series steps 1, 2 and 3 are left out, of the third all from 2 on.
      float[] mask = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
      NDArray real = Nd.create(mask, N, TIME);
      double[] whole = net.output(x, real).toDoubleArray();
      NDArray[] made = new NDArray[2];
      for (int part = 0; part < 2; part++) {
        long start = part * 4L;
        long end = part == 0 ? 4 : TIME;
        Map<String, NDArray> in = Map.of("input", Indexing.slice(x, 2, start, end));
        Map<String, NDArray> masks = Map.of("input", Indexing.slice(real, 1, start, end));
        made[part] = net.rnnTimeStep(new Batch(in, Map.of(), masks, Map.of(), null)).get(0);
      }
      assertClose(whole, Shapes.concat(2, made).toDoubleArray(), 1e-6, "parts");
      // The states are those of the real steps alone.
      MultiLayerNetwork other = net.copy();
      NDArray third = Indexing.slice(Indexing.slice(x, 0, 2, 3), 2, 0, 2);
      other.rnnTimeStep(third);
      Map<String, NDArray> states = net.rnnGetPreviousState();
      other
          .rnnGetPreviousState()
          .forEach(
              (name, state) -> {
                NDArray mine = Indexing.slice(states.get(name), 0, 2, 3);
                assertClose(state.toDoubleArray(), mine.toDoubleArray(), 1e-6, name);
              });
      other.close();
    }
  }

  @Test
  void statesAreReadAndSet() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(LSTM.builder().nOut(6));
        MultiLayerNetwork copy = net.copy()) {
      NDArray x = series();
      assertTrue(net.rnnGetPreviousState().isEmpty());
      net.rnnTimeStep(Indexing.slice(x, 2, 0, 4));
      Map<String, NDArray> states = net.rnnGetPreviousState();
      assertEquals(
          "[layer0.prevAct, layer0.prevMem, layer1.prevAct, layer1.prevMem]",
          states.keySet().toString());
      assertEquals("[3, 6]", Arrays.toString(states.get("layer0.prevMem").shape()));
      copy.rnnSetPreviousState(states);
      NDArray rest = Indexing.slice(x, 2, 4, TIME);
      assertArrayEquals(
          net.rnnTimeStep(rest).toDoubleArray(), copy.rnnTimeStep(rest).toDoubleArray(), 0);
      String message =
          assertThrows(
                  ConfigurationException.class,
                  () -> net.rnnSetPreviousState(Map.of("layer0.prevAkt", x)))
              .getMessage();
      assertTrue(message.contains("layer0.prevAct"), message);
    }
  }

  @Test
  void aFailedPartLeavesTheStates() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(LSTM.builder().nOut(6))) {
      NDArray x = series();
      NDArray whole = net.output(x);
      net.rnnTimeStep(Indexing.slice(x, 2, 0, 4));
      String message =
          assertThrows(
                  ShapeException.class,
                  () -> net.rnnTimeStep(Indexing.slice(Indexing.slice(x, 0, 0, 2), 2, 4, 5)))
              .getMessage();
      assertTrue(message.contains("must be [2, 6] for 2 series. It is [3, 6]"), message);
      assertThrows(ShapeException.class, () -> net.rnnTimeStep(Nd.zeros(3, 4, 1)));
      NDArray rest = net.rnnTimeStep(Indexing.slice(x, 2, 4, TIME));
      double[] expected = Indexing.slice(whole, 2, 4, TIME).toDoubleArray();
      assertClose(expected, rest.toDoubleArray(), 1e-6, "after failures");
    }
  }

  @Test
  void networksThatLookAheadAndClosedOnesRefuse() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = network(Bidirectional.builder().layer(LSTM.builder().nOut(2)))) {
      String message =
          assertThrows(ConfigurationException.class, () -> net.rnnTimeStep(series())).getMessage();
      assertTrue(message.contains("layer 0 (Bidirectional) looks at later steps"), message);
    }
    MultiLayerNetwork net = network(LSTM.builder().nOut(2));
    try (NDArray x = series()) {
      net.rnnTimeStep(x).close();
      net.close();
      assertThrows(ClosedException.class, () -> net.rnnTimeStep(x));
      assertThrows(ClosedException.class, net::rnnGetPreviousState);
      net.rnnClearPreviousState();
    }
  }
}
