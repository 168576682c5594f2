package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.BadRecordException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of a batch goes to the producer: an output or a dead letter for each record. */
final class BatchSender {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
  private static final int MOST_TOLD = 5; // letters of a batch, each a line of the log

  private final Outbox outbox;
  private final @Nullable DeadLetters letters;
  private final Refusals refusals;
  private final LetterShare share;
  private final KafkaMeters meters;

  /**
   * With a maker of dead letters, or null: a record that cannot be scored ends the process then.
   */
  BatchSender(
      Outbox outbox,
      @Nullable DeadLetters letters,
      Refusals refusals,
      LetterShare share,
      KafkaMeters meters) {
    this.outbox = outbox;
    this.letters = letters;
    this.refusals = refusals;
    this.share = share;
    this.meters = meters;
  }

  /** Sends a batch in its order, but for records of partitions that others have now. */
  void send(RecordBatch batch, Delivery delivery) {
    outbox.begin(batch.lease().model());
    TopicPartition partition = null;
    boolean gone = false;
    long next = 0;
    int dead = 0;
    for (RecordBatch.Item item : batch.items()) {
      ConsumerRecord<byte[], ByteBuffer> record = item.record;
      if (partition == null
          || partition.partition() != record.partition()
          || !partition.topic().equals(record.topic())) {
        if (partition != null && !gone) {
          delivery.done(partition, next);
        }
        partition = new TopicPartition(record.topic(), record.partition());
        gone = batch.gone().contains(partition);
      }
      if (!gone && !traced(item, batch.beginNs(), delivery)) {
        tell(item, dead++);
      }
      next = record.offset() + 1;
    }
    if (partition != null && !gone) {
      delivery.done(partition, next);
    }
    if (dead > MOST_TOLD) {
      LOG.warn("… and {} dead letters more of {} records", dead - MOST_TOLD, batch.items().size());
    }
    meters.batch(batch.inputs().rows(), batch.items().size() - dead);
    share.batch(batch.items().size() - dead, dead);
  }

  private boolean traced(RecordBatch.Item item, long beginNs, Delivery delivery) {
    item.span = meters.traces().begin(item.record, beginNs);
    boolean answered = answer(item, delivery);
    if (item.span != null) {
      meters.traces().end(item.span, item.failure);
    }
    return answered;
  }

  /** Sends an output, or a dead letter; gives whether it was an output. */
  private boolean answer(RecordBatch.Item item, Delivery delivery) {
    Refusals.Refused refused = refusals.of(item.record);
    boolean ownTime = refused != null && refused.isTime();
    if (item.failure == null && refused != null && !ownTime) {
      item.fail(
          Fault.OUTPUT,
          new BadRecordException(
              "The brokers refuse its output: " + KafkaErrors.reason(refused.reason()),
              refused.reason()));
    }
    ProducerRecord<byte[], byte[]> output = item.failure == null ? output(item, ownTime) : null;
    if (output != null) {
      delivery.send(output, refusals.watch(item.record, false));
      return true;
    }
    Throwable failure = Objects.requireNonNull(item.failure);
    DeadLetters maker = requireLetters(item.record, failure);
    boolean again = refused != null && refused.letter() && !ownTime;
    ProducerRecord<byte[], byte[]> letter =
        maker.of(item.record, failure, outbox.place(item.record), ownTime, again);
    delivery.send(letter, refusals.watch(item.record, true));
    return false;
  }

  /** The output of a record; null after noting why there is none. */
  private @Nullable ProducerRecord<byte[], byte[]> output(RecordBatch.Item item, boolean ownTime) {
    try {
      return outbox.output(item, ownTime);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      item.fail(Fault.OUTPUT, e); // a format may be anybody's
      return null;
    }
  }

  private DeadLetters requireLetters(ConsumerRecord<?, ?> record, Throwable failure) {
    if (letters == null) {
      throw new FatalException(
          ExitCode.BAD_RECORD,
          "The record "
              + place(record)
              + " cannot be scored: "
              + DeadLetters.message(failure)
              + " Name a topic for such records (--dead-letters), or mend the record's sender.",
          failure);
    }
    return letters;
  }

  private void tell(RecordBatch.Item item, int before) {
    if (item.fault != null) {
      meters.letter(item.fault);
    }
    if (before < MOST_TOLD && item.failure != null) {
      LOG.warn("Dead letter {}: {}", place(item.record), DeadLetters.message(item.failure));
    }
  }

  private static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
