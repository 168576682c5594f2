package org.pydl4j.etl.words;

/** Is told how far a training of word vectors is, on the thread that asked for it. */
@FunctionalInterface
public interface WordTrainingListener {
  /**
   * About ten times a second, and at the end. What it throws ends the training, and comes out of
   * {@code fit}.
   *
   * @param epoch the pass, from 0
   * @param epochs how many there are
   * @param words done in this pass
   * @param total words of a pass
   * @param wordsPerSecond since the beginning
   * @param secondsLeft until the end, -1 when that is not known
   * @param epochEnded whether the pass is over
   * @return whether to go on; false ends the training, and gives the vectors as they are
   */
  boolean progressed(
      long epoch,
      long epochs,
      long words,
      long total,
      double wordsPerSecond,
      double secondsLeft,
      boolean epochEnded);
}
