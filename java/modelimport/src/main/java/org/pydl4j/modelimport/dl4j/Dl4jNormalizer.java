package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;

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
      throw new DataException(
          "its entry normalizer.bin has another format: " + header + " " + version);
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
      case "IMAGE_MIN_MAX" -> {
        made.addProperty("@class", "ImagePreProcessingScaler");
        made.addProperty("from", in.readDouble());
        made.addProperty("to", in.readDouble());
        made.addProperty("maxBits", bits(in.readDouble()));
      }
      default ->
          throw new DataException(
              "its entry normalizer.bin is a " + type + ", which there is none of here");
    }
    return new Dl4jNormalizer(made.toString());
  }

  /**
   * Writes the entry for a normalizer of ours.
   *
   * @throws ModelFileException if Deeplearning4j has none of its kind
   */
  static void write(DataOutputStream out, String json) throws IOException {
    JsonObject given = JsonParser.parseString(json).getAsJsonObject();
    String type = given.get("@class").getAsString();
    out.writeUTF("NORMALIZER");
    out.writeInt(1);
    switch (type) {
      case "NormalizerStandardize" -> {
        out.writeUTF("STANDARDIZE");
        boolean labels = has(given, "labelMean");
        out.writeBoolean(labels);
        vector(out, given.get("mean"));
        vector(out, given.get("std"));
        if (labels) {
          vector(out, given.get("labelMean"));
          vector(out, given.get("labelStd"));
        }
      }
      case "NormalizerMinMaxScaler" -> {
        out.writeUTF("MIN_MAX");
        boolean labels = has(given, "labelMin");
        out.writeBoolean(labels);
        out.writeDouble(has(given, "targetMin") ? given.get("targetMin").getAsDouble() : 0);
        out.writeDouble(has(given, "targetMax") ? given.get("targetMax").getAsDouble() : 1);
        vector(out, given.get("min"));
        vector(out, given.get("max"));
        if (labels) {
          vector(out, given.get("labelMin"));
          vector(out, given.get("labelMax"));
        }
      }
      case "ImagePreProcessingScaler" -> {
        out.writeUTF("IMAGE_MIN_MAX");
        out.writeDouble(given.get("from").getAsDouble());
        out.writeDouble(given.get("to").getAsDouble());
        out.writeDouble((1L << given.get("maxBits").getAsInt()) - 1);
      }
      default ->
          throw new ModelFileException(
              "The normalizer "
                  + type
                  + " of the network has no counterpart in Deeplearning4j's normalizer.bin. Write"
                  + " the network without it.");
    }
  }

  /** Of the brightest pixel's value, 2^bits - 1. */
  private static int bits(double brightest) {
    for (int bits = 1; bits <= 32; bits++) {
      if (brightest == (1L << bits) - 1) {
        return bits;
      }
    }
    throw new DataException(
        "its entry normalizer.bin says that the brightest pixel is "
            + brightest
            + ", which is not 2^bits - 1");
  }

  private static boolean has(JsonObject given, String key) {
    return given.has(key) && !given.get(key).isJsonNull();
  }

  private static void vector(DataOutputStream out, JsonElement numbers) throws IOException {
    JsonArray all = numbers.getAsJsonArray();
    Dl4jArray.writeHeader(out, all.size(), false, true);
    for (JsonElement number : all) {
      out.writeFloat(number.getAsFloat());
    }
  }

  private static JsonArray numbers(DataInputStream in) throws IOException {
    JsonArray numbers = new JsonArray();
    for (double value : Dl4jArray.read(in).values()) {
      numbers.add(value);
    }
    return numbers;
  }
}
