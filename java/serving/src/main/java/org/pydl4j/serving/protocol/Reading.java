package org.pydl4j.serving.protocol;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a request is read.
 *
 * @param exact whether numbers of text stay doubles where FP32 is asked for, since they are scaled
 *     before the model sees them: neighbours among large numbers would be one number otherwise
 * @param memory asked before numbers take memory
 * @param rows makes the model's input of the JSON of rows with raw columns; null where the model
 *     has no process for them
 */
public record Reading(
    boolean exact, Allowance memory, @Nullable Function<String, TensorData> rows) {
  /** Types as they are asked for, without a limit. */
  public static final Reading PLAIN = new Reading(false, Allowance.UNLIMITED);

  /** Without rows of raw columns. */
  public Reading(boolean exact, Allowance memory) {
    this(exact, memory, null);
  }
}
