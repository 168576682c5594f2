package org.pydl4j.serving.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import org.pydl4j.nd.Memory;

/** What the process holds: the arrays' memory, the JVM's, threads. Flat while load is steady. */
final class ProcessMeters {
  private ProcessMeters() {}

  static void register(MeterRegistry meters) {
    Gauge.builder("pydl4j.memory.live", Memory::liveBytes)
        .description("Memory of arrays outside of the Java heap.")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("pydl4j.memory.storages", Memory::liveStorages)
        .description("Pieces of that memory.")
        .register(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
  }
}
