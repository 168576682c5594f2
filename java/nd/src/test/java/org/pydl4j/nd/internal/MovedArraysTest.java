package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.shared.SegmentPool;
import org.pydl4j.nd.shared.SharedArrays;

/**
 * What a result was made in goes when it has moved into shared memory, unless somebody reads it.
 */
class MovedArraysTest {
  private static final long MIB = 1L << 20;
  private final SegmentPool pool = SegmentPool.open(0);
  private long before;
  private long limit;

  @BeforeEach
  void remember() {
    before = Memory.liveBytes();
    limit = Memory.limit();
  }

  @AfterEach
  void nothingIsLeft() {
    Memory.setLimit(limit);
    assertEquals(before, Memory.liveBytes());
    assertEquals(0, pool.usedBytes());
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1024, MIB})
  void aResultCountsOnceAfterItWasHandedOver(long elements) {
    try (NDArray ones = Nd.ones(elements)) {
      long made = Memory.liveBytes();
      try (NDArray result = Arithmetic.add(ones, 1)) {
        SharedArrays.share(result, pool);
        assertEquals(made + 4 * elements, Memory.liveBytes());
        assertEquals(4 * elements, pool.usedBytes());
        assertEquals(2, result.getDouble(-1));
      }
      assertEquals(made, Memory.liveBytes());
    }
  }

  @Test
  void aViewBesideItKeepsWhatItMayBeReading() {
    try (NDArray ones = Nd.ones(MIB);
        NDArray result = ones.dup();
        NDArray part = Indexing.slice(result, 0, 0, 4)) {
      long made = Memory.liveBytes();
      SharedArrays.share(result, pool);
      assertEquals(made + 4 * MIB, Memory.liveBytes());
      result.set(7, 0);
      assertArrayEquals(new float[] {7, 1, 1, 1}, part.toFloatArray());
    }
  }

  @Test
  void aCallInFlightKeepsWhatItMayBeReading() {
    try (NDArray ones = Nd.ones(MIB);
        NDArray result = Arithmetic.add(ones, 1)) {
      long made = Memory.liveBytes();
      Handle call = Native.acquired(result);
      SharedArrays.share(result, pool);
      call.release();
      assertEquals(made + 4 * MIB, Memory.liveBytes());
    }
  }

  @Test
  void aGraphKeepsWhatItMayBeReading() {
    try (NDArray w = Nd.ones(MIB);
        NDArray leaf = Autograd.leaf(w);
        NDArray gradient = Nd.zeros(MIB);
        NDArray factor = Arithmetic.add(w, 2);
        NDArray product = Arithmetic.mul(leaf, factor);
        NDArray loss = Reduction.sum(product)) {
      long made = Memory.liveBytes();
      SharedArrays.share(factor, pool);
      assertEquals(made + 4 * MIB, Memory.liveBytes());
      factor.close();
      try (NDArray other = Nd.full(9, DType.FLOAT32, MIB)) {
        Autograd.backward(loss, List.of(leaf), List.of(gradient));
        assertEquals(9, other.getDouble(0));
      }
      assertEquals(3, gradient.getDouble(-1));
    }
  }

  @Test
  void aResultOfMoreThanHalfOfTheLimitMoves() {
    try (Scope scope = Scope.open()) {
      NDArray result = Maths.exp(Nd.ones(MIB));
      long made = Memory.liveBytes();
      Memory.setLimit(made + MIB);
      SharedArrays.share(result, pool);
      assertEquals(made, Memory.liveBytes());
      assertEquals(Math.E, result.getDouble(-1), 1e-6);
    }
  }

  @Test
  void aCopyThatStaysNeedsRoomAndTheArrayStaysWhereItIsWithoutIt() {
    try (Scope scope = Scope.open()) {
      NDArray result = Maths.exp(Nd.ones(MIB));
      NDArray part = Indexing.slice(result, 0, 0, 4); // keeps what it may be reading
      long made = Memory.liveBytes();
      Memory.setLimit(made + 3 * MIB);
      assertThrows(OffHeapMemoryException.class, () -> SharedArrays.share(result, pool));
      assertEquals(made, Memory.liveBytes());
      assertEquals(Math.E, part.getDouble(-1), 1e-6);
    }
  }

  @Test
  void theMachineHasNoMoreUnusedMemoryThanItHasAtAll() {
    assertTrue(SystemMemory.unused() > 0);
    assertTrue(SystemMemory.unused() <= SystemMemory.available());
  }
}
