package org.pydl4j.etl.words;

/** How vectors of words are learnt of the words around them. Source: Mikolov et al. 2013. */
public enum ElementsLearningAlgorithm {
  /** Each word near a word learns to tell it. */
  SKIP_GRAM,
  /** The mean of the words near a word learns to tell it. */
  CBOW
}
