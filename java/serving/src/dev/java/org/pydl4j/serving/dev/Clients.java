package org.pydl4j.serving.dev;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** How the tools here come to their brokers. */
final class Clients {
  private Clients() {}

  /** Properties of a client: from a file, or {@code HOST:PORT} of a broker. */
  static Properties of(String given) throws IOException {
    Properties client = new Properties();
    Path file = Path.of(given);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        client.load(reader);
      }
    } else {
      client.put("bootstrap.servers", given);
    }
    return client;
  }

  /** Ends with 1 and the reason on standard error. */
  static void fail(Throwable reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    System.err.println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    System.exit(1);
  }
}
