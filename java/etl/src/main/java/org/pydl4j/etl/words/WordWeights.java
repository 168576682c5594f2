package org.pydl4j.etl.words;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Seeds;

/**
 * The numbers that are learnt, in Java's heap, where loops over them are fast: a vector for each
 * word and label, and weights for each word (negative sampling) and each inner node of the tree
 * (hierarchical softmax). Threads write to them without waiting for each other.
 */
final class WordWeights {
  private static final int BYTES = 4;
  private static final int OVERHEAD = 24; // a row's header and the reference to it

  final int width;
  final float[][] labels;
  final Huffman huffman;
  final int negative;
  final WordDraw draw;
  private final float[][] words;
  private final float[][] nodes;
  private final float[][] outputs;
  private final @Nullable FloatRows wordRows; // where rows come from that were not needed before
  private final @Nullable FloatRows nodeRows;
  private final @Nullable FloatRows outputRows;

  WordWeights(Corpus corpus, WordModel model, boolean withLabels) {
    width = model.get(WordModel.LAYER_SIZE).intValue();
    negative = model.get(WordModel.NEGATIVE_SAMPLE).intValue();
    int count = corpus.words().size();
    boolean tree = model.get(WordModel.USE_HIERARCHIC_SOFTMAX);
    int ofLabels = withLabels ? corpus.labels().size() : 0;
    requireRoom(count * (1L + (tree ? 1 : 0) + (negative > 0 ? 1 : 0)) + ofLabels);
    long seed = model.get(WordModel.SEED);
    words = started(count, seed, 0);
    labels = started(ofLabels, seed, 1);
    nodes = new float[tree ? count : 0][width];
    outputs = new float[negative > 0 ? count : 0][width];
    huffman = Huffman.of(corpus.counts());
    draw = new WordDraw(corpus.counts());
    wordRows = null;
    nodeRows = null;
    outputRows = null;
  }

  /** What was learnt before, for texts to come; rows are copied when they are needed. */
  WordWeights(FloatRows rows, TrainedWords trained, WordModel model) {
    width = rows.width();
    wordRows = rows;
    nodeRows = trained.syn1();
    outputRows = trained.syn1Neg();
    negative = Math.max(1, model.get(WordModel.NEGATIVE_SAMPLE).intValue());
    words = new float[rows.rows()][];
    labels = new float[0][];
    nodes = new float[nodeRows == null ? 0 : nodeRows.rows()][];
    outputs = new float[outputRows == null ? 0 : outputRows.rows()][];
    huffman = trained.huffman();
    draw = new WordDraw(trained.counts());
  }

  boolean hasNodes() {
    return nodes.length > 0;
  }

  boolean hasOutputs() {
    return outputs.length > 0;
  }

  /** The vector of a word. */
  float[] word(int place) {
    float[] row = words[place];
    return row != null ? row : loaded(words, wordRows, place);
  }

  /** The weights of an inner node of the tree. */
  float[] node(int place) {
    float[] row = nodes[place];
    return row != null ? row : loaded(nodes, nodeRows, place);
  }

  /** The weights of a word for negative sampling. */
  float[] output(int place) {
    float[] row = outputs[place];
    return row != null ? row : loaded(outputs, outputRows, place);
  }

  private float[] loaded(float[][] into, @Nullable FloatRows from, int place) {
    float[] row = new float[width];
    java.util.Objects.requireNonNull(from).get(place, row);
    into[place] = row;
    return row;
  }

  private void requireRoom(long rows) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    long needed = rows * ((long) width * BYTES + OVERHEAD);
    if (needed > free) {
      throw new DataException(
          "Learning "
              + rows
              + " rows of "
              + width
              + " numbers takes "
              + (needed >> 20)
              + " MiB of Java's heap, of which "
              + (free >> 20)
              + " are free. Give Java more (session(heap=...) in Python, -Xmx in Java), or learn"
              + " fewer words (minWordFrequency) or shorter vectors (layerSize).");
    }
  }

  /** Small numbers around 0, as in word2vec.c: within half of 1 / width. */
  private float[][] started(int rows, long seed, int kind) {
    float[][] made = new float[rows][width];
    for (int i = 0; i < rows; i++) {
      SplittableRandom lot = new SplittableRandom(Seeds.of(seed, kind, i));
      for (int k = 0; k < width; k++) {
        made[i][k] = (float) ((lot.nextDouble() - 0.5) / width);
      }
    }
    return made;
  }

  static FloatRows offHeap(float[][] rows, int width) {
    FloatRows made = FloatRows.empty(rows.length, width);
    for (int i = 0; i < rows.length; i++) {
      made.put(i, rows[i]);
    }
    return made;
  }

  /**
   * All vectors and weights of words as an object of its own.
   *
   * @throws DataException if they grew beyond all numbers
   */
  WordVectors finish(Corpus corpus, String config) {
    requireNumbers(words);
    requireNumbers(labels);
    FloatRows syn1 = null;
    FloatRows syn1Neg = null;
    FloatRows rows = null;
    try {
      syn1 = nodes.length == 0 ? null : offHeap(nodes, width);
      syn1Neg = outputs.length == 0 ? null : offHeap(outputs, width);
      rows = offHeap(words, width);
      TrainedWords trained =
          new TrainedWords(
              corpus.counts(), corpus.texts(), corpus.allTexts(), huffman, syn1, syn1Neg, config);
      return new WordVectors(corpus.words(), corpus.places(), rows, trained);
    } catch (RuntimeException | Error e) {
      Arrays.asList(syn1, syn1Neg, rows).forEach(WordWeights::closeIfMade);
      throw e;
    }
  }

  /** The vectors of the labels as an object of its own. */
  WordVectors finishLabels(Corpus corpus) {
    Map<String, Integer> places = new HashMap<>();
    corpus.labels().forEach(label -> places.put(label, places.size()));
    return new WordVectors(corpus.labels(), places, offHeap(labels, width), null);
  }

  private static void requireNumbers(float[][] rows) {
    for (float[] row : rows) {
      for (float number : row) {
        if (!Float.isFinite(number)) {
          throw new DataException(
              "The vectors grew beyond all numbers while they were learnt. Lower learningRate.");
        }
      }
    }
  }

  private static void closeIfMade(@Nullable FloatRows rows) {
    if (rows != null) {
      rows.close();
    }
  }
}
