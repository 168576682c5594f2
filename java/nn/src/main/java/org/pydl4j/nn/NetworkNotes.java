package org.pydl4j.nn;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.DataPosition;

/** What a network keeps for its users and its file without computing with it. */
final class NetworkNotes {
  private volatile @Nullable String normalizerJson;
  private volatile @Nullable String processJson;
  private volatile @Nullable DataPosition dataPosition;
  private volatile List<String> labels = List.of();

  /** The normalizer as JSON, or null. */
  @Nullable String normalizerJson() {
    return normalizerJson;
  }

  /** Sets {@link #normalizerJson()}; null for none. */
  void setNormalizerJson(@Nullable String json) {
    requireObject("A normalizer", "Normalizer", json);
    normalizerJson = json;
  }

  /** The process of raw rows as JSON, or null. */
  @Nullable String processJson() {
    return processJson;
  }

  /** Sets {@link #processJson()}; null for none. */
  void setProcessJson(@Nullable String json) {
    requireObject("A process", "TransformProcess", json);
    processJson = json;
  }

  private static void requireObject(String what, String writer, @Nullable String json) {
    if (json != null && !isJsonObject(json)) {
      throw new ConfigurationException(
          what
              + " must be a JSON object, such as "
              + writer
              + ".toJson writes. Got '"
              + (json.length() < 100 ? json : json.substring(0, 97) + "...")
              + "' instead.");
    }
  }

  private static boolean isJsonObject(String text) {
    try {
      return JsonParser.parseString(text).isJsonObject();
    } catch (JsonParseException e) {
      return false;
    }
  }

  /** Where the pass is that a training is in, or was left in; null between passes. */
  @Nullable DataPosition dataPosition() {
    return dataPosition;
  }

  /** Sets {@link #dataPosition()}. */
  void setDataPosition(@Nullable DataPosition position) {
    dataPosition = position;
  }

  /** Names of the classes, or none. */
  List<String> labels() {
    return labels;
  }

  /** Sets {@link #labels()} of a network with so many outputs; one stands for two classes, too. */
  void setLabels(List<String> names, long outputs) {
    boolean two = outputs == 1 && names.size() == 2;
    if (!names.isEmpty() && names.size() != outputs && !two) {
      throw new ConfigurationException(
          "The network has "
              + outputs
              + " outputs, so it needs as many names of classes. Got "
              + names.size()
              + ".");
    }
    labels = List.copyOf(names);
  }
}
