package org.pydl4j.serving.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.serving.server.ServeSettings;
import org.pydl4j.serving.server.Server;

/**
 * Scores the records of Kafka topics in this process: what {@code pydl4j serve --kafka} does. It
 * owns its models, clients and threads, from {@link Builder#start()} until {@link #close()}, which
 * answers what was read and commits.
 *
 * <pre>{@code
 * try (KafkaScorer scorer =
 *     KafkaScorer.of(Path.of("lenet.zip"))
 *         .kafka("localhost:9092").in("digits").out("predictions").group("digits")
 *         .set("delivery", "exactly-once")
 *         .start()) {
 *   scorer.await();
 * }
 * }</pre>
 */
public final class KafkaScorer implements AutoCloseable {
  private final Server server;

  private KafkaScorer(Server server) {
    this.server = server;
  }

  /** Begins to describe a scorer with a model file, or a repository NAME/VERSION/FILE. */
  public static Builder of(Path model) {
    return new Builder(model);
  }

  /**
   * Waits until the scorer ends by a failure, or the thread is interrupted.
   *
   * @throws org.pydl4j.serving.server.FatalException the failure
   */
  public void await() throws InterruptedException {
    server.await();
  }

  /** Everything counted so far, in Prometheus's text format. */
  public String metrics() {
    return server.scrape();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Collects the settings; the names of others are those of the command line. */
  public static final class Builder {
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Map<String, Map<String, ?>> routes = new LinkedHashMap<>();

    private Builder(Path model) {
      settings.put("model", model.toString());
    }

    /** Brokers to begin with, HOST:PORT with commas; needed. */
    public Builder kafka(String brokers) {
      return set("kafka", brokers);
    }

    /**
     * A route of its own beside others, in place of {@link #in}, {@link #out} and {@link #group}:
     * {@code route("flowers", Map.of("in", "flowers", "out", "kinds", "model-name", "iris"))}. It
     * has its own group, by default of its name, and takes what it does not say from the settings
     * of all.
     *
     * @param own any settings of Kafka that {@code pydl4j serve} has
     */
    public Builder route(String name, Map<String, ?> own) {
      routes.put(name, Map.copyOf(own));
      return set("routes", routes);
    }

    /** Topics to read, at least one. */
    public Builder in(String... topics) {
      return set("in", List.of(topics));
    }

    /** Topic to write outputs to, none of those that are read; needed. */
    public Builder out(String topic) {
      return set("out", topic);
    }

    /** Consumer group, which remembers how far the topics are read; needed. */
    public Builder group(String name) {
      return set("group", name);
    }

    /**
     * Any setting of {@code pydl4j serve}: {@code set("max-batch", 64)}. {@code docs/serving.md}
     * has all with their defaults and units; they are checked by {@link #start()}.
     */
    public Builder set(String name, Object value) {
      settings.put(name, value);
      return this;
    }

    /**
     * Loads the model, connects and begins.
     *
     * @throws org.pydl4j.nd.errors.ConfigurationException if a setting is unknown or not allowed
     * @throws org.pydl4j.serving.server.FatalException if it cannot begin
     */
    public KafkaScorer start() {
      return new KafkaScorer(Server.start(ServeSettings.of(settings)));
    }
  }
}
