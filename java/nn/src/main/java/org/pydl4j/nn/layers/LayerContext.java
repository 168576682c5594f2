package org.pydl4j.nn.layers;

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

  /** Whether the network is being trained; dropout works only then. */
  boolean training();

  /**
   * Random numbers for this layer in training: others in each iteration, the same after a restart,
   * so that a resumed training repeats itself bit for bit. However often a layer asks in a pass, it
   * goes on where its last draw ended.
   *
   * @throws IllegalStateException outside of training
   */
  RandomSource random();
}
