package org.pydl4j.nn.inputs;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link Convolutional3D}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class Convolutional3DBuilder
    extends ConfiguredBuilder<Convolutional3D, Convolutional3DBuilder> {
  /** Nothing set. */
  public Convolutional3DBuilder() {
    super(Convolutional3D.DECLARATION);
  }

  /** Slices of a volume, or pictures of a film. At least 1. Required. */
  public Convolutional3DBuilder depth(long value) {
    return put("depth", value);
  }

  /** Rows of pixels. At least 1. Required. */
  public Convolutional3DBuilder height(long value) {
    return put("height", value);
  }

  /** Columns of pixels. At least 1. Required. */
  public Convolutional3DBuilder width(long value) {
    return put("width", value);
  }

  /** Numbers a pixel: 1 for grey, 3 for colour; later the feature maps. At least 1. Required. */
  public Convolutional3DBuilder channels(long value) {
    return put("channels", value);
  }

  /**
   * The order of the axes of what goes into the network, and of outputs and labels that are
   * volumes: NCDHW is [n, channels, depth, height, width], NDHWC is [n, depth, height, width,
   * channels]. Default: NCDHW.
   */
  public Convolutional3DBuilder format(CNN3DFormat value) {
    return put("format", value);
  }

  @Override
  public <V> Convolutional3DBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public Convolutional3D build() {
    return super.build();
  }
}
