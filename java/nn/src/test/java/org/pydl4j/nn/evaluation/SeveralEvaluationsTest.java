package org.pydl4j.nn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;
import org.pydl4j.nn.testing.Nets;

class SeveralEvaluationsTest {
  @Test
  void severalEvaluationsCountOnePassAsEachAloneWould() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        Counting data = new Counting(new ArrayDataSetIterator(Nets.features(50), labels(), 10))) {
      Evaluation classes = new Evaluation();
      ROCMultiClass rocs = new ROCMultiClass(3, 0);
      IEvaluation<?>[] made = net.doEvaluation(data, classes, rocs);
      assertEquals(5, data.batches);
      assertSame(classes, made[0]);
      assertSame(rocs, made[1]);
      assertEquals(net.evaluate(data).toJson(), classes.toJson());
      assertEquals(net.evaluateROCMultiClass(data, 0).toJson(), rocs.toJson());
      assertTrue(net.classifies());
    }
  }

  @Test
  void listenersOfOneFitAreToldAfterThoseOfTheNetworkAndThenNoMore() {
    List<String> told = new ArrayList<>();
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = Nets.network();
        DataSetIterator data = new ArrayDataSetIterator(Nets.features(50), labels(), 25)) {
      net.setListeners(listener("own", told));
      net.fit(data, 1, List.of(listener("more", told)));
      net.fit(data, 1);
    }
    assertEquals(List.of("own", "more", "own", "more", "own", "own"), told);
  }

  private static TrainingListener listener(String name, List<String> told) {
    return new TrainingListener() {
      @Override
      public void iterationDone(TrainingProgress progress) {
        told.add(name);
      }
    };
  }

  private static NDArray labels() {
    return Nets.labels(50);
  }

  /** Counts the batches that it gives. */
  private static final class Counting implements DataSetIterator {
    private final DataSetIterator data;
    private int batches;

    private Counting(DataSetIterator data) {
      this.data = data;
    }

    @Override
    public boolean hasNext() {
      return data.hasNext();
    }

    @Override
    public DataSet next() {
      batches++;
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
      return data.totalExamples();
    }

    @Override
    public void close() {
      data.close();
    }
  }
}
