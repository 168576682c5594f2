package org.pydl4j.serving.kafka;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What brokers refused once would be refused again: the next try does it otherwise. The limits of
 * topics are asked for only then, since that needs one more permission and a connection.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long PATIENCE_S = 30;

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
        || (cause instanceof InvalidRecordException && cause.getMessage().contains("imestamp"));
  }

  private void limits(Outbox outbox) {
    List<ConfigResource> asked =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    try (Admin admin = Admin.create(properties.admin())) {
      admin
          .describeConfigs(asked)
          .all()
          .get(PATIENCE_S, TimeUnit.SECONDS)
          .forEach(
              (topic, config) -> {
                String limit = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value();
                LOG.warn("The topic {} takes records of {} bytes.", topic.name(), limit);
                outbox.limit(topic.name(), Integer.parseInt(limit));
              });
    } catch (ExecutionException | TimeoutException e) {
      throw new FatalException(
          ExitCode.DELIVERY,
          "An output or dead letter is larger than its topic takes, and what it takes is not told"
              + " (DESCRIBE_CONFIGS on "
              + topics
              + "). Give that permission, or raise max.message.bytes.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
