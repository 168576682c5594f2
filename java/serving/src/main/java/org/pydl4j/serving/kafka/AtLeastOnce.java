package org.pydl4j.serving.kafka;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * Offsets are committed after the brokers acknowledged all outputs that answer them. Nothing waits
 * for acknowledgements: each commit interval is a group of sends that counts its own.
 */
final class AtLeastOnce implements Delivery {
  private final Consumer<?, ?> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Positions positions;
  private final long intervalNs;
  private final AtomicInteger underWay = new AtomicInteger();
  private final ArrayDeque<Group> sealed = new ArrayDeque<>();
  private Group open = new Group();
  private long due = Long.MAX_VALUE;

  AtLeastOnce(
      Consumer<?, ?> consumer,
      Producer<byte[], byte[]> producer,
      Positions positions,
      long intervalMs) {
    this.consumer = consumer;
    this.producer = producer;
    this.positions = positions;
    this.intervalNs = intervalMs * 1_000_000;
  }

  /** The sends of one commit interval; one object is the callback of them all. */
  private final class Group implements Callback {
    private final AtomicInteger missing = new AtomicInteger();
    private volatile Exception failure;
    private Map<TopicPartition, OffsetAndMetadata> offsets;

    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
      if (exception != null) {
        failure = exception;
      }
      missing.decrementAndGet();
      underWay.decrementAndGet();
    }
  }

  @Override
  public void begin() {}

  @Override
  public void send(ProducerRecord<byte[], byte[]> record) {
    open.missing.incrementAndGet();
    underWay.incrementAndGet();
    producer.send(record, open);
  }

  @Override
  public void done(TopicPartition partition, long next) {
    if (due == Long.MAX_VALUE) {
      due = System.nanoTime() + intervalNs;
    }
    positions.answered(partition, next);
  }

  @Override
  public void tick(long nowNs) {
    if (due != Long.MAX_VALUE && nowNs - due >= 0) {
      seal();
    }
    while (!sealed.isEmpty() && sealed.peek().missing.get() == 0) {
      Group group = sealed.poll();
      requireDelivered(group);
      positions.committed(group.offsets);
      consumer.commitAsync(
          group.offsets,
          (offsets, error) -> {
            // The next commit, or the one at the end, covers these offsets too.
            if (error != null && KafkaErrors.fatal(error) != null) {
              throw KafkaErrors.fatal(error);
            }
          });
    }
  }

  @Override
  public void commit() {
    seal();
    producer.flush();
    Group last = null;
    while (!sealed.isEmpty()) {
      last = sealed.poll();
      requireDelivered(last);
      positions.committed(last.offsets);
    }
    Map<TopicPartition, Long> restart = positions.restart();
    if (last == null) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> all = new java.util.HashMap<>();
    restart.forEach((partition, offset) -> all.put(partition, new OffsetAndMetadata(offset)));
    try {
      consumer.commitSync(all);
    } catch (RebalanceInProgressException | RetriableCommitFailedException e) {
      // Committed with the next one; until then the records would be answered a second time.
    }
  }

  private void seal() {
    due = Long.MAX_VALUE;
    if (positions.dirty()) {
      open.offsets = positions.seal();
      sealed.add(open);
      open = new Group();
    }
  }

  private static void requireDelivered(Group group) {
    if (group.failure != null) {
      throw new UndeliveredException(group.failure);
    }
  }

  @Override
  public void abandon() {
    sealed.clear();
    open = new Group();
    due = Long.MAX_VALUE;
    positions.abandon();
  }

  @Override
  public long due() {
    return due;
  }

  @Override
  public int backlog() {
    return underWay.get();
  }
}
