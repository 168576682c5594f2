package org.pydl4j.serving.batching;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.ModelStatus;
import org.pydl4j.serving.models.ServedModel;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;

/**
 * Computes requests of many clients in batches. It owns its threads, until {@link #close()}, which
 * finishes what waits; the repository belongs to the caller and must be open as long.
 */
public final class Batching implements AutoCloseable {
  private static final long END_SECONDS = 30;

  private final ModelRepository models;
  private final BatchRules rules;
  private final MeterRegistry registry;
  private final Map<String, ModelQueue> queues = new ConcurrentHashMap<>();
  private final Map<String, VersionCounts> counts = new ConcurrentHashMap<>();
  private final ExecutorService workers;
  private final ScheduledExecutorService clock;

  /** Starts the threads. */
  public Batching(ModelRepository models, BatchRules rules, MeterRegistry registry) {
    this.models = models;
    this.rules = rules;
    this.registry = registry;
    this.workers = Executors.newFixedThreadPool(rules.common().threads(), named("pydl4j-batch"));
    this.clock = Executors.newSingleThreadScheduledExecutor(named("pydl4j-batch-clock"));
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> new Thread(task, name + "-" + number.incrementAndGet());
  }

  /**
   * Queues a request.
   *
   * @param version null for the greatest that is served when its turn comes
   * @return completes with the outputs, or with the exception that says why not: a {@link
   *     org.pydl4j.serving.protocol.ProtocolException}, {@link ExpiredException}, what the model
   *     threw
   * @throws OverloadedException if too many wait
   * @throws org.pydl4j.serving.models.ModelNotFoundException if it is not served now
   */
  public CompletableFuture<InferResponse> submit(
      String model, @Nullable String version, InferRequest request) {
    String key = version == null ? model : model + "/" + version;
    ModelQueue queue = queues.get(key);
    if (queue == null) {
      models.acquire(model, version).close(); // no queue for a name that somebody made up
      queue = queues.computeIfAbsent(key, absent -> new ModelQueue(this, model, version));
    }
    return queue.add(request).answer;
  }

  /** What would compute a request now, to be looked at alone; empty where nothing does. */
  public Optional<ServedModel> served(String model, @Nullable String version) {
    return models.served(model, version);
  }

  ModelRepository models() {
    return models;
  }

  /** How requests of each model are put together. */
  public BatchRules rules() {
    return rules;
  }

  /**
   * What versions that are served have done for clients, by name and version.
   *
   * @param model null for all
   * @param version null for all of the model's
   * @throws org.pydl4j.serving.models.ModelNotFoundException if there is none
   */
  public List<InferStatistics> statistics(@Nullable String model, @Nullable String version) {
    if (model != null) {
      models.acquire(model, version).close(); // or it says what is not served
    }
    return models.index().stream()
        .filter(line -> line.state() == ModelStatus.State.READY)
        .filter(line -> model == null || line.name().equals(model))
        .filter(line -> version == null || line.version().equals(version))
        .map(line -> counts(line.name(), line.version()).statistics(line.name(), line.version()))
        .toList();
  }

  VersionCounts counts(String model, String version) {
    return counts.computeIfAbsent(model + "/" + version, fresh -> new VersionCounts());
  }

  /** Counts a request that got no outputs for the version that it would have been computed by. */
  void failed(String model, @Nullable String version, long nanos) {
    models
        .served(model, version)
        .ifPresent(served -> counts(model, served.version()).failed(nanos));
  }

  MeterRegistry registry() {
    return registry;
  }

  void execute(Runnable work) {
    workers.execute(work);
  }

  void later(Runnable work, long nanos) {
    clock.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  /** Computes what waits, and ends; a second call does nothing. */
  @Override
  public void close() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    try {
      while (System.nanoTime() < end
          && queues.values().stream().anyMatch(queue -> queue.length() > 0)) {
        Thread.sleep(5);
      }
      clock.shutdownNow();
      workers.shutdown();
      workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      clock.shutdownNow();
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
