package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One route and its thread, which it owns, from {@link #start} until {@link #join}. It runs, and
 * where other routes work on, it is run again after a failure, as a supervisor would start the
 * process of the only one again.
 */
final class Route {
  private static final Logger LOG = LoggerFactory.getLogger(Route.class);
  private static final long FIRST_WAIT_MS = 5_000;
  private static final long LONGEST_WAIT_MS = 300_000;
  private static final long LASTING_NS =
      TimeUnit.MINUTES.toNanos(10); // after which waits begin anew

  private final KafkaSettings settings;
  private final ClientProperties properties;
  private final ModelRepository models;
  private final CompletableFuture<@Nullable Void> loaded;
  private final MeterRegistry registry;
  private final KafkaMeters meters;
  private final Routes routes;
  private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile RouteRun run;
  private volatile boolean down;
  private @Nullable Thread thread;

  /**
   * Checks the settings; connects to nothing yet.
   *
   * @param loaded completes when the models are
   * @param traces what sends spans; null: none are made
   * @param routes told when it ends by a failure
   */
  Route(
      KafkaSettings settings,
      ModelRepository models,
      CompletableFuture<@Nullable Void> loaded,
      MeterRegistry registry,
      @Nullable Traces traces,
      Routes routes) {
    this.settings = settings;
    this.properties = new ClientProperties(settings);
    this.models = models;
    this.loaded = loaded;
    this.registry = registry;
    this.meters = new KafkaMeters(registry, settings, traces);
    this.routes = routes;
    this.run = made();
    meters.ready(() -> unready() == null);
  }

  private RouteRun made() {
    return new RouteRun(settings, properties, models, loaded, registry, meters, this);
  }

  /** Starts the thread. */
  void start() {
    Thread made = new Thread(this::runOnAndOn, "pydl4j-kafka-" + settings.route());
    thread = made;
    made.start();
  }

  private void runOnAndOn() {
    long wait = FIRST_WAIT_MS;
    try {
      while (!isStopping()) {
        long began = System.nanoTime();
        FatalException reason = run.run();
        if (reason == null) {
          return; // it was asked to
        }
        boolean unused = Thread.interrupted(); // what woke the run is not meant for the next one
        wait = System.nanoTime() - began > LASTING_NS ? FIRST_WAIT_MS : wait;
        if (!isAgain(reason, wait) || isStoppedWithin(wait)) {
          return;
        }
        wait = Math.min(LONGEST_WAIT_MS, 2 * wait);
        run = made();
      }
    } finally {
      settled.complete(null);
    }
  }

  /** Whether to run again after a failure. */
  private boolean isAgain(FatalException reason, long waitMs) {
    down = true;
    if (!routes.goesOnWithout(reason)) {
      return false;
    }
    // Who was taken over would only take over again, and be taken over.
    boolean again = reason.code() != ExitCode.FENCED;
    String next = again ? "it is tried again in " + waitMs / 1000 + " s" : "it is not tried again";
    LOG.error(
        "The route '{}' ended with code {} ({}), the others go on; {}: {}",
        settings.route(),
        reason.code().number(),
        reason.code(),
        next,
        reason.getMessage());
    run.health().waitsFor("its scoring ended, " + next + ": " + reason.getMessage());
    settled.complete(null);
    return again;
  }

  /** The run works: its place in the group is the next thing. */
  void begun() {
    down = false;
    settled.complete(null);
  }

  /** Whether it failed, and does not work again yet. */
  boolean isDown() {
    return down;
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private boolean isStoppedWithin(long ms) {
    try {
      return stopping.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return isStopping();
    }
  }

  /** Completes when it works for the first time, has failed for the first time, or has ended. */
  CompletableFuture<@Nullable Void> settled() {
    return settled;
  }

  /** Why it cannot work now; null when it can. */
  @Nullable String unready() {
    String reason = run.health().unready();
    return reason == null || !routes.several()
        ? reason
        : "route '" + settings.route() + "': " + reason;
  }

  /** Lets it answer what it took, commit, and end. */
  void askToStop() {
    stopping.countDown();
    Thread running = thread;
    if (running != null && !run.isBegun()) {
      running.interrupt(); // it may wait for brokers
    }
  }

  /** Waits for its end. */
  void join() {
    Thread running = thread;
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

  /** Wakes the thread from whatever it waits for. */
  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
