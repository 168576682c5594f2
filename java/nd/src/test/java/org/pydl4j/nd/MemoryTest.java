package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;

class MemoryTest {
  private static final long MIB = 1L << 20;

  @Test
  void liveBytesFollowArraysAndNotTheirViews() {
    long before = Memory.liveBytes();
    NDArray a = Nd.zeros(DType.FLOAT64, 1000);
    assertEquals(before + 8000, Memory.liveBytes());
    NDArray view = Shapes.reshape(a, 10, 100);
    assertEquals(before + 8000, Memory.liveBytes());
    a.close();
    assertEquals(before + 8000, Memory.liveBytes(), "a view keeps the bytes");
    assertEquals(0, view.getDouble(9, 99));
    view.close();
    assertEquals(before, Memory.liveBytes());
  }

  @Test
  void exhaustionIsAnExceptionWithTheSizesAndTheProcessGoesOn() {
    long limit = Memory.limit();
    try (NDArray kept = Nd.ones(1000)) {
      Memory.setLimit(Memory.liveBytes() + 100 * MIB);
      OffHeapMemoryException e =
          assertThrows(OffHeapMemoryException.class, () -> Nd.zeros(101 * MIB / 4));
      assertTrue(e.getMessage().contains("Cannot allocate 101.0 MiB"), e.getMessage());
      assertTrue(e.getMessage().contains("are live and the limit is 100.0 MiB"), e.getMessage());
      try (NDArray row = Nd.ones(1, 6000);
          NDArray column = Nd.ones(6000, 1)) {
        assertThrows(OffHeapMemoryException.class, () -> Arithmetic.add(row, column));
        assertThrows(OffHeapMemoryException.class, () -> Shapes.tile(row, 6000, 1));
        assertThrows(OffHeapMemoryException.class, () -> Linalg.matmul(column, row));
        try (NDArray wide = Shapes.broadcastTo(row, 6000, 6000)) {
          assertThrows(OffHeapMemoryException.class, wide::dup);
        }
      }
      try (NDArray sum = kept.sum()) {
        assertEquals(1000, sum.getDouble());
      }
    } finally {
      Memory.setLimit(limit);
    }
  }

  @Test
  void sizesBeyondAnyMemoryAreRefused() {
    assertThrows(OffHeapMemoryException.class, () -> Nd.zeros(1L << 50));
    assertThrows(ShapeException.class, () -> Nd.zeros(1L << 62, 4));
    assertThrows(ShapeException.class, () -> Nd.zeros(1L << 61));
    assertThrows(ShapeException.class, () -> Nd.zeros(-1));
  }

  @Test
  void everyUseAfterCloseIsAClosedException() {
    NDArray a = Nd.ones(2, 2);
    NDArray b = Nd.ones(2, 2);
    a.close();
    a.close();
    assertTrue(a.isClosed());
    assertEquals("NDArray(closed)", a.toString());
    assertThrows(ClosedException.class, a::shape);
    assertThrows(ClosedException.class, a::dtype);
    assertThrows(ClosedException.class, a::address);
    assertThrows(ClosedException.class, a::toFloatArray);
    assertThrows(ClosedException.class, () -> a.getDouble(0, 0));
    assertThrows(ClosedException.class, () -> Arithmetic.add(a, b));
    assertThrows(ClosedException.class, () -> Arithmetic.add(b, a));
    assertThrows(ClosedException.class, () -> Maths.exp(a));
    assertThrows(ClosedException.class, () -> b.assign(a));
    b.close();
  }

  @Test
  void manyArraysAreJoinedInOneCallAndOneClosedAmongThemIsRefused() {
    try (Scope scope = Scope.open()) {
      NDArray[] parts = new NDArray[20_000];
      java.util.Arrays.setAll(parts, i -> Nd.create(new int[] {i}));
      NDArray all = Shapes.concat(0, parts);
      assertEquals(parts.length, all.length());
      assertEquals(19_999, all.getLong(-1));
      parts[777].close();
      assertThrows(ClosedException.class, () -> Shapes.concat(0, parts));
      assertEquals(5, parts[5].getLong());
    }
  }

  @Test
  void scopesNestAndHandOver() {
    NDArray result;
    NDArray outside;
    NDArray free;
    try (Scope outer = Scope.open()) {
      NDArray a = Nd.ones(3);
      try (Scope inner = Scope.open()) {
        NDArray dropped = Nd.ones(3);
        result = inner.keep(Arithmetic.add(a, dropped));
        free = Scope.detach(Nd.ones(3));
        outside = dropped;
      }
      assertTrue(outside.isClosed());
      assertFalse(result.isClosed(), "kept by the scope around");
      assertFalse(a.isClosed());
    }
    assertTrue(result.isClosed());
    assertArrayEquals(new float[] {1, 1, 1}, free.toFloatArray());
    free.close();
  }

  @Test
  void aScopeClosesWhatItSawWhenAnExceptionPasses() {
    AtomicReference<NDArray> made = new AtomicReference<>();
    assertThrows(
        ShapeException.class,
        () -> {
          try (Scope scope = Scope.open()) {
            made.set(Nd.ones(3));
            Arithmetic.add(made.get(), Nd.ones(4));
          }
        });
    assertTrue(made.get().isClosed());
  }

  @Test
  void closingWhileAnotherThreadComputesIsSafe() throws InterruptedException {
    AtomicInteger refused = new AtomicInteger();
    AtomicReference<Throwable> wrong = new AtomicReference<>();
    for (int round = 0; round < 20; round++) {
      NDArray a = Nd.ones(100_000);
      Thread worker =
          new Thread(
              () -> {
                try {
                  while (true) {
                    try (NDArray sum = Arithmetic.add(a, a)) {
                      assertEquals(2, sum.getDouble(99_999));
                    }
                  }
                } catch (ClosedException e) {
                  refused.incrementAndGet();
                } catch (RuntimeException | AssertionError e) {
                  wrong.set(e);
                }
              });
      worker.start();
      Thread.sleep(3);
      a.close();
      worker.join();
    }
    assertEquals(null, wrong.get());
    assertEquals(20, refused.get());
  }

  @Test
  void arraysThatWereForgottenGoWithTheGarbage() throws InterruptedException {
    long before = Memory.liveStorages();
    forget();
    for (int i = 0; i < 100 && Memory.liveStorages() > before; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertEquals(before, Memory.liveStorages());
  }

  @Test
  void aThousandLargeArraysHoldMemoryFlat() throws IOException {
    cycle(20);
    long before = residentBytes();
    cycle(980);
    long growth = residentBytes() - before;
    assertTrue(growth < 64 * MIB, "grew by " + Memory.describe(growth));
  }

  private static void cycle(int times) {
    for (int i = 0; i < times; i++) {
      try (NDArray a = Nd.empty(DType.FLOAT32, 16 * MIB)) {
        // A page here and there: writing all of 64 GB would take half a minute.
        a.set(1, 0).set(1, 8 * MIB).set(1, 16 * MIB - 1);
      }
    }
  }

  private static void forget() {
    for (int i = 0; i < 10; i++) {
      Nd.ones(10);
    }
  }

  private static long residentBytes() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Long.parseLong(pages[1]) * 4096;
  }
}
