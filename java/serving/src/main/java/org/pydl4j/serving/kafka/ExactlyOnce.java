package org.pydl4j.serving.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/**
 * Outputs, dead letters and offsets of a commit interval are one transaction: a reader with {@code
 * read_committed} sees all of it or nothing (KIP-447: the group's generation fences those who lost
 * their partitions). A thread of its own commits, so that meanwhile the loop can read and the model
 * compute what the next transaction sends.
 *
 * <p>When no record waits, a transaction ends after a tenth of its time: it could only make those
 * wait who read its outputs. Under load it takes all of it, which is fewer transactions.
 */
final class ExactlyOnce implements Delivery {
  private static final String NO_ABORT =
      "A transaction can neither be committed nor aborted. Start the process again: that aborts"
          + " it.";
  private static final int EARLY = 10; // the part of a commit interval after which a rest ends it
  private static final int TRIES = 5; // of a commit whose answer did not come

  private final Consumer<?, ?> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Positions positions;
  private final long intervalNs;
  private final ExecutorService committer =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "pydl4j-kafka-commit"));
  private boolean open;
  private long opened;
  private Sends sends = new Sends();
  private @Nullable Future<?>
      commit; // under way, of what was sent before; nothing is sent until it is done
  private Map<TopicPartition, OffsetAndMetadata> committing = Map.of();

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
  public void send(
      ProducerRecord<byte[], byte[]> record,
      java.util.function.@Nullable Consumer<Exception> refused) {
    ensureOpen();
    sends.sent();
    guarded(() -> producer.send(record, sends.callback(refused)));
  }

  @Override
  public void done(TopicPartition partition, long next) {
    ensureOpen();
    positions.answered(partition, next);
  }

  @Override
  public boolean isReady() {
    return commit == null || commit.isDone();
  }

  private void ensureOpen() {
    if (!open) {
      await();
      guarded(producer::beginTransaction);
      open = true;
      opened = System.nanoTime();
    }
  }

  @Override
  public void tick(long nowNs, boolean resting) {
    if (commit != null && commit.isDone()) {
      await();
    }
    if (open && nowNs - due(resting) >= 0) {
      beginCommit();
    }
  }

  @Override
  public void commit() {
    await();
    if (open) {
      beginCommit();
      await();
    }
  }

  private void beginCommit() {
    committing = positions.seal();
    ConsumerGroupMetadata member = consumer.groupMetadata(); // of now: the consumer is the loop's
    Map<TopicPartition, OffsetAndMetadata> offsets = committing;
    commit =
        committer.submit(
            () -> {
              producer.sendOffsetsToTransaction(offsets, member);
              commitTransaction();
            });
    open = false;
    sends = new Sends();
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

  /** Waits for the commit under way, if there is one. */
  private void await() {
    boolean interrupted = false;
    while (commit != null) {
      try {
        commit.get();
        commit = null;
        positions.committed(committing);
      } catch (InterruptedException e) {
        interrupted = true; // half a commit is none
      } catch (ExecutionException e) {
        commit = null;
        open = true; // it is to be aborted
        guarded(() -> rethrow(e.getCause()));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException known // the task has no checked ones
        ? known
        : new IllegalStateException(cause);
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

  @Override
  public void abandon() {
    try {
      await();
    } catch (UndeliveredException e) {
      // It is given up with the rest.
    }
    positions.abandon();
    if (open) {
      open = false;
      sends = new Sends();
      try {
        producer.abortTransaction();
      } catch (KafkaException e) {
        FatalException fatal = KafkaErrors.fatal(e);
        throw fatal == null ? new FatalException(ExitCode.DELIVERY, NO_ABORT, e) : fatal;
      }
    }
  }

  @Override
  public long due(boolean resting) {
    return open ? opened + (resting ? intervalNs / EARLY : intervalNs) : Long.MAX_VALUE;
  }

  @Override
  public int backlog() {
    return sends.underWay();
  }

  @Override
  public void close() {
    committer.shutdown();
  }
}
