package org.pydl4j.nd.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.ShapeException;

class ConvolutionsTest {
  private static final long[] ONE = {1, 1};
  private static final long[] NONE = {0, 0};

  @Test
  void conv2dEqualsTheLoopsForStridesPaddingDilationAndGroups() {
    long[][] cases = {
      // n, in, h, w, out, kh, kw, groups, sh, sw, top, bottom, left, right, dh, dw
      {2, 3, 7, 6, 4, 3, 2, 1, 1, 1, 0, 0, 0, 0, 1, 1},
      {1, 4, 8, 8, 6, 3, 3, 2, 2, 1, 1, 1, 2, 2, 1, 1},
      {2, 2, 5, 6, 2, 2, 3, 1, 1, 2, 0, 1, 1, 0, 2, 1},
      {1, 1, 28, 28, 2, 5, 5, 1, 3, 3, 2, 2, 2, 2, 1, 2},
    };
    for (long[] c : cases) {
      try (Scope scope = Scope.open()) {
        double[] x = random(1, c[0] * c[1] * c[2] * c[3]);
        double[] w = random(2, c[4] * c[1] / c[7] * c[5] * c[6]);
        double[] b = random(3, c[4]);
        NDArray input = Nd.create(x, c[0], c[1], c[2], c[3]);
        NDArray weights = Nd.create(w, c[4], c[1] / c[7], c[5], c[6]);
        long[] padding = {c[10], c[11], c[12], c[13]};
        NDArray y =
            Convolutions.conv2d(
                input,
                weights,
                Nd.create(b, c[4]),
                new long[] {c[8], c[9]},
                padding,
                new long[] {c[14], c[15]},
                c[7]);
        double[] expected = loops(x, w, b, c);
        assertArrayEquals(expected, y.toDoubleArray(), 1e-10);
        NDArray last = Convolutions.channelsLast(input);
        NDArray again =
            Convolutions.conv2d(
                last,
                weights,
                Nd.create(b, c[4]),
                new long[] {c[8], c[9]},
                padding,
                new long[] {c[14], c[15]},
                c[7]);
        assertArrayEquals(expected, again.toDoubleArray(), 1e-10);
      }
    }
  }

  @Test
  void poolingPadsOnTheSidesAsked() {
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.create(new float[] {-1, -2, -3, -4, -5, -6, -7, -8, -9}, 1, 1, 3, 3);
      long[] two = {2, 2};
      NDArray max = Convolutions.maxPool2d(x, two, two, new long[] {0, 1, 0, 1}, ONE);
      assertArrayEquals(new float[] {-1, -3, -7, -9}, max.toFloatArray());
      NDArray mean = Convolutions.avgPool2d(x, two, two, new long[] {0, 1, 0, 1}, ONE, false);
      assertArrayEquals(new float[] {-3, -4.5f, -7.5f, -9}, mean.toFloatArray(), 1e-6f);
      NDArray counted = Convolutions.avgPool2d(x, two, two, new long[] {0, 1, 0, 1}, ONE, true);
      assertArrayEquals(new float[] {-3, -2.25f, -3.75f, -2.25f}, counted.toFloatArray(), 1e-6f);
      NDArray wide = Convolutions.maxPool2d(x, ONE, ONE, new long[] {1, 1}, ONE);
      assertArrayEquals(new long[] {1, 1, 5, 5}, wide.shape());
      assertEquals(Double.NEGATIVE_INFINITY, wide.getDouble(0, 0, 0, 0));
      NDArray same = Convolutions.avgPool2d(x, two, ONE, new long[] {1, 1}, ONE, false);
      assertEquals(-1, same.getDouble(0, 0, 0, 0), 1e-6);
    }
  }

  @Test
  void meansOfDilatedWindowsAreThoseOfTheLoops() {
    long[][] cases = {
      // h, w, kh, kw, sh, sw, top, bottom, left, right, dh, dw
      {9, 8, 3, 2, 1, 1, 0, 0, 0, 0, 2, 3},
      {9, 8, 3, 2, 2, 1, 1, 1, 2, 2, 2, 1},
      {6, 7, 2, 2, 1, 2, 0, 3, 1, 0, 3, 2},
    };
    for (DType type : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      for (long[] c : cases) {
        for (boolean counted : new boolean[] {false, true}) {
          try (Scope scope = Scope.open()) {
            double[] x = random(4, 2 * 3 * c[0] * c[1]);
            NDArray input = Casts.castTo(Nd.create(x, 2, 3, c[0], c[1]), type);
            NDArray mean =
                Convolutions.avgPool2d(
                    input,
                    new long[] {c[2], c[3]},
                    new long[] {c[4], c[5]},
                    new long[] {c[6], c[7], c[8], c[9]},
                    new long[] {c[10], c[11]},
                    counted);
            double[] expected = means(x, 6, c, counted);
            assertArrayEquals(expected, mean.toDoubleArray(), type == DType.FLOAT64 ? 1e-12 : 1e-6);
          }
        }
      }
    }
  }

  private static double[] means(double[] x, int planes, long[] c, boolean counted) {
    int high = (int) ((c[0] + c[6] + c[7] - (c[2] - 1) * c[10] - 1) / c[4] + 1);
    int wide = (int) ((c[1] + c[8] + c[9] - (c[3] - 1) * c[11] - 1) / c[5] + 1);
    double[] means = new double[planes * high * wide];
    for (int at = 0; at < means.length; at++) {
      double sum = 0;
      int inside = 0;
      for (int u = 0; u < c[2]; u++) {
        for (int v = 0; v < c[3]; v++) {
          long row = at / wide % high * c[4] - c[6] + u * c[10];
          long column = at % wide * c[5] - c[8] + v * c[11];
          if (row >= 0 && row < c[0] && column >= 0 && column < c[1]) {
            sum += x[(int) ((at / (high * wide) * c[0] + row) * c[1] + column)];
            inside++;
          }
        }
      }
      means[at] = sum / (counted ? c[2] * c[3] : inside);
    }
    return means;
  }

  @Test
  void windowsThatDoNotFitAreRefusedWithTheShapes() {
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.zeros(1, 2, 4, 4);
      NDArray w = Nd.zeros(3, 2, 5, 5);
      ShapeException e =
          assertThrows(
              ShapeException.class, () -> Convolutions.conv2d(x, w, null, ONE, NONE, ONE, 1));
      assertEquals(
          "conv2d: a window of [5, 5] with dilation [1, 1] does not fit into an input of shape"
              + " [1, 2, 4, 4] with padding [0, 0].",
          e.getMessage());
      assertThrows(
          ShapeException.class,
          () -> Convolutions.conv2d(x, Nd.zeros(3, 1, 2, 2), null, ONE, NONE, ONE, 1));
      assertThrows(
          ShapeException.class, () -> Convolutions.conv2d(x, w, null, ONE, new long[] {9}, ONE, 1));
      assertThrows(
          ShapeException.class, () -> Convolutions.maxPool2d(x, ONE, new long[] {0, 1}, NONE, ONE));
      assertThrows(
          DTypeException.class,
          () -> Convolutions.linear(Nd.zeros(2, 3), Nd.zeros(DType.FLOAT64, 4, 3), null));
      assertThrows(
          ShapeException.class, () -> Convolutions.linear(Nd.zeros(2, 3), Nd.zeros(4, 2), null));
      assertThrows(
          ShapeException.class,
          () -> Convolutions.linear(Nd.zeros(2, 3), Nd.zeros(4, 3), Nd.zeros(3)));
    }
  }

  private static double[] loops(double[] x, double[] w, double[] b, long[] c) {
    int in = (int) c[1];
    int h = (int) c[2];
    int wd = (int) c[3];
    int out = (int) c[4];
    int kh = (int) c[5];
    int kw = (int) c[6];
    int groups = (int) c[7];
    int oh = (int) ((h + c[10] + c[11] - c[14] * (kh - 1) - 1) / c[8] + 1);
    int ow = (int) ((wd + c[12] + c[13] - c[15] * (kw - 1) - 1) / c[9] + 1);
    double[] y = new double[(int) c[0] * out * oh * ow];
    int at = 0;
    for (int n = 0; n < c[0]; n++) {
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < oh; i++) {
          for (int j = 0; j < ow; j++) {
            double sum = b[o];
            for (int k = 0; k < in / groups; k++) {
              int channel = o / (out / groups) * (in / groups) + k;
              for (int u = 0; u < kh; u++) {
                for (int v = 0; v < kw; v++) {
                  int row = (int) (i * c[8] - c[10] + u * c[14]);
                  int col = (int) (j * c[9] - c[12] + v * c[15]);
                  if (row >= 0 && row < h && col >= 0 && col < wd) {
                    sum +=
                        x[((n * in + channel) * h + row) * wd + col]
                            * w[((o * (in / groups) + k) * kh + u) * kw + v];
                  }
                }
              }
            }
            y[at++] = sum;
          }
        }
      }
    }
    return y;
  }

  private static double[] random(long seed, long n) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }
}
