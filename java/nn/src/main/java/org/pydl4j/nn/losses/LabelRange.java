package org.pydl4j.nn.losses;

/**
 * Which labels [n, nOut] a loss can work on.
 *
 * @param least the least label
 * @param most the greatest
 */
public record LabelRange(double least, double most) {
  /** Every number, NaN as well: nothing is looked at. */
  public static final LabelRange ANY = new LabelRange(Double.NaN, Double.NaN);

  /** Every number that is not NaN or infinite. */
  public static final LabelRange FINITE = new LabelRange(-Double.MAX_VALUE, Double.MAX_VALUE);

  /** Every number from 0 on. */
  public static final LabelRange NOT_NEGATIVE = new LabelRange(0, Double.MAX_VALUE);

  /** From -1 to 1. */
  public static final LabelRange SIGN = new LabelRange(-1, 1);

  /** Probabilities, 0 to 1. */
  public static final LabelRange PROBABILITY = new LabelRange(0, 1);

  /** Whether this label can be worked on. */
  public boolean contains(double label) {
    return isUnlimited() || label >= least && label <= most;
  }

  /** In words, for messages: {@code from 0 to 1}. */
  public String described() {
    if (most == Double.MAX_VALUE) {
      return least == -Double.MAX_VALUE ? "finite" : "finite, at least " + number(least);
    }
    return "from " + number(least) + " to " + number(most);
  }

  /** Whether labels need not be looked at. */
  public boolean isUnlimited() {
    return Double.isNaN(least);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
