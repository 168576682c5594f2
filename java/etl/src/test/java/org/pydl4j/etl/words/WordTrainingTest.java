package org.pydl4j.etl.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.InterruptedTrainingException;

/** What is learnt of texts whose words fall into two groups that never meet. */
class WordTrainingTest {
  private static final List<String> ANIMALS = List.of("cat", "dog", "cow", "hen", "owl");
  private static final List<String> COLOURS = List.of("red", "blue", "green", "pink", "grey");

  @AfterEach
  void noThreadIsLeft() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertFalse(thread.getName().startsWith("pydl4j-words-"), thread.getName());
    }
  }

  private static List<String> texts(int count) {
    Random random = new Random(5);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> group = i % 2 == 0 ? ANIMALS : COLOURS;
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 8; k++) {
        text.append(group.get(random.nextInt(5))).append(' ');
      }
      made.add(text.toString());
    }
    return made;
  }

  private static Word2VecBuilder small() {
    return Word2Vec.builder()
        .layerSize(12)
        .minWordFrequency(2.0)
        .sampling(0.0)
        .epochs(10)
        .workers(1);
  }

  private static void assertGroups(WordVectors vectors) {
    for (List<String> group : List.of(ANIMALS, COLOURS)) {
      for (String word : group) {
        assertTrue(
            group.containsAll(vectors.wordsNearest(word, 4).keySet()),
            word + ": " + vectors.wordsNearest(word, 4));
      }
    }
  }

  @Test
  void wordsThatMeetAreNearInEachOfTheFourWays() {
    for (ElementsLearningAlgorithm algorithm : ElementsLearningAlgorithm.values()) {
      for (boolean tree : new boolean[] {false, true}) {
        Word2Vec model =
            small()
                .elementsLearningAlgorithm(algorithm)
                .useHierarchicSoftmax(tree)
                .negativeSample(tree ? 0L : 5)
                .learningRate(0.1)
                .build();
        try (WordVectors vectors = model.fit(texts(200))) {
          assertEquals(10, vectors.size());
          assertGroups(vectors);
        }
      }
    }
  }

  @Test
  void oneThreadAndOneSeedGiveTheSameNumbers() {
    List<String> texts = texts(100);
    try (WordVectors one = small().seed(3).build().fit(texts);
        WordVectors same = small().seed(3).build().fit(texts);
        WordVectors other = small().seed(4).build().fit(texts)) {
      assertArrayEquals(one.matrix().toFloatArray(), same.matrix().toFloatArray());
      assertFalse(
          java.util.Arrays.equals(one.matrix().toFloatArray(), other.matrix().toFloatArray()));
    }
  }

  @Test
  void severalThreadsLearnTheSame() {
    try (WordVectors vectors = small().workers(4).learningRate(0.1).build().fit(texts(2500))) {
      assertGroups(vectors);
    }
  }

  @Test
  void theVocabularyIsCountedSortedAndCut() {
    List<String> texts = List.of("b b b a a a a c c d", "b a", "d d d d");
    try (WordVectors vectors = small().tokenizer(words()).build().fit(texts)) {
      assertEquals(
          List.of("a", "d", "b", "c"), vectors.vocab().size() == 4 ? vectors.vocab() : List.of());
      assertArrayEquals(new double[] {5, 5, 4, 2}, vectors.frequencies());
    }
    try (WordVectors vectors =
        small().tokenizer(words()).stopWords("a").limitVocabularySize(2).build().fit(texts)) {
      assertEquals(List.of("d", "b"), vectors.vocab());
    }
    DataException none =
        assertThrows(
            DataException.class,
            () -> small().minWordFrequency(50.0).build().fit(List.of("one two one")).close());
    assertTrue(none.getMessage().contains("minWordFrequency"), none.getMessage());
    assertThrows(DataException.class, () -> small().build().fit(List.of()).close());
    DataException grown =
        assertThrows(
            DataException.class, () -> small().learningRate(1e30).build().fit(texts(50)).close());
    assertTrue(grown.getMessage().contains("learningRate"), grown.getMessage());
    assertThrows(ConfigurationException.class, () -> small().negativeSample(0).build());
  }

  private static org.pydl4j.etl.text.Tokenizer words() {
    return org.pydl4j.etl.text.Tokenizers.regex("\\S+", false);
  }

  /** Counts and codes of word2vec.c's algorithm, by hand. */
  @Test
  void theTreeHasShortWaysToFrequentWords() {
    Huffman tree = Huffman.of(new double[] {9, 5, 2, 1});
    assertArrayEquals(new int[] {1, 2, 3, 3}, lengths(tree));
    assertEquals(2, tree.points()[0][0]); // the root is the last inner node
    assertArrayEquals(new int[] {2, 1, 0}, tree.points()[3]);
    assertEquals(0, Huffman.of(new double[] {3}).codes()[0].length);
  }

  private static int[] lengths(Huffman tree) {
    return java.util.Arrays.stream(tree.codes()).mapToInt(code -> code.length).toArray();
  }

  /** 4 deviations of a binomial distribution. */
  @Test
  void wordsAreDrawnByTheirFrequencyToThePowerOfThreeQuarters() {
    double[] counts = {1000, 81, 16, 1};
    double sum = 0;
    for (double count : counts) {
      sum += Math.pow(count, 0.75);
    }
    WordDraw draw = new WordDraw(counts);
    Random random = new Random(8);
    int[] drawn = new int[4];
    int all = 200_000;
    for (int i = 0; i < all; i++) {
      drawn[draw.of(random.nextLong())]++;
    }
    for (int i = 0; i < 4; i++) {
      double share = Math.pow(counts[i], 0.75) / sum;
      assertEquals(share, drawn[i] / (double) all, 4 * Math.sqrt(share * (1 - share) / all));
    }
  }

  @Test
  void textsOfAGroupAreNearAndNewOnesFindThem() {
    List<String> texts = texts(200);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      labels.add(i % 2 == 0 ? "animals" : "colours");
    }
    for (SequenceLearningAlgorithm algorithm : SequenceLearningAlgorithm.values()) {
      ParagraphVectors model =
          ParagraphVectors.builder()
              .layerSize(12)
              .minWordFrequency(2.0)
              .sampling(0.0)
              .epochs(20)
              .learningRate(0.1)
              .workers(1)
              .sequenceLearningAlgorithm(algorithm)
              .build();
      try (DocumentVectors vectors = model.fit(texts, labels)) {
        assertEquals(List.of("animals", "colours"), vectors.labels().vocab());
        assertEquals("animals", vectors.predict("a cat and an owl cow hen dog"), algorithm.name());
        assertEquals("colours", vectors.predict("red green blue pink"), algorithm.name());
        assertArrayEquals(vectors.inferVector("red hen"), vectors.inferVector("red hen"));
        assertArrayEquals(new float[12], vectors.inferVector("nothing known"));
        assertTrue(
            vectors.similarityToLabel("red blue", "colours")
                > vectors.similarityToLabel("red blue", "animals"));
      }
      try (DocumentVectors vectors = model.fit(texts.subList(0, 4), null)) {
        assertEquals(List.of("DOC_0", "DOC_1", "DOC_2", "DOC_3"), vectors.labels().vocab());
      }
    }
  }

  /** Just below 6 the place in the table of the logistic function is rounded up to its end. */
  @Test
  void theLogisticFunctionHasNumbersUpToItsEnds() {
    assertEquals(1 / (1 + Math.exp(-6)), WordStep.logistic(Math.nextDown(6f)), 1e-4);
    assertEquals(1 / (1 + Math.exp(6)), WordStep.logistic(Math.nextUp(-6f)), 1e-4);
    assertEquals(0.5, WordStep.logistic(0), 1e-3);
    assertEquals(1, WordStep.logistic(6));
    assertEquals(0, WordStep.logistic(-6));
  }

  private static ParagraphVectors paragraphs() {
    return ParagraphVectors.builder().layerSize(4).minWordFrequency(1.0).epochs(1).build();
  }

  @Test
  void eachTextHasALabelOrTheNumberOfItsRow() {
    List<String> texts = java.util.Arrays.asList("cat dog", null, "dog cat");
    try (DocumentVectors vectors = paragraphs().fit(texts, null)) {
      assertEquals(List.of("DOC_0", "DOC_2"), vectors.labels().vocab());
    }
    List<String> named = java.util.Arrays.asList("a", null, "b");
    try (DocumentVectors vectors = paragraphs().fit(texts, named)) {
      assertEquals(List.of("a", "b"), vectors.labels().vocab());
    }
    for (List<String> labels :
        List.of(List.of("a", "b"), List.of("a", "b", "c", "d"), List.<String>of())) {
      String message =
          assertThrows(DataException.class, () -> paragraphs().fit(texts, labels)).getMessage();
      assertTrue(message.contains("a label each"), message);
    }
    DataException none =
        assertThrows(
            DataException.class,
            () -> paragraphs().fit(texts, java.util.Arrays.asList("a", "b", null)));
    assertTrue(none.getMessage().contains("row 2"), none.getMessage());
    assertThrows(
        ConfigurationException.class, () -> small().learningRate(0.1).minLearningRate(0.2).build());
  }

  @Test
  void closingWaitsForThoseWhoAskAndRefusesThoseWhoCome() {
    DocumentVectors vectors = paragraphs().fit(texts(10), null);
    WordVectors words = vectors.words();
    words.enter();
    long held = Memory.liveBytes();
    words.close();
    assertEquals(held, Memory.liveBytes());
    assertThrows(ClosedException.class, () -> vectors.inferVector("cat dog"));
    words.leave();
    assertTrue(Memory.liveBytes() < held);
    vectors.close();
    vectors.close();
    assertThrows(ClosedException.class, () -> vectors.predict("cat dog"));
  }

  @Test
  void sentencesKeepVectorsWhileAPipelineIsOpen() {
    WordVectors vectors = small().epochs(1).build().fit(texts(10));
    try (Blocks blocks = blocks(texts(2))) {
      CnnSentenceSource source =
          CnnSentenceSource.builder(blocks.blocks().get(0), "text", vectors).labels("n").build();
      source.open();
      vectors.close();
      long held = Memory.liveBytes();
      source.release();
      source.release();
      assertEquals(held, Memory.liveBytes());
      source.close();
      assertTrue(Memory.liveBytes() < held);
    }
  }

  private static Blocks blocks(List<String> texts) {
    Schema schema = Schema.builder().addColumnString("text").addColumnLong("n").build();
    Block block =
        new Block(
            schema,
            List.of(
                BytesColumn.of(texts.toArray(String[]::new)),
                org.pydl4j.etl.blocks.LongColumn.of(new long[texts.size()])),
            Origins.of("texts", 1, texts.size()));
    return Blocks.of(schema, List.of(block));
  }

  @Test
  void aListenerHearsOfEachPassAndMayEndIt() {
    List<Long> ended = new ArrayList<>();
    try (Blocks blocks = blocks(texts(50))) {
      small()
          .build()
          .fit(
              blocks,
              "text",
              (epoch, epochs, words, total, rate, left, done) -> {
                if (done) {
                  ended.add(epoch);
                  assertEquals(400, words);
                }
                return true;
              })
          .close();
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), ended);
      Word2Vec endless = small().epochs(1_000_000).build();
      try (WordVectors vectors =
          endless.fit(blocks, "text", (epoch, epochs, words, total, rate, left, done) -> false)) {
        assertEquals(10, vectors.size());
      }
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  endless.fit(
                      blocks,
                      "text",
                      (epoch, epochs, words, total, rate, left, done) -> {
                        throw new IllegalStateException("mine");
                      }));
      assertEquals("mine", thrown.getMessage());
      Thread.currentThread().interrupt();
      assertThrows(RuntimeException.class, () -> endless.fit(blocks, "text", null));
      assertTrue(Thread.interrupted());
      Thread here = Thread.currentThread();
      assertThrows(
          InterruptedTrainingException.class,
          () ->
              endless.fit(
                  blocks,
                  "text",
                  (epoch, epochs, words, total, rate, left, done) -> {
                    here.interrupt();
                    return true;
                  }));
      assertThrows(ConfigurationException.class, () -> endless.fit(blocks, "n", null));
      assertThrows(ConfigurationException.class, () -> endless.fit(blocks, "txet", null));
    }
  }
}
