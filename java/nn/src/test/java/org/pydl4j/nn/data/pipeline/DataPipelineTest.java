package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;

class DataPipelineTest {
  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static List<Long> sorted(List<Long> numbers) {
    List<Long> sorted = new ArrayList<>(numbers);
    Collections.sort(sorted);
    return sorted;
  }

  @Test
  void batchesComeInOrderAndTheLastIsSmallerOrLeftOut() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(10).batch(4);
        DataPipeline whole = data.batch(4, true)) {
      assertEquals(range(0, 10), Counting.pass(data, 0));
      assertThrows(NoSuchElementException.class, data::next);
      assertEquals(range(0, 8), Counting.pass(whole, 0));
      assertEquals(10, data.totalExamples());
      assertEquals(8, whole.totalExamples());
    }
  }

  @Test
  void eachPassIsShuffledAnewAndTheSameEachTime() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(100).shuffle(7).batch(8);
        DataPipeline again = Counting.of(100).shuffle(7).batch(16)) {
      List<Long> first = Counting.pass(data, 0);
      assertEquals(range(0, 100), sorted(first));
      assertNotEquals(first, Counting.pass(data, 1));
      assertEquals(first, Counting.pass(again, 0));
    }
  }

  @Test
  void aBufferGivesEveryExampleOnceAndNoneBeforeItCanBeThere() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(200).shuffle(20, 3L).batch(7)) {
      List<Long> seen = Counting.pass(data, 2);
      assertEquals(range(0, 200), sorted(seen));
      assertNotEquals(range(0, 200), seen);
      for (int i = 0; i < seen.size(); i++) {
        assertTrue(seen.get(i) < i + 20, "example " + seen.get(i) + " at place " + i);
      }
    }
  }

  @Test
  void takeSkipAndRepeatCountExamplesInTheOrderInWhichTheyAreWritten() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(6);
        DataPipeline part = data.skip(1).take(3).repeat(2).batch(4);
        DataPipeline endless = data.repeat().skip(4).take(9);
        DataPipeline mixed = data.shuffle(1).repeat(2)) {
      assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), Counting.pass(part, 0));
      assertEquals(6, part.totalExamples());
      assertEquals(List.of(4L, 5L, 0L, 1L, 2L, 3L, 4L, 5L, 0L), Counting.pass(endless, 0));
      List<Long> twice = Counting.pass(mixed, 0);
      assertEquals(range(0, 6), sorted(twice.subList(0, 6)));
      assertEquals(range(0, 6), sorted(twice.subList(6, 12)));
      assertNotEquals(twice.subList(0, 6), twice.subList(6, 12));
      assertThrows(ConfigurationException.class, () -> data.repeat().shuffle(1).hasNext());
    }
  }

  @Test
  void samplesAreOthersInEachPass() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(50).sample(20, false, 5);
        DataPipeline again = Counting.of(5).sample(40, true, 5)) {
      List<Long> first = Counting.pass(data, 0);
      assertEquals(20, new HashSet<>(first).size());
      assertNotEquals(sorted(first), sorted(Counting.pass(data, 1)));
      assertEquals(40, Counting.pass(again, 0).size());
      assertThrows(DataException.class, () -> Counting.of(5).sample(6, false, 1).hasNext());
    }
  }

  @Test
  void drawsFollowTheWeights() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(3).weighted(new double[] {1, 0, 3}, 4000, 9)) {
      List<Long> drawn = Counting.pass(data, 0);
      assertEquals(0, Collections.frequency(drawn, 1L));
      assertEquals(3000, Collections.frequency(drawn, 2L), 150); // 5.5 standard deviations
      assertThrows(
          ConfigurationException.class, () -> data.weighted(new double[] {0, 0, 0}, -1, 1));
    }
  }

  @Test
  void balancedClassesComeEquallyOften() {
    long[] classes = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
    try (Scope scope = Scope.open();
        DataPipeline more = Counting.ofClasses(classes).balanced(false, 4);
        DataPipeline fewer = Counting.ofClasses(classes).balanced(true, 4)) {
      List<Long> seen = Counting.pass(more, 0);
      TreeMap<Long, Integer> times = new TreeMap<>();
      seen.forEach(each -> times.merge(each, 1, Integer::sum));
      assertEquals(18, seen.size());
      assertEquals(List.of(1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3), List.copyOf(times.values()));
      List<Long> some = Counting.pass(fewer, 0);
      assertEquals(6, new HashSet<>(some).size());
      assertEquals(2, some.stream().filter(each -> classes[(int) (long) each] == 0).count());
      assertNotEquals(sorted(some), sorted(Counting.pass(fewer, 1)));
    }
  }

  @Test
  void oneHotLabelsAreClassesToo() {
    try (Scope scope = Scope.open()) {
      NDArray oneHot = Nd.create(new float[] {1, 0, 0, 1, 0, 1}, 3, 2);
      try (DataPipeline data = DataPipeline.of(Counting.features(3), oneHot)) {
        assertEquals(List.of(0, 1, 1), java.util.Arrays.stream(data.classes()).boxed().toList());
      }
    }
  }

  @Test
  void anIteratorIsReadOnceAPassAndMixedInABuffer() {
    try (Scope scope = Scope.open();
        ArrayDataSetIterator source =
            new ArrayDataSetIterator(Counting.features(50), Counting.labels(50), 8);
        DataPipeline data = DataPipeline.of(source, "counting").shuffle(10, 3L).batch(6);
        DataPipeline repeated = DataPipeline.of(source, "").take(20).repeat(2);
        DataPipeline same = Counting.of(50).shuffle(10, 3L).batch(6)) {
      assertEquals(Counting.pass(same, 0), Counting.pass(data, 0));
      assertEquals(Counting.pass(same, 4), Counting.pass(data, 4));
      List<Long> twice = Counting.pass(repeated, 0);
      assertEquals(twice.subList(0, 20), twice.subList(20, 40));
      ConfigurationException refused =
          assertThrows(ConfigurationException.class, () -> data.shuffle(1));
      assertTrue(refused.getMessage().contains("cache()"), refused.getMessage());
    }
  }

  @Test
  void aMapChangesMiniBatches() {
    try (Scope scope = Scope.open();
        DataPipeline data =
            Counting.of(8)
                .batch(4)
                .map(
                    batch ->
                        new MultiDataSet(
                            List.of(Arithmetic.mul(batch.features().get(0), 2)), batch.labels()))) {
      data.next();
      NDArray second = data.next().features().get(0);
      assertEquals(80, second.getDouble(0, 0));
      assertEquals(0, data.labels().size());
    }
  }

  @Test
  void masksAndWeightsGoWithTheirExamples() {
    try (Scope scope = Scope.open()) {
      NDArray mask = Nd.create(new float[] {1, 1, 1, 0, 0, 0}, 3, 2);
      NDArray weights = Nd.create(new float[] {1, 2, 3});
      DataSet whole = new DataSet(Counting.features(3), null, mask, null, weights);
      try (DataPipeline data = DataPipeline.of(whole).shuffle(5).batch(3)) {
        MultiDataSet batch = data.next();
        List<Long> order = Counting.numbers(batch);
        for (int i = 0; i < 3; i++) {
          assertEquals(order.get(i) + 1.0, batch.weights().getDouble(i));
          assertEquals(order.get(i) == 2 ? 0 : 1, batch.featuresMasks().get(0).getDouble(i, 0));
        }
        assertTrue(data.single().totalExamples() == 3);
      }
    }
  }

  @Test
  void placesOfOtherDataAndOtherPassesAreRefused() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(20).shuffle(1).batch(4);
        DataPipeline other = Counting.of(20).shuffle(2).batch(4)) {
      data.startEpoch(3);
      data.next();
      assertThrows(ConfigurationException.class, () -> other.restore(data.position()));
      data.restore(data.position());
      assertThrows(ConfigurationException.class, () -> data.startEpoch(4));
      data.startEpoch(4); // which is told once
      assertEquals(20, Counting.rest(data).size());
      assertFalse(data.hasNext());
    }
  }

  @Test
  void nothingIsTakenThatMakesNoSense() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(4)) {
      assertThrows(ConfigurationException.class, () -> data.batch(0));
      assertThrows(ConfigurationException.class, () -> data.take(-1));
      assertThrows(ConfigurationException.class, () -> data.repeat(0));
      assertThrows(ConfigurationException.class, () -> data.shuffle(0, 1L));
      assertThrows(ConfigurationException.class, () -> data.prefetch(-1, 1));
      assertThrows(ConfigurationException.class, () -> data.prefetch(1, 0));
      assertThrows(ConfigurationException.class, () -> data.split(Splitting.inOrder(), 0.9, 0.2));
      assertThrows(DataException.class, () -> DataPipeline.ofFiles(List.of()));
    }
  }
}
