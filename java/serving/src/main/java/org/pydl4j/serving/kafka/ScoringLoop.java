package org.pydl4j.serving.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.kafka.Delivery.UndeliveredException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls, reads, sends, commits: one thread; a {@link Pipeline} computes. The consumer is polled at
 * least once a second whatever a batch takes, with its partitions paused, so that the group never
 * takes this member for dead.
 *
 * <p>A record is answered by one output or one dead letter; records of a partition are answered in
 * order. What goes wrong on the way to the brokers sets the partitions back behind the last commit.
 */
final class ScoringLoop implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ScoringLoop.class);
  private static final long IDLE_NS = 100_000_000;
  private static final long GATHER_NS = 1_000_000; // of a poll while the engine computes
  private static final long BRIEF_NS = 200_000; // that a few records may take the engine
  private static final long KEEP_ALIVE_NS = 1_000_000_000;
  private static final int BACKLOG = 20_000; // outputs under way, above which partitions are paused

  private final KafkaSettings settings;
  private final Consumer<byte[], ByteBuffer> consumer;
  private final Delivery delivery;
  private final Positions positions;
  private final Pipeline pipeline;
  private final Orphans orphans;
  private final KafkaHealth health;
  private final BooleanSupplier stopping;
  private final ArrayDeque<ConsumerRecord<byte[], ByteBuffer>> pending = new ArrayDeque<>();
  private @Nullable RuntimeException setBack;
  private boolean joined;
  private long waitingSince;
  private long polledAt;
  private long failures; // since the last commit
  private long commitsAtFailure;

  ScoringLoop(
      KafkaSettings settings,
      Consumer<byte[], ByteBuffer> consumer,
      Delivery delivery,
      Positions positions,
      Pipeline pipeline,
      Orphans orphans,
      KafkaHealth health,
      BooleanSupplier stopping) {
    this.settings = settings;
    this.consumer = consumer;
    this.delivery = delivery;
    this.positions = positions;
    this.pipeline = pipeline;
    this.orphans = orphans;
    this.health = health;
    this.stopping = stopping;
  }

  /**
   * Runs until asked to stop; then answers what it has and commits.
   *
   * @throws FatalException if this process cannot go on
   */
  void run() {
    consumer.subscribe(settings.in(), this);
    while (!stopping.getAsBoolean()) {
      attempt(this::turn);
    }
    attempt(
        () -> {
          while (!pending.isEmpty()) {
            advance();
          }
          pipeline.finish(delivery, this::pollPaused);
          requireWhole();
          delivery.commit();
        });
  }

  /** One turn of the loop; an error that may pass sets everything back behind the last commit. */
  private void attempt(Runnable turn) {
    try {
      turn.run();
    } catch (UndeliveredException | TransientException e) {
      setBack(e);
    }
  }

  private void turn() {
    int polled = poll(Duration.ofNanos(pollNs()));
    requireWhole();
    while (isReady()) {
      advance();
      delivery.tick(System.nanoTime(), isResting());
      if (System.nanoTime() - polledAt > KEEP_ALIVE_NS) {
        pollPaused();
      }
      while (delivery.backlog() > BACKLOG) {
        drainBacklog();
      }
      rest();
      requireWhole();
    }
    // A few records are computed in less time than another poll takes.
    pipeline.settle(delivery, polled < settings.maxBatch() / 4 ? BRIEF_NS : 0);
    if (isResting()) {
      passMarkers();
    }
    delivery.tick(System.nanoTime(), isResting());
    if (orphans.found()) {
      consumer.enforceRebalance("partitions without a member");
    }
  }

  /**
   * What the input holds behind the last answer when no record waits are markers of transactions:
   * they are passed, so that nobody takes them for records that wait.
   */
  private void passMarkers() {
    for (TopicPartition partition : consumer.assignment()) {
      long next = positions.next(partition);
      if (next >= 0 && consumer.position(partition) > next) {
        delivery.done(partition, consumer.position(partition));
      }
    }
  }

  /**
   * Throws when a rebalance broke what was under way: nothing may be sent or committed before all
   * is set back, or outputs of lost partitions would be committed with it.
   */
  private void requireWhole() {
    RuntimeException reason = setBack;
    if (reason != null) {
      throw reason;
    }
  }

  /** Whether all records that came are sent on. */
  private boolean isResting() {
    return pending.isEmpty() && !pipeline.isBusy();
  }

  /**
   * Whether a batch is to be made of what there is. While the engine computes, only a full one is:
   * it would have to wait for the engine anyhow.
   */
  private boolean isReady() {
    return pending.size() >= settings.maxBatch()
        || (!pending.isEmpty()
            && !pipeline.isComputing()
            && System.nanoTime() - waitingSince >= settings.maxDelayNs());
  }

  /**
   * While a batch is under way, the wait is short, since it is to be sent soon after it is done;
   * but there is one: what the brokers send is read from the network only while the consumer polls.
   */
  private long pollNs() {
    if (pipeline.isBusy()) {
      return pipeline.isComputing() || !delivery.isReady() ? GATHER_NS : 0;
    }
    long now = System.nanoTime();
    long due = delivery.due(isResting());
    long next = due == Long.MAX_VALUE ? IDLE_NS : due - now;
    if (!pending.isEmpty()) {
      next = Math.min(next, waitingSince + settings.maxDelayNs() - now);
    }
    return Math.max(0, Math.min(next, IDLE_NS));
  }

  private int poll(Duration wait) {
    ConsumerRecords<byte[], ByteBuffer> polled = consumer.poll(wait);
    polledAt = System.nanoTime();
    if (polled.isEmpty()) {
      return 0;
    }
    if (pending.isEmpty()) {
      waitingSince = polledAt;
    }
    for (TopicPartition partition : polled.partitions()) {
      positions.taken(partition, polled.records(partition).get(0).offset());
      pending.addAll(polled.records(partition));
    }
    return polled.count();
  }

  /** Stays a member of the group without taking more records than there are. */
  private void pollPaused() {
    consumer.pause(consumer.assignment());
    poll(Duration.ZERO);
    consumer.resume(consumer.assignment());
  }

  /** Too many records become dead letters: the next batch waits. */
  private void rest() {
    long end = System.nanoTime() + pipeline.restNs();
    while (System.nanoTime() - end < 0 && !stopping.getAsBoolean()) {
      drainBacklog();
    }
  }

  private void drainBacklog() {
    pollPaused();
    requireWhole();
    delivery.tick(System.nanoTime(), isResting());
    sleep(5);
  }

  private void advance() {
    pipeline.advance(pending, delivery, this::pollPaused);
    requireWhole();
    waitingSince = System.nanoTime();
  }

  /** Goes back behind the last commit, waits a little, and counts. */
  private void setBack(RuntimeException reason) {
    FatalException lost = health.lost();
    if (lost != null) {
      throw lost;
    }
    setBack = null;
    failures = positions.commits() == commitsAtFailure ? failures + 1 : 1;
    commitsAtFailure = positions.commits();
    FatalException fatal = KafkaErrors.fatal(reason);
    if (fatal != null) {
      throw fatal;
    }
    if (failures > settings.retries()) {
      throw new FatalException(
          ExitCode.DELIVERY,
          "The same records failed "
              + failures
              + " times, last with: "
              + KafkaErrors.reason(reason),
          reason);
    }
    long wait = Math.min(5000, 100L << Math.min(failures - 1, 10));
    LOG.warn(
        "Route {}: trying again in {} ms ({} of {}): {}",
        settings.route(),
        wait,
        failures,
        settings.retries(),
        KafkaErrors.reason(reason));
    pipeline.abandon(reason, this::pollPaused);
    delivery.abandon();
    pending.clear();
    setBack = null; // whatever came meanwhile is set back with it
    seek();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
    while (System.nanoTime() - end < 0 && !stopping.getAsBoolean()) {
      pollPaused();
      sleep(20);
    }
  }

  private void seek() {
    Set<TopicPartition> assigned = consumer.assignment();
    for (Map.Entry<TopicPartition, Long> entry : positions.restart().entrySet()) {
      if (assigned.contains(entry.getKey())) {
        consumer.seek(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    health.waitsFor(null); // with none too: it stands by for another member
    LOG.info("Route {}: partitions assigned: {}", settings.route(), partitions);
    if (!joined) {
      joined = true;
      orphans.search();
    }
  }

  /** They go to another member after this: what is answered is committed, the rest is its work. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    LOG.info("Route {}: partitions revoked: {}", settings.route(), partitions);
    try {
      if (setBack == null) {
        pipeline.finish(delivery, () -> {});
        delivery.commit();
      }
    } catch (UndeliveredException | TransientException e) {
      setBack = e;
    }
    forget(partitions);
  }

  /** Another member has them already. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    health.waitsFor("the group took the partitions away");
    LOG.warn("Route {}: partitions lost: {}", settings.route(), partitions);
    setBack = new TransientException("The group took partitions away: " + partitions, null);
    forget(partitions);
  }

  private void forget(Collection<TopicPartition> partitions) {
    pipeline.forget(partitions);
    positions.forget(partitions);
    pending.removeIf(
        record -> partitions.contains(new TopicPartition(record.topic(), record.partition())));
  }
}
