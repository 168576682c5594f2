package org.pydl4j.serving.batching;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.pydl4j.serving.batching.InferStatistics.BatchSize;
import org.pydl4j.serving.batching.InferStatistics.Time;

/** Counts what one version of a model does; any thread may call any method. */
final class VersionCounts {
  private static final long EXACT_ROWS = 64; // clients choose sizes: few of them are kept apart

  private long lastInference;
  private long inferences;
  private long executions;
  private Time success = Time.NONE;
  private Time fail = Time.NONE;
  private Time queue = Time.NONE;
  private Time input = Time.NONE;
  private Time infer = Time.NONE;
  private Time output = Time.NONE;
  private final NavigableMap<Long, BatchSize> batches = new TreeMap<>();

  /** A batch whose requests have their outputs. */
  synchronized void computed(RequestBatch batch) {
    RequestBatch.Times times = batch.times();
    long end = System.nanoTime();
    long requests = batch.members().size();
    for (Pending member : batch.members()) {
      success = success.plus(1, end - member.arrived);
      queue = queue.plus(1, times.begun() - member.arrived);
    }
    input = input.plus(requests, requests * times.input());
    infer = infer.plus(requests, requests * times.infer());
    output = output.plus(requests, requests * times.output());
    inferences += batch.rows();
    executions++;
    lastInference = System.currentTimeMillis();
    BatchSize one =
        new BatchSize(
            size(batch.rows()),
            new Time(1, times.input()),
            new Time(1, times.infer()),
            new Time(1, times.output()));
    batches.merge(one.rows(), one, BatchSize::plus);
  }

  private static long size(long rows) {
    return rows <= EXACT_ROWS ? rows : Long.highestOneBit(rows - 1) << 1;
  }

  /** A request that got no outputs. */
  synchronized void failed(long nanos) {
    fail = fail.plus(1, nanos);
  }

  synchronized InferStatistics statistics(String model, String version) {
    return new InferStatistics(
        model,
        version,
        lastInference,
        inferences,
        executions,
        success,
        fail,
        queue,
        input,
        infer,
        output,
        List.copyOf(batches.values()));
  }
}
