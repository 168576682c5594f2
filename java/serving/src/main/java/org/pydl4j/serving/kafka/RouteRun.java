package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a route's loop with its clients, which it owns, from {@link #run()} until that
 * returns. It connects while the models are loaded.
 */
final class RouteRun {
  private static final Logger LOG = LoggerFactory.getLogger(RouteRun.class);

  private final KafkaSettings settings;
  private final ClientProperties properties;
  private final ModelRepository models;
  private final CompletableFuture<@Nullable Void> loaded;
  private final KafkaHealth health;
  private final MeterRegistry registry;
  private final KafkaMeters meters;
  private final Route route;
  private volatile boolean begun;

  /**
   * Connects to nothing yet.
   *
   * @param loaded completes when the models are
   * @param route whose run it is; it hears when it works, and says when to stop
   */
  RouteRun(
      KafkaSettings settings,
      ClientProperties properties,
      ModelRepository models,
      CompletableFuture<@Nullable Void> loaded,
      MeterRegistry registry,
      KafkaMeters meters,
      Route route) {
    this.settings = settings;
    this.properties = properties;
    this.models = models;
    this.loaded = loaded;
    this.health = new KafkaHealth(properties.heartbeatMs());
    this.registry = registry;
    this.meters = meters;
    this.route = route;
  }

  KafkaHealth health() {
    return health;
  }

  /** Whether it has connected, and works. */
  boolean isBegun() {
    return begun;
  }

  /**
   * Scores until the route is to stop, answers what was taken, and commits.
   *
   * @return why it cannot go on; null when it was asked to stop
   */
  @SuppressWarnings("CatchingUnchecked") // whatever ends the loop must be told
  @Nullable FatalException run() {
    try (KafkaConsumer<byte[], ByteBuffer> consumer =
            new KafkaConsumer<>(
                properties.consumer(), new ByteArrayDeserializer(), new ByteBufferDeserializer());
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                properties.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      health.watch(consumer::metrics);
      requireTopics(consumer);
      score(consumer, producer);
      health.waitsFor("the scoring of records has ended");
      return null;
    } catch (RuntimeException | Error e) {
      health.waitsFor("the scoring of records has ended");
      return route.isStopping() && !begun ? null : told(e);
    }
  }

  private void score(
      KafkaConsumer<byte[], ByteBuffer> consumer, Producer<byte[], byte[]> producer) {
    Tags tags = Tags.of("route", settings.route());
    Positions positions = new Positions();
    try (Delivery delivery =
            settings.exactlyOnce()
                ? new ExactlyOnce(consumer, producer, positions, settings.commitMs())
                : new AtLeastOnce(consumer, producer, positions, settings.commitMs());
        Pipeline pipeline = pipeline(delivery);
        Orphans orphans = new OrphanSearch(settings, properties);
        KafkaClientMetrics reading = new KafkaClientMetrics(consumer, tags);
        KafkaClientMetrics writing = new KafkaClientMetrics(producer, tags);
        TopicWatch topics =
            new TopicWatch(settings.topics(), properties.admin(), gone -> cut(gone, producer))) {
      reading.bindTo(registry);
      writing.bindTo(registry);
      pipeline.foresee();
      LOG.info(
          "Kafka: route {}, {} -> {}, group {}, instance {}, {}",
          settings.route(),
          settings.in(),
          settings.out(),
          settings.group(),
          settings.instance(),
          settings.exactlyOnce() ? "exactly once" : "at least once");
      health.waitsFor("no partitions are assigned yet");
      begun = true;
      route.begun();
      new ScoringLoop(
              settings, consumer, delivery, positions, pipeline, orphans, health, route::isStopping)
          .run();
      leave(consumer);
    }
  }

  /** What ended the loop, with the code that a process ends with. */
  private FatalException told(Throwable error) {
    FatalException lost = health.lost();
    if (lost != null) {
      return lost;
    }
    FatalException known = error instanceof FatalException fatal ? fatal : KafkaErrors.fatal(error);
    if (known == null) {
      known = new FatalException(ExitCode.of(error), error.toString(), error);
    }
    if (known.code() == ExitCode.FAILURE) {
      LOG.error("The scoring loop of the route '{}' ended", settings.route(), error);
    }
    return known;
  }

  /** A topic is gone: whatever the clients wait for will not come. */
  private void cut(FatalException reason, Producer<?, ?> producer) {
    health.lose(reason);
    producer.close(Duration.ZERO);
    route.interrupt();
  }

  /** Its partitions go to the others at once, instead of waiting for its return. */
  private void leave(KafkaConsumer<?, ?> consumer) {
    if (settings.leave()) {
      consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
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

  /** All topics must exist and be open to us; also finds brokers that do not answer. */
  private void requireTopics(KafkaConsumer<?, ?> consumer) {
    long end = System.nanoTime() + (long) (settings.startTimeout() * 1e9);
    for (String topic : settings.topics()) {
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
        if (route.isStopping() || System.nanoTime() - end > 0) {
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
}
