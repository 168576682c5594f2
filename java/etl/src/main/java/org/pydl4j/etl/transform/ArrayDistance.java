package org.pydl4j.etl.transform;

/** How far two arrays are from each other. DataVec: {@code Distance}. */
public enum ArrayDistance {
  /** The cosine of the angle between them, as in DataVec: 1 for the same direction. */
  COSINE,
  /** The root of the sum of the squares of the differences. */
  EUCLIDEAN,
  /** The sum of the absolute differences. */
  MANHATTAN
}
