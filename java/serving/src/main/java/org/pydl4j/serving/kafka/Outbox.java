package org.pydl4j.serving.kafka;

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
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.BadRecordException;
import org.pydl4j.serving.formats.OutputBatch;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.models.ServedModel;
import org.pydl4j.serving.tracing.TraceContext;

/**
 * Makes the outputs that are sent. What many records share (names, versions, types) is made once.
 */
final class Outbox {
  private final KafkaSettings settings;
  private final @Nullable RecordFormat outFormat;
  private final TopicRules rules;
  private final Map<TopicPartition, byte[]> prefixes = new HashMap<>();
  private final Map<RecordFormat, Header> contentTypes = new HashMap<>();
  private @Nullable ServedModel model;
  private List<Header> ofModel = List.of(); // name and version
  private List<Header> labels = List.of();
  private Header scoredAt = Headers.of(Headers.SCORED_AT, "0");

  /**
   * Makes it.
   *
   * @param outFormat of all outputs, or null to answer in kind
   * @param rules what the outputs' topic takes
   */
  Outbox(KafkaSettings settings, @Nullable RecordFormat outFormat, TopicRules rules) {
    this.settings = settings;
    this.outFormat = outFormat;
    this.rules = rules;
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

  /**
   * The answer to a record that has an output: its key, its timestamp, its headers and ours.
   *
   * @param ownTime whether it is to have the time of its sending
   * @throws BadRecordException if the topic would refuse it
   */
  ProducerRecord<byte[], byte[]> output(RecordBatch.Item item, boolean ownTime) {
    OutputBatch scored = Objects.requireNonNull(item.output);
    ConsumerRecord<byte[], ByteBuffer> source = item.record;
    RecordFormat format = outFormat == null ? Objects.requireNonNull(item.format) : outFormat;
    byte[] requestId = null;
    List<Header> headers = new ArrayList<>(8);
    for (Header header : source.headers().toArray()) {
      if (item.span != null && header.key().equals(TraceContext.HEADER)) {
        continue; // the output goes on with this record's span
      } else if (!Headers.isOurs(header.key())) {
        headers.add(header);
      } else if (header.key().equals(Headers.REQUEST_ID)) {
        requestId = header.value();
      }
    }
    if (item.span != null) {
      headers.add(TracedRecords.header(item.span));
    }
    headers.add(contentTypes.computeIfAbsent(format, Outbox::contentType));
    headers.add(
        new RecordHeader(Headers.REQUEST_ID, requestId == null ? place(source) : requestId));
    headers.addAll(ofModel);
    headers.add(scoredAt);
    int best = labels.isEmpty() || item.rows != 1 ? -1 : scored.label(item.outputRow);
    if (best >= 0) {
      headers.add(labels.get(best));
    }
    scored.answers(item.note);
    byte[] value = format.write(scored, item.outputRow, item.rows);
    if (format.headerLength() >= 0) {
      headers.add(Headers.of(RecordFormat.HEADER_LENGTH, Integer.toString(format.headerLength())));
    }
    boolean itsTime = !ownTime && source.timestamp() >= 0 && rules.takesTime(source.timestamp());
    ProducerRecord<byte[], byte[]> output =
        new ProducerRecord<>(
            settings.out(),
            null,
            itsTime ? source.timestamp() : null,
            source.key(),
            value,
            headers);
    String refusal = rules.refusal(output);
    if (refusal != null) {
      throw new BadRecordException("The output " + refusal + ".");
    }
    return output;
  }

  private static Header contentType(RecordFormat format) {
    return Headers.of(Headers.CONTENT_TYPE, format.contentTypes().get(0));
  }

  /** {@code topic-partition-offset}, without a string on the way. */
  byte[] place(ConsumerRecord<byte[], ByteBuffer> source) {
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
}
