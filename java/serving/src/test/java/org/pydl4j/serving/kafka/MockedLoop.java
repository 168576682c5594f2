package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.server.ServeSettings;

/** A loop between Kafka's own mocks of its clients: one partition, turns counted. */
final class MockedLoop implements AutoCloseable {
  static final TopicPartition SOURCE = new TopicPartition("in", 0);

  private final List<ConsumerRecord<byte[], ByteBuffer>> log = new ArrayList<>();

  /** Kafka's mock forgets what was polled; a broker gives it again to who goes back. */
  final MockConsumer<byte[], ByteBuffer> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
          super.seek(partition, offset);
          schedulePollTask(
              () -> {
                if (assignment().contains(partition)) {
                  log.stream().filter(r -> r.offset() >= offset).forEach(this::addRecord);
                }
              });
        }

        @Override
        public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
          if (commitsThatFail-- > 0) {
            callback.onComplete(offsets, new RetriableCommitFailedException("a rebalance"));
            return;
          }
          committed = offsets.get(SOURCE).offset();
          super.commitAsync(offsets, callback);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
          committed = offsets.get(SOURCE).offset();
          super.commitSync(offsets);
        }
      };

  /** Counts what it aborts. */
  static final class CountingProducer extends MockProducer<byte[], byte[]> {
    private int aborted;
    private Function<ProducerRecord<byte[], byte[]>, RuntimeException> refusing = record -> null;

    CountingProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Lets brokers refuse records, as they do: with all that is in a transaction. */
    synchronized void refuse(Function<ProducerRecord<byte[], byte[]>, RuntimeException> refusal) {
      refusing = refusal;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      RuntimeException refusal = refusing.apply(record);
      if (refusal == null) {
        return super.send(record, callback);
      }
      callback.onCompletion(null, refusal);
      if (transactionInFlight()) {
        throw new KafkaException("Cannot execute: we are in an error state", refusal);
      }
      return CompletableFuture.failedFuture(refusal);
    }

    @Override
    public synchronized void abortTransaction() {
      aborted++;
      super.abortTransaction();
    }

    synchronized int aborted() {
      return aborted;
    }
  }

  /** What a search for partitions without a member finds. */
  static final class ToldOrphans implements Orphans {
    private final boolean some;
    private int searches;
    private boolean told = true;

    ToldOrphans(boolean some) {
      this.some = some;
    }

    @Override
    public void search() {
      searches++;
      told = false;
    }

    @Override
    public boolean found() {
      boolean found = some && !told;
      told = true;
      return found;
    }

    int searches() {
      return searches;
    }
  }

  ToldOrphans orphans = new ToldOrphans(false);
  final CountingProducer producer = new CountingProducer();
  final KafkaSettings settings;
  final Positions positions = new Positions();
  final Delivery delivery;
  final Pipeline pipeline;
  private long next;
  private long committed = -1;
  private int commitsThatFail;
  private ScoringLoop running;

  MockedLoop(ModelRepository models, Map<String, String> more) {
    Map<String, Object> given = new HashMap<>();
    given.put("model", "m");
    given.put("kafka", "none");
    given.put("in", "in");
    given.put("out", "out");
    given.put("group", "g");
    given.put("instance", "a");
    given.put("commit-interval", "1");
    given.put("in-type", "text/csv");
    given.putAll(more);
    settings = KafkaSettings.of(ServeSettings.of(given));
    delivery =
        settings.exactlyOnce()
            ? new ExactlyOnce(consumer, producer, positions, settings.commitMs())
            : new AtLeastOnce(consumer, producer, positions, settings.commitMs());
    pipeline =
        new Pipeline(
            settings,
            new ClientProperties(settings),
            models,
            "m",
            new KafkaMeters(new SimpleMeterRegistry(), settings, null));
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(SOURCE));
          consumer.updateBeginningOffsets(Map.of(SOURCE, 0L));
        });
  }

  /** Appends records, which the next polls bring. */
  void records(String... values) {
    byte[][] bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = values[i].getBytes(StandardCharsets.UTF_8);
    }
    records(bytes);
  }

  /** Appends one record without a key. */
  void recordWithoutKey(String value) {
    add(new ConsumerRecord<>("in", 0, next++, null, text(value)));
  }

  /** Appends one record with a time. */
  void recordAt(long timestamp, String value) {
    add(record(timestamp, value, new RecordHeaders()));
  }

  /** Appends one record with a content type. */
  void recordOfType(String type, String value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.of(Headers.CONTENT_TYPE, type));
    add(record(5000, value, headers));
  }

  private ConsumerRecord<byte[], ByteBuffer> record(
      long timestamp, String value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "in",
        0,
        next++,
        timestamp,
        TimestampType.CREATE_TIME,
        1,
        value.length(),
        new byte[] {1},
        text(value),
        headers,
        Optional.empty());
  }

  private static ByteBuffer text(String value) {
    return ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
  }

  private void add(ConsumerRecord<byte[], ByteBuffer> record) {
    if (log.isEmpty()) {
      consumer.schedulePollTask(() -> log.forEach(consumer::addRecord));
    }
    log.add(record);
  }

  /** Appends records of any kind. */
  void records(byte[]... values) {
    for (byte[] value : values) {
      byte[] key = {(byte) next};
      add(new ConsumerRecord<>("in", 0, next++, key, ByteBuffer.wrap(value)));
    }
  }

  /** So many commits come to nothing. */
  void failCommits(int count) {
    commitsThatFail = count;
  }

  /** Runs until {@code done}, at most 60 s. */
  void runUntil(BooleanSupplier done) {
    long end = System.nanoTime() + 60_000_000_000L;
    delivery.begin();
    running =
        new ScoringLoop(
            settings,
            consumer,
            delivery,
            positions,
            pipeline,
            orphans,
            new KafkaHealth(3000),
            () -> done.getAsBoolean() || paused() - end > 0);
    running.run();
  }

  /** A poll finds that the group took the partition away; Kafka's mock only knows of giving up. */
  void lose() {
    consumer.schedulePollTask(this::loseNow);
  }

  /** Within a poll: the group took the partition away. */
  void loseNow() {
    running.onPartitionsLost(List.of(SOURCE));
  }

  /** A poll finds that the partition is to be given up. */
  void revoke() {
    consumer.schedulePollTask(this::revokeNow);
  }

  /** Within a poll: the partition is to be given up. */
  void revokeNow() {
    consumer.rebalance(List.of());
  }

  /** Outputs that were sent, whether committed or not. */
  int sentInAll() {
    return producer.history().size()
        + (settings.exactlyOnce() ? producer.uncommittedRecords().size() : 0);
  }

  /** The mock's poll does not wait: a loop without work would take the processor. */
  private static long paused() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return System.nanoTime();
  }

  /** Values that were sent to a topic, and committed where there are transactions. */
  List<String> sent(String topic) {
    return producer.history().stream()
        .filter(record -> record.topic().equals(topic))
        .filter(record -> record.value() != null)
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  long committed() {
    if (settings.exactlyOnce()) {
      return producer.consumerGroupOffsetsHistory().stream()
          .mapToLong(offsets -> offsets.values().iterator().next().get(SOURCE).offset())
          .max()
          .orElse(-1);
    }
    return committed;
  }

  @Override
  public void close() {
    pipeline.close();
    delivery.close();
    consumer.close();
    producer.close();
  }
}
