package org.pydl4j.serving.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
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

  private final List<String> topics;
  private final ClientProperties properties;

  /** About these topics. */
  Refusals(List<String> topics, ClientProperties properties) {
    this.topics = topics;
    this.properties = properties;
  }

  /**
   * Tells the outbox what follows from a failure.
   *
   * @throws FatalException if records are too large for a topic that does not say what it takes
   */
  void learn(Throwable failure, Outbox outbox) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        limits(outbox);
      } else if (isWrongTime(cause)) {
        LOG.warn("The brokers refuse the records' times; outputs have that of their sending now.");
        outbox.useOwnTime();
      }
    }
  }

  /** Several wrong records of one batch come back as invalid ones, with the reason in the text. */
  private static boolean isWrongTime(Throwable cause) {
    return cause instanceof InvalidTimestampException
        || (cause instanceof InvalidRecordException
            && KafkaErrors.reason(cause).contains("imestamp"));
  }

  /**
   * Asks the topics beforehand what they take, if they tell: a refused record may be in a batch of
   * others behind which more are under way, and the client (4.3.1) can then send those out of order
   * until delivery.timeout.ms ends it.
   */
  void foresee(Outbox outbox) {
    try {
      ask(outbox, FORESEE_MS);
    } catch (ExecutionException | KafkaException e) {
      LOG.info("What the topics take is not told, and learnt when they refuse: {}", e.toString());
    }
  }

  private void limits(Outbox outbox) {
    try {
      if (!ask(outbox, PATIENCE_MS)) {
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
            + topics
            + "). Give that permission, or raise max.message.bytes.",
        cause);
  }

  /** Whether all told; brokers of other makers may leave the setting out. */
  private boolean ask(Outbox outbox, int patienceMs) throws ExecutionException {
    List<ConfigResource> asked =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    DescribeConfigsOptions options = new DescribeConfigsOptions().timeoutMs(patienceMs);
    boolean told = true;
    try (Admin admin = Admin.create(properties.admin())) {
      for (var answer : admin.describeConfigs(asked, options).all().get().entrySet()) {
        String topic = answer.getKey().name();
        ConfigEntry limit = answer.getValue().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (limit == null || limit.value() == null) {
          told = false;
        } else {
          LOG.info("The topic {} takes records of {} bytes.", topic, limit.value());
          outbox.limit(topic, Integer.parseInt(limit.value()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return told;
  }
}
