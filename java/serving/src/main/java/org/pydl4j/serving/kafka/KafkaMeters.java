package org.pydl4j.serving.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted, once a batch. */
final class KafkaMeters {
  private final Counter records;
  private final Counter letters;
  private final DistributionSummary rows;

  KafkaMeters(MeterRegistry registry) {
    records = registry.counter("pydl4j.kafka.records");
    letters = registry.counter("pydl4j.kafka.dead.letters");
    rows = registry.summary("pydl4j.kafka.batch.rows");
  }

  void batch(int rowsOfBatch, int scored, int dead) {
    records.increment(scored);
    letters.increment(dead);
    rows.record(rowsOfBatch);
  }

  long records() {
    return (long) records.count();
  }

  long deadLetters() {
    return (long) letters.count();
  }
}
