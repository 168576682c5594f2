package org.pydl4j.etl.words;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * How vectors of words are learnt of texts. Immutable; names are DL4J's, defaults those of word2vec
 * as gensim has them. With one worker the same seed and texts give the same vectors; several write
 * to the same vectors without waiting for each other (Hogwild), so that theirs differ in each run.
 * The weights lie in Java's heap while they are learnt, 8 bytes for each number of a vector.
 */
public abstract class WordModel extends Configured {
  /** The family of all trainings of word vectors. */
  public static final Kind<WordModel> KIND =
      Kind.of("wordModel", WordModel.class, "How vectors of words are learnt of texts.");

  static final Key<Long> LAYER_SIZE =
      Key.of("layerSize", Type.LONG)
          .defaultsTo(100L)
          .check(ValueCheck.between(1, 100_000))
          .doc("How many numbers a vector has.");
  static final Key<Long> WINDOW_SIZE =
      Key.of("windowSize", Type.LONG)
          .defaultsTo(5L)
          .check(ValueCheck.between(1, 10_000))
          .doc("How many words to each side count as near, at most: drawn from 1 on each time.");
  static final Key<Double> MIN_WORD_FREQUENCY =
      Key.of("minWordFrequency", Type.DOUBLE)
          .defaultsTo(5.0)
          .check(ValueCheck.atLeast(1))
          .doc("Words that are rarer have no vector.");
  static final Key<Long> LIMIT_VOCABULARY_SIZE =
      Key.of("limitVocabularySize", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.between(0, Integer.MAX_VALUE))
          .doc("The most words that have one, the most frequent ones; 0 for no limit.");
  static final Key<Long> EPOCHS =
      Key.of("epochs", Type.LONG)
          .defaultsTo(5L)
          .check(ValueCheck.between(1, 1_000_000))
          .doc("Passes over the texts.");
  static final Key<Double> LEARNING_RATE =
      Key.of("learningRate", Type.DOUBLE)
          .defaultsTo(0.025)
          .check(ValueCheck.above(0))
          .doc("At the beginning.");
  static final Key<Double> MIN_LEARNING_RATE =
      Key.of("minLearningRate", Type.DOUBLE)
          .defaultsTo(1e-4)
          .check(ValueCheck.atLeast(0))
          .doc("At the end; it goes down evenly with the words that were read.");
  static final Key<Long> NEGATIVE_SAMPLE =
      Key.of("negativeSample", Type.LONG)
          .defaultsTo(5L)
          .check(ValueCheck.between(0, 1_000))
          .doc(
              "How many other words are drawn for each that is near, by their frequency to the"
                  + " power of 0.75; 0 for none.");
  static final Key<Boolean> USE_HIERARCHIC_SOFTMAX =
      Key.of("useHierarchicSoftmax", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether words are learnt as turns in a Huffman tree, too.");
  static final Key<Double> SAMPLING =
      Key.of("sampling", Type.DOUBLE)
          .defaultsTo(1e-3)
          .check(ValueCheck.between(0, 1))
          .doc(
              "Words whose share of all is larger are passed over at random, the more frequent the"
                  + " oftener; 0 for none.");
  static final Key<Long> SEED =
      Key.of("seed", Type.LONG).defaultsTo(42L).doc("Another seed gives other vectors.");
  static final Key<Long> WORKERS =
      Key.of("workers", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.between(0, 1_024))
          .doc("Threads; 0 for one for each processor.");
  static final Key<Tokenizer> TOKENIZER =
      Key.of("tokenizer", Type.object(Tokenizer.KIND))
          .doc(
              "How texts are taken apart. By default small words of two and more letters and"
                  + " digits.");
  static final Key<List<String>> STOP_WORDS =
      Key.of("stopWords", Type.STRINGS)
          .defaultsTo(List.of())
          .doc("Tokens that do not count; they have no place in a window, either.");

  static final List<Key<?>> KEYS =
      List.of(
          LAYER_SIZE,
          WINDOW_SIZE,
          MIN_WORD_FREQUENCY,
          LIMIT_VOCABULARY_SIZE,
          EPOCHS,
          LEARNING_RATE,
          MIN_LEARNING_RATE,
          NEGATIVE_SAMPLE,
          USE_HIERARCHIC_SOFTMAX,
          SAMPLING,
          SEED,
          WORKERS,
          TOKENIZER,
          STOP_WORDS);

  WordModel(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
    if (get(NEGATIVE_SAMPLE) == 0 && !get(USE_HIERARCHIC_SOFTMAX)) {
      throw new ConfigurationException(
          "A "
              + declaration.name()
              + " learns by 'negativeSample' or by 'useHierarchicSoftmax'. Got neither.");
    }
    if (get(MIN_LEARNING_RATE) > get(LEARNING_RATE)) {
      throw new ConfigurationException(
          "The 'minLearningRate' of a "
              + declaration.name()
              + ", where learning ends, must be at most the 'learningRate', "
              + get(LEARNING_RATE)
              + ", where it begins. Got "
              + get(MIN_LEARNING_RATE)
              + ".");
    }
  }

  /** What takes texts apart. */
  final Tokenizer.Splitter splitter() {
    return find(TOKENIZER).orElseGet(Tokenizers::regex).splitter();
  }

  final int workers() {
    long set = get(WORKERS);
    return set > 0 ? (int) set : Runtime.getRuntime().availableProcessors();
  }

  /** The settings as DL4J's VectorsConfiguration calls them. */
  Map<String, Object> dl4jSettings() {
    Map<String, Object> made = new TreeMap<>();
    made.put("window", get(WINDOW_SIZE));
    made.put("minWordFrequency", get(MIN_WORD_FREQUENCY).intValue());
    made.put("epochs", get(EPOCHS));
    made.put("learningRate", get(LEARNING_RATE));
    made.put("minLearningRate", get(MIN_LEARNING_RATE));
    made.put("negative", get(NEGATIVE_SAMPLE).doubleValue());
    made.put("useHierarchicSoftmax", get(USE_HIERARCHIC_SOFTMAX));
    made.put("sampling", get(SAMPLING));
    made.put("seed", get(SEED));
    return made;
  }

  /** Reads all texts of a column, with the labels of another one; null for none. */
  final Corpus corpus(
      BlockSource source, String column, @Nullable String label, Corpus.Labels called) {
    Corpus.Builder builder = new Corpus.Builder(splitter(), get(STOP_WORDS), called);
    try {
      Texts.each(source, column, label, builder::add);
      return builder.build(get(MIN_WORD_FREQUENCY), get(LIMIT_VOCABULARY_SIZE));
    } finally {
      builder.close();
    }
  }

  /**
   * Reads all texts of a list.
   *
   * @throws DataException if there are not as many labels
   */
  final Corpus corpus(
      Iterable<String> texts, @Nullable Iterable<String> labels, Corpus.Labels called) {
    Corpus.Builder builder = new Corpus.Builder(splitter(), get(STOP_WORDS), called);
    try {
      Iterator<String> label = labels == null ? null : labels.iterator();
      long count = 0;
      for (String text : texts) {
        if (label != null && !label.hasNext()) {
          throw new DataException("Texts need a label each. There are only " + count + " labels.");
        }
        builder.add(text, label == null ? null : label.next());
        count++;
      }
      if (label != null && label.hasNext()) {
        throw new DataException(
            "Texts need a label each. There are more labels than the " + count + " texts.");
      }
      return builder.build(get(MIN_WORD_FREQUENCY), get(LIMIT_VOCABULARY_SIZE));
    } finally {
      builder.close();
    }
  }
}
