package org.pydl4j.serving.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * The properties of consumer and producer: defaults of ours, over them the user's file, over both
 * what correctness needs. Secrets stand in the file alone.
 */
final class ClientProperties {
  /** Must be there to be read; the clients get objects in their place. */
  private static final Map<String, Object> SERIALIZERS =
      Map.of(
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

  private final KafkaSettings settings;
  private final Map<String, Object> file = new HashMap<>();
  private final Map<String, Object> consuming; // values by Kafka's types, its defaults among them
  private final Map<String, Object> producing;

  ClientProperties(KafkaSettings settings) {
    this.settings = settings;
    if (settings.configFile() != null) {
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(settings.configFile()))) {
        read.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new ConfigurationException(
            "The Kafka properties file " + settings.configFile() + " cannot be read: " + e, e);
      }
      read.forEach((name, value) -> file.put(name.toString(), value));
    }
    consuming = parsed(ConsumerConfig.configDef(), consumer(), settings.configFile());
    producing = parsed(ProducerConfig.configDef(), producer(), settings.configFile());
    parsed(AdminClientConfig.configDef(), admin(), settings.configFile());
    requireClassicGroup();
    requireTimeToCommit();
    requireCommitted();
  }

  /** Values as Kafka reads them, so that what it would refuse later is refused before the start. */
  private static Map<String, Object> parsed(
      ConfigDef known, Map<String, Object> given, @Nullable String file) {
    Map<String, Object> all = new HashMap<>(given);
    all.putAll(SERIALIZERS);
    try {
      return known.parse(all);
    } catch (ConfigException e) {
      throw new ConfigurationException(
          "A property in " + file + " cannot be used. " + e.getMessage() + ".", e);
    }
  }

  private void requireCommitted() {
    Object level = consumer().get(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
    String told = String.valueOf(level).trim();
    if (settings.exactlyOnce() && !told.equalsIgnoreCase("read_committed")) {
      throw new ConfigurationException(
          "The property isolation.level="
              + level
              + " does not go with exactly-once: records of transactions that were aborted would be"
              + " answered. Leave it out (read_committed), or take at-least-once.");
    }
  }

  private void requireClassicGroup() {
    Object protocol = consumer().get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    if (protocol != null && !protocol.toString().equalsIgnoreCase("classic")) {
      // Measured with 4.3.1: a static member of the new protocol that was killed dies at its next
      // start with UnreleasedInstanceIdException, a dynamic one waits 49 s.
      throw new ConfigurationException(
          "The property group.protocol="
              + protocol
              + " does not go with a static member: after a"
              + " crash it cannot come back. Leave it out (classic).");
    }
  }

  private void requireTimeToCommit() {
    long timeout = number(producing, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
    if (settings.exactlyOnce() && settings.commitMs() >= timeout) {
      throw new ConfigurationException(
          "The 'commit-interval' of "
              + settings.commitMs()
              + " ms must be shorter than transaction.timeout.ms="
              + timeout
              + ": the brokers would abort every transaction.");
    }
  }

  /** Without serializers, which are given as objects. */
  Map<String, Object> consumer() {
    Map<String, Object> made = new HashMap<>();
    made.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // nothing is lost at a first start
    // A poll takes all that a fetch brought: only then does the consumer ask for the next one,
    // which
    // the broker sends while the loop works.
    made.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(10_000, 2 * settings.maxBatch()));
    made.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 << 20);
    made.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    made.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    made.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000); // until new partitions are read
    made.putAll(chosen("consumer."));
    made.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    made.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    made.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
    made.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    made.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    made.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return made;
  }

  Map<String, Object> producer() {
    Map<String, Object> made = new HashMap<>();
    made.put(ProducerConfig.LINGER_MS_CONFIG, 1); // outputs of a batch come at once anyhow
    made.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    made.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
    made.put(ProducerConfig.SEND_BUFFER_CONFIG, -1);
    made.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        10_000); // how long a dead scorer hides its outputs
    if (settings.exactlyOnce()) {
      // A batch that comes while brokers still write the end of the former transaction is sent
      // again after this; the wait doubles each time, up to retry.backoff.max.ms.
      made.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
    }
    made.putAll(chosen("producer."));
    made.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    made.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    made.put(ProducerConfig.ACKS_CONFIG, "all");
    if (settings.exactlyOnce()) {
      made.put(
          ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.group() + "-" + settings.instance());
    }
    return made;
  }

  Map<String, Object> admin() {
    Map<String, Object> made = chosen("admin.");
    made.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    return made;
  }

  /** Everything of the file, for deserializers that read settings of their own. */
  Map<String, Object> all() {
    return file;
  }

  /** The largest record that the producer takes, in bytes. */
  int maxRequest() {
    return (int) number(producing, ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
  }

  /** Between two signs of life that the consumer gives the group. */
  long heartbeatMs() {
    return number(consuming, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);
  }

  private static long number(Map<String, Object> parsed, String name) {
    return ((Number) Objects.requireNonNull(parsed.get(name))).longValue();
  }

  private Map<String, Object> chosen(String prefix) {
    Map<String, Object> chosen = new HashMap<>();
    file.forEach(
        (name, value) -> {
          if (!name.matches("(consumer|producer|admin)\\..*")) {
            chosen.put(name, value);
          }
        });
    file.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            chosen.put(name.substring(prefix.length()), value);
          }
        });
    return chosen;
  }
}
