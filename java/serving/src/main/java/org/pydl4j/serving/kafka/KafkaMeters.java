package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** What is counted, once a batch. */
final class KafkaMeters {
  private final MeterRegistry registry;
  private final Counter records;
  private final Map<Fault, Counter> letters = new EnumMap<>(Fault.class);
  private final DistributionSummary rows;

  KafkaMeters(MeterRegistry registry) {
    this.registry = registry;
    records = registry.counter("pydl4j.kafka.records");
    for (Fault fault : Fault.values()) {
      letters.put(
          fault,
          Counter.builder("pydl4j.kafka.dead.letters")
              .description("Records that became dead letters, by reason.")
              .tag("reason", fault.label())
              .register(registry));
    }
    rows = registry.summary("pydl4j.kafka.batch.rows");
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
    Gauge.builder("pydl4j.kafka.letters.alarm", () -> raised.getAsBoolean() ? 1 : 0)
        .description("1 while more records become dead letters than letter-share allows.")
        .register(registry);
  }

  long records() {
    return (long) records.count();
  }

  long deadLetters() {
    return (long) letters.values().stream().mapToDouble(Counter::count).sum();
  }
}
