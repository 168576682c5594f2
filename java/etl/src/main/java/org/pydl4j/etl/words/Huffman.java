package org.pydl4j.etl.words;

/**
 * Words as the leaves of a binary tree, frequent ones near its root. Source: word2vec.c.
 *
 * @param codes for each word the turns from the root on, 0 or 1
 * @param points for each word the inner nodes at which they are, from the root on; a number more
 *     than turns in files of DL4J's, whose last one is the leaf
 */
record Huffman(byte[][] codes, int[][] points) {
  /** The tree of words that come so often, the most frequent first. The root is node count - 2. */
  static Huffman of(double[] counts) {
    int n = counts.length;
    if (n < 2) {
      return new Huffman(new byte[n][0], new int[n][0]);
    }
    int[] parents = new int[2 * n - 1];
    byte[] turns = new byte[2 * n - 1];
    merge(counts, parents, turns);
    byte[][] codes = new byte[n][];
    int[][] points = new int[n][];
    int root = 2 * n - 2;
    for (int word = 0; word < n; word++) {
      int depth = 0;
      for (int at = word; at != root; at = parents[at]) {
        depth++;
      }
      codes[word] = new byte[depth];
      points[word] = new int[depth];
      for (int at = word; at != root; at = parents[at]) {
        depth--;
        codes[word][depth] = turns[at];
        points[word][depth] = parents[at] - n;
      }
    }
    return new Huffman(codes, points);
  }

  /** Joins the two rarest nodes again and again; leaves are sorted, and so are the nodes made. */
  private static void merge(double[] counts, int[] parents, byte[] turns) {
    int n = counts.length;
    double[] weights = java.util.Arrays.copyOf(counts, 2 * n - 1);
    int leaf = n - 1;
    int node = n;
    for (int made = n; made < 2 * n - 1; made++) {
      int[] two = new int[2];
      for (int i = 0; i < 2; i++) {
        boolean takeLeaf = leaf >= 0 && (node >= made || weights[leaf] < weights[node]);
        two[i] = takeLeaf ? leaf-- : node++;
      }
      weights[made] = weights[two[0]] + weights[two[1]];
      parents[two[0]] = made;
      parents[two[1]] = made;
      turns[two[1]] = 1;
    }
  }
}
