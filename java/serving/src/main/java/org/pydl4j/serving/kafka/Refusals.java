package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What brokers refused once would be refused again: the next try does it otherwise. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int PATIENCE_MS = 30_000;
  private static final int FORESEE_MS = 5_000;
  private static final int MOST_REMEMBERED = 10_000;

  private final Map<String, TopicRules> topics;
  private final ClientProperties properties;
  private final Map<Place, Refused> refused =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Refused> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private volatile boolean careful;

  /** What a refused record was the answer to. */
  private record Place(String topic, int partition, long offset) {
    static Place of(ConsumerRecord<?, ?> record) {
      return new Place(record.topic(), record.partition(), record.offset());
    }
  }

  /**
   * What was refused of a record's answers, and why.
   *
   * @param letter whether it was the dead letter, not the output
   */
  record Refused(boolean letter, Exception reason) {
    /** Whether it may be sent with the time of its sending instead of its own. */
    boolean isTime() {
      return reason instanceof InvalidTimestampException
          || KafkaErrors.reason(reason).contains("imestamp");
    }
  }

  /** About these topics. */
  Refusals(Map<String, TopicRules> topics, ClientProperties properties) {
    this.topics = topics;
    this.properties = properties;
  }

  /**
   * Learns from a failure.
   *
   * @throws FatalException if records are too large for a topic that does not say what it takes
   */
  void learn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        limits();
      } else if (isAboutRecord(cause)) {
        careful = true; // the next try tells which record it is
        if (KafkaErrors.reason(cause).contains("ompacted")) {
          topics.values().forEach(TopicRules::requireKeys);
        }
      }
    }
  }

  /** Several wrong records of one batch come back as invalid ones, with the reason in the text. */
  private static boolean isAboutRecord(Throwable failure) {
    return failure instanceof InvalidTimestampException
        || failure instanceof InvalidRecordException
        || failure instanceof RecordTooLargeException;
  }

  /**
   * What is to hear of a refusal of this record's answer; null where nobody needs to, which spares
   * an object a record.
   */
  @Nullable Consumer<Exception> watch(ConsumerRecord<byte[], ByteBuffer> source, boolean letter) {
    if (!careful) {
      return null;
    }
    Place place = Place.of(source);
    return failure -> {
      if (isAboutRecord(failure)) {
        synchronized (refused) { // by the producer's thread
          refused.put(place, new Refused(letter, failure));
        }
      }
    };
  }

  /** What brokers refused of this record's answers, or null. */
  @Nullable Refused of(ConsumerRecord<byte[], ByteBuffer> source) {
    if (!careful) {
      return null;
    }
    synchronized (refused) {
      return refused.get(Place.of(source));
    }
  }

  /**
   * Asks the topics beforehand what they take, if they tell: a refused record may be in a batch of
   * others behind which more are under way, and the client (4.3.1) can then send those out of order
   * until delivery.timeout.ms ends it.
   */
  void foresee() {
    try {
      ask(FORESEE_MS);
    } catch (ExecutionException | KafkaException e) {
      LOG.info("What the topics take is not told, and learnt when they refuse: {}", e.toString());
    }
  }

  private void limits() {
    try {
      if (!ask(PATIENCE_MS)) {
        throw untold(null);
      }
    } catch (ExecutionException e) {
      throw untold(e);
    }
  }

  private FatalException untold(@Nullable Exception cause) {
    return new FatalException(
        ExitCode.DELIVERY,
        "An output or dead letter is larger than its topic takes, and what it takes is not told"
            + " (DESCRIBE_CONFIGS on "
            + topics.keySet()
            + "). Give that permission, or raise max.message.bytes.",
        cause);
  }

  /** Whether all told; brokers of other makers may leave the setting out. */
  private boolean ask(int patienceMs) throws ExecutionException {
    List<ConfigResource> asked =
        topics.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    DescribeConfigsOptions options = new DescribeConfigsOptions().timeoutMs(patienceMs);
    boolean told = true;
    try (Admin admin = Admin.create(properties.admin())) {
      for (var answer : admin.describeConfigs(asked, options).all().get().entrySet()) {
        TopicRules rules = topics.get(answer.getKey().name());
        told &= rules != null && take(answer.getKey().name(), answer.getValue(), rules);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  private static boolean take(String topic, Config config, TopicRules rules) {
    String limit = value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    String cleanup = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
    String before = value(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG);
    String after = value(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
    if (limit != null) {
      rules.limit(Integer.parseInt(limit));
    }
    if (cleanup != null && cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      rules.requireKeys();
    }
    boolean own = "CreateTime".equals(value(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
    if (own && before != null && after != null) {
      rules.limitTimes(Long.parseLong(before), Long.parseLong(after));
    }
    LOG.info("The topic {} takes records of {} bytes ({}).", topic, limit, cleanup);
    return limit != null;
  }

  private static @Nullable String value(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null ? null : entry.value();
  }
}
