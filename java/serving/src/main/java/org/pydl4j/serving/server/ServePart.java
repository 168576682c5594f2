package org.pydl4j.serving.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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
   * Begins to work, on threads of its own, and returns at once.
   *
   * @throws FatalException when it cannot, with the exit code of the process
   */
  Running start(ServeSettings settings, Server server);

  /** A part at work. */
  interface Running {
    /**
     * Completes when it works for the first time; by a {@link FatalException} when it cannot, which
     * ends the process.
     */
    default CompletableFuture<@Nullable Void> begun() {
      return CompletableFuture.completedFuture(null);
    }

    /** Why it cannot work now, as health tells it; null when it can. Waits for nothing. */
    default @Nullable String unready() {
      return null;
    }

    /** Finishes what was begun and ends; called once, from any thread. */
    void stop();
  }
}
