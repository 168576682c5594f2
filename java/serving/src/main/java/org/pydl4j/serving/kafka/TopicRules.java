package org.pydl4j.serving.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** What a topic takes of the records that are written to it, as far as it is told or learnt. */
final class TopicRules {
  /** What the framing of a batch of one record takes at most, and that of a header. */
  private static final int OVERHEAD = 100;

  private static final int HEADER_OVERHEAD = 10;

  /** What our clock and a broker's may differ, and a record may wait until it arrives there. */
  private static final long CLOCKS_MS = 5000;

  private int bytes;
  private boolean keyed;
  private long pastMs = Long.MAX_VALUE;
  private long futureMs = Long.MAX_VALUE;

  /** A topic that takes whatever the producer takes. */
  TopicRules(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Whether records need a key. */
  boolean keyed() {
    return keyed;
  }

  /** Notes the greatest record that it takes. */
  void limit(int most) {
    bytes = Math.min(bytes, most);
  }

  /** Notes that it is compacted: a record without a key is refused. */
  void requireKeys() {
    keyed = true;
  }

  /** Notes how far a record's time may lie before and after the broker's. */
  void limitTimes(long beforeMs, long afterMs) {
    pastMs = beforeMs;
    futureMs = afterMs;
  }

  /** Why it would refuse a record; null where it takes it. */
  @Nullable String refusal(ProducerRecord<byte[], byte[]> record) {
    if (keyed && record.key() == null) {
      return "needs a key, since the topic " + record.topic() + " is compacted";
    }
    long size = size(record);
    return size <= bytes
        ? null
        : "of "
            + size
            + " bytes is more than the producer (max.request.size) or the topic "
            + record.topic()
            + " (max.message.bytes) takes, "
            + bytes;
  }

  private static long size(ProducerRecord<byte[], byte[]> record) {
    long size = OVERHEAD;
    size += record.key() == null ? 0 : record.key().length;
    size += record.value() == null ? 0 : record.value().length;
    for (Header header : record.headers()) {
      size += HEADER_OVERHEAD + Utils.utf8Length(header.key());
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }

  /** Whether a record may have this time. */
  boolean takesTime(long timestamp) {
    long now = System.currentTimeMillis();
    return within(now - timestamp, pastMs) && within(timestamp - now, futureMs);
  }

  private static boolean within(long distance, long most) {
    return distance <= most - Math.min(CLOCKS_MS, most / 10);
  }
}
