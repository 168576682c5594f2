package org.pydl4j.etl.iterators;

/** Where sequences of unequal lengths lie in the arrays of a mini-batch. DL4J's names. */
public enum AlignmentMode {
  /** All sequences of a mini-batch have one length; others are an error. There are no masks. */
  EQUAL_LENGTH,
  /** All begin at the first step; a mask says which steps are there. */
  ALIGN_START,
  /**
   * Those of one example end at the step at which its longest one ends, so that a label of one step
   * stands at the last step of its features; a mask says which steps are there.
   */
  ALIGN_END
}
