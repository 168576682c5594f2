package org.pydl4j.spark.transport;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes sockets whose failure to close matters to nobody. */
final class Quietly {
  private Quietly() {}

  static void close(@Nullable Closeable... several) {
    for (Closeable one : several) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (IOException e) {
        continue; // it is closed as far as it can be
      }
    }
  }
}
