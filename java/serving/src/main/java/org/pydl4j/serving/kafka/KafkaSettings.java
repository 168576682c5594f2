package org.pydl4j.serving.kafka;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.serving.server.ServeSettings;

/** What the loop of one route wants to know, checked as a whole; a route is named for people. */
record KafkaSettings(
    String route,
    String brokers,
    List<String> in,
    String out,
    @Nullable String deadLetters,
    String group,
    String instance,
    boolean leave,
    boolean exactlyOnce,
    long commitMs,
    int maxBatch,
    long maxDelayNs,
    @Nullable String modelName,
    @Nullable String modelVersion,
    String inType,
    @Nullable String outType,
    @Nullable String deserializer,
    @Nullable String configFile,
    double startTimeout,
    long retries,
    double letterShare) {

  static KafkaSettings of(ServeSettings all) {
    List<String> in =
        Arrays.stream(needed(all, KafkaKeys.IN).split(",")).map(String::trim).toList();
    String out = needed(all, KafkaKeys.OUT);
    String letters = all.get(KafkaKeys.DEAD_LETTERS);
    if (in.contains(out) || (letters != null && (in.contains(letters) || letters.equals(out)))) {
      throw new ConfigurationException(
          "The topics of 'in', 'out' and 'dead-letters' must differ: a record would come back for"
              + " ever. Got "
              + in
              + ", "
              + out
              + ", "
              + letters
              + ".");
    }
    String group = needed(all, KafkaKeys.GROUP);
    return new KafkaSettings(
        group,
        needed(all, KafkaKeys.KAFKA),
        in,
        out,
        letters,
        group,
        all.find(KafkaKeys.INSTANCE).orElseGet(KafkaSettings::host),
        all.get(KafkaKeys.LEAVE),
        all.get(KafkaKeys.DELIVERY).equals("exactly-once"),
        all.get(KafkaKeys.COMMIT),
        all.get(KafkaKeys.MAX_BATCH).intValue(),
        (long) (all.get(KafkaKeys.MAX_DELAY) * 1e6),
        all.get(KafkaKeys.MODEL_NAME),
        all.get(KafkaKeys.MODEL_VERSION),
        all.get(KafkaKeys.IN_TYPE),
        all.get(KafkaKeys.OUT_TYPE),
        all.get(KafkaKeys.DESERIALIZER),
        all.get(KafkaKeys.CONFIG),
        all.get(KafkaKeys.START_TIMEOUT),
        all.get(KafkaKeys.RETRIES),
        all.get(KafkaKeys.LETTER_SHARE));
  }

  /** The topics that are written to. */
  List<String> written() {
    return deadLetters == null ? List.of(out) : List.of(out, deadLetters);
  }

  /** The same under the name of a route. */
  KafkaSettings named(String name) {
    return new KafkaSettings(
        name,
        brokers,
        in,
        out,
        deadLetters,
        group,
        instance,
        leave,
        exactlyOnce,
        commitMs,
        maxBatch,
        maxDelayNs,
        modelName,
        modelVersion,
        inType,
        outType,
        deserializer,
        configFile,
        startTimeout,
        retries,
        letterShare);
  }

  /** Whether another route reads what this one writes. */
  boolean feeds(KafkaSettings other) {
    return brokers.equals(other.brokers) && written().stream().anyMatch(other.in::contains);
  }

  /** All topics of the route. */
  List<String> topics() {
    return Stream.concat(in.stream(), written().stream()).toList();
  }

  private static String needed(ServeSettings all, Key<String> key) {
    return all.find(key)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "With --kafka, --" + key.name() + " is needed too: " + key.doc()));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "This host has no name; give --instance, a name that stays the same at each start.", e);
    }
  }
}
