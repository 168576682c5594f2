package org.pydl4j.etl.words;

/** How the words' vectors of a sentence lie in an array. */
public enum SentenceFormat {
  /** Pictures of one channel, [n, 1, words, numbers]: two-dimensional convolutions. */
  CNN2D,
  /** Pictures of one channel, [n, 1, numbers, words]. */
  CNN2D_TURNED,
  /**
   * Series, [n, numbers, words], with a mask [n, words]: one-dimensional ones, recurrent layers.
   */
  RNN
}
