package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.tracing.Span;
import org.pydl4j.serving.tracing.TraceContext;
import org.pydl4j.serving.tracing.Traces;

/**
 * Makes a span of each record that brings a trace which is kept, from the reading of its batch to
 * the sending of its output; names are those of OpenTelemetry's conventions for Kafka.
 */
final class TracedRecords {
  private final @Nullable Traces traces;
  private final String group;

  /** With what sends spans; null: none are made. */
  TracedRecords(@Nullable Traces traces, String group) {
    this.traces = traces;
    this.group = group;
  }

  /** Now, as spans count it. */
  long now() {
    return traces == null ? 0 : traces.now();
  }

  /** The span of a record whose batch was begun then; null for none. */
  @Nullable Span begin(ConsumerRecord<byte[], ByteBuffer> record, long beginNs) {
    Header header = traces == null ? null : record.headers().lastHeader(TraceContext.HEADER);
    TraceContext parent = TraceContext.parse(Headers.text(header));
    if (traces == null || parent == null) {
      return null;
    }
    Span span = traces.follow(parent, "process " + record.topic(), Span.Kind.CONSUMER, beginNs);
    return span == null
        ? null
        : span.note("messaging.system", "kafka")
            .note("messaging.operation.type", "process")
            .note("messaging.destination.name", record.topic())
            .note("messaging.destination.partition.id", Integer.toString(record.partition()))
            .note("messaging.kafka.offset", record.offset())
            .note("messaging.consumer.group.name", group);
  }

  /** The header of an output, by which who reads it goes on with the trace. */
  static Header header(Span span) {
    byte[] text = span.context().traceparent().getBytes(StandardCharsets.US_ASCII);
    return new RecordHeader(TraceContext.HEADER, text);
  }

  /** Ends the span of a record that was answered. */
  void end(Span span, @Nullable Throwable failure) {
    if (failure != null) {
      span.fail(DeadLetters.message(failure));
    }
    if (traces != null) {
      traces.end(span);
    }
  }
}
