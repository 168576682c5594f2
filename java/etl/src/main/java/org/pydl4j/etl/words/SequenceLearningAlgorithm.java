package org.pydl4j.etl.words;

/** How vectors of texts are learnt of their words. Source: Le and Mikolov 2014. */
public enum SequenceLearningAlgorithm {
  /** The text learns to tell each of its words: PV-DBOW. */
  DBOW,
  /** The mean of the text and of the words near a word learns to tell it: PV-DM. */
  DM
}
