package org.pydl4j.nn.variational;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.losses.LossFunction;

/**
 * Builds a {@link LossReconstruction}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossReconstructionBuilder
    extends ConfiguredBuilder<LossReconstruction, LossReconstructionBuilder> {
  /** Nothing set. */
  public LossReconstructionBuilder() {
    super(LossReconstruction.DECLARATION);
  }

  /** The loss, of the input as labels and the reconstruction as outputs. Required. */
  public LossReconstructionBuilder loss(LossFunction value) {
    return put("loss", value);
  }

  /** The loss, of the input as labels and the reconstruction as outputs. Required. */
  public LossReconstructionBuilder loss(ConfiguredBuilder<? extends LossFunction, ?> value) {
    return put("loss", value.build());
  }

  /** By name. The loss, of the input as labels and the reconstruction as outputs. Required. */
  public LossReconstructionBuilder loss(String name) {
    return put("loss", LossFunction.KIND.named(name));
  }

  /** The function that makes reconstructions of p. Default: identity. */
  public LossReconstructionBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** The function that makes reconstructions of p. Default: identity. */
  public LossReconstructionBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. The function that makes reconstructions of p. Default: identity. */
  public LossReconstructionBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  @Override
  public <V> LossReconstructionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossReconstruction build() {
    return super.build();
  }
}
