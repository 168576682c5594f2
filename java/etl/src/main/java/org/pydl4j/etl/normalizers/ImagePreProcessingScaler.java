package org.pydl4j.etl.normalizers;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Pixels to a range, by default 0 to 1, without looking at data: {@code x / (2^maxBits - 1) · (to -
 * from) + from}. DL4J: {@code ImagePreProcessingScaler}.
 */
public final class ImagePreProcessingScaler implements Normalizer {
  private static final long serialVersionUID = 1L;

  private final double from;
  private final double to;
  private final int maxBits;

  /** Pixels of 8 bits to the range from 0 to 1. */
  public ImagePreProcessingScaler() {
    this(0, 1, 8);
  }

  /**
   * Makes it.
   *
   * @param from what 0 becomes
   * @param to what the brightest pixel becomes, greater than {@code from}
   * @param maxBits bits of a pixel's channel, 1 to 32
   * @throws ConfigurationException if the range does not go up, or the bits are others
   */
  public ImagePreProcessingScaler(double from, double to, int maxBits) {
    this.from = from;
    this.to = to;
    this.maxBits = maxBits;
    checked();
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
    double brightest = (1L << maxBits) - 1;
    return Affine.ofAll((to - from) / brightest, from);
  }

  ImagePreProcessingScaler checked() {
    if (!(to > from) || maxBits < 1 || maxBits > 32) {
      throw new ConfigurationException(
          "The range of an ImagePreProcessingScaler must go up, and maxBits be 1 to 32. Got "
              + from
              + " to "
              + to
              + " and "
              + maxBits
              + " bits.");
    }
    return this;
  }

  @Override
  public String toJson() {
    JsonElement tree = new Gson().toJsonTree(this);
    tree.getAsJsonObject().addProperty("@class", "ImagePreProcessingScaler");
    return tree.toString();
  }
}
