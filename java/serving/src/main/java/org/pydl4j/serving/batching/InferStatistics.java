package org.pydl4j.serving.batching;

import java.util.List;

/**
 * What one version of a model has done for clients, as the statistics extension of the Open
 * Inference Protocol counts it. Of {@code success}, {@code fail}, {@code queue}, {@code input},
 * {@code infer} and {@code output} each request counts once, with the whole time of its batch.
 *
 * @param model the name
 * @param version the version
 * @param lastInference when the last batch was done, in ms since 1970; 0 for never
 * @param inferences rows
 * @param executions batches
 * @param success from arrival to outputs
 * @param fail from arrival to the failure, whatever it was
 * @param queue from arrival to the batch's beginning
 * @param input rows are put together
 * @param infer the model computes
 * @param output outputs are taken apart
 * @param batches by size, ascending
 */
public record InferStatistics(
    String model,
    String version,
    long lastInference,
    long inferences,
    long executions,
    Time success,
    Time fail,
    Time queue,
    Time input,
    Time infer,
    Time output,
    List<BatchSize> batches) {

  /**
   * How often, and how long all together.
   *
   * @param count how often
   * @param nanos the sum
   */
  public record Time(long count, long nanos) {
    /** Never. */
    public static final Time NONE = new Time(0, 0);

    Time plus(Time other) {
      return plus(other.count, other.nanos);
    }

    Time plus(long times, long allNanos) {
      return new Time(count + times, nanos + allNanos);
    }
  }

  /**
   * Batches of one size.
   *
   * @param rows the size; beyond 64 the next power of two
   */
  public record BatchSize(long rows, Time input, Time infer, Time output) {
    BatchSize plus(BatchSize other) {
      return new BatchSize(
          rows, input.plus(other.input), infer.plus(other.infer), output.plus(other.output));
    }
  }
}
