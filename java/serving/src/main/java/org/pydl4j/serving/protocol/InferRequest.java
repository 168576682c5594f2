package org.pydl4j.serving.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants computed. The tensors view the bytes that they were read from.
 *
 * @param id the client's name for it, or the empty text
 * @param inputs in the client's order
 * @param outputs those that are wanted; empty for all
 * @param binaryByDefault whether outputs that do not say otherwise are wanted as binary data
 * @param priority 1 for first, higher for later, 0 for the server's default
 * @param timeoutMicros how long it may wait to be computed, in microseconds; 0 for the default
 * @param isOfRows whether the input was made of rows with raw columns
 */
public record InferRequest(
    String id,
    List<TensorData> inputs,
    List<Output> outputs,
    boolean binaryByDefault,
    long priority,
    long timeoutMicros,
    boolean isOfRows) {
  /** Of tensors. */
  public InferRequest(
      String id,
      List<TensorData> inputs,
      List<Output> outputs,
      boolean binaryByDefault,
      long priority,
      long timeoutMicros) {
    this(id, inputs, outputs, binaryByDefault, priority, timeoutMicros, false);
  }

  /**
   * One wanted output.
   *
   * @param name its name in the signature
   * @param binary whether as binary data; null to do as {@link #binaryByDefault} says
   */
  public record Output(String name, @Nullable Boolean binary) {}

  /** Whether an output is wanted as binary data. */
  public boolean binary(String output) {
    for (Output wanted : outputs) {
      if (wanted.name().equals(output) && wanted.binary() != null) {
        return wanted.binary();
      }
    }
    return binaryByDefault;
  }

  /** Whether an output is wanted at all. */
  public boolean wants(String output) {
    return outputs.isEmpty() || outputs.stream().anyMatch(o -> o.name().equals(output));
  }
}
