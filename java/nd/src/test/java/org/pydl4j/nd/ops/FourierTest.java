package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ShapeException;

class FourierTest {
  @Test
  void frequenciesAreThoseOfTheDefinition() {
    for (int n : new int[] {1, 2, 7, 12, 30}) {
      try (Scope scope = Scope.open()) {
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
          numbers[i] = Math.sin(3.7 * i * i) + 0.1 * i;
        }
        NDArray a = Nd.create(numbers);
        double[] parts = Fourier.rfft(a).toDoubleArray();
        double[] power = Fourier.power(a).toDoubleArray();
        assertEquals(n / 2 + 1, power.length);
        for (int k = 0; k <= n / 2; k++) {
          double real = 0;
          double imaginary = 0;
          for (int i = 0; i < n; i++) {
            real += numbers[i] * Math.cos(2 * Math.PI * k * i / n);
            imaginary -= numbers[i] * Math.sin(2 * Math.PI * k * i / n);
          }
          assertEquals(real, parts[2 * k], 1e-9);
          assertEquals(imaginary, parts[2 * k + 1], 1e-9);
          assertEquals(real * real + imaginary * imaginary, power[k], 1e-9);
        }
      }
    }
  }

  @Test
  void framesOverlapAndAreAView() {
    try (Scope scope = Scope.open()) {
      NDArray a = Nd.create(new float[] {1, 2, 3, 4, 5, 6});
      NDArray frames = Fourier.frames(a, 3, 2);
      assertArrayEquals(new long[] {2, 3}, frames.shape());
      assertArrayEquals(new double[] {1, 2, 3, 3, 4, 5}, frames.dup().toDoubleArray());
      Indexing.set(a, 9, 2);
      assertArrayEquals(new double[] {1, 2, 9, 9, 4, 5}, frames.dup().toDoubleArray());
      NDArray end = Fourier.frames(Indexing.slice(a, 0, 3, 6), 2, 1);
      assertArrayEquals(new double[] {4, 5, 5, 6}, end.dup().toDoubleArray());
    }
  }

  @Test
  void whatHasNoFrequenciesIsRefused() {
    try (NDArray whole = Nd.create(new long[] {1, 2});
        NDArray none = Nd.zeros(2, 0);
        NDArray three = Nd.zeros(DType.FLOAT32, 3);
        NDArray matrix = Nd.zeros(3, 3);
        NDArray thin = Indexing.slice(matrix, 1, 0, 1);
        NDArray spaced = Shapes.squeeze(thin, 1)) {
      assertThrows(DTypeException.class, () -> Fourier.rfft(whole));
      assertThrows(ShapeException.class, () -> Fourier.power(none));
      assertThrows(ShapeException.class, () -> Fourier.frames(three, 4, 1));
      assertThrows(ShapeException.class, () -> Fourier.frames(three, 2, 0));
      assertThrows(ShapeException.class, () -> Fourier.frames(matrix, 2, 1));
      assertThrows(ShapeException.class, () -> Fourier.frames(spaced, 2, 1));
    }
  }
}
