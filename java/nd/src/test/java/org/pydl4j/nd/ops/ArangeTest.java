package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;

class ArangeTest {
  @ParameterizedTest
  @CsvSource({"0,5", "5,0", "5,5"})
  void aStepOfZeroIsRefusedWhateverLiesBetween(double start, double end) {
    for (DType type : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      String message =
          assertThrows(ShapeException.class, () -> Nd.arange(start, end, 0.0, type)).getMessage();
      assertTrue(message.contains("the step is not 0"), message);
    }
  }

  @Test
  void itCountsAsNumpyDoes() {
    try (NDArray down = Nd.arange(5, 0, -2, DType.INT32);
        NDArray parts = Nd.arange(0, 1, 0.3, DType.FLOAT64);
        NDArray none = Nd.arange(-3)) {
      assertArrayEquals(new long[] {5, 3, 1}, down.toLongArray());
      assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9}, parts.toDoubleArray(), 1e-12);
      assertArrayEquals(new long[] {0}, none.shape());
    }
  }
}
