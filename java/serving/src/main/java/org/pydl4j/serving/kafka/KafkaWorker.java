package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
 * The thread of the scoring loop with its clients, which it owns. It connects while the models are
 * loaded.
 */
final class KafkaWorker {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaWorker.class);

  private final KafkaSettings settings;
  private final ClientProperties properties;
  private final Supplier<ModelRepository> models;
  private final KafkaMeters meters;
  private final Consumer<FatalException> failed;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable FatalException failure;
  private @Nullable Thread thread;

  /**
   * Checks the settings; connects to nothing yet.
   *
   * @param models waits until they are loaded
   * @param failed told when the loop ends by a failure
   */
  KafkaWorker(
      KafkaSettings settings,
      Supplier<ModelRepository> models,
      MeterRegistry registry,
      Consumer<FatalException> failed) {
    this.settings = settings;
    this.properties = new ClientProperties(settings);
    this.models = models;
    this.meters = new KafkaMeters(registry);
    this.failed = failed;
  }

  KafkaMeters meters() {
    return meters;
  }

  /**
   * Starts the thread and waits until it reads records.
   *
   * @throws FatalException if it cannot
   */
  void start() {
    thread = new Thread(this::run, "pydl4j-kafka");
    thread.start();
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Answers what was taken, commits, and ends the thread. */
  void stop() {
    stopping = true;
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
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
      requireTopics(consumer);
      Positions positions = new Positions();
      try (Delivery delivery =
              settings.exactlyOnce()
                  ? new ExactlyOnce(consumer, producer, positions, settings.commitMs())
                  : new AtLeastOnce(consumer, producer, positions, settings.commitMs());
          Pipeline pipeline = pipeline(delivery);
          Orphans orphans = new OrphanSearch(settings, properties)) {
        pipeline.foresee();
        LOG.info(
            "Kafka: {} -> {}, group {}, instance {}, {}",
            settings.in(),
            settings.out(),
            settings.group(),
            settings.instance(),
            settings.exactlyOnce() ? "exactly once" : "at least once");
        ready.countDown();
        new ScoringLoop(settings, consumer, delivery, positions, pipeline, orphans, () -> stopping)
            .run();
      }
    } catch (RuntimeException | Error e) {
      FatalException known = e instanceof FatalException fatal ? fatal : KafkaErrors.fatal(e);
      end(known == null ? new FatalException(ExitCode.FAILURE, e.toString(), e) : known);
    } finally {
      ready.countDown();
    }
  }

  private Pipeline pipeline(Delivery delivery) {
    begin(delivery);
    return new Pipeline(settings, properties, models.get(), modelName(), meters);
  }

  private void end(FatalException reason) {
    failure = reason;
    if (reason.code() == ExitCode.FAILURE) {
      LOG.error("The scoring loop ended", reason.getCause());
    }
    failed.accept(reason);
  }

  /** All topics must exist and be open to us; also finds brokers that do not answer. */
  private void requireTopics(KafkaConsumer<?, ?> consumer) {
    List<String> topics = new ArrayList<>(settings.in());
    topics.addAll(settings.written());
    long end = System.nanoTime() + (long) (settings.startTimeout() * 1e9);
    for (String topic : topics) {
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
      models.get().acquire(settings.modelName(), settings.modelVersion()).close();
      return settings.modelName();
    }
    List<String> names = models.get().index().stream().map(ModelStatus::name).distinct().toList();
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
