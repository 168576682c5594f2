package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.FusedAdam;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Randoms;

/** The same code on a GPU, where the backend is {@code cuda}; the CPU is the reference. */
class CudaTest {
  @BeforeAll
  static void requireGpu() {
    assumeTrue(
        Engine.backend() == Backend.CUDA,
        "the backend is '"
            + Engine.backend().label()
            + "': run with -Dpydl4j.backend=cuda on a GPU");
  }

  @Test
  void numbersTravelThereAndBack() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new float[] {1, 2, 3, 4}, 2, 2);
      assertEquals("cuda", a.device().type());
      assertEquals(10, a.sum().getDouble());
      NDArray back = Casts.toDevice(a, Device.CPU);
      assertTrue(back.device().isCpu());
      assertEquals(4, back.getDouble(1, 1));
      assertThrows(DeviceException.class, () -> Arithmetic.add(a, back));
    }
  }

  @Test
  void aTrainingStepEqualsTheProcessors() {
    try (Scope scope = Scope.open()) {
      NDArray flat = Nd.randn(Seed.of(1), 30);
      NDArray gradient = Nd.zeros(30);
      NDArray x = Nd.randn(Seed.of(2), 4, 5);
      NDArray labels = Nd.create(new long[] {0, 5, 2, 1});
      NDArray cpu = Casts.toDevice(flat, Device.CPU);
      NDArray w = Autograd.leaf(flat.reshape(6, 5));
      NDArray y = Convolutions.linear(x, w, null);
      NDArray loss = Losses.crossEntropy(Activations.identity(y), labels, null);
      Autograd.backward(loss, List.of(w), List.of(gradient.reshape(6, 5)));
      NDArray again = Casts.toDevice(y, Device.CPU);
      NDArray expected =
          Linalg.matmul(Casts.toDevice(x, Device.CPU), cpu.reshape(6, 5).transpose());
      assertTrue(Comparison.allClose(again, expected, 1e-3, 1e-4, false));
      try (FusedAdam adam = new FusedAdam(flat, gradient, Nd.zeros(30), Nd.zeros(30))) {
        adam.step(1, 0.1, 0.9, 0.999, 1e-8);
      }
      NDArray moved = Arithmetic.sub(cpu, Casts.toDevice(flat, Device.CPU));
      assertEquals(
          0.1, Arithmetic.max(moved, 0).toFloatArray()[0] + Math.max(-moved.getDouble(0), 0), 1e-4);
    }
  }

  @Test
  void convolutionAndPoolingRun() {
    try (Scope scope = Scope.open()) {
      long[] one = {1, 1};
      long[] none = {0, 0};
      NDArray x = Convolutions.channelsLast(Nd.ones(2, 3, 8, 8));
      NDArray y = Convolutions.conv2d(x, Nd.ones(4, 3, 3, 3), null, one, none, one, 1);
      NDArray p = Convolutions.maxPool2d(y, new long[] {2, 2}, new long[] {2, 2}, none, one);
      assertEquals(27, p.getDouble(1, 3, 2, 2), 1e-3);
    }
  }

  @Test
  void badIndicesAreRefusedAndTheGpuLives() {
    try (Scope scope = Scope.open()) {
      NDArray logits = Nd.randn(Seed.of(1), 2, 3);
      NDArray labels = Nd.create(new long[] {0, 3});
      assertThrows(IndexException.class, () -> Losses.crossEntropy(logits, labels, null));
      assertThrows(IndexException.class, () -> Indexing.take(logits, Nd.create(new long[] {2}), 0));
      assertEquals(2, Nd.ones(2).sum().getDouble());
    }
  }

  @Test
  void aSeedDecidesTheNumbers() {
    try (Scope scope = Scope.open();
        RandomSource random = new RandomSource(4)) {
      NDArray first = Randoms.normal(random, 100);
      byte[] state = random.state();
      NDArray second = Randoms.uniform(random, 100);
      random.setState(state);
      assertTrue(Comparison.allEqual(second, Randoms.uniform(random, 100)));
      random.seed(4);
      assertTrue(Comparison.allEqual(first, Randoms.normal(random, 100)));
    }
  }
}
