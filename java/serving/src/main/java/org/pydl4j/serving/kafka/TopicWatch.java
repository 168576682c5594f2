package org.pydl4j.serving.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/**
 * Looks every second whether all topics are still there: Kafka's clients take a deleted one for a
 * broker that is slow, for minutes. It owns its thread and its client, until {@link #close()}.
 */
final class TopicWatch implements AutoCloseable {
  private static final long EVERY_MS = 1000;

  private final List<String> topics;
  private final Map<String, Object> properties;
  private final Consumer<FatalException> gone;
  private final Thread thread;
  private Set<String> missing = new HashSet<>(); // at the last look; brokers may not agree for once

  /** With what is told when a topic is gone. */
  TopicWatch(List<String> topics, Map<String, Object> properties, Consumer<FatalException> gone) {
    this.topics = topics;
    this.properties = properties;
    this.gone = gone;
    this.thread = new Thread(this::run, "pydl4j-kafka-topics");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (Admin admin = Admin.create(properties)) {
      while (look(admin)) {
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      // It ends.
    }
  }

  private boolean look(Admin admin) throws InterruptedException {
    Set<String> now = new HashSet<>();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(topics).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
      try {
        topic.getValue().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          now.add(topic.getKey());
        } else if (!(e.getCause() instanceof KafkaException)) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
    missing.retainAll(now);
    if (!missing.isEmpty()) {
      gone.accept(
          new FatalException(
              ExitCode.TOPIC_MISSING,
              "The topic " + missing + " is there no more. Make it, and start the process again.",
              null));
      return false;
    }
    missing = now;
    return true;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
