package org.pydl4j.serving.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nn.Signature;

class InputBatchTest {
  private static final Signature OF_ANY_LENGTH =
      new Signature(
          List.of(new Signature.Tensor("words", DType.INT64, new long[] {-1, -1})), List.of());

  @Test
  void memoryOfRowsThatNobodyReservedIsRefusedWithTheRemedy() {
    try (InputBatch batch = new InputBatch(OF_ANY_LENGTH, 4)) {
      for (Runnable use : List.<Runnable>of(() -> batch.buffer(0), () -> batch.view(0, 0))) {
        String message = assertThrows(IllegalStateException.class, use::run).getMessage();
        assertTrue(message.contains("reserve()"), message);
      }
    }
  }

  @Test
  void rowsOfAnyLengthHaveMemoryFromTheirReservationOn() {
    try (InputBatch batch = new InputBatch(OF_ANY_LENGTH, 4)) {
      assertTrue(batch.reserve(2, List.of(new long[] {3})));
      assertEquals(4 * 3 * Long.BYTES, batch.buffer(0).capacity());
      batch.commit(2);
      batch
          .view(0, 2)
          .values()
          .forEach(
              view -> {
                assertEquals(6, view.length());
                view.close();
              });
    }
  }
}
