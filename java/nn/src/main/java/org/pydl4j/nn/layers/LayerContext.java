package org.pydl4j.nn.layers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;

/** What a layer may ask for while it computes. */
public interface LayerContext {
  /**
   * A parameter in the form in which layers compute: [out, in] for {@link ParameterLayout#F},
   * otherwise as declared. It belongs to the network: do not close it.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the layer has no parameter of this name
   */
  NDArray parameter(String name);

  /**
   * {@code input · parameter(name)T + bias}, in inference by the fastest way for this batch.
   *
   * @param input [n, in]
   * @param name of a parameter [out, in]
   * @param bias [out], or null for none
   * @return [n, out]
   */
  NDArray linear(NDArray input, String name, @Nullable NDArray bias);

  /** Mini-batches that training has seen before this one; 0 outside of training. */
  default long iteration() {
    return 0;
  }

  /** Epochs that training has ended before this pass; 0 outside of training. */
  default long epoch() {
    return 0;
  }

  /** Whether the network is being trained; dropout works only then. */
  boolean training();

  /**
   * A parameter of the role {@link ParameterRole#STATE}, such as a running mean, as it was before
   * this step; do not close it.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the layer has no parameter of this name
   */
  default NDArray state(String name) {
    return parameter(name);
  }

  /**
   * Makes this the value of a {@link ParameterRole#STATE} once the step is done; outside of
   * training nothing happens.
   *
   * @param value in the parameter's shape; no derivative flows into it
   */
  void setState(String name, NDArray value);

  /**
   * Adds a number to what training makes smaller, such as a penalty on what this layer made.
   *
   * @param term of shape []; asked for only where a loss is computed
   */
  default void addLoss(Supplier<NDArray> term) {}

  /**
   * What this layer left behind under a name in the segment of a series before this one, or in the
   * call before of a network that is fed step by step; null at the beginning. Do not close it.
   */
  @Nullable NDArray carried(String name);

  /**
   * Whether what is {@link #carry carried} is wanted: it is not where a series is computed whole,
   * and a layer may save the work then.
   */
  default boolean carries() {
    return false;
  }

  /** Leaves a value for the segment that comes next, [n, …]; no derivative goes back through it. */
  void carry(String name, NDArray value);

  /**
   * Random numbers for this layer in training: others in each iteration, the same after a restart,
   * so that a resumed training repeats itself bit for bit. However often a layer asks in a pass, it
   * goes on where its last draw ended.
   *
   * @throws IllegalStateException outside of training
   */
  default RandomSource random() {
    return random("");
  }

  /**
   * As {@link #random()}, of a stream of its own for each purpose: what dropout draws does not
   * depend on whether noise was drawn before.
   *
   * @param purpose a name, such as {@code weightNoise}
   * @throws IllegalStateException outside of training
   */
  RandomSource random(String purpose);
}
