package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.data.ArrayDataSetIterator;

/** revert(transform(x)) = x, of each normalizer, on data of random shapes, sizes and types. */
class RevertTest {
  private static final int ROUNDS = Integer.getInteger("tests.rounds", 40);

  /** Features of different sizes and distances from 0; some never change. */
  private static double[] values(Random random, long[] shape) {
    int features = (int) shape[1];
    double[] sizes = new double[features];
    double[] offsets = new double[features];
    for (int i = 0; i < features; i++) {
      sizes[i] = random.nextInt(5) == 0 ? 0 : Math.pow(10, random.nextInt(7) - 3);
      offsets[i] = sizes[i] * 5 * random.nextGaussian() + (sizes[i] == 0 ? random.nextInt(9) : 0);
    }
    int inner = (int) (Arrays.stream(shape).reduce(1, (a, b) -> a * b) / shape[0] / features);
    double[] made = new double[(int) shape[0] * features * inner];
    for (int i = 0; i < made.length; i++) {
      int feature = i / inner % features;
      made[i] = offsets[feature] + sizes[feature] * random.nextGaussian();
    }
    return made;
  }

  private static long[] shape(Random random) {
    long[] shape = new long[2 + random.nextInt(3)];
    Arrays.setAll(shape, i -> 1 + random.nextInt(i == 0 ? 40 : 6));
    return shape;
  }

  private static List<Normalizer> fitted(Random random, NDArray features, NDArray labels) {
    List<Normalizer> made = new ArrayList<>();
    try (ArrayDataSetIterator data = new ArrayDataSetIterator(features, labels, 7)) {
      made.add(NormalizerStandardize.fit(data, true));
      made.add(NormalizerMinMaxScaler.fit(data, true));
      made.add(NormalizerRobust.fit(data, true));
      double from = random.nextGaussian();
      Statistics of = new Statistics().add(features);
      made.add(
          new NormalizerMinMaxScaler(
              from, from + 1 + random.nextDouble(), of, new Statistics().add(labels)));
    }
    made.add(new NormalizerLog(true));
    made.add(new CompositeNormalizer(made.get(random.nextInt(4)), new NormalizerLog(true)));
    return made;
  }

  /** As near as the type allows, on the way over numbers as large as the largest of the feature. */
  private static void assertSame(NDArray expected, NDArray found, double near, String what) {
    assertEquals(expected.dtype(), found.dtype(), what);
    assertArrayEquals(expected.shape(), found.shape(), what);
    double[] before = expected.toDoubleArray();
    double[] after = found.toDoubleArray();
    int features = (int) expected.shape()[1];
    int inner = (int) (before.length / expected.shape()[0] / features);
    double[] largest = new double[features];
    boolean[] constant = new boolean[features]; // which lie near 1 on their way
    Arrays.fill(constant, true);
    for (int i = 0; i < before.length; i++) {
      int feature = i / inner % features;
      largest[feature] = Math.max(largest[feature], Math.abs(before[i]));
      constant[feature] &= before[i] == before[feature * inner];
    }
    for (int i = 0; i < before.length; i++) {
      int feature = i / inner % features;
      double most = near * Math.max(constant[feature] ? 1 : 1e-3, largest[feature]);
      assertEquals(before[i], after[i], most, what + ", value " + i);
    }
  }

  @Test
  void whatIsRevertedIsWhatWasTransformed() {
    long seed = Long.getLong("tests.seed", 23);
    System.out.println("RevertTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long[] shape = shape(random);
      boolean wide = random.nextBoolean();
      double near = wide ? 1e-11 : 2e-5;
      try (Scope scope = Scope.open()) {
        DType type = wide ? DType.FLOAT64 : DType.FLOAT32;
        NDArray features = Nd.create(values(random, shape), shape).castTo(type);
        long[] targets = {shape[0], 1 + random.nextInt(3)};
        NDArray labels = Nd.create(values(random, targets), targets).castTo(type);
        for (Normalizer each : fitted(random, features, labels)) {
          String what =
              each.getClass().getSimpleName()
                  + " of "
                  + type
                  + Arrays.toString(shape)
                  + ", round "
                  + round;
          Normalizer normalizer = Normalizer.fromJson(each.toJson());
          assertSame(features, normalizer.revert(normalizer.transform(features)), near, what);
          assertSame(
              labels, normalizer.revertLabels(normalizer.transformLabels(labels)), near, what);
        }
      }
    }
  }

  @Test
  void picturesComeBackWhateverTheirRange() {
    long seed = Long.getLong("tests.seed", 29);
    System.out.println("RevertTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      long[] shape = {1 + random.nextInt(4), 3, 1 + random.nextInt(9), 1 + random.nextInt(9)};
      float[] pixels = new float[(int) (shape[0] * 3 * shape[2] * shape[3])];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(256);
      }
      double from = random.nextInt(5) - 2;
      try (Scope scope = Scope.open()) {
        NDArray images = Nd.create(pixels, shape);
        for (Normalizer normalizer :
            List.of(
                new ImagePreProcessingScaler(),
                new ImagePreProcessingScaler(from, from + 1 + random.nextInt(3), 8),
                new VGG16ImagePreProcessor())) {
          NDArray back = normalizer.revert(normalizer.transform(images));
          assertArrayEquals(
              pixels, back.toFloatArray(), 1e-3f, normalizer.getClass().getSimpleName());
        }
      }
    }
  }
}
