package org.pydl4j.nn.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;

class ArrayDataSetIteratorTest {
  /** Features [n, 2] with 10 · i and 10 · i + 1 in row i, labels i. */
  private static ArrayDataSetIterator counting(int n, int batch) {
    float[] values = new float[2 * n];
    long[] labels = new long[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i;
      values[2 * i] = 10 * i;
      values[2 * i + 1] = 10 * i + 1;
    }
    return new ArrayDataSetIterator(Nd.create(values, n, 2), Nd.create(labels), batch);
  }

  private static List<Long> pass(ArrayDataSetIterator data, List<Long> sizes) {
    List<Long> seen = new ArrayList<>();
    while (data.hasNext()) {
      DataSet next = data.next();
      sizes.add(next.size());
      long[] labels = next.labels().toLongArray();
      double[] features = next.features().toDoubleArray();
      for (int i = 0; i < labels.length; i++) {
        assertEquals(10.0 * labels[i], features[2 * i]);
        assertEquals(10.0 * labels[i] + 1, features[2 * i + 1]);
        seen.add(labels[i]);
      }
    }
    return seen;
  }

  @Test
  void inOrderTheLastBatchIsSmaller() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = counting(10, 4)) {
      List<Long> sizes = new ArrayList<>();
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), pass(data, sizes));
      assertEquals(List.of(4L, 4L, 2L), sizes);
      assertThrows(NoSuchElementException.class, data::next);
      data.reset();
      assertEquals(10, pass(data, sizes).size());
    }
  }

  @Test
  void withoutShufflingBatchesAreViews() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = counting(10, 4)) {
      data.next();
      DataSet second = data.next();
      data.features().set(-1, 4, 0);
      assertEquals(-1, second.features().getDouble(0, 0));
    }
  }

  @Test
  void shuffledPassesHaveEveryExampleOnceInAnOrderOfSeedAndPass() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = counting(50, 8).shuffle(3);
        ArrayDataSetIterator other = counting(50, 8).shuffle(3);
        ArrayDataSetIterator seed4 = counting(50, 8).shuffle(4)) {
      List<Long> first = pass(data, new ArrayList<>());
      assertEquals(50, first.stream().distinct().count());
      data.startEpoch(1);
      List<Long> second = pass(data, new ArrayList<>());
      assertFalse(first.equals(second));
      other.startEpoch(1); // a new iterator goes on where the old one would have
      assertEquals(second, pass(other, new ArrayList<>()));
      data.startEpoch(0);
      assertEquals(first, pass(data, new ArrayList<>()));
      assertFalse(first.equals(pass(seed4, new ArrayList<>())));
    }
  }

  @Test
  void aSecondSeedInAPassGivesTheOrderOfThatSeed() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator data = counting(50, 8).shuffle(3);
        ArrayDataSetIterator other = counting(50, 8).shuffle(4)) {
      List<Long> wanted = pass(other, new ArrayList<>());
      data.next();
      assertEquals(wanted, pass(data.shuffle(4), new ArrayList<>()));
    }
  }

  /**
   * Of unrelated orders of 100,000, about one example stands where its k-th neighbour stood; of
   * streams of random numbers that are one stream, shifted, a third did.
   */
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1", "7, 3, 7, 4", "7, 3, 8, 3", "7, 3, 8, 2", "0, 0, 0, 2", "-1, 0, 0, 0"})
  void ordersOfNeighbouringPassesAndSeedsHaveNothingInCommon(
      long seed, long epoch, long otherSeed, long otherEpoch) {
    int n = 100_000;
    long[] one = Permutation.of(n, seed, epoch);
    long[] other = Permutation.of(n, otherSeed, otherEpoch);
    for (int shift = -3; shift <= 3; shift++) {
      int same = 0;
      for (int i = 3; i < n - 3; i++) {
        same += one[i] == other[i + shift] ? 1 : 0;
      }
      assertTrue(same < 12, same + " examples stand where they stood " + shift + " places off");
    }
  }

  @Test
  void bytesStayBytesAndLabelsMayBeMissing() {
    try (Scope scope = Scope.open()) {
      NDArray bytes = Nd.create(new byte[] {1, 2, (byte) 255, 4}, 4, 1);
      try (ArrayDataSetIterator data = new ArrayDataSetIterator(bytes, null, 4).shuffle(1)) {
        DataSet all = data.next();
        double[] values = all.features().toDoubleArray();
        Arrays.sort(values);
        assertArrayEquals(new double[] {1, 2, 4, 255}, values);
        assertEquals(null, all.labels());
      }
    }
  }

  @Test
  void anEmptyBatchIsRefused() {
    try (Scope scope = Scope.open()) {
      assertThrows(ConfigurationException.class, () -> counting(4, 0));
    }
  }

  @Test
  void allOrdersOfThreeAreEquallyLikely() {
    int[] counts = new int[27];
    for (int seed = 0; seed < 6000; seed++) {
      long[] order = Permutation.of(3, seed, seed % 7);
      counts[(int) (order[0] * 9 + order[1] * 3 + order[2])]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertEquals(6, seen.length);
    for (int count : seen) {
      assertEquals(1000, count, 150); // five standard deviations
    }
  }
}
