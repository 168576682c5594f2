package org.pydl4j.serving.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.VersionPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models and the parts that serve them. It owns both, until {@link #close()}, which stops the
 * parts first, newest first.
 */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final CompletableFuture<ModelRepository> models;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<ServePart.Running> running = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<FatalException> failure = new AtomicReference<>();

  private Server(ServeSettings settings) {
    // First and alone: classes that other threads initialise meanwhile deadlock with it in the JDK.
    Engine.start();
    ProcessMeters.register(meters);
    models = CompletableFuture.supplyAsync(() -> open(settings));
  }

  /**
   * Loads the models and starts every part that the settings ask for.
   *
   * @throws FatalException if a part cannot start
   * @throws org.pydl4j.nd.errors.ModelFileException if a named model cannot be served
   * @throws ConfigurationException if the settings ask for no part
   */
  public static Server start(ServeSettings settings) {
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
      server.models();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    LOG.info("Serving");
    return server;
  }

  private static ModelRepository open(ServeSettings settings) {
    List<Path> paths = new ArrayList<>();
    for (String path : settings.get(ServeSettings.MODEL).split(",")) {
      paths.add(Path.of(path.trim()));
    }
    VersionPolicy policy = VersionPolicy.parse(settings.get(ServeSettings.VERSIONS));
    ModelRepository models = ModelRepository.open(paths, policy, warmUp(settings));
    double seconds = settings.get(ServeSettings.WATCH);
    if (seconds > 0) {
      models.watch(Duration.ofMillis((long) (seconds * 1000)));
    }
    return models;
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

  /**
   * The models; waits until they are loaded, which goes on while parts connect.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if a named model cannot be served
   */
  public ModelRepository models() {
    try {
      return models.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Where parts count and time what they do. */
  public MeterRegistry meters() {
    return meters;
  }

  /** All meters in Prometheus's text format. */
  public String scrape() {
    return meters.scrape();
  }

  /** Ends the server because of something that this process cannot mend; from any thread. */
  public void fail(FatalException reason) {
    failure.compareAndSet(null, reason);
    ended.countDown();
  }

  /** Lets {@link #await} return; from any thread. */
  public void end() {
    ended.countDown();
  }

  /**
   * Waits for {@link #end} or {@link #fail}.
   *
   * @throws FatalException the reason that was given to {@link #fail}
   */
  public void await() throws InterruptedException {
    ended.await();
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void closeIfOpen(ModelRepository opened) {
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).stop();
    }
    running.clear();
    models.handle((opened, failed) -> opened).thenAccept(Server::closeIfOpen).join();
    meters.close();
  }
}
