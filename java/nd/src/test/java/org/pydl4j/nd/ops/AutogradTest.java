package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

class AutogradTest {
  @Test
  void backwardAddsIntoTheFlatGradientOfEachLeaf() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.create(new float[] {9, 1, 2, 3, 4, 5, 6, 0.5f, -0.5f}, 9);
      NDArray gradient = Nd.zeros(9);
      NDArray w = Autograd.leaf(flat, gradient, 1, new long[] {2, 3}, false);
      NDArray b = Autograd.leaf(flat, gradient, 7, new long[] {2}, false);
      NDArray x = Nd.create(new float[] {1, 10, 100}, 1, 3);
      NDArray y = Convolutions.linear(x, w, b);
      assertArrayEquals(new float[] {321.5f, 653.5f}, y.toFloatArray());
      NDArray target = Nd.zeros(1, 2);
      NDArray loss = Losses.mse(y, target, Losses.Reduction.SUM);
      Autograd.backward(loss);
      float[] expected = {0, 643, 6430, 64300, 1307, 13070, 130700, 643, 1307};
      assertArrayEquals(expected, gradient.toFloatArray());
      Autograd.backward(Losses.mse(Convolutions.linear(x, w, b), target, Losses.Reduction.SUM));
      assertEquals(2 * 643, gradient.getDouble(1), "a second pass adds");
      assertEquals(flat.address() + 4, w.address(), "a leaf is a view");
    }
  }

  @Test
  void aChannelsLastLeafShowsTheUsualAxesOverPermutedBytes() {
    try (Scope scope = Scope.open()) {
      float[] numbers = new float[2 * 3 * 2 * 2];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = i;
      }
      NDArray flat = Nd.create(numbers, numbers.length);
      NDArray gradient = Nd.zeros(numbers.length);
      NDArray w = Autograd.leaf(flat, gradient, 0, new long[] {2, 3, 2, 2}, true);
      assertArrayEquals(new long[] {2, 3, 2, 2}, w.shape());
      assertArrayEquals(new long[] {12, 1, 6, 3}, w.strides());
      assertEquals(12 + 6 + 3 + 2, w.getDouble(1, 2, 1, 1));
      NDArray x = Convolutions.channelsLast(Nd.ones(1, 3, 2, 2));
      long[] one = {1, 1};
      NDArray y = Convolutions.conv2d(x, w, null, one, new long[] {0, 0}, one, 1);
      Autograd.backward(Losses.l1(y, Nd.zeros(1, 2, 1, 1), Losses.Reduction.SUM));
      float[] ones = new float[24];
      java.util.Arrays.fill(ones, 1);
      assertArrayEquals(ones, gradient.toFloatArray());
    }
  }

  @Test
  void guardsSwitchRecordingOffAndOnAgain() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.ones(2);
      NDArray w = Autograd.leaf(flat, Nd.zeros(2), 0, new long[] {2}, false);
      assertTrue(Autograd.requiresGrad(Activations.relu(w)));
      try (Autograd.Guard outer = Autograd.noGrad();
          Autograd.Guard inner = Autograd.inference()) {
        assertFalse(Autograd.requiresGrad(Activations.relu(w)));
      }
      assertTrue(Autograd.requiresGrad(Activations.identity(w)));
      assertFalse(Autograd.requiresGrad(Autograd.detach(w)));
    }
  }

  @Test
  void badLeavesAndLossesAreRefused() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.ones(4);
      NDArray gradient = Nd.zeros(4);
      long[] three = {3};
      assertThrows(IndexException.class, () -> Autograd.leaf(flat, gradient, 2, three, false));
      assertThrows(IndexException.class, () -> Autograd.leaf(flat, gradient, -1, three, false));
      assertThrows(ShapeException.class, () -> Autograd.leaf(flat, Nd.zeros(5), 0, three, false));
      NDArray locked =
          Nd.fromAddress(flat.address(), DType.FLOAT32, new long[] {4}, new long[] {1}, true, null);
      assertThrows(ReadOnlyException.class, () -> Autograd.leaf(locked, gradient, 0, three, false));
      assertThrows(EngineException.class, () -> Autograd.backward(Nd.scalar(1, DType.FLOAT32)));
      NDArray w = Autograd.leaf(flat, gradient, 0, three, false);
      assertThrows(ShapeException.class, () -> Autograd.backward(w));
      NDArray loss = Losses.l1(w, Nd.zeros(3), Losses.Reduction.SUM);
      Autograd.backward(loss);
      assertThrows(EngineException.class, () -> Autograd.backward(loss), "the graph is used up");
    }
  }
}
