package org.pydl4j.nn.plan;

import java.util.Arrays;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ParameterSpec;

/**
 * Refuses sizes that no memory holds while a plan is made: their products would pass over the
 * largest number there is, and come out as small ones.
 */
final class Countable {
  /** 1 PiB of float32 numbers. */
  private static final long MOST = 1L << 48;

  private Countable() {}

  /**
   * Refuses what a vertex makes, or an input.
   *
   * @param subject who has it, at the start of a sentence
   */
  static void require(String subject, InputType type) {
    long[] shape = type.shape();
    if (!isCountable(shape)) {
      throw refused(subject + " has the shape " + InputType.text(shape));
    }
  }

  /** Refuses a parameter. */
  static void require(String subject, ParameterSpec spec) {
    if (!isCountable(spec.shape())) {
      throw refused(
          subject + " has the parameter " + spec.name() + " " + Arrays.toString(spec.shape()));
    }
  }

  private static boolean isCountable(long[] shape) {
    long length = 1;
    for (long extent : shape) {
      if (extent == -1) {
        continue; // any
      }
      if (extent < 0 || extent > 0 && length > MOST / extent) {
        return false;
      }
      length *= extent;
    }
    return true;
  }

  private static ShapeException refused(String what) {
    return new ShapeException(
        what + ", which is more than any memory holds. Make its sizes smaller.");
  }
}
