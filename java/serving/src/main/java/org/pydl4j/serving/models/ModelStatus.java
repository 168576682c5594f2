package org.pydl4j.serving.models;

/**
 * One line of the repository's index.
 *
 * @param name of the model
 * @param version its number as text, as the Open Inference Protocol has it
 * @param state whether it is served
 * @param reason why it is not, or why its newest file was refused while the former one is served;
 *     empty otherwise
 */
public record ModelStatus(String name, String version, State state, String reason) {
  /** The states of Triton's repository extension. */
  public enum State {
    /** It answers. */
    READY,
    /** It was refused, or taken away. */
    UNAVAILABLE,
    /** It lies in the repository and is no model; no state of Triton's. */
    IGNORED
  }
}
