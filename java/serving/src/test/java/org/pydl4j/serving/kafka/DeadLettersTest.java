package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.serving.formats.BadRecordException;

class DeadLettersTest {
  private static final byte[] PLACE = "in-0-7".getBytes(StandardCharsets.UTF_8);
  private static final int LIMIT = 1_048_588; // the default of max.message.bytes
  private static final int EMPTY = 70; // what Kafka itself takes of a record that is almost empty

  private static ConsumerRecord<byte[], ByteBuffer> record(int key, int value, int header) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("content-type", "text/csv".getBytes(StandardCharsets.UTF_8));
    if (header > 0) {
      headers.add("größe", new byte[header]);
    }
    return new ConsumerRecord<>(
        "in",
        0,
        7L,
        5000L,
        TimestampType.CREATE_TIME,
        key,
        value,
        key < 0 ? null : new byte[key],
        ByteBuffer.wrap(new byte[value]),
        headers,
        Optional.empty());
  }

  /** As formats fail: the payload stands in the message, and in that of the cause. */
  private static BadRecordException failure(int length) {
    String text = "ä".repeat(length / 2);
    return new BadRecordException("no number: " + text, new NumberFormatException(text));
  }

  private static String header(ProducerRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    // key, value and header of the record: what stays of each
    "5, 1000, 0, true, true, true",
    "5, 600000, 0, true, true, true",
    "5, 1048000, 0, true, true, true",
    "5, 1048450, 0, true, false, true",
    "5, 400000, 640000, true, true, true",
    "5, 500000, 548300, true, true, false",
    "1047700, 0, 0, true, true, true",
    "1048450, 0, 0, false, true, false",
    "500000, 548400, 0, false, true, false",
    "5, 1048560, 0, true, false, true",
    "5, 3000000, 0, true, false, true",
    "3000000, 3000000, 3000000, false, false, false",
  })
  void whateverARecordHoldsItsLetterFits(
      int key, int value, int header, boolean keptKey, boolean keptValue, boolean keptHeaders) {
    TopicRules rules = new TopicRules(LIMIT);
    ConsumerRecord<byte[], ByteBuffer> source = record(key, value, header);
    ProducerRecord<byte[], byte[]> letter =
        new DeadLetters("dead", rules).of(source, failure(value), PLACE, false, false);
    assertNull(rules.refusal(letter));
    assertEquals(keptKey, letter.key() != null, "key");
    assertEquals(keptValue, letter.value() != null, "value");
    assertEquals(keptHeaders, letter.headers().lastHeader("content-type") != null, "headers");
    String message = header(letter, "__streams.errors.message");
    assertTrue(message.startsWith("no number: "), message);
    assertEquals(!keptValue, message.contains("The value of " + value + " bytes is left out"));
    assertEquals("7", header(letter, "__streams.errors.offset"));
  }

  @Test
  void theSizeThatIsReckonedIsNoLessThanKafkas() {
    // 21 + 5 · varints of a record and 61 of its batch: RecordBatch and DefaultRecord of Kafka 4.3.
    TopicRules rules = new TopicRules(EMPTY);
    assertNotNull(rules.refusal(new ProducerRecord<>("out", new byte[0])));
  }

  @Test
  void aCompactedTopicGetsTheRecordsPlaceForItsKey() {
    TopicRules rules = new TopicRules(LIMIT);
    rules.requireKeys();
    DeadLetters letters = new DeadLetters("dead", rules);
    ProducerRecord<byte[], byte[]> letter =
        letters.of(record(-1, 10, 0), failure(10), PLACE, false, false);
    assertArrayEquals(PLACE, letter.key());
    assertNull(rules.refusal(letter));
  }

  @Test
  void aLetterThatWasRefusedTellsOnlyWhichRecordItIs() {
    TopicRules rules = new TopicRules(LIMIT);
    ProducerRecord<byte[], byte[]> letter =
        new DeadLetters("dead", rules).of(record(5, 10, 9), failure(10), PLACE, false, true);
    assertNull(letter.key());
    assertNull(letter.value());
    assertNull(letter.headers().lastHeader("content-type"));
    assertEquals("7", header(letter, "__streams.errors.offset"));
  }

  @Test
  void aTimeThatTheTopicDoesNotTakeIsThatOfTheSending() {
    TopicRules rules = new TopicRules(LIMIT);
    rules.limitTimes(60_000, 60_000);
    long now = System.currentTimeMillis();
    assertTrue(rules.takesTime(now - 50_000));
    assertTrue(rules.takesTime(now + 50_000));
    assertTrue(!rules.takesTime(now + 61_000));
    assertTrue(!rules.takesTime(Long.MAX_VALUE));
    assertTrue(!rules.takesTime(0));
    ProducerRecord<byte[], byte[]> letter =
        new DeadLetters("dead", rules).of(record(5, 10, 0), failure(10), PLACE, false, false);
    assertNull(letter.timestamp()); // the record's is of 1970
  }
}
