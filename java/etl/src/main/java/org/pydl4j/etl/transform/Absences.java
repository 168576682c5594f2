package org.pydl4j.etl.transform;

import java.util.TreeMap;
import org.pydl4j.etl.blocks.Presence;

/** A presence with some more rows that have no value: missing ones and invalid ones. */
final class Absences {
  private static final String MISSING = "";
  private final Presence former;
  private final TreeMap<Integer, String> more = new TreeMap<>();

  Absences(Presence former) {
    this.former = former;
  }

  /** The value of a row is missing. */
  void missing(int row) {
    more.put(row, MISSING);
  }

  /** The value of a row is invalid; what it was, in words. */
  void invalid(int row, String text) {
    more.put(row, text.isEmpty() ? "(empty)" : text);
  }

  /** The presence, which the caller owns. */
  Presence build() {
    if (more.isEmpty()) {
      return former.retain();
    }
    Presence.Builder builder = Presence.builder();
    for (int row = 0; row < former.rows(); row++) {
      String text = more.get(row);
      if (text == null) {
        builder.addFrom(former, row);
      } else if (text.isEmpty()) {
        builder.add(false);
      } else {
        builder.addFault(text);
      }
    }
    return builder.build();
  }
}
