package org.pydl4j.serving.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/**
 * Outputs, dead letters and offsets of a commit interval are one transaction: a reader with {@code
 * read_committed} sees all of it or nothing (KIP-447: the group's generation fences those who lost
 * their partitions).
 */
final class ExactlyOnce implements Delivery {
  private static final String NO_ABORT =
      "A transaction can neither be committed nor aborted. Start the process again: that aborts"
          + " it.";
  private static final int TRIES = 5; // of a commit whose answer did not come

  private final Consumer<?, ?> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Positions positions;
  private final long intervalNs;
  private boolean open;
  private long due;
  private int sent;

  ExactlyOnce(
      Consumer<?, ?> consumer,
      Producer<byte[], byte[]> producer,
      Positions positions,
      long intervalMs) {
    this.consumer = consumer;
    this.producer = producer;
    this.positions = positions;
    this.intervalNs = intervalMs * 1_000_000;
  }

  /** Ends what a former process of this name left open; fences that process if it still runs. */
  @Override
  public void begin() {
    producer.initTransactions();
  }

  @Override
  public void send(ProducerRecord<byte[], byte[]> record) {
    ensureOpen();
    sent++;
    guarded(() -> producer.send(record));
  }

  @Override
  public void done(TopicPartition partition, long next) {
    ensureOpen();
    positions.answered(partition, next);
  }

  private void ensureOpen() {
    if (!open) {
      guarded(producer::beginTransaction);
      open = true;
      due = System.nanoTime() + intervalNs;
    }
  }

  @Override
  public void tick(long nowNs) {
    if (open && nowNs - due >= 0) {
      commit();
    }
  }

  @Override
  public void commit() {
    if (!open) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = positions.seal();
    guarded(() -> producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata()));
    guarded(this::commitTransaction);
    open = false;
    sent = 0;
    positions.committed(offsets);
  }

  /** In a transaction, whatever goes wrong comes back from the next call: it is given up then. */
  private static void guarded(Runnable call) {
    try {
      call.run();
    } catch (KafkaException e) {
      FatalException fatal = KafkaErrors.fatal(e);
      throw fatal == null ? new UndeliveredException(e) : fatal;
    }
  }

  private void commitTransaction() {
    for (int left = TRIES; ; left--) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (left == 1) {
          throw new FatalException(
              ExitCode.DELIVERY,
              "The brokers did not say whether a transaction is committed, "
                  + TRIES
                  + " times. Start the process again: it goes on from where they know.",
              e);
        }
      }
    }
  }

  @Override
  public void abandon() {
    positions.abandon();
    if (open) {
      open = false;
      sent = 0;
      try {
        producer.abortTransaction();
      } catch (KafkaException e) {
        FatalException fatal = KafkaErrors.fatal(e);
        throw fatal == null ? new FatalException(ExitCode.DELIVERY, NO_ABORT, e) : fatal;
      }
    }
  }

  @Override
  public long due() {
    return open ? due : Long.MAX_VALUE;
  }

  @Override
  public int backlog() {
    return sent;
  }
}
