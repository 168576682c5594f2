package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/** The check of two members of a normalizer's JSON that have a number each for every feature. */
final class JsonPairs {
  private JsonPairs() {}

  static void require(
      String normalizer,
      String first,
      double @Nullable [] a,
      String second,
      double @Nullable [] b) {
    if (a == null || b == null || a.length == 0 || a.length != b.length) {
      throw new ConfigurationException(
          "A "
              + normalizer
              + " needs equally many numbers in '"
              + first
              + "' and '"
              + second
              + "'. Got "
              + count(a)
              + " and "
              + count(b)
              + ".");
    }
  }

  private static String count(double @Nullable [] numbers) {
    return numbers == null ? "none" : String.valueOf(numbers.length);
  }
}
