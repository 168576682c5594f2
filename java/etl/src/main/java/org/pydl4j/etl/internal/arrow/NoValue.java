package org.pydl4j.etl.internal.arrow;

/** A value that its column does not hold; the message says which, and what helps. */
final class NoValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoValue(String value, String why) {
    super("the value '" + value + "' " + why);
  }
}
