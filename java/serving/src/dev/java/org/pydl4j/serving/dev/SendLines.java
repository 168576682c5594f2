package org.pydl4j.serving.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends each line of standard input as a record: {@code SendLines CLIENT TOPIC CONTENT_TYPE}.
 * Kafka's own command for it is in a jar that the broker does without.
 */
public final class SendLines {
  private SendLines() {}

  /** Ends with 1 and the reason on standard error when a record was not taken. */
  public static void main(String[] arguments) throws IOException {
    Properties client = Clients.of(arguments[0]);
    client.putIfAbsent("max.block.ms", "10000"); // for a topic that is not there
    byte[] type = arguments[2].getBytes(StandardCharsets.UTF_8);
    List<Header> headers = List.of(new RecordHeader("content-type", type));
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && failure.get() == null;
          line = lines.readLine()) {
        byte[] value = line.getBytes(StandardCharsets.UTF_8);
        producer.send(
            new ProducerRecord<>(arguments[1], null, null, null, value, headers),
            (place, refused) -> failure.compareAndSet(null, refused));
      }
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    if (failure.get() != null) {
      Clients.fail(failure.get());
    }
  }
}
