package org.pydl4j.serving.kafka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.OutputBatch;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.models.ServedModel;

/**
 * Makes the records that are sent: outputs, and dead letters with the header names of KIP-1034.
 * What many records share (names, versions, types) is made once.
 */
final class Outbox {
  /** What the framing of a batch of one record takes at most, and that of a header. */
  private static final int OVERHEAD = 100;

  private static final int HEADER_OVERHEAD = 10;

  private final KafkaSettings settings;
  private final @Nullable RecordFormat outFormat;
  private final Map<String, Integer> limits = new HashMap<>(); // bytes a record, by topic
  private final Map<TopicPartition, byte[]> prefixes = new HashMap<>();
  private final Map<RecordFormat, Header> contentTypes = new HashMap<>();
  private @Nullable ServedModel model;
  private List<Header> ofModel = List.of(); // name and version
  private List<Header> labels = List.of();
  private Header scoredAt = Headers.of(Headers.SCORED_AT, "0");
  private boolean ownTime;

  /**
   * Makes it.
   *
   * @param outFormat of all outputs, or null to answer in kind
   * @param maxRecord bytes that the producer takes
   */
  Outbox(KafkaSettings settings, @Nullable RecordFormat outFormat, int maxRecord) {
    this.settings = settings;
    this.outFormat = outFormat;
    limit(settings.out(), maxRecord);
    if (settings.deadLetters() != null) {
      limit(settings.deadLetters(), maxRecord);
    }
  }

  /** Notes that a topic takes records of so many bytes at most. */
  void limit(String topic, int bytes) {
    limits.merge(topic, bytes, Math::min);
  }

  /** Gives records the time of their sending: the brokers do not take the times that they have. */
  void useOwnTime() {
    ownTime = true;
  }

  /** Begins the outputs of one batch. */
  void begin(ServedModel scored) {
    if (!scored.equals(model)) {
      model = scored;
      ofModel =
          List.of(
              Headers.of(Headers.MODEL_NAME, scored.name()),
              Headers.of(Headers.MODEL_VERSION, scored.version()));
      labels = scored.labels().stream().map(label -> Headers.of(Headers.LABEL, label)).toList();
    }
    scoredAt = Headers.of(Headers.SCORED_AT, Long.toString(System.currentTimeMillis()));
  }

  /** The answer to a record that has an output: its key, its timestamp, its headers and ours. */
  ProducerRecord<byte[], byte[]> output(RecordBatch.Item item) {
    OutputBatch scored = Objects.requireNonNull(item.output);
    ConsumerRecord<byte[], ByteBuffer> source = item.record;
    RecordFormat format = outFormat == null ? Objects.requireNonNull(item.format) : outFormat;
    byte[] requestId = null;
    List<Header> headers = new ArrayList<>(8);
    for (Header header : source.headers().toArray()) {
      if (!Headers.isOurs(header.key())) {
        headers.add(header);
      } else if (header.key().equals(Headers.REQUEST_ID)) {
        requestId = header.value();
      }
    }
    headers.add(contentTypes.computeIfAbsent(format, Outbox::contentType));
    headers.add(
        new RecordHeader(Headers.REQUEST_ID, requestId == null ? place(source) : requestId));
    headers.addAll(ofModel);
    headers.add(scoredAt);
    if (!labels.isEmpty() && item.rows == 1) {
      headers.add(labels.get(scored.greatest(item.outputRow)));
    }
    byte[] value = format.write(scored, item.outputRow, item.rows);
    if (format.headerLength() >= 0) {
      headers.add(Headers.of(RecordFormat.HEADER_LENGTH, Integer.toString(format.headerLength())));
    }
    return new ProducerRecord<>(
        settings.out(), null, timestamp(source), source.key(), value, headers);
  }

  private static Header contentType(RecordFormat format) {
    return Headers.of(Headers.CONTENT_TYPE, format.contentTypes().get(0));
  }

  /** {@code topic-partition-offset}, without a string on the way. */
  private byte[] place(ConsumerRecord<byte[], ByteBuffer> source) {
    byte[] prefix =
        prefixes.computeIfAbsent(
            new TopicPartition(source.topic(), source.partition()),
            tp -> (tp + "-").getBytes(StandardCharsets.UTF_8));
    int digits = 1;
    for (long rest = source.offset() / 10; rest > 0; rest /= 10) {
      digits++;
    }
    byte[] place = java.util.Arrays.copyOf(prefix, prefix.length + digits);
    long rest = source.offset();
    for (int i = place.length - 1; i >= prefix.length; i--, rest /= 10) {
      place[i] = (byte) ('0' + rest % 10);
    }
    return place;
  }

  /** Whether the producer and the topic take this record. */
  boolean fits(ProducerRecord<byte[], byte[]> record) {
    int key = record.key() == null ? 0 : record.key().length;
    int value = record.value() == null ? 0 : record.value().length;
    int headers = 0;
    for (Header header : record.headers()) {
      int length = header.value() == null ? 0 : header.value().length;
      headers += header.key().length() + length + HEADER_OVERHEAD;
    }
    int limit = limits.getOrDefault(record.topic(), Integer.MAX_VALUE);
    return (long) key + value + headers + OVERHEAD <= limit;
  }

  /**
   * A record that could not be scored: its bytes, key, timestamp and headers as they came, and why.
   * A value that the topic cannot take is left out, and the message says so.
   */
  ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], ByteBuffer> source, Throwable failure) {
    byte[] value = source.value() == null ? null : bytes(source.value());
    ProducerRecord<byte[], byte[]> letter = letter(source, value, failure, "");
    if (fits(letter)) {
      return letter;
    }
    int length = value == null ? 0 : value.length;
    return letter(
        source,
        null,
        failure,
        " The value of "
            + length
            + " bytes is left out: records of "
            + limits.get(settings.deadLetters())
            + " bytes are taken.");
  }

  private ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], ByteBuffer> source,
      byte @Nullable [] value,
      Throwable failure,
      String more) {
    RecordHeaders headers = new RecordHeaders(source.headers().toArray());
    headers.add(Headers.of("__streams.errors.exception", failure.getClass().getName()));
    headers.add(Headers.of("__streams.errors.stacktrace", trace(failure)));
    headers.add(Headers.of("__streams.errors.message", KafkaErrors.reason(failure) + more));
    headers.add(Headers.of("__streams.errors.topic", source.topic()));
    headers.add(Headers.of("__streams.errors.partition", Integer.toString(source.partition())));
    headers.add(Headers.of("__streams.errors.offset", Long.toString(source.offset())));
    return new ProducerRecord<>(
        settings.deadLetters(), null, timestamp(source), source.key(), value, headers);
  }

  private @Nullable Long timestamp(ConsumerRecord<?, ?> source) {
    return ownTime || source.timestamp() < 0 ? null : (Long) source.timestamp();
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(value.position(), bytes);
    return bytes;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
