package org.pydl4j.serving.server;

import java.util.List;
import org.pydl4j.nn.conf.Key;

/**
 * A part of the server, such as Kafka or HTTP. Found by the service loader: its settings appear on
 * the command line, in the YAML file and in {@code --help} without a change elsewhere.
 */
public interface ServePart {
  /**
   * Its settings, with names as on the command line without the two dashes ({@code max-batch}). Of
   * two parts that name the same key, the first one's default and text count.
   */
  List<Key<?>> keys();

  /** Whether these settings ask for this part. */
  boolean wanted(ServeSettings settings);

  /**
   * Begins to work, on threads of its own; returns when clients can be served.
   *
   * @throws FatalException when it cannot, with the exit code of the process
   */
  Running start(ServeSettings settings, Server server);

  /** A part at work. */
  interface Running {
    /** Finishes what was begun and ends; called once, from any thread. */
    void stop();
  }
}
