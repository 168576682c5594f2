package org.pydl4j.nn.variational;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CompositeReconstruction}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CompositeReconstructionBuilder
    extends ConfiguredBuilder<CompositeReconstruction, CompositeReconstructionBuilder> {
  /** Nothing set. */
  public CompositeReconstructionBuilder() {
    super(CompositeReconstruction.DECLARATION);
  }

  /** How many inputs each distribution is of. Required. */
  public CompositeReconstructionBuilder sizes(long... values) {
    return put("sizes", boxed(values));
  }

  /** The distributions of the inputs one behind the other. Required. */
  public CompositeReconstructionBuilder distributions(
      List<? extends ReconstructionDistribution> values) {
    return put("distributions", List.copyOf(values));
  }

  /** The distributions of the inputs one behind the other. Required. */
  public CompositeReconstructionBuilder distributions(ReconstructionDistribution... values) {
    return put("distributions", List.of(values));
  }

  /** Adds one behind the others of distributions. */
  public CompositeReconstructionBuilder distribution(ReconstructionDistribution value) {
    return add("distributions", value);
  }

  /** Adds one behind the others of distributions. */
  public CompositeReconstructionBuilder distribution(
      ConfiguredBuilder<? extends ReconstructionDistribution, ?> value) {
    return add("distributions", value.build());
  }

  @Override
  public <V> CompositeReconstructionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CompositeReconstruction build() {
    return super.build();
  }
}
