package org.pydl4j.nd.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Allocator;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.internal.Create;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;

/** A closed array's memory stays while a backward pass to come reads it: d(w · c)/dw is c. */
class PooledAutogradTest {
  @Test
  void aPoolsBlockGoesBackWhenTheGraphIsUsedUp() {
    try (SegmentPool pool = SegmentPool.open(1 << 20)) {
      Memory.setAllocator(pool);
      try (NDArray w = Nd.ones(4);
          NDArray leaf = Autograd.leaf(w);
          NDArray gradient = Nd.zeros(4)) {
        long before = pool.usedBytes();
        NDArray factor = Nd.full(3, DType.FLOAT32, 4);
        NDArray loss = weighted(leaf, factor);
        factor.close();
        try (NDArray other = Nd.full(7, DType.FLOAT32, 4)) {
          Autograd.backward(loss, List.of(leaf), List.of(gradient));
          assertEquals(7, other.getDouble(0));
        }
        loss.close();
        assertArrayEquals(new float[] {3, 3, 3, 3}, gradient.toFloatArray());
        assertEquals(before, pool.usedBytes());
      } finally {
        Memory.setAllocator(Allocator.PRIVATE);
      }
      assertEquals(0, pool.usedBytes());
    }
  }

  @Test
  void memoryOfAnotherOwnerIsGivenBackWhenTheGraphIsUsedUp() {
    AtomicInteger told = new AtomicInteger();
    try (NDArray owner = Nd.full(3, DType.FLOAT32, 4);
        NDArray w = Nd.ones(4);
        NDArray leaf = Autograd.leaf(w);
        NDArray gradient = Nd.zeros(4)) {
      NDArray factor =
          Nd.fromAddress(
              owner.address(),
              DType.FLOAT32,
              new long[] {4},
              new long[] {1},
              false,
              told::incrementAndGet);
      NDArray loss = weighted(leaf, factor);
      factor.close();
      assertEquals(0, told.get(), "the graph reads it");
      Autograd.backward(loss, List.of(leaf), List.of(gradient));
      loss.close();
      assertArrayEquals(new float[] {3, 3, 3, 3}, gradient.toFloatArray());
      assertEquals(1, told.get());
    }
  }

  @Test
  void anArrayInsideAnotherKeepsItsMemory() {
    AtomicInteger told = new AtomicInteger();
    try (NDArray owner = Nd.create(new float[] {0, 0, 3, 3});
        NDArray w = Nd.ones(2);
        NDArray leaf = Autograd.leaf(w);
        NDArray gradient = Nd.zeros(2)) {
      long[] four = {4};
      long[] one = {1};
      NDArray base =
          Nd.fromAddress(owner.address(), DType.FLOAT32, four, one, false, told::incrementAndGet);
      NDArray inner = Create.inside(base, 8, DType.FLOAT32, new long[] {2}, one, false);
      base.close();
      NDArray loss = weighted(leaf, inner);
      inner.close();
      assertEquals(0, told.get());
      Autograd.backward(loss, List.of(leaf), List.of(gradient));
      loss.close();
      assertArrayEquals(new float[] {3, 3}, gradient.toFloatArray());
      assertEquals(1, told.get());
    }
  }

  @Test
  void memoryThatMovedIntoAPoolStaysForTheGraph() {
    try (SegmentPool pool = SegmentPool.open(1 << 20);
        NDArray w = Nd.ones(4);
        NDArray leaf = Autograd.leaf(w);
        NDArray gradient = Nd.zeros(4);
        NDArray three = Nd.full(3, DType.FLOAT32, 8)) {
      NDArray part = Indexing.slice(three, 0, 0, 4);
      NDArray factor = part.dup();
      part.close();
      NDArray loss = weighted(leaf, factor);
      SharedArrays.share(factor, pool);
      factor.close();
      Memory.setAllocator(pool);
      try (NDArray other = Nd.full(7, DType.FLOAT32, 4)) {
        Autograd.backward(loss, List.of(leaf), List.of(gradient));
        assertEquals(7, other.getDouble(0));
      } finally {
        Memory.setAllocator(Allocator.PRIVATE);
      }
      loss.close();
      assertArrayEquals(new float[] {3, 3, 3, 3}, gradient.toFloatArray());
      assertEquals(0, pool.usedBytes());
    }
  }

  private static NDArray weighted(NDArray leaf, NDArray factor) {
    try (NDArray product = Arithmetic.mul(leaf, factor)) {
      return Reduction.sum(product);
    }
  }
}
