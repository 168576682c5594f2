package org.pydl4j.nn.variational;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link GaussianReconstruction}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GaussianReconstructionBuilder
    extends ConfiguredBuilder<GaussianReconstruction, GaussianReconstructionBuilder> {
  /** Nothing set. */
  public GaussianReconstructionBuilder() {
    super(GaussianReconstruction.DECLARATION);
  }

  /** The function that makes means and logarithms of variances of p. Default: identity. */
  public GaussianReconstructionBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** The function that makes means and logarithms of variances of p. Default: identity. */
  public GaussianReconstructionBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. The function that makes means and logarithms of variances of p. Default: identity. */
  public GaussianReconstructionBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  @Override
  public <V> GaussianReconstructionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GaussianReconstruction build() {
    return super.build();
  }
}
