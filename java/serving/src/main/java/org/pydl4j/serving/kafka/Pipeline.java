package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.formats.Formats;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.NotReadyException;

/**
 * The way of the batches: while one is computed, on a thread that does nothing else, the loop reads
 * the next one and sends the former one; and when that has to wait for a commit, one more. All
 * methods are called by the thread of the loop.
 *
 * <p>One thread computes, never two: two would be two teams of the OpenMP runtime, which then waits
 * passively (twice the time of a small batch).
 */
final class Pipeline implements AutoCloseable {
  private static final int DEPTH = 3;
  private static final int PATIENCE = 3; // tries before a record is blamed for want of memory

  private final ModelRepository models;
  private final String modelName;
  private final @Nullable String modelVersion;
  private final BatchReader reader;
  private final BatchSender sender;
  private final @Nullable DeadLetters letters;
  private final LetterShare share;
  private final Refusals refusals;
  private final TracedRecords traces;
  private final ExecutorService engine =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "pydl4j-kafka-model"));
  private final List<RecordBatch> batches;
  private final ArrayDeque<RecordBatch> free;
  private final ArrayDeque<Flight> flights = new ArrayDeque<>(); // in the order of their records
  private @Nullable Signature signature; // of the first batch's model
  private @Nullable String version; // of the last one
  private boolean polling; // while a batch is waited for
  private int abandoned; // since a batch was sent

  /** A batch that the engine has, or had. */
  private record Flight(RecordBatch batch, Future<?> done) {}

  Pipeline(
      KafkaSettings settings,
      ClientProperties properties,
      ModelRepository models,
      String modelName,
      KafkaMeters meters) {
    this.models = models;
    this.traces = meters.traces();
    this.modelName = modelName;
    this.modelVersion = settings.modelVersion();
    Formats formats = KafkaFormats.with(settings.deserializer(), properties.all());
    this.reader = new BatchReader(formats, settings.inType());
    String outType = settings.outType();
    RecordFormat out = outType == null ? null : formats.required(outType);
    TopicRules outRules = new TopicRules(properties.maxRequest());
    TopicRules letterRules = new TopicRules(properties.maxRequest());
    Map<String, TopicRules> rules = new HashMap<>(Map.of(settings.out(), outRules));
    DeadLetters letters = null;
    String letterTopic = settings.deadLetters();
    if (letterTopic != null) {
      rules.put(letterTopic, letterRules);
      letters = new DeadLetters(letterTopic, letterRules);
    }
    this.refusals = new Refusals(rules, properties);
    this.letters = letters;
    this.share = new LetterShare(settings.letterShare());
    meters.alarm(share::alarm);
    this.sender =
        new BatchSender(new Outbox(settings, out, outRules), letters, refusals, share, meters);
    this.batches =
        Stream.generate(() -> new RecordBatch(settings.maxBatch())).limit(DEPTH).toList();
    this.free = new ArrayDeque<>(batches);
  }

  /** Asks the topics what they take; may take seconds where they do not tell. */
  void foresee() {
    refusals.foresee();
    if (letters != null) {
      letters.requireRoom();
    }
  }

  /** How long to rest before the next batch, since too many records become dead letters. */
  long restNs() {
    return share.restNs();
  }

  /** Whether there is a batch that is not sent yet. */
  boolean isBusy() {
    return !flights.isEmpty();
  }

  /** Whether the engine is at work. */
  boolean isComputing() {
    return isBusy() && !flights.peekLast().done().isDone();
  }

  /**
   * Reads a batch from the front of {@code pending}, gives it to the engine, and sends what the
   * engine has done.
   *
   * @param poll called once a second while the model computes
   * @throws TransientException if the model, not a record, is to blame
   */
  void advance(
      ArrayDeque<ConsumerRecord<byte[], ByteBuffer>> pending, Delivery delivery, Runnable poll) {
    if (free.isEmpty()) {
      sendFirst(delivery, poll);
    }
    RecordBatch batch = free.peek();
    batch.begin(acquire(), traces.now());
    reader.fill(batch, pending);
    free.poll();
    boolean patient = abandoned < PATIENCE;
    flights.add(new Flight(batch, engine.submit(() -> BatchScoring.score(batch, patient))));
    sendDone(delivery);
  }

  private void sendDone(Delivery delivery) {
    while (isBusy() && flights.peek().done().isDone() && delivery.isReady()) {
      sendFirst(delivery, () -> {});
    }
  }

  /** Sends what the engine has done, or does within {@code ns}. */
  void settle(Delivery delivery, long ns) {
    if (isComputing() && ns > 0) {
      try {
        flights.peekLast().done().get(ns, TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        // It is not done yet; or it failed, which is told when it should be sent.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    sendDone(delivery);
  }

  /**
   * Waits for the batches under way and sends them. Does nothing when it is called by a poll that
   * this pipeline asked for: they are waited for already.
   */
  void finish(Delivery delivery, Runnable poll) {
    while (isBusy() && !polling) {
      sendFirst(delivery, poll);
    }
  }

  /**
   * The model of a batch. A version that takes something else than the ones before, where several
   * are served side by side, is not taken: every record would become a dead letter.
   */
  private Lease acquire() {
    try {
      Lease lease = models.acquire(modelName, modelVersion);
      if (signature == null || signature.equals(lease.model().signature())) {
        signature = lease.model().signature();
        version = lease.model().version();
        return lease;
      }
      lease.close();
      return models.acquire(modelName, version);
    } catch (ModelNotFoundException | NotReadyException e) {
      throw new TransientException(e.getMessage(), e);
    }
  }

  private void sendFirst(Delivery delivery, Runnable poll) {
    await(flights.peek(), poll);
    RecordBatch batch = flights.peek().batch();
    sender.send(batch, delivery);
    flights.poll();
    abandoned = 0;
    batch.clear();
    free.add(batch);
  }

  private void await(Flight flight, Runnable poll) {
    while (true) {
      try {
        flight.done().get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        polling = true;
        try {
          poll.run();
        } finally {
          polling = false;
        }
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new TransientException("The model fails: " + KafkaErrors.reason(cause), cause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransientException("Interrupted", e);
      }
    }
  }

  /** Partitions went to another member: their records are no longer ours to answer. */
  void forget(Collection<TopicPartition> partitions) {
    flights.forEach(flight -> flight.batch().gone().addAll(partitions));
  }

  /**
   * Gives up what is not sent.
   *
   * @param reason why, from which the next try learns
   */
  void abandon(Throwable reason, Runnable poll) {
    for (Flight flight : flights) {
      try {
        await(flight, poll);
      } catch (TransientException e) {
        // Its records come again.
      }
    }
    flights.clear();
    batches.forEach(RecordBatch::clear);
    free.clear();
    free.addAll(batches);
    abandoned++;
    refusals.learn(reason);
  }

  @Override
  public void close() {
    engine.shutdown();
    boolean ended = false;
    while (!ended) {
      try {
        ended = engine.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return; // the model still computes with a batch's memory, which stays
      }
    }
    batches.forEach(RecordBatch::close);
  }
}
