package org.pydl4j.serving.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is counted and timed of one model's requests. */
final class BatchMeters {
  private final MeterRegistry registry;
  private final String model;
  private final Map<String, Version> versions = new ConcurrentHashMap<>();
  private final Counter refused;
  private final Counter expired;
  private final Counter failed;

  /** What one version computed. */
  private record Version(Timer latency, Timer compute, DistributionSummary size) {}

  BatchMeters(MeterRegistry registry, String model, @Nullable String version, ModelQueue queue) {
    this.registry = registry;
    this.model = model;
    Tags tags = Tags.of("model", model, "version", version == null ? "newest" : version);
    refused = counter(registry, tags, "queue_full");
    expired = counter(registry, tags, "timeout");
    failed = counter(registry, tags, "model");
    Gauge.builder("pydl4j.inference.queue", queue, ModelQueue::length)
        .description("Requests that wait.")
        .tags(tags)
        .register(registry);
  }

  private Version version(String number) {
    Tags tags = Tags.of("model", model, "version", number);
    return new Version(
        Timer.builder("pydl4j.inference.latency")
            .description("From a request's arrival to its outputs.")
            .tags(tags)
            .serviceLevelObjectives(buckets())
            .register(registry),
        Timer.builder("pydl4j.inference.compute")
            .description("One batch in the model.")
            .tags(tags)
            .register(registry),
        DistributionSummary.builder("pydl4j.inference.batch.rows")
            .description("Rows of a batch.")
            .tags(tags)
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry));
  }

  private static Counter counter(MeterRegistry registry, Tags tags, String reason) {
    return Counter.builder("pydl4j.inference.failures")
        .description("Requests without outputs, by reason.")
        .tags(tags)
        .tag("reason", reason)
        .register(registry);
  }

  private static Duration[] buckets() {
    double[] milliseconds = {0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096};
    Duration[] buckets = new Duration[milliseconds.length];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = Duration.ofNanos((long) (milliseconds[i] * 1e6));
    }
    return buckets;
  }

  void computed(RequestBatch batch, String number, long start) {
    long now = System.nanoTime();
    Version version = versions.computeIfAbsent(number, this::version);
    version.compute.record(now - start, TimeUnit.NANOSECONDS);
    version.size.record(batch.rows());
    for (Pending member : batch.members()) {
      version.latency.record(now - member.arrived, TimeUnit.NANOSECONDS);
    }
  }

  void refused() {
    refused.increment();
  }

  void expired() {
    expired.increment();
  }

  void failed() {
    failed.increment();
  }
}
