package org.pydl4j.serving.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.VersionPolicy;
import org.pydl4j.serving.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models and the parts that serve them. It owns both, until {@link #close()}, which stops the
 * parts first, newest first.
 */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final ModelRepository repository;
  private final CompletableFuture<@Nullable Void> loaded;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<ServePart.Running> running = new CopyOnWriteArrayList<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final @Nullable Traces traces;
  private volatile boolean begun;
  private final AtomicReference<FatalException> failure = new AtomicReference<>();

  private Server(ServeSettings settings) {
    // First and alone: classes that other threads initialise meanwhile deadlock with it in the JDK.
    Engine.start();
    ProcessMeters.register(meters);
    traces =
        settings
            .find(ServeSettings.TRACES)
            .map(
                collector ->
                    new Traces(
                        collector,
                        settings.get(ServeSettings.TRACES_SHARE),
                        System.getenv(),
                        meters))
            .orElse(null);
    repository = repository(settings);
    if (traces != null) {
      traces.start();
    }
    loaded =
        CompletableFuture.runAsync(
            repository::open, task -> new Thread(task, "pydl4j-models-begin").start());
  }

  /**
   * Loads the models and starts every part that the settings ask for.
   *
   * @throws FatalException if a part cannot start
   * @throws org.pydl4j.nd.errors.ModelFileException if a named model cannot be served
   * @throws ConfigurationException if the settings ask for no part
   */
  public static Server start(ServeSettings settings) {
    Server server = begin(settings);
    try {
      server.awaitBegun();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /**
   * Begins to load the models and every part that the settings ask for, and returns at once: ports
   * are open, and health tells what is not there yet.
   *
   * @throws FatalException if a part cannot begin
   * @throws org.pydl4j.nd.errors.ModelFileException if a model's path does not exist
   * @throws ConfigurationException if the settings ask for no part
   */
  public static Server begin(ServeSettings settings) {
    List<ServePart> wanted = new ArrayList<>(ServeSettings.parts());
    wanted.removeIf(part -> !part.wanted(settings));
    if (wanted.isEmpty()) {
      throw new ConfigurationException(
          "The settings ask for nothing to serve: give --kafka, --http or both.");
    }
    Server server = new Server(settings);
    try {
      for (ServePart part : wanted) {
        server.running.add(part.start(settings, server));
      }
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /**
   * Waits until the models are loaded and all parts work.
   *
   * @return false if the server was asked to end before
   * @throws FatalException if a part cannot work
   * @throws org.pydl4j.nd.errors.ModelFileException if a named model cannot be served
   */
  public boolean awaitBegun() {
    List<CompletableFuture<@Nullable Void>> all = new ArrayList<>(List.of(loaded));
    running.forEach(part -> all.add(part.begun()));
    CompletableFuture<@Nullable Void> first = new CompletableFuture<>();
    for (CompletableFuture<@Nullable Void> one : all) {
      one.exceptionally(
          failed -> {
            first.completeExceptionally(failed);
            return null;
          });
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> first.complete(null));
    ended.thenRun(() -> first.complete(null));
    try {
      first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    begun = !ended.isDone();
    if (begun) {
      LOG.info("Serving");
    }
    return begun;
  }

  /** Why clients cannot be served now, a reason each; empty when they can. Waits for nothing. */
  public List<String> unready() {
    List<String> reasons = new ArrayList<>();
    if (ended.isDone()) {
      reasons.add("the server ends");
    }
    Stream.concat(Stream.of(repository.unready()), running.stream().map(ServePart.Running::unready))
        .filter(Objects::nonNull)
        .forEach(reasons::add);
    return reasons;
  }

  private static ModelRepository repository(ServeSettings settings) {
    List<Path> paths = new ArrayList<>();
    for (String path : settings.get(ServeSettings.MODEL).split(",")) {
      paths.add(Path.of(path.trim()));
    }
    VersionPolicy policy = VersionPolicy.parse(settings.get(ServeSettings.VERSIONS));
    ModelRepository models =
        ModelRepository.unopened(paths, policy, writtenBy(settings), warmUp(settings));
    double seconds = settings.get(ServeSettings.WATCH);
    if (seconds > 0) {
      models.watch(Duration.ofMillis((long) (seconds * 1000)));
    }
    return models;
  }

  private static Map<String, String> writtenBy(ServeSettings settings) {
    Map<String, String> versions = new TreeMap<>();
    String text = settings.find(ServeSettings.WRITTEN_BY).orElse("{}");
    Yaml.pairs("The 'written-by' of serve", text)
        .forEach((name, version) -> versions.put(name, String.valueOf(version)));
    return versions;
  }

  private static int[] warmUp(ServeSettings settings) {
    String text = settings.get(ServeSettings.WARM_UP);
    if (!text.matches("([1-9][0-9]{0,6}(,[1-9][0-9]{0,6})*)?")) {
      throw new ConfigurationException(
          "The 'warm-up' of serve must be sizes of batches such as 1,32. Got '" + text + "'.");
    }
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** The models; empty until they are loaded, which goes on while parts connect. */
  public ModelRepository models() {
    return repository;
  }

  /** Completes when the models are loaded. */
  public CompletableFuture<@Nullable Void> loaded() {
    return loaded;
  }

  /** Where parts count and time what they do. */
  public MeterRegistry meters() {
    return meters;
  }

  /** What sends spans of what parts do; null: none are made. */
  public @Nullable Traces traces() {
    return traces;
  }

  /** All meters in Prometheus's text format. */
  public String scrape() {
    return meters.scrape();
  }

  /** Ends the server because of something that this process cannot mend; from any thread. */
  public void fail(FatalException reason) {
    failure.compareAndSet(null, reason);
    ended.complete(null);
  }

  /** Lets {@link #await} return; from any thread. */
  public void end() {
    ended.complete(null);
  }

  /**
   * Waits for {@link #end} or {@link #fail}.
   *
   * @throws FatalException the reason that was given to {@link #fail}
   */
  public void await() throws InterruptedException {
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it so", e);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    ended.complete(null);
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).stop();
    }
    running.clear();
    if (traces != null) {
      traces.close();
    }
    repository.close();
    meters.close();
  }
}
