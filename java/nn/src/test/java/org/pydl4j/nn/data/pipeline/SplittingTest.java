package org.pydl4j.nn.data.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Expected folds are those of scikit-learn 1.9.1 for the same input. */
class SplittingTest {
  private static final int[] CLASSES = {
    2, 3, 0, 3, 1, 2, 2, 1, 3, 0, 1, 1, 2, 1, 0, 0, 0, 0, 0, 3, 0, 2, 3, 0, 1, 1, 1, 3, 0, 3, 3, 3,
    0, 1, 2, 1, 2, 2, 2, 0
  };
  private static final long[] GROUPS = {
    8, 5, 8, 2, 3, 7, 1, 0, 3, 6, 1, 7, 3, 2, 4, 8, 7, 7, 2, 0, 7, 6, 6, 0, 0, 4, 3, 3, 8, 1, 4, 2,
    2, 7, 1, 2, 1, 1, 2, 6
  };

  @Test
  void foldsInOrderAreThoseOfKFold() {
    int[] expected = {0, 0, 0, 1, 1, 1, 2, 2}; // KFold(3).split(range(8))
    assertArrayEquals(expected, Splitting.inOrder().folds(8, 3));
  }

  @Test
  void stratifiedFoldsAreThoseOfStratifiedKFold() {
    int[] expected = { // StratifiedKFold(5).split(CLASSES, CLASSES)
      0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 2, 1, 1, 2, 2, 3, 1, 3, 2, 2, 3, 2, 3, 3, 2, 4, 3, 4,
      4, 4, 4, 2, 4, 3, 3, 4, 4
    };
    assertArrayEquals(expected, Splitting.stratified(null).folds(40, 5, CLASSES));
    int[] few = {1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0};
    int[] folds = {0, 0, 0, 1, 0, 1, 1, 2, 1, 2, 2}; // StratifiedKFold(3).split(few, few)
    assertArrayEquals(folds, Splitting.stratified(null).folds(11, 3, few));
  }

  @Test
  void groupedFoldsAreThoseOfGroupKFold() {
    int[] expected = { // GroupKFold(4).split(GROUPS, groups=GROUPS)
      3, 3, 3, 0, 3, 1, 2, 2, 3, 1, 2, 1, 3, 0, 0, 3, 1, 1, 0, 2, 1, 1, 1, 2, 2, 0, 3, 3, 3, 2, 0,
      0, 0, 1, 2, 0, 2, 2, 0, 1
    };
    assertArrayEquals(expected, Splitting.grouped(GROUPS).folds(40, 4));
    int[] folds = {1, 1, 1, 0, 0, 0, 0, 0, 1};
    assertArrayEquals(folds, Splitting.grouped(3, 3, 3, 1, 1, 5, 5, 5, 7).folds(9, 2));
  }

  @Test
  void partsAreDisjointAndOfTheirShares() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(101)) {
      for (Splitting how : List.of(Splitting.inOrder(), Splitting.shuffled(3))) {
        List<DataPipeline> parts = data.split(how, 0.7, 0.2, 0.1);
        Set<Long> seen = new HashSet<>();
        List<Integer> sizes = new ArrayList<>();
        for (DataPipeline part : parts) {
          List<Long> numbers = Counting.pass(part, 0);
          sizes.add(numbers.size());
          seen.addAll(numbers);
          part.close();
        }
        assertEquals(101, seen.size());
        assertEquals(List.of(71, 20, 10), sizes);
      }
    }
  }

  @Test
  void stratifiedPartsHaveEachClassInItsShare() {
    long[] classes = LongStream.range(0, 100).map(i -> i % 10 == 0 ? 1 : 0).toArray();
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.ofClasses(classes)) {
      List<DataPipeline> parts = data.split(Splitting.stratified(1L), 0.8, 0.2);
      assertEquals(8, LongStream.of(parts.get(0).numbers(0)).filter(i -> i % 10 == 0).count());
      assertEquals(2, LongStream.of(parts.get(1).numbers(0)).filter(i -> i % 10 == 0).count());
    }
  }

  @Test
  void noGroupIsInTwoParts() {
    long[] groups = LongStream.range(0, 60).map(i -> i * i % 17).toArray();
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(60)) {
      List<DataPipeline> parts = data.split(Splitting.grouped(groups), 0.75, 0.25);
      Set<Long> first = new HashSet<>();
      LongStream.of(parts.get(0).numbers(0)).forEach(i -> first.add(groups[(int) i]));
      for (long number : parts.get(1).numbers(0)) {
        assertTrue(!first.contains(groups[(int) number]));
      }
      assertEquals(60, parts.get(0).numbers(0).length + parts.get(1).numbers(0).length);
      assertEquals(45, parts.get(0).numbers(0).length, 4);
    }
  }

  @Test
  void eachExampleIsTestedOnceAndTrainedOnInAllOtherFolds() {
    try (Scope scope = Scope.open();
        DataPipeline data = Counting.of(23)) {
      List<Long> tested = new ArrayList<>();
      for (DataPipeline.Fold fold : data.kFold(4, Splitting.shuffled(8))) {
        long[] test = fold.test().numbers(0);
        long[] train = fold.train().numbers(0);
        assertEquals(
            23, LongStream.concat(LongStream.of(test), LongStream.of(train)).distinct().count());
        LongStream.of(test).forEach(tested::add);
      }
      assertEquals(23, tested.size());
      assertEquals(23, new HashSet<>(tested).size());
    }
  }

  @Test
  void foldsThatThereCannotBeAreRefused() {
    assertThrows(ConfigurationException.class, () -> Splitting.inOrder().folds(3, 4));
    assertThrows(ConfigurationException.class, () -> Splitting.inOrder().folds(3, 1));
    assertThrows(DataException.class, () -> Splitting.stratified(null).folds(4, 3, 0, 1, 0, 1));
    assertThrows(DataException.class, () -> Splitting.grouped(1, 1, 1).folds(3, 2));
    assertThrows(DataException.class, () -> Splitting.grouped(1, 2).folds(3, 2));
  }
}
