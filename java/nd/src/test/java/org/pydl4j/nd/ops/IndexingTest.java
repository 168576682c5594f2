package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Slice;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ReadOnlyException;
import org.pydl4j.nd.errors.ShapeException;

class IndexingTest {
  @Test
  void slicesAreViewsThatShareWrites() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.arange(24).reshape(2, 3, 4);
      NDArray part = a.get(Slice.at(-1), Slice.all(), Slice.newAxis(), Slice.range(1, 4, 2));
      assertArrayEquals(new long[] {3, 1, 2}, part.shape());
      assertArrayEquals(new long[] {13, 15, 17, 19, 21, 23}, part.toLongArray());
      part.set(-5, 0, 0, 1);
      assertEquals(-5, a.getLong(1, 0, 3));
      assertThrows(IndexException.class, () -> a.get(Slice.at(2)));
      assertThrows(
          IndexException.class, () -> a.get(Slice.all(), Slice.all(), Slice.all(), Slice.all()));
      assertThrows(IndexException.class, () -> Indexing.slice(a, 0, 0, 1, -1));
      assertThrows(IndexException.class, () -> Indexing.slice(a, 3, 0, 1));
    }
  }

  @Test
  void rowsAreGatheredCastAndScaledIntoMemoryThatExists() {
    try (Scope scope = Scope.open()) {
      NDArray pixels = Nd.create(new byte[] {0, 51, (byte) 255, 1, 2, 3}, 3, 2);
      NDArray out = Nd.zeros(2, 2);
      long address = out.address();
      Indexing.gatherRows(pixels, new long[] {9, 1, 0, 9}, 1, 2, 1 / 255.0, out);
      assertArrayEquals(new float[] {1, 1 / 255f, 0, 0.2f}, out.toFloatArray(), 1e-7f);
      assertEquals(address, out.address());
      Indexing.gatherRows(pixels, Nd.create(new long[] {2, 2}), out);
      assertArrayEquals(new float[] {2, 3, 2, 3}, out.toFloatArray());
      NDArray same = Nd.empty(DType.UINT8, 1, 2);
      Indexing.gatherRows(pixels, Nd.create(new long[] {1}), same);
      assertArrayEquals(new long[] {255, 1}, same.toLongArray());
    }
  }

  @Test
  void badGathersAreRefusedBeforeTheyWrite() {
    try (Scope scope = Scope.open()) {
      NDArray source = Nd.ones(3, 2);
      NDArray out = Nd.zeros(1, 2);
      for (long bad : new long[] {-1, 3, Long.MIN_VALUE, Long.MAX_VALUE}) {
        IndexException e =
            assertThrows(
                IndexException.class,
                () -> Indexing.gatherRows(source, Nd.create(new long[] {bad}), out));
        assertTrue(e.getMessage().contains("index " + bad), e.getMessage());
        assertThrows(
            IndexException.class,
            () -> Indexing.gatherRows(source, new long[] {bad}, 0, 1, 1, out));
      }
      assertArrayEquals(new float[2], out.toFloatArray());
      assertThrows(
          IndexException.class, () -> Indexing.gatherRows(source, new long[1], 1, 1, 1, out));
      assertThrows(
          ShapeException.class, () -> Indexing.gatherRows(source, new long[2], 0, 2, 1, out));
      assertThrows(
          DTypeException.class, () -> Indexing.gatherRows(source, Nd.create(new int[] {0}), out));
      assertThrows(
          ReadOnlyException.class,
          () ->
              Indexing.gatherRows(
                  source, new long[1], 0, 1, 1, Shapes.broadcastTo(Nd.zeros(1, 1), 1, 2)));
    }
  }
}
