package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.updaters.Sgd;

/**
 * A label that the loss cannot work on is an error that names its row, and no weight has changed.
 */
class LabelCheckTest {
  private static final int N = 60;

  private static NDArray classes(long last) {
    long[] labels = Nets.labels(N).toLongArray();
    labels[N - 1] = last;
    return Nd.create(labels);
  }

  /** Batches that nobody can look at before their turn. */
  private record Streamed(ArrayDataSetIterator data) implements DataSetIterator {
    @Override
    public boolean hasNext() {
      return data.hasNext();
    }

    @Override
    public DataSet next() {
      return data.next();
    }

    @Override
    public void reset() {
      data.reset();
    }

    @Override
    public int batch() {
      return data.batch();
    }

    @Override
    public long totalExamples() {
      return -1;
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "-1, -1", "9000000000, 9000000000"})
  void aClassOutOfRangeInTheLastRowStopsBeforeTheFirstStep(long label, String shown) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(N), classes(label), 10).shuffle(1)) {
      double[] before = net.params().toDoubleArray();
      DataException e = assertThrows(DataException.class, () -> net.fit(data, 2));
      assertEquals(
          "The label in row 59 is "
              + shown
              + ", but the 3 outputs of layer 1 (Output) are classes 0 to 2. Rows and classes count"
              + " from 0: change the labels, or the layer's nOut.",
          e.getMessage());
      assertArrayEquals(before, net.params().toDoubleArray());
      assertEquals(0, net.iteration());
    }
  }

  @Test
  void aStreamNamesTheRowOfThePassAndItsBatchChangesNothing() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data = new ArrayDataSetIterator(Nets.features(N), classes(5), 10)) {
      DataException e = assertThrows(DataException.class, () -> net.fit(new Streamed(data), 1));
      assertTrue(e.getMessage().startsWith("The label in row 59 is 5,"), e.getMessage());
      assertEquals(5, net.iteration());
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "xent, sigmoid, 7, must be from 0 to 1",
    "xent, sigmoid, -0.5, must be from 0 to 1",
    "mcxent, softmax, -1, must be from 0 to 1",
    "mcxent, softmax, NaN, must be from 0 to 1",
    "mse, identity, NaN, must be finite",
    "l1, tanh, Infinity, must be finite"
  })
  void aNumberOutOfRangeIsNamedWithRowAndColumn(
      String loss, String activation, double label, String rule) {
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(new Sgd(0.1))
            .layer(Output.builder().nOut(2).loss(loss).activation(activation))
            .inputType(InputType.feedForward(Nets.INPUTS))
            .build();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray labels = Nd.zeros(8, 2);
      labels.set(label, 5, 1);
      DataSet data = new DataSet(Nets.features(8), labels);
      double[] before = net.params().toDoubleArray();
      Batch batch = new Batch(Map.of("input", data.features()), Map.of("output", labels), null);
      List<Runnable> ways =
          List.of(
              () -> net.fit(data),
              () -> net.score(data),
              () -> net.computeGradientAndScore(data),
              () -> net.computeGradient(batch),
              () -> net.fit(new ArrayDataSetIterator(data.features(), labels, 4), 1));
      for (Iterator<Runnable> way = ways.iterator(); way.hasNext(); ) {
        DataException e = assertThrows(DataException.class, way.next()::run);
        assertTrue(
            e.getMessage().startsWith("The label in row 5, column 1 (from 0) is "), e::getMessage);
        assertTrue(e.getMessage().contains(rule), e.getMessage());
      }
      assertArrayEquals(before, net.params().toDoubleArray());
    }
  }
}
