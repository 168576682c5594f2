package org.pydl4j.nd;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.shared.SegmentPool;

/** The limit holds for results, for what a backward pass keeps and for what it makes. */
class LimitTest {
  private static final long MIB = 1L << 20;
  private long limit;

  @BeforeEach
  void remember() {
    limit = Memory.limit();
  }

  @AfterEach
  void restore() {
    Memory.setLimit(limit);
  }

  @Test
  void arraysThatWereDroppedAreCollectedBeforeAnAllocationFails() {
    long before = Memory.liveBytes();
    Memory.setLimit(before + 100 * MIB);
    for (int i = 0; i < 40; i++) {
      Nd.empty(DType.FLOAT32, 10 * MIB / 4); // 400 MiB in all
    }
    awaitLive(before);
  }

  @Test
  void resultsThatWereDroppedAreCollectedToo() {
    try (NDArray a = Nd.zeros(10 * MIB / 4)) {
      long before = Memory.liveBytes();
      Memory.setLimit(before + 100 * MIB);
      for (int i = 0; i < 40; i++) {
        Maths.exp(a);
      }
      awaitLive(before);
    }
  }

  @Test
  void segmentsThatAreKeptWarmGiveWayToResults() {
    Allocator former = Memory.allocator();
    try (SegmentPool pool = SegmentPool.open(1 << 30)) {
      Memory.setAllocator(pool);
      try (NDArray a = Nd.zeros(30 * MIB / 4)) {
        Nd.zeros(64 * MIB / 4).close();
        assertEquals(64 * MIB, pool.keptBytes());
        Memory.setLimit(Memory.liveBytes() + 70 * MIB);
        Maths.exp(a).close();
        assertEquals(0, pool.keptBytes(), "30 MiB more and 64 warm ones pass 70");
      }
    } finally {
      Memory.setAllocator(former);
    }
  }

  @Test
  void arraysOfAPeerCountAgainstTheSameLimit(@TempDir Path folder) throws IOException {
    Path page = Files.write(folder.resolve("page"), new byte[4096]);
    Memory.shareCounts(page);
    try (FileChannel channel = FileChannel.open(page, READ, WRITE);
        NDArray a = Nd.zeros(4 * MIB / 4)) {
      ByteBuffer peer =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096).order(ByteOrder.nativeOrder());
      assertEquals(Memory.liveBytes(), peer.getLong(0));
      Memory.setLimit(Memory.liveBytes() + 10 * MIB);
      assertEquals(Memory.limit(), peer.getLong(16));
      peer.putLong(24, 5 * MIB); // what its arrays own
      peer.putLong(32, 2 * MIB); // what it keeps
      OffHeapMemoryException e =
          assertThrows(OffHeapMemoryException.class, () -> Nd.zeros(4 * MIB / 4));
      String live = Memory.describe(Memory.liveBytes() + 5 * MIB) + " are live";
      assertTrue(e.getMessage().contains(live), e.getMessage());
      assertThrows(OffHeapMemoryException.class, () -> Maths.exp(a));
      peer.putLong(32, 0);
      Maths.exp(a).close();
      assertTrue(Memory.peakBytes() >= Memory.liveBytes() + 9 * MIB);
      peer.putLong(24, 0);
    }
  }

  @Test
  void theFirstResultBeyondTheLimitIsRefusedAndLetGo() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.zeros(4 * MIB / 4);
      Memory.setLimit(Memory.liveBytes() + 10 * MIB);
      long live = Memory.liveBytes();
      Maths.exp(a);
      Arithmetic.add(a, 1);
      for (Runnable call :
          List.<Runnable>of(
              () -> Maths.exp(a),
              () -> Arithmetic.add(a, 1),
              () -> Arithmetic.add(a, a),
              () -> Activations.leakyRelu(a, 0.1),
              () -> Activations.softmax(a, 0),
              () -> Shapes.flip(a, 0),
              () -> Shapes.concat(0, a, a),
              () -> Reduction.cumSum(a, 0),
              () -> a.castTo(DType.FLOAT64),
              a::dup)) {
        OffHeapMemoryException e = assertThrows(OffHeapMemoryException.class, call::run);
        assertTrue(e.getMessage().contains(" are live and the limit is "), e.getMessage());
        assertEquals(live + 8 * MIB, Memory.liveBytes());
      }
      assertEquals(0, a.getDouble(0), "the process goes on");
    }
  }

  @Test
  void whatABackwardPassWillReadCountsAfterItsArraysWereClosed() {
    long before = Memory.liveBytes();
    try (NDArray w = Nd.ones(MIB / 4);
        NDArray leaf = Autograd.leaf(w)) {
      NDArray loss;
      try (NDArray y = Maths.exp(leaf)) { // its derivative is y
        loss = Reduction.sum(y);
      }
      assertEquals(before + 2 * MIB + 4, Memory.liveBytes());
      loss.close();
      assertEquals(before + MIB, Memory.liveBytes());
    }
    assertEquals(before, Memory.liveBytes());
  }

  @Test
  void theGradientsOfABackwardPassCountWhileTheyLive() {
    long before = Memory.liveBytes();
    try (Scope scope = Scope.open()) {
      NDArray leaf = Autograd.leaf(Nd.ones(1000, 1000)); // 4 MB each
      NDArray gradient = Nd.zeros(1000, 1000);
      NDArray loss = Reduction.sum(Maths.exp(Linalg.matmul(leaf, leaf)));
      long live = Memory.liveBytes() - before;
      assertEquals(16_000_004, live, "leaf, gradient, product, exponential");
      Memory.setLimit(Memory.liveBytes() + 3_900_000);
      OffHeapMemoryException e =
          assertThrows(
              OffHeapMemoryException.class,
              () -> Autograd.backward(loss, List.of(leaf), List.of(gradient)));
      assertTrue(e.getMessage().contains("Cannot allocate 3.8 MiB off-heap"), e.getMessage());
    }
    assertEquals(before, Memory.liveBytes());
  }

  @Test
  void aBackwardPassLeavesNothingBehind() {
    try (NDArray w = Nd.full(0.001, DType.FLOAT32, 1000, 1000);
        NDArray leaf = Autograd.leaf(w);
        NDArray gradient = Nd.zeros(1000, 1000)) {
      long before = Memory.liveBytes();
      long peak = Memory.peakBytes();
      NDArray loss;
      try (Scope scope = Scope.open()) {
        loss = scope.keep(Reduction.sum(Maths.exp(Linalg.matmul(leaf, leaf))));
      }
      Autograd.backward(loss, List.of(leaf), List.of(gradient));
      loss.close();
      assertEquals(before, Memory.liveBytes());
      assertTrue(
          Memory.peakBytes() >= Math.max(peak, before + 12_000_000), "two gradients at once");
      assertEquals(2 * Math.exp(0.001), gradient.getDouble(0, 0), 1e-5);
    }
  }

  private static void awaitLive(long bytes) {
    for (int i = 0; i < 200 && Memory.liveBytes() > bytes; i++) {
      System.gc();
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertEquals(bytes, Memory.liveBytes());
  }
}
