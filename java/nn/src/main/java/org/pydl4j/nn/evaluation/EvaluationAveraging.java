package org.pydl4j.nn.evaluation;

/** How numbers of single classes become one. DL4J: {@code EvaluationAveraging}. */
public enum EvaluationAveraging {
  /** The mean of the classes' numbers, each class counting alike; those that are 0 / 0 left out. */
  Macro,
  /** The number that follows from the classes' counts together, each example counting alike. */
  Micro
}
