package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * What networks expect that were trained as VGG16: pixels from 0 to 255 less the mean of ImageNet,
 * 123.68, 116.779 and 103.939 of red, green and blue, which are the channels 0, 1 and 2. DL4J:
 * {@code VGG16ImagePreProcessor}. Source: Simonyan, Zisserman 2014, arXiv:1409.1556.
 */
public final class VGG16ImagePreProcessor implements Normalizer {
  private static final long serialVersionUID = 1L;
  private static final Affine LESS_MEAN =
      Affine.ofFeatures(new double[] {123.68, 116.779, 103.939}, new double[] {1, 1, 1}, 0);

  private final @Nullable Boolean featuresLast; // null, as in old files: nobody said, so axis 1

  /** Of images [n, 3, height, width]. */
  public VGG16ImagePreProcessor() {
    featuresLast = null;
  }

  /**
   * Of images in either order.
   *
   * @param featuresLast whether they are [n, height, width, 3], not [n, 3, height, width]
   */
  public VGG16ImagePreProcessor(boolean featuresLast) {
    this.featuresLast = featuresLast;
  }

  @Override
  public NDArray transform(NDArray features) {
    return scale().apply(features);
  }

  @Override
  public NDArray revert(NDArray features) {
    return scale().invert(features);
  }

  private Affine scale() {
    return LESS_MEAN.standing(Boolean.TRUE.equals(featuresLast));
  }

  @Override
  public String toJson() {
    String order = featuresLast == null ? "" : ",\"featuresLast\":" + featuresLast;
    return "{\"@class\":\"VGG16ImagePreProcessor\"" + order + "}";
  }
}
