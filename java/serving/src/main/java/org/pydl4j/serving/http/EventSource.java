package org.pydl4j.serving.http;

import com.google.gson.JsonObject;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic's new records on a thread of its own, without a group: it leaves no trace. */
final class EventSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventSource.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long BEAT_NANOS = 15_000_000_000L;
  private static final long AGAIN_MS = 2000;

  private final Map<String, Object> properties = new HashMap<>();
  private final String topic;
  private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
  private final Runnable beat;
  private final Thread thread;
  private volatile boolean ending;

  EventSource(
      String brokers,
      @Nullable String config,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> listener,
      Runnable beat) {
    this.topic = topic;
    this.listener = listener;
    this.beat = beat;
    read(config);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    thread = new Thread(this::run, "pydl4j-events");
    thread.start();
  }

  private void read(@Nullable String config) {
    if (config == null) {
      return;
    }
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(config))) {
      file.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "The Kafka properties file " + config + " cannot be read: " + e, e);
    }
    file.forEach(
        (name, value) -> {
          if (!name.toString().matches("(consumer|producer)\\..*")) {
            properties.put(name.toString(), value);
          }
        });
  }

  private void run() {
    while (!ending) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        try {
          follow(consumer);
        } finally {
          consumer.close(CloseOptions.timeout(Duration.ZERO)); // it has nothing to say to brokers
        }
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.warn("The events of topic {} are interrupted: {}", topic, e.toString());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // from now on, not from the first poll on
    long lastBeat = System.nanoTime();
    while (!ending) {
      consumer.poll(POLL).forEach(listener);
      if (System.nanoTime() - lastBeat > BEAT_NANOS) {
        lastBeat = System.nanoTime();
        beat.run();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Topic, place, key, headers, and the value: as text, or in base64 where it is none. */
  static ServerSentEvent event(ConsumerRecord<byte[], byte[]> record) {
    JsonObject told = new JsonObject();
    told.addProperty("topic", record.topic());
    told.addProperty("partition", record.partition());
    told.addProperty("offset", record.offset());
    told.addProperty("timestamp", record.timestamp());
    add(told, "key", record.key());
    add(told, "value", record.value());
    JsonObject headers = new JsonObject();
    for (Header header : record.headers()) {
      add(headers, header.key(), header.value());
    }
    told.add("headers", headers);
    String id = record.partition() + "-" + record.offset();
    return ServerSentEvent.builder().id(id).event("prediction").data(told.toString()).build();
  }

  private static void add(JsonObject told, String name, byte @Nullable [] bytes) {
    if (bytes == null) {
      return;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      told.addProperty(name, StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException e) {
      told.addProperty(name + "_base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  @Override
  public void close() {
    ending = true;
    thread.interrupt();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
