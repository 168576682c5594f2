package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pydl4j.serving.kafka.Delivery.UndeliveredException;

/** When offsets are committed, by brokers that answer when the test says so. */
class AtLeastOnceTest {
  private static final TopicPartition SOURCE = new TopicPartition("in", 0);

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
          assertTrue(producer.flushed(), "outputs are under way still");
          super.commitSync(offsets);
        }
      };
  private final Positions positions = new Positions();
  private final AtLeastOnce delivery = new AtLeastOnce(consumer, producer, positions, 1);

  @BeforeEach
  void assign() {
    consumer.assign(List.of(SOURCE));
    positions.taken(SOURCE, 0);
  }

  @AfterEach
  void close() {
    delivery.close();
    consumer.close();
    producer.close();
  }

  private void answer(long offset) {
    delivery.send(new ProducerRecord<>("out", new byte[] {1}), null);
    delivery.done(SOURCE, offset + 1);
  }

  private void tick() {
    delivery.tick(System.nanoTime() + 1_000_000_000, true);
  }

  private long committed() {
    OffsetAndMetadata offset = consumer.committed(Set.of(SOURCE)).get(SOURCE);
    return offset == null ? -1 : offset.offset();
  }

  @Test
  void nothingIsCommittedBeforeTheBrokersHaveTheOutputs() {
    answer(0);
    answer(1);
    tick();
    assertEquals(-1, committed());
    producer.completeNext();
    tick();
    assertEquals(-1, committed(), "one of two is under way");
    answer(2); // of the next interval
    producer.completeNext();
    tick();
    assertEquals(2, committed());
    producer.completeNext();
    tick();
    assertEquals(3, committed());
  }

  @Test
  void aLostOutputIsNotCommittedNorWhatComesAfterIt() {
    answer(0);
    tick();
    answer(1);
    producer.errorNext(new TimeoutException("a broker is away"));
    producer.completeNext();
    assertThrows(UndeliveredException.class, this::tick);
    assertEquals(-1, committed());
    assertEquals(Map.of(SOURCE, 0L), positions.restart());
  }

  @Test
  void theLastCommitWaitsForTheOutputsAndIsNotMadeWhenOneIsLost() {
    answer(0);
    delivery.commit();
    assertEquals(1, committed());
    answer(1);
    producer.errorNext(new TimeoutException("a broker is away"));
    assertThrows(UndeliveredException.class, delivery::commit);
    assertEquals(1, committed());
    assertEquals(Map.of(SOURCE, 1L), positions.restart());
  }
}
