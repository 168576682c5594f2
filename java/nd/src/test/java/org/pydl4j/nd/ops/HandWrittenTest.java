package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.ops.Recurrences.Run;

/** Derivatives that are written by hand must be those that the engine finds. */
class HandWrittenTest {
  private static final int TIME = 5;
  private static final int N = 3;
  private static final int IN = 4;
  private static final int SIZE = 6;

  private static NDArray random(long seed, long... shape) {
    return Casts.castTo(Arithmetic.sub(Nd.rand(Seed.of(seed), shape), 0.5), DType.FLOAT64);
  }

  /**
   * x, h, weights, recurrent weights, biases and recurrent biases; and weights of a second layer.
   */
  private static List<NDArray> start() {
    return List.of(
        random(1, TIME, N, IN),
        random(2, N, SIZE),
        random(3, 3 * SIZE, IN),
        random(4, 3 * SIZE, SIZE),
        random(5, 3 * SIZE),
        random(6, 3 * SIZE),
        random(7, 3 * SIZE, SIZE));
  }

  /** Two layers with something between them and beside them, the biases shared. */
  private static NDArray loss(List<NDArray> p) {
    Run first = Recurrences.gru(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5));
    NDArray between = Activations.swish(first.output());
    Run second =
        Recurrences.gru(between, first.states().get(0), p.get(6), p.get(3), p.get(4), p.get(5));
    NDArray all = Reduction.sum(Maths.square(second.output()));
    NDArray beside = Reduction.sum(Maths.square(between));
    NDArray state = Reduction.sum(second.states().get(0));
    return Arithmetic.add(Arithmetic.add(all, beside), state);
  }

  private record Found(double loss, List<double[]> derivatives) {}

  private static Found found(boolean byHand, int learnt) {
    try (Scope scope = Scope.open()) {
      List<NDArray> values = start();
      List<NDArray> all = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        all.add(i >= values.size() - learnt ? Autograd.leaf(values.get(i)) : values.get(i));
      }
      List<NDArray> leaves = all.subList(values.size() - learnt, values.size());
      List<NDArray> into =
          leaves.stream().map(leaf -> Nd.zeros(DType.FLOAT64, leaf.shape())).toList();
      Autograd.Guard guard = byHand ? Autograd.handWritten() : null;
      try {
        NDArray loss = loss(all);
        Autograd.backward(loss, leaves, into);
        return new Found(loss.getDouble(), into.stream().map(NDArray::toDoubleArray).toList());
      } finally {
        if (guard != null) {
          guard.close();
        }
      }
    }
  }

  @Test
  void gatedUnitsHaveTheDerivativesThatTheEngineFinds() {
    for (int learnt : new int[] {7, 5, 1}) {
      Found engine = found(false, learnt);
      Found hand = found(true, learnt);
      assertEquals(engine.loss, hand.loss, 1e-12);
      for (int i = 0; i < learnt; i++) {
        assertArrayEquals(engine.derivatives.get(i), hand.derivatives.get(i), 1e-11);
      }
    }
  }

  @Test
  void withoutDerivativesTheOutputsAreTheSame() {
    try (Scope scope = Scope.open()) {
      double engine = found(false, 7).loss;
      assertEquals(engine, loss(start()).getDouble(), 1e-12);
      try (Autograd.Guard guard = Autograd.inference()) {
        assertEquals(engine, loss(start()).getDouble(), 1e-12);
      }
    }
  }

  @Test
  void withoutBiasesTooAndOfOneStep() {
    try (Scope scope = Scope.open()) {
      List<NDArray> p = start();
      NDArray zeros = Nd.zeros(DType.FLOAT64, 3 * SIZE);
      NDArray x = Indexing.slice(p.get(0), 0, 0, 1);
      Run bare = Recurrences.gru(x, p.get(1), p.get(2), p.get(3), null, null);
      Run biased = Recurrences.gru(x, p.get(1), p.get(2), p.get(3), zeros, zeros);
      assertArrayEquals(biased.output().toDoubleArray(), bare.output().toDoubleArray(), 1e-15);
      assertArrayEquals(bare.output().toDoubleArray(), bare.states().get(0).toDoubleArray(), 0);
    }
  }

  /** Real steps with gaps, of unequal lengths, and a series of padding alone. */
  private static final long[] REAL = {1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0}; // [time, n]

  /** Each series by itself, its real steps alone, by the engine's own layer. */
  private static NDArray bySeries(List<NDArray> p) {
    List<NDArray> series = new ArrayList<>();
    for (int s = 0; s < N; s++) {
      NDArray h = Indexing.slice(p.get(1), 0, s, s + 1);
      List<NDArray> steps = new ArrayList<>();
      for (int t = 0; t < TIME; t++) {
        NDArray made = Nd.zeros(DType.FLOAT64, 1, 1, SIZE);
        if (REAL[t * N + s] != 0) {
          NDArray x = Indexing.slice(Indexing.slice(p.get(0), 0, t, t + 1), 1, s, s + 1);
          made = Recurrences.gru(x, h, p.get(2), p.get(3), p.get(4), p.get(5)).output();
          h = Indexing.select(made, 0, 0);
        }
        steps.add(made);
      }
      series.add(Shapes.concat(0, steps.toArray(NDArray[]::new)));
    }
    return Shapes.concat(1, series.toArray(NDArray[]::new));
  }

  private static Found ofReal(boolean byHand) {
    try (Scope scope = Scope.open()) {
      List<NDArray> p = start().subList(0, 6).stream().map(Autograd::leaf).toList();
      List<NDArray> into = p.stream().map(leaf -> Nd.zeros(DType.FLOAT64, leaf.shape())).toList();
      try (Autograd.Guard guard = byHand ? Autograd.handWritten() : null) {
        NDArray real = Nd.create(REAL, TIME, N);
        NDArray output =
            byHand
                ? Recurrences.gruOfReal(
                    p.get(0), real, p.get(1), p.get(2), p.get(3), p.get(4), p.get(5))
                : bySeries(p);
        NDArray loss =
            Reduction.sum(Arithmetic.mul(Maths.square(output), random(9, TIME, N, SIZE)));
        Autograd.backward(loss, p, into);
        return new Found(loss.getDouble(), into.stream().map(NDArray::toDoubleArray).toList());
      }
    }
  }

  @Test
  void gatedUnitsOfUnequalSeriesAreThoseOfEachSeriesByItself() {
    Found engine = ofReal(false);
    Found hand = ofReal(true);
    assertEquals(engine.loss, hand.loss, 1e-12);
    for (int i = 0; i < engine.derivatives.size(); i++) {
      assertArrayEquals(engine.derivatives.get(i), hand.derivatives.get(i), 1e-11);
    }
  }

  @Test
  void wholeSeriesAreLeftToTheEngineWhereNoStepIsRealOrNoTapeIsOpen() {
    try (Scope scope = Scope.open()) {
      List<NDArray> p = start();
      NDArray none = Nd.zeros(DType.INT64, TIME, N);
      assertNull(Recurrences.gruOfReal(p.get(0), none, p.get(1), p.get(2), p.get(3), null, null));
      NDArray w = Autograd.leaf(p.get(2));
      NDArray real = Nd.create(REAL, TIME, N);
      assertNull(Recurrences.gruOfReal(p.get(0), real, p.get(1), w, p.get(3), null, null));
    }
  }

  @Test
  void aStepOfLongShortTermMemoryIsTheEnginesOwn() {
    try (Scope scope = Scope.open()) {
      NDArray x = random(1, N, IN);
      NDArray h = random(2, N, SIZE);
      NDArray c = random(3, N, SIZE);
      NDArray w = random(4, 4 * SIZE, IN);
      NDArray rw = random(5, 4 * SIZE, SIZE);
      NDArray b = random(6, 4 * SIZE);
      Run step = Recurrences.lstmStep(x, h, c, w, rw, b);
      Run engine =
          Recurrences.lstm(
              Shapes.expandDims(x, 0), h, c, engineOrder(w), engineOrder(rw), engineOrder(b));
      for (int i = 0; i < 2; i++) {
        double[] expected = engine.states().get(i).toDoubleArray();
        assertArrayEquals(expected, step.states().get(i).toDoubleArray(), 1e-12);
      }
      assertTrue(step.output().rank() == 2);
    }
  }

  /** Input, forget, block input, output from block input, forget, output, input. */
  private static NDArray engineOrder(NDArray rows) {
    List<NDArray> gates = Shapes.chunk(rows, 4, 0);
    return Shapes.concat(0, gates.get(3), gates.get(1), gates.get(0), gates.get(2));
  }
}
