package org.pydl4j.etl.words;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ParagraphVectors}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ParagraphVectorsBuilder
    extends ConfiguredBuilder<ParagraphVectors, ParagraphVectorsBuilder> {
  /** Nothing set. */
  public ParagraphVectorsBuilder() {
    super(ParagraphVectors.DECLARATION);
  }

  /** How many numbers a vector has. Between 1 and 100000. Default: 100. */
  public ParagraphVectorsBuilder layerSize(long value) {
    return put("layerSize", value);
  }

  /**
   * How many words to each side count as near, at most: drawn from 1 on each time. Between 1 and
   * 10000. Default: 5.
   */
  public ParagraphVectorsBuilder windowSize(long value) {
    return put("windowSize", value);
  }

  /** Words that are rarer have no vector. At least 1. Default: 5. */
  public ParagraphVectorsBuilder minWordFrequency(double value) {
    return put("minWordFrequency", value);
  }

  /**
   * The most words that have one, the most frequent ones; 0 for no limit. Between 0 and 2147483647.
   * Default: 0.
   */
  public ParagraphVectorsBuilder limitVocabularySize(long value) {
    return put("limitVocabularySize", value);
  }

  /** Passes over the texts. Between 1 and 1000000. Default: 5. */
  public ParagraphVectorsBuilder epochs(long value) {
    return put("epochs", value);
  }

  /** At the beginning. Greater than 0. Default: 0.025. */
  public ParagraphVectorsBuilder learningRate(double value) {
    return put("learningRate", value);
  }

  /** At the end; it goes down evenly with the words that were read. At least 0. Default: 0.0001. */
  public ParagraphVectorsBuilder minLearningRate(double value) {
    return put("minLearningRate", value);
  }

  /**
   * How many other words are drawn for each that is near, by their frequency to the power of 0.75;
   * 0 for none. Between 0 and 1000. Default: 5.
   */
  public ParagraphVectorsBuilder negativeSample(long value) {
    return put("negativeSample", value);
  }

  /** Whether words are learnt as turns in a Huffman tree, too. Default: false. */
  public ParagraphVectorsBuilder useHierarchicSoftmax(boolean value) {
    return put("useHierarchicSoftmax", value);
  }

  /**
   * Words whose share of all is larger are passed over at random, the more frequent the oftener; 0
   * for none. Between 0 and 1. Default: 0.001.
   */
  public ParagraphVectorsBuilder sampling(double value) {
    return put("sampling", value);
  }

  /** Another seed gives other vectors. Default: 42. */
  public ParagraphVectorsBuilder seed(long value) {
    return put("seed", value);
  }

  /** Threads; 0 for one for each processor. Between 0 and 1024. Default: 0. */
  public ParagraphVectorsBuilder workers(long value) {
    return put("workers", value);
  }

  /** How texts are taken apart. By default small words of two and more letters and digits. */
  public ParagraphVectorsBuilder tokenizer(Tokenizer value) {
    return put("tokenizer", value);
  }

  /** How texts are taken apart. By default small words of two and more letters and digits. */
  public ParagraphVectorsBuilder tokenizer(ConfiguredBuilder<? extends Tokenizer, ?> value) {
    return put("tokenizer", value.build());
  }

  /** Tokens that do not count; they have no place in a window, either. Default: []. */
  public ParagraphVectorsBuilder stopWords(String... values) {
    return put("stopWords", List.of(values));
  }

  /**
   * Whether a text learns to tell each of its words (dbow), or together with the words near each
   * (dm). Default: DBOW.
   */
  public ParagraphVectorsBuilder sequenceLearningAlgorithm(SequenceLearningAlgorithm value) {
    return put("sequenceLearningAlgorithm", value);
  }

  /**
   * Whether with dbow the words' vectors are learnt, too, by skip-gram; without it they stay as
   * they were drawn. Default: true.
   */
  public ParagraphVectorsBuilder trainElementsRepresentation(boolean value) {
    return put("trainElementsRepresentation", value);
  }

  @Override
  public <V> ParagraphVectorsBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ParagraphVectors build() {
    return super.build();
  }
}
