package org.pydl4j.nn.listeners;

/**
 * Called while a network is trained, on the training thread: what takes long here, slows training
 * down. An exception thrown here ends fit and reaches its caller; the weights stay as they are.
 */
public interface TrainingListener {
  /** After each mini-batch, the parameters being updated. */
  default void iterationDone(TrainingProgress progress) {}

  /** Before the first mini-batch of a pass. */
  default void onEpochStart(TrainingProgress progress) {}

  /** After the last mini-batch of a pass. */
  default void onEpochEnd(TrainingProgress progress) {}
}
