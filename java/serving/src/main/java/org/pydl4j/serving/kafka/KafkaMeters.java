package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.tracing.Traces;

/** What is counted of a route, once a batch, and its traces. */
final class KafkaMeters {
  private final MeterRegistry registry;
  private final KafkaSettings settings;
  private final TracedRecords traces;
  private final Tags route;
  private final Counter records;
  private final Map<Fault, Counter> letters = new EnumMap<>(Fault.class);
  private final DistributionSummary rows;
  private volatile BooleanSupplier alarm = () -> false; // of the run of now

  /** With what sends spans; null: none are made. */
  KafkaMeters(MeterRegistry registry, KafkaSettings settings, @Nullable Traces traces) {
    this.registry = registry;
    this.settings = settings;
    this.traces = new TracedRecords(traces, settings.group());
    route = Tags.of("route", settings.route());
    records =
        Counter.builder("pydl4j.kafka.records")
            .description("Records that were answered.")
            .tags(route)
            .register(registry);
    for (Fault fault : Fault.values()) {
      letters.put(
          fault,
          Counter.builder("pydl4j.kafka.dead.letters")
              .description("Records that became dead letters, by reason.")
              .tags(route)
              .tag("reason", fault.label())
              .register(registry));
    }
    rows = registry.summary("pydl4j.kafka.batch.rows", route);
    flag("pydl4j.kafka.letters.alarm", route, () -> alarm.getAsBoolean())
        .description("1 while more records become dead letters than letter-share allows.")
        .register(registry);
  }

  private static Gauge.Builder<?> flag(String name, Tags tags, BooleanSupplier value) {
    return Gauge.builder(name, () -> value.getAsBoolean() ? 1 : 0).tags(tags);
  }

  TracedRecords traces() {
    return traces;
  }

  void batch(int rowsOfBatch, int scored) {
    records.increment(scored);
    rows.record(rowsOfBatch);
  }

  void letter(Fault fault) {
    Objects.requireNonNull(letters.get(fault)).increment();
  }

  /** Shows whether there are more dead letters than there may be. */
  void alarm(BooleanSupplier raised) {
    alarm = raised;
  }

  /** Shows whether the route can work now, and which way it goes. */
  void ready(BooleanSupplier can) {
    Tags way =
        route.and(
            "in",
            String.join(",", settings.in()),
            "out",
            settings.out(),
            "group",
            settings.group());
    flag("pydl4j.kafka.ready", way, can)
        .description("1 while the route has its place in the group and the brokers are there.")
        .register(registry);
  }
}
