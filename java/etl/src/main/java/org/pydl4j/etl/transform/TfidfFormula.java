package org.pydl4j.etl.transform;

/** How often a term is there against how rare it is. */
public enum TfidfFormula {
  /**
   * scikit-learn's: count · (ln((1 + texts) / (1 + texts with the term)) + 1), then to length 1.
   */
  SKLEARN,
  /** DL4J's: count / tokens of the text · log10(texts / texts with the term), not scaled. */
  DL4J
}
