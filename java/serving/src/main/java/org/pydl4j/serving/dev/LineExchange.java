package org.pydl4j.serving.dev;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a line again and again to a topic of one partition, and waits for as many answers on
 * another: {@code LineExchange CLIENT_PROPERTIES IN OUT LINE COUNT}. A server's archive of classes
 * is made meanwhile.
 */
public final class LineExchange {
  private static final long PATIENCE_NS = 60_000_000_000L;

  private LineExchange() {}

  /** Ends with 1 when the answers do not come within a minute. */
  public static void main(String[] arguments) throws IOException {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      file.load(reader);
    }
    Map<String, Object> client = new HashMap<>();
    file.forEach((name, value) -> client.put(name.toString(), value));
    int count = Integer.parseInt(arguments[4]);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] line = arguments[3].getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(arguments[1], line));
      }
    }
    client.put("isolation.level", "read_committed");
    client.put("auto.offset.reset", "earliest");
    client.put("enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(arguments[2], 0)));
      long begin = System.nanoTime();
      int found = 0;
      while (found < count && System.nanoTime() - begin < PATIENCE_NS) {
        found += consumer.poll(Duration.ofMillis(200)).count();
      }
      if (found < count) {
        System.err.println(found + " of " + count + " answers came");
        System.exit(1);
      }
    }
  }
}
