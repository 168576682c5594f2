package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import org.pydl4j.nd.errors.DataException;

/**
 * A normalizer as {@code NormalizerSerializer} writes it.
 *
 * @param json of this library's normalizer with the same numbers
 */
record Dl4jNormalizer(String json) {
  static Dl4jNormalizer read(DataInputStream in) throws IOException {
    String header = in.readUTF();
    int version = in.readInt();
    if (!header.equals("NORMALIZER") || version != 1) {
      throw new DataException("its normalizer has another format: " + header + " " + version);
    }
    String type = in.readUTF();
    JsonObject made = new JsonObject();
    switch (type) {
      case "STANDARDIZE" -> {
        made.addProperty("@class", "NormalizerStandardize");
        boolean labels = in.readBoolean();
        made.add("mean", numbers(in));
        made.add("std", numbers(in));
        if (labels) {
          made.add("labelMean", numbers(in));
          made.add("labelStd", numbers(in));
        }
      }
      case "MIN_MAX" -> {
        made.addProperty("@class", "NormalizerMinMaxScaler");
        boolean labels = in.readBoolean();
        made.addProperty("targetMin", in.readDouble());
        made.addProperty("targetMax", in.readDouble());
        made.add("min", numbers(in));
        made.add("max", numbers(in));
        if (labels) {
          made.add("labelMin", numbers(in));
          made.add("labelMax", numbers(in));
        }
      }
      default ->
          throw new DataException("its normalizer is a " + type + ", which there is none of here");
    }
    return new Dl4jNormalizer(made.toString());
  }

  private static JsonArray numbers(DataInputStream in) throws IOException {
    JsonArray numbers = new JsonArray();
    for (double value : Dl4jArray.read(in).values()) {
      numbers.add(value);
    }
    return numbers;
  }
}
