package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
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
        double[] power = Fourier.power(a).toDoubleArray();
        assertEquals(n / 2 + 1, power.length);
        for (int k = 0; k <= n / 2; k++) {
          double real = 0;
          double imaginary = 0;
          for (int i = 0; i < n; i++) {
            real += numbers[i] * Math.cos(2 * Math.PI * k * i / n);
            imaginary -= numbers[i] * Math.sin(2 * Math.PI * k * i / n);
          }
          assertEquals(real * real + imaginary * imaginary, power[k], 1e-9);
        }
      }
    }
  }

  @Test
  void whatHasNoFrequenciesIsRefused() {
    try (NDArray whole = Nd.create(new long[] {1, 2});
        NDArray none = Nd.zeros(2, 0)) {
      assertThrows(DTypeException.class, () -> Fourier.power(whole));
      assertThrows(ShapeException.class, () -> Fourier.power(none));
    }
  }
}
