package org.pydl4j.serving.dev;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints the records of a topic, a line each, from the first on: {@code PrintRecords CLIENT TOPIC
 * COUNT SECONDS}. It ends after COUNT of them (0 for never); when they have not come after SECONDS
 * (0 for any time), with 1.
 */
public final class PrintRecords {
  private PrintRecords() {}

  /** Ends with 1 and the reason on standard error when the records do not come. */
  public static void main(String[] arguments) throws IOException {
    Properties client = Clients.of(arguments[0]);
    client.put("isolation.level", "read_committed");
    client.put("enable.auto.commit", "false");
    client.putIfAbsent("default.api.timeout.ms", "10000"); // for brokers that are not there
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      print(
          consumer, arguments[1], Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), out);
    } catch (KafkaException e) {
      Clients.fail(e);
    }
  }

  private static void print(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      long count,
      long seconds,
      PrintStream out) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("There is no topic " + topic + ".");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long begin = System.nanoTime();
    long found = 0;
    while (count == 0 || found < count) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (count == 0 || found < count) {
          out.println(text(record.value()));
        }
        found++;
      }
      if (seconds > 0 && found < count && System.nanoTime() - begin > seconds * 1_000_000_000) {
        throw new KafkaException(found + " of " + count + " records came on " + topic + ".");
      }
    }
  }

  /** As it is where it is text, else in base64. */
  private static String text(byte[] value) {
    if (value == null) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return Base64.getEncoder().encodeToString(value);
    }
  }
}
