package org.pydl4j.etl.normalizers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.FeaturePlaces.Order;
import org.pydl4j.nn.data.FeaturePlaces.Place;

/** Brings a normalizer's JSON together with where a network's features stand. */
final class FeatureOrder {
  /** The numbers of each feature, and of each number of a label, by class. */
  private static final Map<String, String> OF_FEATURES =
      Map.of(
          "NormalizerStandardize", "mean",
          "NormalizerMinMaxScaler", "min",
          "NormalizerRobust", "median");

  private static final Map<String, String> OF_LABELS =
      Map.of(
          "NormalizerStandardize", "labelMean",
          "NormalizerMinMaxScaler", "labelMin",
          "NormalizerRobust", "labelMedian");

  private static final String VGG = "VGG16ImagePreProcessor";

  private FeatureOrder() {}

  /** The normalizer of an input's features or, among several, of an output's labels. */
  static Normalizer features(Normalizer given, Place place) {
    return set(given, place, OF_FEATURES, "featuresLast");
  }

  /** What a normalizer that was fit to labels, too, does with them. */
  static Normalizer labels(Normalizer given, Place place) {
    return set(given, place, OF_LABELS, "labelsLast");
  }

  private static Normalizer set(
      Normalizer given, Place place, Map<String, String> numbers, String key) {
    if (place.order() == Order.ALONE) {
      return given;
    }
    JsonObject tree = JsonParser.parseString(given.toJson()).getAsJsonObject();
    boolean changed = false;
    if (given instanceof CompositeNormalizer) {
      for (JsonElement member : tree.getAsJsonArray(CompositeNormalizer.MEMBER)) {
        changed |= place(member.getAsJsonObject(), place, numbers, key);
      }
    } else {
      changed = place(tree, place, numbers, key);
    }
    return changed ? Normalizer.fromJson(tree.toString()) : given;
  }

  /** Says in the JSON where features stand, if it does not; whether it did. */
  private static boolean place(
      JsonObject one, Place place, Map<String, String> numbers, String key) {
    String type = one.get("@class").getAsString();
    long count = count(one, type, numbers);
    if (count == 0) { // scales all alike, is a user's, or was not fit to labels
      return false;
    }
    JsonElement stated = one.get(key);
    boolean last = stated != null && stated.getAsBoolean();
    if (last != place.isLast() && (stated != null || count != place.features())) {
      throw refused(type, count, stated != null, place, key);
    }
    if (last == place.isLast()) {
      return false; // another number of features is refused with the array that shows it
    }
    one.addProperty(key, place.isLast());
    return true;
  }

  private static long count(JsonObject one, String type, Map<String, String> numbers) {
    if (type.equals(VGG) && numbers == OF_FEATURES) {
      return 3;
    }
    String key = numbers.get(type);
    @Nullable JsonElement values = key == null ? null : one.get(key);
    return values instanceof JsonArray list ? list.size() : 0;
  }

  private static ConfigurationException refused(
      String type, long count, boolean stated, Place place, String key) {
    boolean last = place.isLast();
    return new ConfigurationException(
        "The "
            + type
            + " of '"
            + place.name()
            + "' has "
            + count
            + " numbers for "
            + (last ? "axis 1" : "the last axis")
            + ", and the "
            + place.features()
            + " features of this network's arrays "
            + place.shape()
            + " stand in "
            + (last ? "the last axis" : "axis 1")
            + ". Fit it with features_last="
            + (last ? "True" : "False")
            + ", or give a number for each feature"
            + (stated ? " with \"" + key + "\": " + last + "." : "."));
  }
}
