package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.serving.formats.BadRecordException;
import org.pydl4j.serving.formats.Formats;
import org.pydl4j.serving.formats.Payload;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one batch: records become rows, rows become outputs (on a thread of its own, so
 * that the loop can go on polling), outputs become records.
 */
final class BatchStep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchStep.class);

  private final KafkaSettings settings;
  private final ModelRepository models;
  private final String modelName;
  private final Formats formats;
  private final RecordFormat defaultFormat;
  private final Outbox outbox;
  private final KafkaMeters meters;
  private final RecordBatch batch;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "pydl4j-kafka-model"));
  private byte[] lastType = {};
  private RecordFormat lastFormat;

  BatchStep(
      KafkaSettings settings,
      ModelRepository models,
      String modelName,
      Formats formats,
      int maxRecord,
      KafkaMeters meters) {
    this.settings = settings;
    this.models = models;
    this.modelName = modelName;
    this.formats = formats;
    this.defaultFormat = formats.required(settings.inType());
    RecordFormat out = settings.outType() == null ? null : formats.required(settings.outType());
    this.outbox = new Outbox(settings, out, maxRecord);
    this.meters = meters;
    this.batch = new RecordBatch(settings.maxBatch());
  }

  /**
   * Takes a batch from the front of {@code pending} and computes it.
   *
   * @param poll called once a second while the model computes
   * @throws TransientException if the model, not a record, is to blame
   */
  void score(ArrayDeque<ConsumerRecord<byte[], ByteBuffer>> pending, Runnable poll) {
    batch.begin(acquire());
    fill(pending);
    Future<?> scored = worker.submit(() -> Scoring.score(batch));
    boolean done = false;
    while (!done) {
      try {
        scored.get(1, TimeUnit.SECONDS);
        done = true;
      } catch (TimeoutException e) {
        poll.run();
      } catch (ExecutionException e) {
        throw new TransientException("The model fails: " + e.getCause().getMessage(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransientException("Interrupted", e);
      }
    }
  }

  private Lease acquire() {
    try {
      return models.acquire(modelName, settings.modelVersion());
    } catch (ModelNotFoundException e) {
      throw new TransientException(e.getMessage(), e);
    }
  }

  private void fill(ArrayDeque<ConsumerRecord<byte[], ByteBuffer>> pending) {
    while (!pending.isEmpty() && batch.inputs().rows() < settings.maxBatch()) {
      ConsumerRecord<byte[], ByteBuffer> record = pending.peek();
      int row = batch.inputs().rows();
      RecordBatch.Item item;
      try {
        RecordFormat format = format(record);
        int rows = read(record, format);
        if (rows == RecordFormat.CUT) {
          return;
        }
        item = new RecordBatch.Item(record, format, row, rows);
      } catch (RuntimeException e) {
        // Also whatever a foreign deserializer throws: the bytes will not be others next time.
        item = new RecordBatch.Item(record, null, row, 0);
        item.failure = e;
      }
      pending.poll();
      batch.add(item);
    }
  }

  private int read(ConsumerRecord<byte[], ByteBuffer> record, RecordFormat format) {
    if (record.value() == null) {
      throw new BadRecordException("The record has no value.");
    }
    Payload payload =
        new Payload(
            record.topic(),
            record.value(),
            name -> Headers.text(record.headers().lastHeader(name)));
    return format.read(payload, batch.inputs());
  }

  private RecordFormat format(ConsumerRecord<byte[], ByteBuffer> record) {
    Header header = record.headers().lastHeader(Headers.CONTENT_TYPE);
    if (header == null || header.value() == null) {
      return defaultFormat;
    }
    if (!Arrays.equals(header.value(), lastType)) {
      RecordFormat found = formats.find(Headers.text(header));
      if (found == null) {
        throw new BadRecordException(
            "There is no format for the content type '" + Headers.text(header) + "'.");
      }
      lastFormat = found;
      lastType = header.value();
    }
    return lastFormat;
  }

  /** Sends what became of the batch, but for records of partitions that others have now. */
  void send(Delivery delivery, Set<TopicPartition> gone) {
    outbox.begin(batch.lease().model());
    TopicPartition partition = null;
    long next = 0;
    int letters = 0;
    for (RecordBatch.Item item : batch.items()) {
      ConsumerRecord<byte[], ByteBuffer> record = item.record;
      if (partition == null
          || partition.partition() != record.partition()
          || !partition.topic().equals(record.topic())) {
        done(delivery, partition, next, gone);
        partition = new TopicPartition(record.topic(), record.partition());
      }
      if (gone.isEmpty() || !gone.contains(partition)) {
        ProducerRecord<byte[], byte[]> answer = answer(item);
        letters += item.failure == null ? 0 : 1;
        delivery.send(answer);
      }
      next = record.offset() + 1;
    }
    done(delivery, partition, next, gone);
    meters.batch(batch.inputs().rows(), batch.items().size() - letters, letters);
  }

  private static void done(
      Delivery delivery, TopicPartition partition, long next, Set<TopicPartition> gone) {
    if (partition != null && !gone.contains(partition)) {
      delivery.done(partition, next);
    }
  }

  private ProducerRecord<byte[], byte[]> answer(RecordBatch.Item item) {
    if (item.failure == null) {
      try {
        ProducerRecord<byte[], byte[]> output = outbox.output(item);
        if (outbox.fits(output)) {
          return output;
        }
        item.failure =
            new BadRecordException(
                "The output of "
                    + output.value().length
                    + " bytes is more than the producer takes"
                    + " (max.request.size).");
      } catch (PyDl4jException e) {
        item.failure = e;
      }
    }
    ConsumerRecord<byte[], ByteBuffer> record = item.record;
    String place = record.topic() + "-" + record.partition() + "@" + record.offset();
    if (settings.deadLetters() == null) {
      throw new FatalException(
          ExitCode.BAD_RECORD,
          "The record "
              + place
              + " cannot be scored: "
              + item.failure.getMessage()
              + " Name a topic for such records (--dead-letters), or mend the record's sender.",
          item.failure);
    }
    LOG.warn("Dead letter {}: {}", place, item.failure.getMessage());
    return outbox.deadLetter(record, item.failure);
  }

  /** Lets the batch go. */
  void clear() {
    batch.clear();
  }

  @Override
  public void close() {
    worker.shutdown();
    boolean ended = false;
    while (!ended) {
      try {
        ended = worker.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return; // the model still computes with the batch's memory, which stays
      }
    }
    batch.close();
  }
}
