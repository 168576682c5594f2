package org.pydl4j.nn.activations;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link GELU}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GELUBuilder extends ConfiguredBuilder<GELU, GELUBuilder> {
  /** Nothing set. */
  public GELUBuilder() {
    super(GELU.DECLARATION);
  }

  /**
   * none: x · Phi(x). tanh: x / 2 · (1 + tanh(sqrt(2 / pi) · (x + 0.044715 · x³))), as in PyTorch
   * and Keras. sigmoid: x · sigmoid(1.702 · x), DL4J's. dl4j_precise: DL4J's with precise=true,
   * which has (0.044715 · x)³ in tanh. Default: NONE.
   */
  public GELUBuilder approximation(GELU.Approximation value) {
    return put("approximation", value);
  }

  @Override
  public <V> GELUBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GELU build() {
    return super.build();
  }
}
