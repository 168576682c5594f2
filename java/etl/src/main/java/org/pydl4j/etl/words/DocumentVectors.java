package org.pydl4j.etl.words;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.StrictJson;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.data.Seeds;

/**
 * Vectors of words and of the labels of texts, and of texts that are new. It owns them until {@link
 * #close()}. DL4J: {@code ParagraphVectors}. Any number of threads may ask.
 */
public final class DocumentVectors implements AutoCloseable {
  private static final int MOST_WORDS = 10_000; // of a text to infer, as when texts are learnt

  private final WordVectors words;
  private final WordVectors labels;
  private final ParagraphVectors model;
  private final Tokenizer.Splitter splitter;
  private final @Nullable WordWeights weights;

  /** Takes over the vectors. */
  DocumentVectors(WordVectors words, WordVectors labels, ParagraphVectors model) {
    this.words = words;
    this.labels = labels;
    this.model = model;
    splitter = model.splitter();
    TrainedWords trained = words.trained();
    weights =
        trained != null && (trained.syn1() != null || trained.syn1Neg() != null)
            ? new WordWeights(words.rows(), trained, model)
            : null;
  }

  /** Takes the labels out of what a zip has in one list; the list stays the caller's. */
  static DocumentVectors split(WordVectors all, Set<String> labels) {
    List<String> ofTexts = new ArrayList<>();
    List<String> others = new ArrayList<>();
    all.vocab().forEach(word -> (labels.contains(word) ? ofTexts : others).add(word));
    if (ofTexts.isEmpty() || others.isEmpty()) {
      throw new DataException("it has no vectors of " + (others.isEmpty() ? "words." : "labels."));
    }
    TrainedWords trained = all.trained();
    JsonObject config = config(trained == null ? "" : trained.config());
    String prefix = Dl4jZip.labelPrefix(config);
    List<String> names =
        ofTexts.stream()
            .map(label -> label.startsWith(prefix) ? label.substring(prefix.length()) : label)
            .toList();
    WordVectors words = all.part(others, others, true);
    WordVectors texts = null;
    try {
      texts = all.part(ofTexts, names, false);
      return new DocumentVectors(words, texts, model(config));
    } catch (RuntimeException | Error e) {
      words.close();
      if (texts != null) {
        texts.close();
      }
      throw e;
    }
  }

  private static JsonObject config(String config) {
    try {
      JsonElement read = config.isEmpty() ? new JsonObject() : StrictJson.parse(config);
      return read.isJsonObject() ? read.getAsJsonObject() : new JsonObject();
    } catch (JsonParseException e) {
      throw damaged(e);
    }
  }

  private static DataException damaged(RuntimeException e) {
    return new DataException("its config.json is damaged: " + e.getMessage(), e);
  }

  /** The settings of a zip: ours, or those of DL4J's with words as they stand between blanks. */
  private static ParagraphVectors model(JsonObject json) {
    ParagraphVectorsBuilder made = ParagraphVectors.builder();
    made.set(WordModel.TOKENIZER, Tokenizers.regex("\\S+", false));
    try {
      JsonElement own = json.get(Dl4jZip.OWN);
      if (own != null && !own.isJsonNull()) {
        return ParagraphVectors.DECLARATION.fromJson(own.getAsString());
      }
      take(json, "window", made, WordModel.WINDOW_SIZE, JsonElement::getAsLong);
      take(json, "sampling", made, WordModel.SAMPLING, JsonElement::getAsDouble);
      take(json, "learningRate", made, WordModel.LEARNING_RATE, JsonElement::getAsDouble);
      take(json, "minLearningRate", made, WordModel.MIN_LEARNING_RATE, JsonElement::getAsDouble);
      take(json, "epochs", made, WordModel.EPOCHS, JsonElement::getAsLong);
      take(json, "seed", made, WordModel.SEED, JsonElement::getAsLong);
      take(json, "negative", made, WordModel.NEGATIVE_SAMPLE, DocumentVectors::atLeastOne);
      JsonElement algorithm = json.get("sequenceLearningAlgorithm");
      if (algorithm != null
          && algorithm.isJsonPrimitive()
          && algorithm.getAsString().endsWith("DM")) {
        made.set(ParagraphVectors.SEQUENCE_LEARNING_ALGORITHM, SequenceLearningAlgorithm.DM);
      }
      return made.build();
    } catch (JsonParseException
        | NumberFormatException
        | IllegalStateException
        | UnsupportedOperationException
        | ConfigurationException e) {
      throw damaged(e);
    }
  }

  private static <T> void take(
      JsonObject json,
      String name,
      ParagraphVectorsBuilder into,
      Key<T> key,
      Function<JsonElement, T> as) {
    JsonElement value = json.get(name);
    if (value != null && !value.isJsonNull()) {
      into.set(key, as.apply(value));
    }
  }

  /** Zeros stand in zips of the hierarchical softmax, whose weights say what is learnt by. */
  private static long atLeastOne(JsonElement negative) {
    return Math.max(1, (long) negative.getAsDouble());
  }

  /** The tokeniser in JSON; empty for the usual one. */
  public String tokenizer() {
    return model.find(WordModel.TOKENIZER).map(Tokenizer::toJson).orElse("");
  }

  /** The vectors of the words; they stay with this. */
  public WordVectors words() {
    return words;
  }

  /** The vectors of the labels; they stay with this. */
  public WordVectors labels() {
    return labels;
  }

  /**
   * The vector of a text that is new: learnt as those of the others were, while words and weights
   * stay. The same text has the same vector. Zeros where no word of it is known.
   *
   * @throws DataException if the weights that this takes are not there
   * @throws ClosedException if this was closed
   */
  public float[] inferVector(String text) {
    return inferVector(text, model.get(WordModel.EPOCHS).intValue());
  }

  /** The same with another number of passes over the text, at least 1. */
  public float[] inferVector(String text, int passes) {
    WordWeights all = weights;
    if (all == null) {
      throw new DataException(
          "These paragraph vectors came without weights (syn1 or syn1Neg), which it takes to infer"
              + " the vectors of other texts.");
    }
    words.enter();
    try {
      return inferred(all, words.placesOf(splitter.tokens(text), MOST_WORDS), passes);
    } finally {
      words.leave();
    }
  }

  private float[] inferred(WordWeights all, int[] known, int passes) {
    float[] vector = new float[labels.layerSize()];
    if (known.length == 0) {
      return vector;
    }
    long seed = model.get(WordModel.SEED);
    SplittableRandom lot = new SplittableRandom(Seeds.of(seed, 3, 0));
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) ((lot.nextDouble() - 0.5) / vector.length);
    }
    WordStep step = new WordStep(all);
    step.seed(Seeds.of(seed, 4, 0));
    double first = model.get(WordModel.LEARNING_RATE);
    double last = model.get(WordModel.MIN_LEARNING_RATE);
    int window = model.get(WordModel.WINDOW_SIZE).intValue();
    for (int pass = 0; pass < Math.max(1, passes); pass++) {
      requireGoingOn();
      float rate = (float) (first - (first - last) * pass / Math.max(1, passes));
      if (model.isBags()) {
        Windows.words(step, vector, known, known.length, rate, false);
      } else {
        Windows.cbow(step, all, vector, known, known.length, window, rate, false);
      }
    }
    return vector;
  }

  /** The vectors of some texts, float32 [texts, length]. */
  public NDArray inferVectors(List<String> texts, int passes) {
    int width = labels.layerSize();
    float[] all = new float[Math.multiplyExact(texts.size(), width)];
    for (int i = 0; i < texts.size(); i++) {
      requireGoingOn();
      int of = passes > 0 ? passes : model.get(WordModel.EPOCHS).intValue();
      System.arraycopy(inferVector(texts.get(i), of), 0, all, i * width, width);
    }
    return Nd.create(all, texts.size(), width);
  }

  private static void requireGoingOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException("Inferring was interrupted.");
    }
  }

  /** The labels nearest to a text that is new, with their cosine, the nearest first. */
  public Map<String, Double> nearestLabels(String text, int count) {
    return labels.wordsNearest(inferVector(text), count);
  }

  /** The label nearest to a text that is new. */
  public String predict(String text) {
    return nearestLabels(text, 1).keySet().iterator().next();
  }

  /** The cosine between a text that is new and a label. */
  public double similarityToLabel(String text, String label) {
    return WordVectors.cosine(inferVector(text), labels.getWordVector(label));
  }

  /** Lets go of all vectors; a second call does nothing. */
  @Override
  public void close() {
    words.close();
    labels.close();
  }

  @Override
  public String toString() {
    return "DocumentVectors[" + labels.size() + " labels, " + words + "]";
  }
}
