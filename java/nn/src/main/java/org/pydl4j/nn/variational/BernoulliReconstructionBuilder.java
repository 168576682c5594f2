package org.pydl4j.nn.variational;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link BernoulliReconstruction}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BernoulliReconstructionBuilder
    extends ConfiguredBuilder<BernoulliReconstruction, BernoulliReconstructionBuilder> {
  /** Nothing set. */
  public BernoulliReconstructionBuilder() {
    super(BernoulliReconstruction.DECLARATION);
  }

  /** The function that makes probabilities of p. Default: sigmoid. */
  public BernoulliReconstructionBuilder activation(ActivationFunction value) {
    return put("activation", value);
  }

  /** The function that makes probabilities of p. Default: sigmoid. */
  public BernoulliReconstructionBuilder activation(
      ConfiguredBuilder<? extends ActivationFunction, ?> value) {
    return put("activation", value.build());
  }

  /** By name. The function that makes probabilities of p. Default: sigmoid. */
  public BernoulliReconstructionBuilder activation(String name) {
    return put("activation", ActivationFunction.KIND.named(name));
  }

  @Override
  public <V> BernoulliReconstructionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public BernoulliReconstruction build() {
    return super.build();
  }
}
