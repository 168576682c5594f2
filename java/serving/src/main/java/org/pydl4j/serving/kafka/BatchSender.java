package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.serving.formats.BadRecordException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of a batch goes to the producer: an output or a dead letter for each record. */
final class BatchSender {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);

  private final Outbox outbox;
  private final boolean hasDeadLetters;
  private final KafkaMeters meters;

  BatchSender(Outbox outbox, boolean hasDeadLetters, KafkaMeters meters) {
    this.outbox = outbox;
    this.hasDeadLetters = hasDeadLetters;
    this.meters = meters;
  }

  /** Sends a batch in its order, but for records of partitions that others have now. */
  void send(RecordBatch batch, Delivery delivery) {
    outbox.begin(batch.lease().model());
    TopicPartition partition = null;
    boolean gone = false;
    long next = 0;
    int letters = 0;
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
      if (!gone) {
        ProducerRecord<byte[], byte[]> answer = answer(item);
        letters += item.failure == null ? 0 : 1;
        delivery.send(answer);
      }
      next = record.offset() + 1;
    }
    if (partition != null && !gone) {
      delivery.done(partition, next);
    }
    meters.batch(batch.inputs().rows(), batch.items().size() - letters, letters);
  }

  private ProducerRecord<byte[], byte[]> answer(RecordBatch.Item item) {
    Throwable failure = item.failure;
    if (failure == null) {
      try {
        ProducerRecord<byte[], byte[]> output = outbox.output(item);
        if (outbox.fits(output)) {
          return output;
        }
        failure =
            new BadRecordException(
                "The output of "
                    + output.value().length
                    + " bytes is more than the producer (max.request.size) or the topic"
                    + " (max.message.bytes) takes.");
      } catch (PyDl4jException e) {
        failure = e;
      }
      item.failure = failure;
    }
    ConsumerRecord<byte[], ByteBuffer> record = item.record;
    String place = record.topic() + "-" + record.partition() + "@" + record.offset();
    if (!hasDeadLetters) {
      throw new FatalException(
          ExitCode.BAD_RECORD,
          "The record "
              + place
              + " cannot be scored: "
              + KafkaErrors.reason(failure)
              + " Name a topic for such records (--dead-letters), or mend the record's sender.",
          failure);
    }
    LOG.warn("Dead letter {}: {}", place, KafkaErrors.reason(failure));
    return outbox.deadLetter(record, failure);
  }
}
