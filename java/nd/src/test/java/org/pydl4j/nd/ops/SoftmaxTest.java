package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;

/** Few rows and many take different ways through the engine. */
class SoftmaxTest {

  /** By the formula, in double. */
  private static double[] formula(float[] x, int size) {
    double[] made = new double[x.length];
    for (int row = 0; row < x.length; row += size) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = row; i < row + size; i++) {
        most = Math.max(most, x[i]);
      }
      double sum = 0;
      for (int i = row; i < row + size; i++) {
        made[i] = Math.exp(x[i] - most);
        sum += made[i];
      }
      for (int i = row; i < row + size; i++) {
        made[i] /= sum;
      }
    }
    return made;
  }

  @Test
  void ofFewRowsAndOfManyIsTheFormula() {
    long[][] shapes = {{8, 10}, {1, 1}, {16, 512}, {17, 512}, {16, 513}, {10}, {2, 3, 5}, {500, 7}};
    try (Scope scope = Scope.open()) {
      for (long[] shape : shapes) {
        NDArray x = Arithmetic.mul(Nd.randn(Seed.of(3), shape), 20);
        int size = (int) shape[shape.length - 1];
        double[] expected = formula(x.toFloatArray(), size);
        NDArray made = Activations.softmax(x, -1);
        assertArrayEquals(shape, made.shape());
        assertArrayEquals(expected, made.toDoubleArray(), 1e-6, Arrays.toString(shape));
      }
    }
  }

  @Test
  void ofRowsThatDoNotLieBesideEachOtherToo() {
    try (Scope scope = Scope.open()) {
      NDArray x = Shapes.transpose(Nd.randn(Seed.of(4), 6, 8));
      double[] expected = formula(x.toFloatArray(), 6);
      assertArrayEquals(expected, Activations.softmax(x, 1).toDoubleArray(), 1e-6);
      NDArray none = Nd.zeros(0, 4);
      assertArrayEquals(new long[] {0, 4}, Activations.softmax(none, 1).shape());
      long total = LongStream.of(Activations.softmax(Nd.zeros(3, 0), 1).shape()).sum();
      assertArrayEquals(new long[] {3}, new long[] {total});
    }
  }
}
