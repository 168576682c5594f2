package org.pydl4j.serving.kafka;

import java.util.Locale;

/** What made a record a dead letter, as the meters tell it apart. */
enum Fault {
  /** Its bytes are not what the model takes. */
  PAYLOAD,
  /** The model refuses its numbers. */
  MODEL,
  /** Its output cannot be written or sent. */
  OUTPUT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
