package org.pydl4j.nn.variational;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ExponentialReconstruction}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ExponentialReconstructionBuilder
    extends ConfiguredBuilder<ExponentialReconstruction, ExponentialReconstructionBuilder> {
  /** Nothing set. */
  public ExponentialReconstructionBuilder() {
    super(ExponentialReconstruction.DECLARATION);
  }

  /** The function that makes logarithms of rates of p. Default: identity. */
  public ExponentialReconstructionBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** The function that makes logarithms of rates of p. Default: identity. */
  public ExponentialReconstructionBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. The function that makes logarithms of rates of p. Default: identity. */
  public ExponentialReconstructionBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  @Override
  public <V> ExponentialReconstructionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ExponentialReconstruction build() {
    return super.build();
  }
}
