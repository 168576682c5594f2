package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;

class BuffersTest {
  @Test
  void arrayAndBufferAreTheSameBytes() {
    try (NDArray array = Nd.create(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        NDArray second = Indexing.slice(array, 0, 1, 2)) {
      ByteBuffer row = Buffers.of(second);
      assertEquals(12, row.capacity());
      assertEquals(5, row.getFloat(4));
      row.putFloat(4, 50);
      assertArrayEquals(new float[] {1, 2, 3, 4, 50, 6}, array.toFloatArray());
    }
  }

  @Test
  void whatIsNotDenseIsRefused() {
    try (NDArray array = Nd.zeros(2, 3);
        NDArray transposed = array.transpose()) {
      assertThrows(ShapeException.class, () -> Buffers.of(transposed));
    }
  }

  @Test
  void anEmptyArrayHasAnEmptyBuffer() {
    try (NDArray none = Nd.empty(DType.FLOAT32, 0, 3)) {
      assertTrue(!Buffers.of(none).hasRemaining());
    }
  }
}
