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

  private final @Nullable Boolean featuresLast; // null, as in old files: nobody said, so axis 1
  private final @Nullable Boolean labelsLast;

  FeatureScaler(@Nullable Boolean featuresLast, @Nullable Boolean labelsLast) {
    this.featuresLast = featuresLast;
    this.labelsLast = labelsLast;
  }

  /** What features go through. */
  abstract Affine scale();

  /** What labels go through; null to leave them as they are. */
  abstract @Nullable Affine labelScale();

  /** Whether features are the last axis of their arrays, as in [n, time, features], not axis 1. */
  public final boolean featuresLast() {
    return Boolean.TRUE.equals(featuresLast);
  }

  /** Whether the numbers of a label are the last axis of their arrays. */
  public final boolean labelsLast() {
    return Boolean.TRUE.equals(labelsLast);
  }

  @Override
  public NDArray transform(NDArray features) {
    return scale().standing(featuresLast()).apply(features);
  }

  @Override
  public NDArray revert(NDArray features) {
    return scale().standing(featuresLast()).invert(features);
  }

  @Override
  public NDArray transformLabels(NDArray labels) {
    Affine scale = labelScale();
    return scale == null ? labels.dup() : scale.standing(labelsLast()).apply(labels);
  }

  @Override
  public NDArray revertLabels(NDArray labels) {
    Affine scale = labelScale();
    return scale == null ? labels.dup() : scale.standing(labelsLast()).invert(labels);
  }

  /** Its fields under their names, behind the name of its class. */
  @Override
  public String toJson() {
    JsonElement tree = new Gson().toJsonTree(this);
    tree.getAsJsonObject().addProperty("@class", getClass().getSimpleName());
    return tree.toString();
  }
}
