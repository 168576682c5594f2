package org.pydl4j.nn.vertices;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.inputs.InputType;

/**
 * Builds a {@link PreprocessorVertex}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class PreprocessorVertexBuilder
    extends ConfiguredBuilder<PreprocessorVertex, PreprocessorVertexBuilder> {
  /** Nothing set. */
  public PreprocessorVertexBuilder() {
    super(PreprocessorVertex.DECLARATION);
  }

  /** What comes out: rows, images, volumes or series, of as many numbers an example. Required. */
  public PreprocessorVertexBuilder outputType(InputType value) {
    return put("outputType", value);
  }

  /** What comes out: rows, images, volumes or series, of as many numbers an example. Required. */
  public PreprocessorVertexBuilder outputType(ConfiguredBuilder<? extends InputType, ?> value) {
    return put("outputType", value.build());
  }

  @Override
  public <V> PreprocessorVertexBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public PreprocessorVertex build() {
    return super.build();
  }
}
