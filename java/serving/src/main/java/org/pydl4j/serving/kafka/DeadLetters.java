package org.pydl4j.serving.kafka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/**
 * Makes dead letters: a record's bytes, key, timestamp and headers as they came, and why it was not
 * answered, in the headers of KIP-1034. What the topic cannot take is left out, and the message
 * says so: first the trace, then the record's headers, its key, and its value last.
 */
final class DeadLetters {
  /** What a letter takes of which all is left out that can be. */
  static final int LEAST_BYTES = 4096;

  private static final int MOST_TOLD = 2000; // bytes of a message in the log
  private static final int MOST_TRACE = 16_384;

  private final String topic;
  private final TopicRules rules;

  DeadLetters(String topic, TopicRules rules) {
    this.topic = topic;
    this.rules = rules;
  }

  /**
   * Looks whether the smallest letter fits at all.
   *
   * @throws FatalException if the topic takes less
   */
  void requireRoom() {
    if (rules.bytes() < LEAST_BYTES) {
      throw new FatalException(
          ExitCode.CONFIGURATION,
          "The topic "
              + topic
              + " takes records of "
              + rules.bytes()
              + " bytes, dead letters need "
              + LEAST_BYTES
              + ". Raise its max.message.bytes.",
          null);
    }
  }

  /** What stays of a record; later ones are tried when the former do not fit. */
  private enum Part {
    ALL(true, true, true, true, 2000),
    NO_TRACE(false, true, true, true, 2000),
    BRIEF(false, true, true, true, 100),
    NO_HEADERS(false, false, true, true, 100),
    NO_KEY(false, false, false, true, 100),
    NO_VALUE(true, true, true, false, 2000),
    NO_VALUE_NO_TRACE(false, true, true, false, 2000),
    KEY(false, false, true, false, 2000),
    NOTHING(false, false, false, false, 2000);

    private final boolean trace;
    private final boolean headers;
    private final boolean key;
    private final boolean value;
    private final int message; // bytes of it

    Part(boolean trace, boolean headers, boolean key, boolean value, int message) {
      this.trace = trace;
      this.headers = headers;
      this.key = key;
      this.value = value;
      this.message = message;
    }
  }

  /**
   * The letter of a record, as much of it as fits.
   *
   * @param place the key that it gets where the topic wants one
   * @param ownTime whether it is to have the time of its sending
   * @param bare whether the ordinary letter was refused: only which record it is and why
   */
  ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], ByteBuffer> source,
      Throwable failure,
      byte[] place,
      boolean ownTime,
      boolean bare) {
    Long time = ownTime || !rules.takesTime(source.timestamp()) ? null : source.timestamp();
    for (Part part : Part.values()) {
      if (!bare || part == Part.NOTHING) {
        byte[] key = part.key ? source.key() : null;
        ProducerRecord<byte[], byte[]> letter =
            new ProducerRecord<>(
                topic,
                null,
                source.timestamp() < 0 ? null : time,
                key == null && rules.keyed() ? place : key,
                part.value && source.value() != null ? bytes(source.value()) : null,
                headers(source, failure, part));
        if (part == Part.NOTHING || rules.refusal(letter) == null) {
          return letter;
        }
      }
    }
    throw new IllegalStateException("nothing fits always");
  }

  private RecordHeaders headers(
      ConsumerRecord<byte[], ByteBuffer> source, Throwable failure, Part part) {
    RecordHeaders headers =
        part.headers ? new RecordHeaders(source.headers().toArray()) : new RecordHeaders();
    headers.add(Headers.of("__streams.errors.exception", failure.getClass().getName()));
    headers.add(Headers.of("__streams.errors.stacktrace", part.trace ? trace(failure) : ""));
    headers.add(
        Headers.of(
            "__streams.errors.message", message(failure, part.message) + leftOut(source, part)));
    headers.add(Headers.of("__streams.errors.topic", source.topic()));
    headers.add(Headers.of("__streams.errors.partition", Integer.toString(source.partition())));
    headers.add(Headers.of("__streams.errors.offset", Long.toString(source.offset())));
    return headers;
  }

  private String leftOut(ConsumerRecord<byte[], ByteBuffer> source, Part part) {
    StringBuilder text = new StringBuilder();
    if (!part.value && source.value() != null) {
      text.append(" The value of ").append(source.value().remaining()).append(" bytes is left out");
    }
    if (!part.key && source.key() != null) {
      text.append(text.isEmpty() ? " The" : ", and the").append(" key of ");
      text.append(source.key().length).append(" bytes");
    }
    Header[] headers = source.headers().toArray();
    if (!part.headers && headers.length > 0) {
      text.append(text.isEmpty() ? " The " : ", and the ").append(headers.length);
      text.append(" headers are left out");
    }
    return text.isEmpty() ? "" : text + ": records of " + rules.bytes() + " bytes are taken.";
  }

  /** The sentence of a failure, without the half of a payload that may stand in it. */
  static String message(Throwable failure) {
    return message(failure, MOST_TOLD);
  }

  private static String message(Throwable failure, int most) {
    return clip(KafkaErrors.reason(failure), most);
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return clip(text.toString(), MOST_TRACE);
  }

  /** Its first bytes as UTF-8, and how many follow. */
  private static String clip(String text, int most) {
    if (text.length() <= most / 3) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return text;
    }
    int end = most;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--; // not inside of a character
    }
    String begin = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    return begin + "… (" + (bytes.length - end) + " bytes more)";
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(value.position(), bytes);
    return bytes;
  }
}
