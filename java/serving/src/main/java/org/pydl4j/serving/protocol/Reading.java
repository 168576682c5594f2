package org.pydl4j.serving.protocol;

/**
 * How a request is read.
 *
 * @param exact whether numbers of text stay doubles where FP32 is asked for, since they are scaled
 *     before the model sees them: neighbours among large numbers would be one number otherwise
 * @param memory asked before numbers take memory
 */
public record Reading(boolean exact, Allowance memory) {
  /** Types as they are asked for, without a limit. */
  public static final Reading PLAIN = new Reading(false, Allowance.UNLIMITED);
}
