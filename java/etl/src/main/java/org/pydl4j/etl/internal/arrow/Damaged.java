package org.pydl4j.etl.internal.arrow;

import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;

/** What goes wrong while bytes are taken for Arrow that are none, or were changed. */
final class Damaged {
  private Damaged() {}

  /** The error for a file that contradicts itself. */
  static DataException of(String name, String what) {
    return new DataException(name + " is no Arrow data, or damaged: " + what + ".");
  }

  /** The error for a failure inside: a place that is not there, a text that is none. */
  static PyDl4jException of(String name, RuntimeException why) {
    if (why instanceof NoValue) {
      return new DataException(name + ": " + why.getMessage());
    }
    return why instanceof PyDl4jException told
        ? told
        : new DataException(name + " is no Arrow data, or damaged: " + why + ".", why);
  }
}
