package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** When a transaction ends, by the clock that the test holds. */
class ExactlyOnceTest {
  private static final TopicPartition SOURCE = new TopicPartition("in", 0);
  private static final long INTERVAL_MS = 1000;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void aTransactionTakesItsIntervalUnderLoadAndATenthOfItWhenNoRecordWaits() {
    Positions positions = new Positions();
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        ExactlyOnce delivery = new ExactlyOnce(consumer, producer, positions, INTERVAL_MS)) {
      delivery.begin();
      assertEquals(Long.MAX_VALUE, delivery.due(true), "there is no transaction");
      for (int i = 0; i < 2; i++) {
        boolean resting = i == 0;
        positions.taken(SOURCE, i);
        delivery.send(new ProducerRecord<>("out", new byte[] {1}), null);
        delivery.done(SOURCE, i + 1);
        long early = delivery.due(true);
        long late = delivery.due(false);
        assertEquals(INTERVAL_MS * 1_000_000 * 9 / 10, late - early);
        long due = resting ? early : late;
        delivery.tick(due - 1, resting);
        assertEquals(early, delivery.due(true), "ended too early");
        delivery.tick(due, resting);
        assertEquals(Long.MAX_VALUE, delivery.due(true), "it goes on");
      }
      delivery.commit();
      assertEquals(2, producer.commitCount());
    } finally {
      producer.close();
    }
  }

  @Test
  void offsetsOfAnAbortedTransactionAreNotCommittedWithTheNextOne() {
    TopicPartition other = new TopicPartition("in", 1);
    Positions positions = new Positions();
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        ExactlyOnce delivery = new ExactlyOnce(consumer, producer, positions, INTERVAL_MS)) {
      delivery.begin();
      delivery.send(new ProducerRecord<>("out", new byte[] {1}), null);
      delivery.done(SOURCE, 1);
      delivery.abandon();
      delivery.send(new ProducerRecord<>("out", new byte[] {2}), null);
      delivery.done(other, 1);
      delivery.commit();
      assertEquals(1, producer.history().size());
      producer
          .consumerGroupOffsetsHistory()
          .forEach(
              groups ->
                  groups
                      .values()
                      .forEach(offsets -> assertEquals(Set.of(other), offsets.keySet())));
    } finally {
      producer.close();
    }
  }
}
