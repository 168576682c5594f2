package org.pydl4j.etl.words;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Vectors of words by the words around them: skip-gram or CBOW, with negative sampling or the
 * hierarchical softmax. DL4J: {@code Word2Vec}. Source: Mikolov et al. 2013, word2vec.c.
 *
 * <pre>{@code
 * Word2Vec word2Vec =
 *     Word2Vec.builder().minWordFrequency(5).layerSize(100).windowSize(5).seed(42).build();
 * try (WordVectors vectors = word2Vec.fit(texts)) {
 *   vectors.wordsNearest("day", 10);
 * }
 * }</pre>
 */
public final class Word2Vec extends WordModel {
  static final Key<ElementsLearningAlgorithm> ELEMENTS_LEARNING_ALGORITHM =
      Key.of("elementsLearningAlgorithm", Type.enumOf(ElementsLearningAlgorithm.class))
          .defaultsTo(ElementsLearningAlgorithm.SKIP_GRAM)
          .doc(
              "Whether each near word learns to tell the one in the middle (skip_gram), or the mean"
                  + " of them does (cbow).");

  /** Name, documentation and keys. */
  public static final Declaration<Word2Vec> DECLARATION =
      Declaration.of(KIND, "Word2Vec", Word2Vec::new)
          .doc(
              "Vectors of words by the words around them: skip-gram or CBOW, with negative sampling"
                  + " or the hierarchical softmax. DL4J: Word2Vec. Source: Mikolov et al. 2013.")
          .include(KEYS)
          .key(ELEMENTS_LEARNING_ALGORITHM)
          .build();

  private Word2Vec(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Starts a builder. */
  public static Word2VecBuilder builder() {
    return new Word2VecBuilder();
  }

  /** Learns vectors of some texts, which are gone through once; the caller closes them. */
  public WordVectors fit(Iterable<String> texts) {
    try (Corpus corpus = corpus(texts, null, Corpus.Labels.NONE)) {
      return fit(corpus, null);
    }
  }

  /**
   * Learns vectors of a column of texts.
   *
   * @throws org.pydl4j.nd.errors.DataException if no word is left, or Java's heap is too small
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException if this thread is interrupted
   */
  public WordVectors fit(
      BlockSource source, String column, @Nullable WordTrainingListener listener) {
    try (Corpus corpus = corpus(source, column, null, Corpus.Labels.NONE)) {
      return fit(corpus, listener);
    }
  }

  private WordVectors fit(Corpus corpus, @Nullable WordTrainingListener listener) {
    WordWeights weights = new WordWeights(corpus, this, false);
    int window = get(WINDOW_SIZE).intValue();
    boolean skipGram = get(ELEMENTS_LEARNING_ALGORITHM) == ElementsLearningAlgorithm.SKIP_GRAM;
    WordTraining.Text work =
        skipGram
            ? (step, label, words, count, rate) ->
                Windows.skipGram(step, weights, words, count, window, rate)
            : (step, label, words, count, rate) ->
                Windows.cbow(step, weights, null, words, count, window, rate, true);
    new WordTraining(corpus, this, weights, work).run(listener);
    return weights.finish(corpus, Dl4jZip.config(weights.width, dl4jSettings(skipGram)));
  }

  private Map<String, Object> dl4jSettings(boolean skipGram) {
    Map<String, Object> made = dl4jSettings();
    made.put(
        "elementsLearningAlgorithm",
        "org.deeplearning4j.models.embeddings.learning.impl.elements."
            + (skipGram ? "SkipGram" : "CBOW"));
    return made;
  }
}
