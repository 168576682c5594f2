package org.pydl4j.etl.words;

import org.jspecify.annotations.Nullable;

/** The words near each word of a text, as many to each side as are drawn for it. */
final class Windows {
  private Windows() {}

  /** A text learns to tell each of its words. */
  static void words(
      WordStep step, float[] text, int[] words, int count, float rate, boolean weightsToo) {
    for (int i = 0; i < count; i++) {
      step.learn(text, words[i], rate, weightsToo);
    }
  }

  /** Each word near a word learns to tell it. */
  static void skipGram(
      WordStep step, WordWeights weights, int[] words, int count, int window, float rate) {
    for (int at = 0; at < count; at++) {
      int reach = 1 + step.below(window);
      int end = Math.min(count - 1, at + reach);
      for (int near = Math.max(0, at - reach); near <= end; near++) {
        if (near != at) {
          step.learn(weights.word(words[near]), words[at], rate, true);
        }
      }
    }
  }

  /**
   * The mean of the words near a word, and of the text itself if there is one, learns to tell it.
   *
   * @param wordsToo whether words and weights learn; else the text alone does
   */
  static void cbow(
      WordStep step,
      WordWeights weights,
      float @Nullable [] text,
      int[] words,
      int count,
      int window,
      float rate,
      boolean wordsToo) {
    float[][] inputs = new float[2 * Math.min(window, count) + 1][];
    for (int at = 0; at < count; at++) {
      int reach = 1 + step.below(window);
      int end = Math.min(count - 1, at + reach);
      int found = 0;
      for (int near = Math.max(0, at - reach); near <= end; near++) {
        if (near != at) {
          inputs[found++] = weights.word(words[near]);
        }
      }
      int fixed = wordsToo ? 0 : found;
      if (text != null) {
        inputs[found++] = text;
      }
      step.learnMean(inputs, found, fixed, words[at], rate, wordsToo);
    }
  }
}
