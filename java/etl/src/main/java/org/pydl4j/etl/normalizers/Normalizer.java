package org.pydl4j.etl.normalizers;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A change of scale that features go through before they reach a network, and labels where they are
 * numbers to predict. It is immutable, holds no native memory and travels inside the model's file
 * as JSON. Arrays that its methods return are new and belong to the caller; the argument stays as
 * it is. DL4J: {@code DataNormalization}.
 *
 * <p>Axis 1 holds the features: columns of [n, features], channels of [n, channels, height, width],
 * features of [n, features, time], as in DL4J. Results are {@code float32}, or {@code float64} for
 * {@code float64}.
 */
public interface Normalizer extends Serializable {
  /**
   * Scaled features.
   *
   * @param features [n, features, …] of any number type
   * @throws org.pydl4j.nd.errors.ShapeException if axis 1 is not as long as where it was fit
   */
  NDArray transform(NDArray features);

  /** The features that {@link #transform} was given, but for rounding. */
  NDArray revert(NDArray features);

  /** Scaled labels; a copy of them where labels were not fit. */
  default NDArray transformLabels(NDArray labels) {
    return labels.dup();
  }

  /** The labels that {@link #transformLabels} was given: what a network predicts, in its units. */
  default NDArray revertLabels(NDArray labels) {
    return labels.dup();
  }

  /** Whether {@link #transformLabels} changes anything. */
  default boolean fitsLabels() {
    return false;
  }

  /** Text that {@link #fromJson} reads: {@code {"@class": "NormalizerStandardize", …}}. */
  String toJson();

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ConfigurationException if the text is no normalizer
   */
  static Normalizer fromJson(String json) {
    Map<String, BiFunction<Gson, JsonObject, Normalizer>> known =
        Map.of(
            "NormalizerStandardize",
            (gson, tree) -> gson.fromJson(tree, NormalizerStandardize.class).checked(),
            "NormalizerMinMaxScaler",
            (gson, tree) -> gson.fromJson(tree, NormalizerMinMaxScaler.class).checked(),
            "ImagePreProcessingScaler",
            (gson, tree) -> gson.fromJson(tree, ImagePreProcessingScaler.class).checked());
    try {
      JsonObject tree = JsonParser.parseString(json).getAsJsonObject();
      JsonElement name = tree.get("@class");
      if (name == null || !known.containsKey(name.getAsString())) {
        throw new ConfigurationException(
            "There is no normalizer "
                + name
                + ". There are "
                + List.copyOf(known.keySet()).stream().sorted().toList()
                + ".");
      }
      return known.get(name.getAsString()).apply(new Gson(), tree);
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw new ConfigurationException("A normalizer must be JSON. " + e.getMessage(), e);
    }
  }
}
