package org.pydl4j.etl.words;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Vectors of texts, by their labels, and of the words in them: PV-DBOW or PV-DM. DL4J: {@code
 * ParagraphVectors}. Source: Le and Mikolov 2014.
 *
 * <pre>{@code
 * try (DocumentVectors vectors = ParagraphVectors.builder().layerSize(50).build().fit(texts, labels)) {
 *   Map<String, Double> nearest = vectors.nearestLabels("a text that is new", 3);
 * }
 * }</pre>
 */
public final class ParagraphVectors extends WordModel {
  static final Key<SequenceLearningAlgorithm> SEQUENCE_LEARNING_ALGORITHM =
      Key.of("sequenceLearningAlgorithm", Type.enumOf(SequenceLearningAlgorithm.class))
          .defaultsTo(SequenceLearningAlgorithm.DBOW)
          .doc(
              "Whether a text learns to tell each of its words (dbow), or together with the words"
                  + " near each (dm).");
  static final Key<Boolean> TRAIN_ELEMENTS_REPRESENTATION =
      Key.of("trainElementsRepresentation", Type.BOOL)
          .defaultsTo(true)
          .doc(
              "Whether with dbow the words' vectors are learnt, too, by skip-gram; without it they"
                  + " stay as they were drawn.");

  /** Name, documentation and keys. */
  public static final Declaration<ParagraphVectors> DECLARATION =
      Declaration.of(KIND, "ParagraphVectors", ParagraphVectors::new)
          .doc(
              "Vectors of texts, by their labels, and of the words in them: PV-DBOW or PV-DM. DL4J:"
                  + " ParagraphVectors. Source: Le and Mikolov 2014.")
          .include(KEYS)
          .key(SEQUENCE_LEARNING_ALGORITHM)
          .key(TRAIN_ELEMENTS_REPRESENTATION)
          .build();

  private ParagraphVectors(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Starts a builder. */
  public static ParagraphVectorsBuilder builder() {
    return new ParagraphVectorsBuilder();
  }

  /**
   * Learns vectors of some texts.
   *
   * @param labels as many as texts; several texts may have one; null for {@code DOC_0}, {@code
   *     DOC_1} …
   * @throws org.pydl4j.nd.errors.DataException if there are not as many labels as texts, or no word
   *     is left
   */
  public DocumentVectors fit(Iterable<String> texts, @Nullable Iterable<String> labels) {
    try (Corpus corpus = corpus(texts, labels, called(labels))) {
      return fit(corpus, null);
    }
  }

  /**
   * Learns vectors of a column of texts.
   *
   * @param label the column of their labels; null for {@code DOC_0}, {@code DOC_1} …
   * @throws org.pydl4j.nd.errors.DataException if no word is left, a text has no label, or Java's
   *     heap is too small
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException if this thread is interrupted
   */
  public DocumentVectors fit(
      BlockSource source,
      String column,
      @Nullable String label,
      @Nullable WordTrainingListener listener) {
    try (Corpus corpus = corpus(source, column, label, called(label))) {
      return fit(corpus, listener);
    }
  }

  private static Corpus.Labels called(@Nullable Object labels) {
    return labels == null ? Corpus.Labels.NUMBERED : Corpus.Labels.NAMED;
  }

  private DocumentVectors fit(Corpus corpus, @Nullable WordTrainingListener listener) {
    WordWeights weights = new WordWeights(corpus, this, true);
    int window = get(WINDOW_SIZE).intValue();
    boolean words = get(TRAIN_ELEMENTS_REPRESENTATION);
    WordTraining.Text work =
        isBags()
            ? (step, label, text, count, rate) -> {
              Windows.words(step, weights.labels[label], text, count, rate, true);
              if (words) {
                Windows.skipGram(step, weights, text, count, window, rate);
              }
            }
            : (step, label, text, count, rate) ->
                Windows.cbow(step, weights, weights.labels[label], text, count, window, rate, true);
    new WordTraining(corpus, this, weights, work).run(listener);
    WordVectors made = weights.finish(corpus, Dl4jZip.config(weights.width, dl4jSettings()));
    WordVectors labels = null;
    try {
      labels = weights.finishLabels(corpus);
      return new DocumentVectors(made, labels, this);
    } catch (RuntimeException | Error e) {
      made.close();
      if (labels != null) {
        labels.close();
      }
      throw e;
    }
  }

  /** Whether texts learn to tell their words without those around them. */
  boolean isBags() {
    return get(SEQUENCE_LEARNING_ALGORITHM) == SequenceLearningAlgorithm.DBOW;
  }

  @Override
  Map<String, Object> dl4jSettings() {
    Map<String, Object> made = super.dl4jSettings();
    made.put(
        "sequenceLearningAlgorithm",
        "org.deeplearning4j.models.embeddings.learning.impl.sequence."
            + get(SEQUENCE_LEARNING_ALGORITHM));
    made.put("trainElementsVectors", get(TRAIN_ELEMENTS_REPRESENTATION));
    made.put(
        Dl4jZip.OWN,
        find(TOKENIZER)
            .map(tokenizer -> with(TOKENIZER, Tokenizers.carried(tokenizer)).toJson())
            .orElseGet(this::toJson));
    return made;
  }
}
