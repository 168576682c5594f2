package org.pydl4j.etl.normalizers;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * A normalizer that moves and scales each feature by itself, and labels where it was fit to them.
 */
public abstract class FeatureScaler implements Normalizer {
  private static final long serialVersionUID = 1L;

  FeatureScaler() {}

  /** What features go through. */
  abstract Affine scale();

  /** What labels go through; null to leave them as they are. */
  abstract @Nullable Affine labelScale();

  @Override
  public NDArray transform(NDArray features) {
    return scale().apply(features);
  }

  @Override
  public NDArray revert(NDArray features) {
    return scale().invert(features);
  }

  @Override
  public NDArray transformLabels(NDArray labels) {
    Affine scale = labelScale();
    return scale == null ? labels.dup() : scale.apply(labels);
  }

  @Override
  public NDArray revertLabels(NDArray labels) {
    Affine scale = labelScale();
    return scale == null ? labels.dup() : scale.invert(labels);
  }

  /** Its fields under their names, behind the name of its class. */
  @Override
  public String toJson() {
    JsonElement tree = new Gson().toJsonTree(this);
    tree.getAsJsonObject().addProperty("@class", getClass().getSimpleName());
    return tree.toString();
  }
}
