package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.ModelStatus;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.server.ServePart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of the scoring loop with its clients, which it owns. It connects while the models are
 * loaded.
 */
final class KafkaWorker implements ServePart.Running {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaWorker.class);

  private final KafkaSettings settings;
  private final ClientProperties properties;
  private final ModelRepository models;
  private final CompletableFuture<@Nullable Void> loaded;
  private final KafkaHealth health;
  private final MeterRegistry registry;
  private final KafkaMeters meters;
  private final Consumer<FatalException> failed;
  private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /**
   * Checks the settings; connects to nothing yet.
   *
   * @param loaded completes when the models are
   * @param failed told when the loop ends by a failure
   */
  KafkaWorker(
      KafkaSettings settings,
      ModelRepository models,
      CompletableFuture<@Nullable Void> loaded,
      MeterRegistry registry,
      Consumer<FatalException> failed) {
    this.settings = settings;
    this.properties = new ClientProperties(settings);
    this.models = models;
    this.loaded = loaded;
    this.health = new KafkaHealth(properties.heartbeatMs());
    this.registry = registry;
    this.meters = new KafkaMeters(registry);
    this.failed = failed;
  }

  KafkaMeters meters() {
    return meters;
  }

  /** Starts the thread. */
  void start() {
    Thread made = new Thread(this::run, "pydl4j-kafka");
    thread = made;
    made.start();
  }

  @Override
  public CompletableFuture<@Nullable Void> begun() {
    return begun;
  }

  @Override
  public @Nullable String unready() {
    return health.unready();
  }

  /** Answers what was taken, commits, and ends the thread. */
  @Override
  public void stop() {
    stopping = true;
    Thread running = thread;
    if (running != null && !begun.isDone()) {
      running.interrupt(); // it may wait for brokers
    }
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever ends the loop must end the process
  private void run() {
    try (KafkaConsumer<byte[], ByteBuffer> consumer =
            new KafkaConsumer<>(
                properties.consumer(), new ByteArrayDeserializer(), new ByteBufferDeserializer());
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                properties.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      health.watch(consumer::metrics);
      requireTopics(consumer);
      Positions positions = new Positions();
      try (Delivery delivery =
              settings.exactlyOnce()
                  ? new ExactlyOnce(consumer, producer, positions, settings.commitMs())
                  : new AtLeastOnce(consumer, producer, positions, settings.commitMs());
          Pipeline pipeline = pipeline(delivery);
          Orphans orphans = new OrphanSearch(settings, properties);
          KafkaClientMetrics reading = new KafkaClientMetrics(consumer);
          KafkaClientMetrics writing = new KafkaClientMetrics(producer);
          TopicWatch topics =
              new TopicWatch(all(), properties.admin(), gone -> cut(gone, producer))) {
        reading.bindTo(registry);
        writing.bindTo(registry);
        pipeline.foresee();
        LOG.info(
            "Kafka: {} -> {}, group {}, instance {}, {}",
            settings.in(),
            settings.out(),
            settings.group(),
            settings.instance(),
            settings.exactlyOnce() ? "exactly once" : "at least once");
        health.waitsFor("no partitions are assigned yet");
        begun.complete(null);
        new ScoringLoop(
                settings, consumer, delivery, positions, pipeline, orphans, health, () -> stopping)
            .run();
        leave(consumer);
      }
    } catch (RuntimeException | Error e) {
      if (stopping && !begun.isDone()) {
        return; // it was asked to end before it had begun
      }
      FatalException lost = health.lost();
      if (lost != null) {
        end(lost);
        return;
      }
      FatalException known = e instanceof FatalException fatal ? fatal : KafkaErrors.fatal(e);
      end(known == null ? new FatalException(ExitCode.of(e), e.toString(), e) : known);
    } finally {
      health.waitsFor("the scoring of records has ended");
      begun.complete(null);
    }
  }

  /** A topic is gone: whatever the clients wait for will not come. */
  private void cut(FatalException reason, Producer<?, ?> producer) {
    health.lose(reason);
    producer.close(Duration.ZERO);
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Its partitions go to the others at once, instead of waiting for its return. */
  private void leave(KafkaConsumer<?, ?> consumer) {
    if (settings.leave()) {
      consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private List<String> all() {
    List<String> topics = new ArrayList<>(settings.in());
    topics.addAll(settings.written());
    return topics;
  }

  private Pipeline pipeline(Delivery delivery) {
    begin(delivery);
    try {
      health.waitsFor("the models are being loaded");
      loaded.get();
    } catch (InterruptedException | ExecutionException e) {
      // The second one ends the server too, which says why.
      throw new FatalException(ExitCode.MODEL, "The models are not loaded: " + e.getMessage(), e);
    }
    return new Pipeline(settings, properties, models, modelName(), meters);
  }

  private void end(FatalException reason) {
    begun.completeExceptionally(reason);
    if (reason.code() == ExitCode.FAILURE) {
      LOG.error("The scoring loop ended", reason.getCause());
    }
    failed.accept(reason);
  }

  /** All topics must exist and be open to us; also finds brokers that do not answer. */
  private void requireTopics(KafkaConsumer<?, ?> consumer) {
    long end = System.nanoTime() + (long) (settings.startTimeout() * 1e9);
    for (String topic : all()) {
      List<PartitionInfo> partitions;
      try {
        partitions =
            consumer.partitionsFor(
                topic, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
      } catch (TimeoutException e) {
        throw new FatalException(
            ExitCode.BROKER_UNREACHABLE,
            "No broker of "
                + settings.brokers()
                + " answers within "
                + settings.startTimeout()
                + " s (--start-timeout).",
            e);
      }
      if (partitions == null || partitions.isEmpty()) {
        throw new FatalException(
            ExitCode.TOPIC_MISSING, "There is no topic '" + topic + "'. Make it first.", null);
      }
    }
  }

  private void begin(Delivery delivery) {
    long end = System.nanoTime() + (long) (settings.startTimeout() * 1e9);
    while (true) {
      try {
        delivery.begin();
        return;
      } catch (TimeoutException e) {
        if (stopping || System.nanoTime() - end > 0) {
          throw new FatalException(
              ExitCode.BROKER_UNREACHABLE,
              "The brokers do not let transactions begin: " + e.getMessage(),
              e);
        }
      } catch (KafkaException e) {
        FatalException fatal = KafkaErrors.fatal(e);
        throw fatal == null ? e : fatal;
      }
    }
  }

  /** The model that was asked for, else the only one that there is. */
  private String modelName() {
    if (settings.modelName() != null) {
      models.acquire(settings.modelName(), settings.modelVersion()).close();
      return settings.modelName();
    }
    List<String> names =
        models.index().stream()
            .filter(line -> line.state() != ModelStatus.State.IGNORED)
            .map(ModelStatus::name)
            .distinct()
            .toList();
    if (names.size() != 1) {
      throw new FatalException(
          ExitCode.CONFIGURATION,
          "Name the model that scores the records (--model-name): there are " + names + ".",
          new ConfigurationException("model-name"));
    }
    return names.get(0);
  }

  /** What a user may ask while it runs. */
  Map<String, Long> counts() {
    return Map.of("records", meters.records(), "dead_letters", meters.deadLetters());
  }
}
