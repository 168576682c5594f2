package org.pydl4j.nn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;
import org.pydl4j.nn.updaters.Sgd;

/**
 * Where data, listeners and the training loop meet: few examples, and whatever goes wrong there.
 */
class FitSeamsTest {
  /** One weight and one bias that start as 1 and 0, the mean of (o - y)², steps of 0.1. */
  private static MultiLayerNetwork line() {
    return new MultiLayerNetwork(
            MultiLayerConfiguration.builder()
                .updater(new Sgd(0.1))
                .layer(
                    Output.builder().nOut(1).loss("mse").activation("identity").weightInit("ones"))
                .inputType(InputType.feedForward(1))
                .build())
        .init();
  }

  private static NDArray column(double... values) {
    return Nd.create(values, values.length, 1);
  }

  @Test
  void oneExampleIsAMiniBatch() {
    // o = 2, its derivative 2 · (2 - 0) = 4, times x = 2 for the weight
    double[] expected = {1 - 0.1 * 8, 0 - 0.1 * 4};
    try (Scope scope = Scope.open();
        MultiLayerNetwork one = line();
        MultiLayerNetwork other = line();
        ArrayDataSetIterator data = new ArrayDataSetIterator(column(2), column(0), 32)) {
      assertArrayEquals(
          expected, one.fit(new DataSet(column(2), column(0))).params().toDoubleArray(), 1e-6);
      assertArrayEquals(expected, other.fit(data, 1).params().toDoubleArray(), 1e-6);
    }
  }

  @Test
  void aSmallerLastMiniBatchIsAveragedOverItsOwnExamples() {
    double[] x = {1, -1, 0.5};
    double[] y = {2, 0, 1};
    double w = 1;
    double b = 0;
    for (int[] rows : new int[][] {{0, 1}, {2}}) {
      double dw = 0;
      double db = 0;
      for (int i : rows) {
        double slope = 2 * (w * x[i] + b - y[i]) / rows.length;
        dw += slope * x[i];
        db += slope;
      }
      w -= 0.1 * dw;
      b -= 0.1 * db;
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = line();
        ArrayDataSetIterator data = new ArrayDataSetIterator(column(x), column(y), 2)) {
      assertArrayEquals(new double[] {w, b}, net.fit(data, 1).params().toDoubleArray(), 1e-6);
    }
  }

  @Test
  void aMiniBatchOfNoExamplesIsRefusedAndChangesNothing() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      double[] before = net.params().toDoubleArray();
      DataSet none = new DataSet(Nd.zeros(0, Nets.INPUTS), Nd.zeros(0, Nets.CLASSES));
      List<Consumer<DataSet>> ways = List.of(net::fit, net::score, net::computeGradientAndScore);
      for (Consumer<DataSet> way : ways) {
        DataException e = assertThrows(DataException.class, () -> way.accept(none));
        assertEquals("A mini-batch of 0 examples has no loss. Leave it out.", e.getMessage());
      }
      assertArrayEquals(before, net.params().toDoubleArray());
      assertEquals(0, net.iteration());
    }
  }

  @Test
  void aPassThatGivesNothingIsRefused() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator none =
            new ArrayDataSetIterator(Nd.zeros(0, Nets.INPUTS), Nd.zeros(0, Nets.CLASSES), 8)) {
      DataException e = assertThrows(DataException.class, () -> net.fit(none, 1));
      assertTrue(e.getMessage().contains("gave no mini-batch"), e.getMessage());
      assertEquals(0, net.epoch());
    }
  }

  @Test
  void labelsOfAnotherShapeAreRefusedBeforeTheFirstStep() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network()) {
      NDArray fractions = Nd.create(new float[] {0, 1, 2, 0});
      ShapeException e =
          assertThrows(
              ShapeException.class, () -> net.fit(new DataSet(Nets.features(4), fractions)));
      assertTrue(
          e.getMessage().contains("or integer class indices [4], got float32 [4]"), e.getMessage());
      NDArray column = Nets.labels(4).reshape(4, 1);
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(Nets.features(4), column, 2)) {
        assertThrows(ShapeException.class, () -> net.fit(data, 1));
      }
      assertEquals(0, net.iteration());
    }
  }

  /** Mini-batches of another iterator, of which one cannot be had. */
  private static final class Failing implements DataSetIterator {
    private final DataSetIterator data;
    private final int after;
    private int given;

    Failing(DataSetIterator data, int after) {
      this.data = data;
      this.after = after;
    }

    @Override
    public boolean hasNext() {
      return data.hasNext();
    }

    @Override
    public DataSet next() {
      if (given++ == after) {
        throw new NoSuchElementException("the disk is gone");
      }
      return data.next();
    }

    @Override
    public void reset() {
      given = 0;
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

  @Test
  void anIteratorThatFailsEndsTheFitWithItsExceptionAndTheNextFitGoesOn() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(30), Nets.labels(30), 10)) {
      Exception e =
          assertThrows(NoSuchElementException.class, () -> net.fit(new Failing(data, 2), 1));
      assertEquals("the disk is gone", e.getMessage());
      assertEquals(2, net.iteration());
      assertEquals(0, net.epoch());
      net.fit(data, 1);
      assertEquals(5, net.iteration());
      assertEquals(1, net.epoch());
    }
  }

  private enum Callback {
    EPOCH_START,
    ITERATION,
    EPOCH_END
  }

  /** Does something in one of the callbacks. */
  private record Doing(Callback when, Runnable what) implements TrainingListener {
    private void at(Callback now) {
      if (now == when) {
        what.run();
      }
    }

    @Override
    public void onEpochStart(TrainingProgress progress) {
      at(Callback.EPOCH_START);
    }

    @Override
    public void iterationDone(TrainingProgress progress) {
      at(Callback.ITERATION);
    }

    @Override
    public void onEpochEnd(TrainingProgress progress) {
      at(Callback.EPOCH_END);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAListenerThrowsEndsTheFitAndTheNextFitGoesOn(Callback when) {
    RuntimeException mine = new IllegalStateException("mine");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(20), Nets.labels(20), 10)) {
      net.setListeners(
          new Doing(
              when,
              () -> {
                throw mine;
              }));
      assertSame(mine, assertThrows(RuntimeException.class, () -> net.fit(data, 3)));
      long done = when == Callback.EPOCH_START ? 0 : when == Callback.ITERATION ? 1 : 2;
      assertEquals(done, net.iteration());
      assertEquals(when == Callback.EPOCH_END ? 1 : 0, net.epoch());
      net.setListeners(List.of()).fit(data, 1);
      assertEquals(done + 2, net.iteration());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkThatItsListenerClosesStopsWithASentence(Callback when) {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(20), Nets.labels(20), 10)) {
      net.setListeners(new Doing(when, net::close));
      ClosedException e = assertThrows(ClosedException.class, () -> net.fit(data, 2));
      assertTrue(e.getMessage().startsWith("This network was closed"), e.getMessage());
    }
  }

  @Test
  void anEvaluationOnTheIteratorThatIsTrainedOnDoesNotCutThePassShortInSilence() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        ArrayDataSetIterator data =
            new ArrayDataSetIterator(Nets.features(20), Nets.labels(20), 5);
        ArrayDataSetIterator same =
            new ArrayDataSetIterator(Nets.features(20), Nets.labels(20), 5)) {
      net.setListeners(new Doing(Callback.ITERATION, () -> net.evaluate(data)));
      DataException e = assertThrows(DataException.class, () -> net.fit(data, 1));
      assertTrue(e.getMessage().contains("gave 5 of its 20 examples"), e.getMessage());
      assertEquals(0, net.epoch());
      net.setListeners(new Doing(Callback.ITERATION, () -> net.evaluate(same))).fit(data, 1);
      assertEquals(5, net.iteration());
      net.setListeners(new Doing(Callback.EPOCH_END, () -> net.evaluate(data))).fit(data, 2);
      assertEquals(13, net.iteration());
    }
  }

  @Test
  void aSecondFitGoesOnWithTheCountersOfTheFirstWhateverItsIterator() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        MultiLayerNetwork other = Nets.network();
        ArrayDataSetIterator few = new ArrayDataSetIterator(Nets.features(8), Nets.labels(8), 8);
        ArrayDataSetIterator many =
            new ArrayDataSetIterator(Nets.features(30), Nets.labels(30), 10).shuffle(3)) {
      net.fit(few, 2).fit(many, 1);
      assertEquals(5, net.iteration());
      assertEquals(3, net.epoch());
      many.startEpoch(2); // the third pass of the network's life
      DataSet whole = new DataSet(Nets.features(8), Nets.labels(8));
      other.fit(whole).fit(whole);
      while (many.hasNext()) {
        other.fit(many.next());
      }
      assertArrayEquals(other.params().toDoubleArray(), net.params().toDoubleArray());
    }
  }
}
