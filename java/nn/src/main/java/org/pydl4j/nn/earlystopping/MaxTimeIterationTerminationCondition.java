package org.pydl4j.nn.earlystopping;

import java.util.concurrent.TimeUnit;
import org.pydl4j.nd.errors.ConfigurationException;

/** Ends training after a time. DL4J: {@code MaxTimeIterationTerminationCondition}. */
public final class MaxTimeIterationTerminationCondition implements IterationTerminationCondition {
  private final long nanos;
  private long begun;

  /** Ends it after the first mini-batch that is done after this time; more than 0. */
  public MaxTimeIterationTerminationCondition(long maxTime, TimeUnit unit) {
    if (maxTime <= 0) {
      throw new ConfigurationException(
          "The 'maxTime' must be more than 0. Got " + maxTime + " instead.");
    }
    nanos = unit.toNanos(maxTime);
    begun = System.nanoTime();
  }

  /** Ends it after the first mini-batch that is done after so many seconds. */
  public static MaxTimeIterationTerminationCondition ofSeconds(double seconds) {
    return new MaxTimeIterationTerminationCondition(
        (long) Math.ceil(seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  @Override
  public void initialize() {
    begun = System.nanoTime();
  }

  @Override
  public boolean terminate(double score) {
    return System.nanoTime() - begun >= nanos;
  }

  @Override
  public String toString() {
    return "MaxTimeIterationTerminationCondition(" + nanos / 1e9 + " s)";
  }
}
