package org.pydl4j.etl.words;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a training knows of words besides their vectors, and DL4J's zip carries: it owns the weights
 * until {@link #close()}.
 *
 * @param counts how often each word was there
 * @param texts in how many texts each word was
 * @param allTexts how many texts there were
 * @param huffman the code of each word, for the hierarchical softmax
 * @param syn1 the weights of the hierarchical softmax; null for none
 * @param syn1Neg the weights of negative sampling; null for none
 * @param config the settings as DL4J's VectorsConfiguration has them, in JSON
 */
record TrainedWords(
    double[] counts,
    long[] texts,
    long allTexts,
    Huffman huffman,
    @Nullable FloatRows syn1,
    @Nullable FloatRows syn1Neg,
    String config)
    implements AutoCloseable {
  /** What belongs to some of the words; inner nodes of the tree are all kept. */
  TrainedWords part(int[] from) {
    double[] ofCounts = new double[from.length];
    long[] ofTexts = new long[from.length];
    byte[][] codes = new byte[from.length][];
    int[][] points = new int[from.length][];
    for (int i = 0; i < from.length; i++) {
      ofCounts[i] = counts[from[i]];
      ofTexts[i] = texts[from[i]];
      codes[i] = huffman.codes()[from[i]];
      points[i] = huffman.points()[from[i]];
    }
    FloatRows nodes =
        syn1 == null ? null : WordVectors.copied(syn1, IntStream.range(0, syn1.rows()).toArray());
    FloatRows outputs = syn1Neg == null ? null : WordVectors.copied(syn1Neg, from);
    Huffman tree = new Huffman(codes, points);
    return new TrainedWords(ofCounts, ofTexts, allTexts, tree, nodes, outputs, config);
  }

  @Override
  public void close() {
    if (syn1 != null) {
      syn1.close();
    }
    if (syn1Neg != null) {
      syn1Neg.close();
    }
  }
}
