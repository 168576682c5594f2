package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

class AutogradTest {
  @Test
  void backwardOverwritesTheGradientOfEachLeaf() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.create(new float[] {9, 1, 2, 3, 4, 5, 6, 0.5f, -0.5f}, 9);
      NDArray gradient = Nd.full(7, DType.FLOAT32, 9);
      NDArray w = Autograd.leaf(part(flat, 1, 7).reshape(2, 3));
      NDArray b = Autograd.leaf(part(flat, 7, 9));
      List<NDArray> leaves = List.of(w, b);
      List<NDArray> gradients = List.of(part(gradient, 1, 7).reshape(2, 3), part(gradient, 7, 9));
      NDArray x = Nd.create(new float[] {1, 10, 100}, 1, 3);
      NDArray y = Convolutions.linear(x, w, b);
      assertArrayEquals(new float[] {321.5f, 653.5f}, y.toFloatArray());
      NDArray target = Nd.zeros(1, 2);
      Autograd.backward(Losses.mse(y, target, LossReduction.SUM), leaves, gradients);
      float[] expected = {7, 643, 6430, 64300, 1307, 13070, 130700, 643, 1307};
      assertArrayEquals(expected, gradient.toFloatArray());
      NDArray again = Losses.mse(Convolutions.linear(x, w, b), target, LossReduction.SUM);
      Autograd.backward(again, leaves, gradients);
      assertArrayEquals(expected, gradient.toFloatArray(), "a second pass does not add");
      Autograd.backward(Losses.mse(b, Nd.zeros(2), LossReduction.SUM), leaves, gradients);
      float[] withoutWeights = {7, 0, 0, 0, 0, 0, 0, 1, -1};
      assertArrayEquals(withoutWeights, gradient.toFloatArray(), "a loss that w has no part in");
      assertEquals(flat.address() + 4, w.address(), "a leaf is a view");
    }
  }

  @Test
  void aLeafMayLieInAnyOrder() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.arange(0, 24, 1, DType.FLOAT32);
      NDArray gradient = Nd.zeros(24);
      NDArray w = Autograd.leaf(Shapes.permute(flat.reshape(2, 2, 2, 3), 0, 3, 1, 2));
      assertArrayEquals(new long[] {12, 1, 6, 3}, w.strides());
      NDArray x = Convolutions.channelsLast(Nd.arange(0, 12, 1, DType.FLOAT32).reshape(1, 3, 2, 2));
      long[] one = {1, 1};
      NDArray y = Convolutions.conv2d(x, w, null, one, new long[] {0, 0}, one, 1);
      NDArray into = Shapes.permute(gradient.reshape(2, 2, 2, 3), 0, 3, 1, 2);
      NDArray loss = Losses.l1(y, Nd.zeros(1, 2, 1, 1), LossReduction.SUM);
      Autograd.backward(loss, List.of(w), List.of(into));
      float[] ofOne = {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}; // x by height, width, channel
      assertArrayEquals(ofOne, part(gradient, 0, 12).toFloatArray());
      assertArrayEquals(ofOne, part(gradient, 12, 24).toFloatArray());
    }
  }

  @Test
  void guardsSwitchRecordingOffAndOnAgain() {
    try (Scope scope = Scope.open()) {
      NDArray w = Autograd.leaf(Nd.ones(2));
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
      assertThrows(DTypeException.class, () -> Autograd.leaf(Nd.zeros(DType.INT64, 3)));
      NDArray w = Autograd.leaf(Nd.ones(3));
      List<NDArray> leaves = List.of(w);
      List<NDArray> right = List.of(Nd.zeros(3));
      NDArray number = Nd.scalar(1, DType.FLOAT32);
      assertThrows(EngineException.class, () -> Autograd.backward(number, leaves, right));
      assertThrows(ShapeException.class, () -> Autograd.backward(w, leaves, right));
      NDArray loss = Losses.l1(w, Nd.zeros(3), LossReduction.SUM);
      List<NDArray> longer = List.of(Nd.zeros(4));
      assertThrows(ShapeException.class, () -> Autograd.backward(loss, leaves, longer));
      List<NDArray> wider = List.of(Nd.zeros(DType.FLOAT64, 3));
      assertThrows(DTypeException.class, () -> Autograd.backward(loss, leaves, wider));
      assertThrows(IndexException.class, () -> Autograd.backward(loss, leaves, List.of()));
      NDArray flat = right.get(0);
      NDArray locked =
          Nd.fromAddress(flat.address(), DType.FLOAT32, new long[] {3}, new long[] {1}, true, null);
      List<NDArray> readOnly = List.of(locked);
      assertThrows(ReadOnlyException.class, () -> Autograd.backward(loss, leaves, readOnly));
      Autograd.backward(loss, leaves, right);
      assertThrows(EngineException.class, () -> Autograd.backward(loss, leaves, right), "used up");
    }
  }

  private static NDArray part(NDArray flat, long from, long to) {
    return Indexing.slice(flat, 0, from, to);
  }
}
