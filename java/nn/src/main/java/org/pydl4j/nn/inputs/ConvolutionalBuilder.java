package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Convolutional}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ConvolutionalBuilder
    extends ConfiguredBuilder<Convolutional, ConvolutionalBuilder> {
  /** Nothing set. */
  public ConvolutionalBuilder() {
    super(Convolutional.DECLARATION);
  }

  /** Rows of pixels. At least 1. Required. */
  public ConvolutionalBuilder height(long value) {
    return put("height", value);
  }

  /** Columns of pixels. At least 1. Required. */
  public ConvolutionalBuilder width(long value) {
    return put("width", value);
  }

  /** Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1. Required. */
  public ConvolutionalBuilder channels(long value) {
    return put("channels", value);
  }

  /**
   * The order of the axes of what goes into the network, and of outputs and labels that are images:
   * NCHW is [n, channels, height, width], NHWC is [n, height, width, channels]. Default: NCHW.
   */
  public ConvolutionalBuilder format(CNN2DFormat value) {
    return put("format", value);
  }

  @Override
  public <V> ConvolutionalBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Convolutional build() {
    return super.build();
  }
}
