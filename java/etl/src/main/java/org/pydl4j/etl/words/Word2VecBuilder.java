package org.pydl4j.etl.words;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Word2Vec}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Word2VecBuilder extends ConfiguredBuilder<Word2Vec, Word2VecBuilder> {
  /** Nothing set. */
  public Word2VecBuilder() {
    super(Word2Vec.DECLARATION);
  }

  /** How many numbers a vector has. Between 1 and 100000. Default: 100. */
  public Word2VecBuilder layerSize(long value) {
    return put("layerSize", value);
  }

  /**
   * How many words to each side count as near, at most: drawn from 1 on each time. Between 1 and
   * 10000. Default: 5.
   */
  public Word2VecBuilder windowSize(long value) {
    return put("windowSize", value);
  }

  /** Words that are rarer have no vector. At least 1. Default: 5. */
  public Word2VecBuilder minWordFrequency(double value) {
    return put("minWordFrequency", value);
  }

  /**
   * The most words that have one, the most frequent ones; 0 for no limit. Between 0 and 2147483647.
   * Default: 0.
   */
  public Word2VecBuilder limitVocabularySize(long value) {
    return put("limitVocabularySize", value);
  }

  /** Passes over the texts. Between 1 and 1000000. Default: 5. */
  public Word2VecBuilder epochs(long value) {
    return put("epochs", value);
  }

  /** At the beginning. Greater than 0. Default: 0.025. */
  public Word2VecBuilder learningRate(double value) {
    return put("learningRate", value);
  }

  /** At the end; it goes down evenly with the words that were read. At least 0. Default: 0.0001. */
  public Word2VecBuilder minLearningRate(double value) {
    return put("minLearningRate", value);
  }

  /**
   * How many other words are drawn for each that is near, by their frequency to the power of 0.75;
   * 0 for none. Between 0 and 1000. Default: 5.
   */
  public Word2VecBuilder negativeSample(long value) {
    return put("negativeSample", value);
  }

  /** Whether words are learnt as turns in a Huffman tree, too. Default: false. */
  public Word2VecBuilder useHierarchicSoftmax(boolean value) {
    return put("useHierarchicSoftmax", value);
  }

  /**
   * Words whose share of all is larger are passed over at random, the more frequent the oftener; 0
   * for none. Between 0 and 1. Default: 0.001.
   */
  public Word2VecBuilder sampling(double value) {
    return put("sampling", value);
  }

  /** Another seed gives other vectors. Default: 42. */
  public Word2VecBuilder seed(long value) {
    return put("seed", value);
  }

  /** Threads; 0 for one for each processor. Between 0 and 1024. Default: 0. */
  public Word2VecBuilder workers(long value) {
    return put("workers", value);
  }

  /** How texts are taken apart. By default small words of two and more letters and digits. */
  public Word2VecBuilder tokenizer(Tokenizer value) {
    return put("tokenizer", value);
  }

  /** How texts are taken apart. By default small words of two and more letters and digits. */
  public Word2VecBuilder tokenizer(ConfiguredBuilder<? extends Tokenizer, ?> value) {
    return put("tokenizer", value.build());
  }

  /** Tokens that do not count; they have no place in a window, either. Default: []. */
  public Word2VecBuilder stopWords(String... values) {
    return put("stopWords", List.of(values));
  }

  /**
   * Whether each near word learns to tell the one in the middle (skip_gram), or the mean of them
   * does (cbow). Default: SKIP_GRAM.
   */
  public Word2VecBuilder elementsLearningAlgorithm(ElementsLearningAlgorithm value) {
    return put("elementsLearningAlgorithm", value);
  }

  @Override
  public <V> Word2VecBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Word2Vec build() {
    return super.build();
  }
}
