package org.pydl4j.serving.kafka;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.server.FatalException;

/**
 * Offsets are committed after the brokers acknowledged all outputs that answer them. Nothing waits
 * for acknowledgements: each commit interval is a group of sends that counts its own.
 */
final class AtLeastOnce implements Delivery {
  private final Consumer<?, ?> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Positions positions;
  private final long intervalNs;
  private final ArrayDeque<Interval> sealed = new ArrayDeque<>();
  private Sends open = new Sends();
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

  /** What was sent in one commit interval, and the offsets that may be committed for it. */
  private record Interval(Sends sends, Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void begin() {}

  @Override
  public void send(
      ProducerRecord<byte[], byte[]> record,
      java.util.function.@Nullable Consumer<Exception> refused) {
    open.sent();
    producer.send(record, open.callback(refused));
  }

  @Override
  public void done(TopicPartition partition, long next) {
    if (due == Long.MAX_VALUE) {
      due = System.nanoTime() + intervalNs;
    }
    positions.answered(partition, next);
  }

  @Override
  public void tick(long nowNs, boolean resting) {
    if (due != Long.MAX_VALUE && nowNs - due >= 0) {
      seal();
    }
    while (!sealed.isEmpty() && sealed.peek().sends().underWay() == 0) {
      Interval interval = sealed.poll();
      interval.sends().requireDelivered();
      positions.committed(interval.offsets());
      consumer.commitAsync(
          interval.offsets(),
          (offsets, error) -> {
            FatalException fatal = error == null ? null : KafkaErrors.fatal(error);
            if (fatal != null) {
              throw fatal;
            }
            if (error != null) {
              again(offsets);
            }
          });
    }
  }

  @Override
  public void commit() {
    seal();
    producer.flush();
    boolean some = !sealed.isEmpty();
    while (!sealed.isEmpty()) {
      Interval interval = sealed.poll();
      interval.sends().requireDelivered();
      positions.committed(interval.offsets());
    }
    if (!some) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    positions
        .restart()
        .forEach((partition, offset) -> all.put(partition, new OffsetAndMetadata(offset)));
    try {
      consumer.commitSync(all);
    } catch (RebalanceInProgressException | RetriableCommitFailedException e) {
      again(all);
    }
  }

  /**
   * In a rebalance nothing can be committed. No record may come after it, so the commit itself is
   * due again: until then the records would be answered a second time.
   */
  private void again(Map<TopicPartition, OffsetAndMetadata> offsets) {
    positions.again(offsets);
    if (due == Long.MAX_VALUE) {
      due = System.nanoTime() + intervalNs;
    }
  }

  private void seal() {
    due = Long.MAX_VALUE;
    if (positions.dirty()) {
      sealed.add(new Interval(open, positions.seal()));
      open = new Sends();
    }
  }

  @Override
  public void abandon() {
    sealed.clear();
    open = new Sends();
    due = Long.MAX_VALUE;
    positions.abandon();
  }

  @Override
  public long due(boolean resting) {
    return due;
  }

  @Override
  public int backlog() {
    int backlog = open.underWay();
    for (Interval interval : sealed) {
      backlog += interval.sends().underWay();
    }
    return backlog;
  }
}
