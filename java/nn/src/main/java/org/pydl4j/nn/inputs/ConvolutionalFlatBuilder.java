package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ConvolutionalFlat}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ConvolutionalFlatBuilder
    extends ConfiguredBuilder<ConvolutionalFlat, ConvolutionalFlatBuilder> {
  /** Nothing set. */
  public ConvolutionalFlatBuilder() {
    super(ConvolutionalFlat.DECLARATION);
  }

  /** Rows of pixels. At least 1. Required. */
  public ConvolutionalFlatBuilder height(long value) {
    return put("height", value);
  }

  /** Columns of pixels. At least 1. Required. */
  public ConvolutionalFlatBuilder width(long value) {
    return put("width", value);
  }

  /** Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1. Required. */
  public ConvolutionalFlatBuilder channels(long value) {
    return put("channels", value);
  }

  @Override
  public <V> ConvolutionalFlatBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ConvolutionalFlat build() {
    return super.build();
  }
}
