package org.pydl4j.etl.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Names;

/**
 * A vector for each word. It owns the matrix [words, length], float32 in off-heap memory, until
 * {@link #close()}. Words are numbered by their rows; those of a training come with the most
 * frequent one first. DL4J: {@code WordVectors}, {@code StaticWord2Vec}.
 *
 * <pre>{@code
 * try (WordVectors vectors = WordVectorSerializer.readWord2VecModel("vectors.bin")) {
 *   double same = vectors.similarity("day", "night");
 *   Map<String, Double> nearest = vectors.wordsNearest(List.of("king", "woman"), List.of("man"), 10);
 * }
 * }</pre>
 *
 * <p>Any number of threads may ask. Words that are not there are refused by name; {@link #hasWord}
 * asks before.
 */
public final class WordVectors implements AutoCloseable {
  private static final int MOST_SUGGESTED = 50_000; // words that a misspelt one is compared with

  private final List<String> words;
  private final Map<String, Integer> places;
  private final FloatRows rows;
  private final @Nullable TrainedWords trained;
  private final @Nullable Subwords subwords;
  private final double[] counts; // as the file says; empty where it does not
  private float @Nullable [] lengths;
  private boolean shared; // somebody has the matrix, and may write to it at any time
  private boolean closed;
  private int users; // who read rows while others may close this

  /** Takes over the rows, and what a training knows besides. */
  WordVectors(
      List<String> words,
      Map<String, Integer> places,
      FloatRows rows,
      @Nullable TrainedWords trained) {
    this(words, places, rows, trained, null, new double[0]);
  }

  /** Takes over the vectors of parts of words, too. */
  WordVectors(
      List<String> words,
      Map<String, Integer> places,
      FloatRows rows,
      @Nullable TrainedWords trained,
      @Nullable Subwords subwords,
      double[] counts) {
    this.words = Collections.unmodifiableList(words);
    this.places = places;
    this.rows = rows;
    this.trained = trained;
    this.subwords = subwords;
    this.counts = trained == null ? counts : trained.counts();
  }

  /**
   * Words with vectors that were made elsewhere.
   *
   * @param words as many as the matrix has rows, each once
   * @param matrix [words, length]; copied
   * @throws DataException if a word comes twice, or there are none
   * @throws ShapeException if the matrix is none, or has another number of rows
   */
  public static WordVectors of(List<String> words, NDArray matrix) {
    if (matrix.rank() != 2 || matrix.size(0) != words.size() || matrix.size(1) < 1) {
      throw new ShapeException(
          "Word vectors are a matrix [words, length] with a row for each of the "
              + words.size()
              + " words. Got shape "
              + java.util.Arrays.toString(matrix.shape())
              + ".");
    }
    Map<String, Integer> places = new HashMap<>();
    for (String word : words) {
      if (places.putIfAbsent(word, places.size()) != null) {
        throw new DataException("Word vectors must have each word once. '" + word + "' is twice.");
      }
    }
    if (words.isEmpty()) {
      throw new DataException("Word vectors must have words. Got none.");
    }
    FloatRows rows = FloatRows.empty(words.size(), Math.toIntExact(matrix.size(1)));
    try {
      rows.array().assign(matrix);
      return new WordVectors(new ArrayList<>(words), places, rows, null);
    } catch (RuntimeException | Error e) {
      rows.close();
      throw e;
    }
  }

  /** The words in the order of their rows. DL4J: {@code vocab().words()}. */
  public List<String> vocab() {
    return words;
  }

  /** How many words there are. */
  public int size() {
    return words.size();
  }

  /** How many numbers a vector has. */
  public int layerSize() {
    return rows.width();
  }

  /** Whether this word is one of those with a row. */
  public boolean hasWord(String word) {
    return places.containsKey(word);
  }

  /** Whether unknown words have vectors, too, made of those of their parts: fastText's. */
  public boolean hasSubwords() {
    return subwords != null;
  }

  /** The row of a word; -1 if there is none. */
  public int indexOf(String word) {
    Integer place = places.get(word);
    return place == null ? -1 : place;
  }

  /** The rows of some words; -1 where there is none. */
  public int[] indicesOf(List<String> several) {
    return several.stream().mapToInt(this::indexOf).toArray();
  }

  /** How often a word was in the texts; 0 where that is not known, as in most files. */
  public double wordFrequency(String word) {
    int place = require(word);
    return counts.length == 0 ? 0 : counts[place];
  }

  /** How often each word was in the texts; empty where that is not known. */
  public double[] frequencies() {
    return counts.clone();
  }

  /** All vectors, float32 [words, length]; it stays with this, and what is written to it counts. */
  public synchronized NDArray matrix() {
    requireOpen();
    shared = true;
    return rows.array();
  }

  /**
   * A copy of a word's vector; where there are vectors of parts of words, those of an unknown word
   * give its.
   *
   * @throws DataException if there is none; names the nearest word
   */
  public float[] getWordVector(String word) {
    float[] made = find(word);
    return made == null ? row(require(word)) : made;
  }

  private float @Nullable [] find(String word) {
    int place = indexOf(word);
    return place < 0 ? ofParts(word) : row(place);
  }

  private synchronized float @Nullable [] ofParts(String word) {
    requireOpen();
    return subwords == null ? null : subwords.of(word);
  }

  /**
   * The vectors of some words, float32 [words, length].
   *
   * @throws DataException if one has none; names the nearest word
   */
  public NDArray getWordVectors(List<String> several) {
    float[] all = new float[Math.multiplyExact(several.size(), layerSize())];
    for (int i = 0; i < several.size(); i++) {
      System.arraycopy(getWordVector(several.get(i)), 0, all, i * layerSize(), layerSize());
    }
    return Nd.create(all, several.size(), layerSize());
  }

  /** The mean of the vectors of those words that have one; zeros where none has. */
  public float[] getWordVectorsMean(Collection<String> several) {
    double[] sum = new double[layerSize()];
    int count = 0;
    for (String word : several) {
      float[] vector = find(word);
      if (vector != null) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += vector[i];
        }
        count++;
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, count));
    }
    return mean;
  }

  /**
   * The cosine of the angle between two words' vectors, -1 to 1; 0 where one is all zeros.
   *
   * @throws DataException if one has none; names the nearest word
   */
  public double similarity(String one, String other) {
    return cosine(getWordVector(one), getWordVector(other));
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      ofA += (double) a[i] * a[i];
      ofB += (double) b[i] * b[i];
    }
    return ofA == 0 || ofB == 0 ? 0 : dot / Math.sqrt(ofA) / Math.sqrt(ofB);
  }

  /** The words nearest to one, with their similarity, the nearest first. */
  public Map<String, Double> wordsNearest(String word, int count) {
    return wordsNearest(List.of(word), List.of(), count);
  }

  /**
   * The words whose vectors point where the sum of some words' does, less others': {@code king +
   * woman - man}. Each word's vector counts with length 1; the words themselves are left out.
   *
   * @return words with their cosine, the nearest first
   * @throws DataException if a word has no vector; names the nearest one
   * @throws ConfigurationException if there are no words, or the count is less than 1
   */
  public Map<String, Double> wordsNearest(
      Collection<String> positive, Collection<String> negative, int count) {
    if (positive.isEmpty() && negative.isEmpty()) {
      throw new ConfigurationException("The nearest words need a word to be near to. Got none.");
    }
    float[] sum = new float[layerSize()];
    Set<Integer> left = new HashSet<>();
    positive.forEach(word -> left.add(addUnit(word, 1, sum)));
    negative.forEach(word -> left.add(addUnit(word, -1, sum)));
    return nearest(sum, left, count);
  }

  private int addUnit(String word, int sign, float[] sum) {
    float[] vector = getWordVector(word);
    double length = length(vector);
    for (int i = 0; i < sum.length && length > 0; i++) {
      sum[i] += (float) (sign * vector[i] / length);
    }
    return indexOf(word);
  }

  /**
   * The words nearest to a vector, with their cosine, the nearest first.
   *
   * @throws ShapeException if the vector has another length
   */
  public Map<String, Double> wordsNearest(float[] vector, int count) {
    if (vector.length != layerSize()) {
      throw new ShapeException(
          "The words' vectors have "
              + layerSize()
              + " numbers. Got a vector of "
              + vector.length
              + ".");
    }
    return nearest(vector, Set.of(), count);
  }

  private record Near(int place, double similarity) {}

  private Map<String, Double> nearest(float[] vector, Set<Integer> left, int count) {
    if (count < 1) {
      throw new ConfigurationException(
          "The number of nearest words must be at least 1. Got " + count + ".");
    }
    float[] dots = products(vector);
    float[] of = lengths();
    double length = length(vector);
    PriorityQueue<Near> best =
        new PriorityQueue<>((a, b) -> Double.compare(a.similarity, b.similarity));
    for (int i = 0; i < dots.length; i++) {
      double cosine = of[i] == 0 || length == 0 ? 0 : dots[i] / of[i] / length;
      double similarity = Math.max(-1, Math.min(1, cosine)); // which rounding may pass
      boolean wanted = best.size() < count || similarity > best.element().similarity;
      if (wanted && !left.contains(i) && !Double.isNaN(similarity)) {
        best.add(new Near(i, similarity));
        if (best.size() > count) {
          best.remove();
        }
      }
    }
    List<Near> found = new ArrayList<>(best);
    found.sort(
        (a, b) ->
            a.similarity == b.similarity
                ? Integer.compare(a.place, b.place)
                : Double.compare(b.similarity, a.similarity));
    Map<String, Double> made = new LinkedHashMap<>();
    found.forEach(near -> made.put(words.get(near.place), near.similarity));
    return made;
  }

  private synchronized float[] products(float[] vector) {
    requireOpen();
    // where the rows are, whatever the default device is
    try (NDArray column = Buffers.hostArray(DType.FLOAT32, vector.length, 1)) {
      Buffers.of(column).asFloatBuffer().put(vector);
      try (NDArray made = rows.array().matmul(column)) {
        return made.toFloatArray();
      }
    }
  }

  private synchronized float[] lengths() {
    float[] made = lengths;
    if (made == null || shared) {
      requireOpen();
      try (NDArray all = Reduction.norm(rows.array(), 2, false, 1)) {
        made = all.toFloatArray();
      }
      lengths = made;
    }
    return made;
  }

  static double length(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += (double) number * number;
    }
    return Math.sqrt(sum);
  }

  synchronized float[] row(int place) {
    requireOpen();
    float[] vector = new float[layerSize()];
    rows.get(place, vector);
    return vector;
  }

  int require(String word) {
    Integer place = places.get(word);
    if (place == null) {
      throw new DataException(
          "There is no vector for the word '"
              + word
              + "' among "
              + size()
              + ". "
              + (size() > 20 ? nearlyCalled(word) : Names.suggestion(word, words)));
    }
    return place;
  }

  /** Not a list of all words: there may be millions. */
  private String nearlyCalled(String word) {
    String found = Names.suggestion(word, words.subList(0, Math.min(size(), MOST_SUGGESTED)));
    return found.startsWith("Did") ? found : "hasWord (in Python: in) says whether there is one.";
  }

  /** The numbers of those of some words that have a vector, of the first ones at most so many. */
  int[] placesOf(List<String> several, int most) {
    return several.stream()
        .mapToInt(this::indexOf)
        .filter(place -> place >= 0)
        .limit(most)
        .toArray();
  }

  /**
   * Some of the words in memory of their own, with what belongs to them of a training.
   *
   * @param names what they are called there
   * @throws DataException if two have one name
   */
  WordVectors part(List<String> chosen, List<String> names, boolean withTraining) {
    Map<String, Integer> of = new HashMap<>();
    names.forEach(name -> of.put(name, of.size()));
    if (of.size() < names.size()) {
      throw new DataException("two of its labels have one name.");
    }
    int[] from = indicesOf(chosen);
    FloatRows copied = copied(rows, from);
    TrainedWords kept = null;
    try {
      kept = withTraining && trained != null ? trained.part(from) : null;
      return new WordVectors(names, of, copied, kept);
    } catch (RuntimeException | Error e) {
      copied.close();
      throw e;
    }
  }

  static FloatRows copied(FloatRows all, int[] from) {
    FloatRows made = FloatRows.empty(from.length, all.width());
    float[] row = new float[all.width()];
    for (int i = 0; i < from.length; i++) {
      all.get(from[i], row);
      made.put(i, row);
    }
    return made;
  }

  /** The same rows, which stay until the caller closes them. */
  synchronized FloatRows kept() {
    requireOpen();
    return new FloatRows(rows.array().alias());
  }

  /**
   * For each text the mean of the vectors of its words, float32 [texts, length]; zeros where none
   * of them has one.
   */
  public NDArray getTextMeans(List<String> texts, Tokenizer tokenizer) {
    Tokenizer.Splitter splitter = tokenizer.splitter();
    float[] all = new float[Math.multiplyExact(texts.size(), layerSize())];
    for (int i = 0; i < texts.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new DataException("The means of texts were interrupted.");
      }
      float[] mean = getWordVectorsMean(splitter.tokens(texts.get(i)));
      System.arraycopy(mean, 0, all, i * layerSize(), layerSize());
    }
    return Nd.create(all, texts.size(), layerSize());
  }

  /** The same with a tokeniser in JSON. */
  public NDArray getTextMeans(List<String> texts, String tokenizer) {
    return getTextMeans(texts, Tokenizer.KIND.fromJson(tokenizer));
  }

  FloatRows rows() {
    return rows;
  }

  @Nullable TrainedWords trained() {
    return trained;
  }

  private void requireOpen() {
    if (closed) {
      throw new ClosedException("These word vectors were closed. Read or train them again.");
    }
  }

  /** Keeps rows and weights until {@link #leave()}, whoever closes this meanwhile. */
  synchronized void enter() {
    requireOpen();
    users++;
  }

  synchronized void leave() {
    users--;
    if (closed && users == 0) {
      release();
    }
  }

  /** Lets go of the vectors; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (users == 0) {
        release();
      }
    }
  }

  private void release() {
    rows.close();
    if (trained != null) {
      trained.close();
    }
    if (subwords != null) {
      subwords.close();
    }
  }

  @Override
  public String toString() {
    return "WordVectors[" + size() + " words, " + layerSize() + " numbers each]";
  }
}
