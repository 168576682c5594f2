package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;

/** Normalizers as {@code NormalizerSerializer} writes them, and in this library's JSON. */
final class Dl4jNormalizer {
  private Dl4jNormalizer() {}

  /** That of a file, for a network with so many inputs and outputs. */
  static JsonObject read(DataInputStream in, int inputs, int outputs) throws IOException {
    String header = in.readUTF();
    int version = in.readInt();
    if (!header.equals("NORMALIZER") || version != 1) {
      throw new DataException(
          "its entry normalizer.bin has another format: " + header + " " + version);
    }
    String type = in.readUTF();
    return type.startsWith("MULTI_")
        ? Dl4jMultiNormalizer.read(in, type, inputs, outputs)
        : one(in, type);
  }

  private static JsonObject one(DataInputStream in, String type) throws IOException {
    switch (type) {
      case "STANDARDIZE" -> {
        boolean labels = in.readBoolean();
        JsonObject made = standardize(in, "mean", "std");
        return labels ? merged(made, standardize(in, "labelMean", "labelStd")) : made;
      }
      case "MIN_MAX" -> {
        boolean labels = in.readBoolean();
        JsonObject range = range(in);
        JsonObject made = merged(minMax(in, "min", "max"), range);
        return labels ? merged(made, minMax(in, "labelMin", "labelMax")) : made;
      }
      case "IMAGE_MIN_MAX" -> {
        JsonObject made = range(in);
        made.addProperty("@class", "ImagePreProcessingScaler");
        made.addProperty("maxBits", bits(in.readDouble()));
        return made;
      }
      default ->
          throw new DataException(
              "its entry normalizer.bin is a " + type + ", which there is none of here");
    }
  }

  /** Means and deviations. */
  static JsonObject standardize(DataInputStream in, String mean, String std) throws IOException {
    JsonObject made = new JsonObject();
    made.addProperty("@class", "NormalizerStandardize");
    made.add(mean, numbers(in));
    made.add(std, numbers(in));
    return made;
  }

  /** Least and greatest numbers. */
  static JsonObject minMax(DataInputStream in, String min, String max) throws IOException {
    JsonObject made = new JsonObject();
    made.addProperty("@class", "NormalizerMinMaxScaler");
    made.add(min, numbers(in));
    made.add(max, numbers(in));
    return made;
  }

  /** The range that numbers are brought to. */
  static JsonObject range(DataInputStream in) throws IOException {
    JsonObject made = new JsonObject();
    made.addProperty("from", in.readDouble());
    made.addProperty("to", in.readDouble());
    return made;
  }

  /** Members of both. */
  static JsonObject merged(JsonObject one, JsonObject other) {
    JsonObject made = one.deepCopy();
    other.entrySet().forEach(member -> made.add(member.getKey(), member.getValue()));
    return made;
  }

  /**
   * Writes the entry for a normalizer of ours.
   *
   * @param inputs names of the network's inputs, in order
   * @param outputs names of its outputs, in order
   * @throws ModelFileException if Deeplearning4j has none of its kind
   */
  static void write(DataOutputStream out, String json, List<String> inputs, List<String> outputs)
      throws IOException {
    JsonObject given = JsonParser.parseString(json).getAsJsonObject();
    requireAxis1(given);
    out.writeUTF("NORMALIZER");
    out.writeInt(1);
    switch (type(given)) {
      case "NormalizerStandardize" -> {
        out.writeUTF("STANDARDIZE");
        out.writeBoolean(has(given, "labelMean"));
        vectors(out, given, "mean", "std");
        if (has(given, "labelMean")) {
          vectors(out, given, "labelMean", "labelStd");
        }
      }
      case "NormalizerMinMaxScaler" -> {
        out.writeUTF("MIN_MAX");
        out.writeBoolean(has(given, "labelMin"));
        writeRange(out, given);
        vectors(out, given, "min", "max");
        if (has(given, "labelMin")) {
          vectors(out, given, "labelMin", "labelMax");
        }
      }
      case "ImagePreProcessingScaler" -> {
        out.writeUTF("IMAGE_MIN_MAX");
        writeRange(out, given);
        out.writeDouble((1L << given.get("maxBits").getAsInt()) - 1);
      }
      case "MultiNormalizer" -> Dl4jMultiNormalizer.write(out, given, inputs, outputs);
      default -> throw refused(type(given));
    }
  }

  /** All of Deeplearning4j's scale axis 1. */
  private static void requireAxis1(JsonElement given) {
    if (given instanceof JsonArray list) {
      list.forEach(Dl4jNormalizer::requireAxis1);
    }
    if (!(given instanceof JsonObject one)) {
      return;
    }
    for (String key : List.of("featuresLast", "labelsLast")) {
      if (new JsonPrimitive(true).equals(one.get(key))) {
        throw new ModelFileException(
            "The normalizer "
                + type(one)
                + " of the network scales the last axis ('"
                + key
                + "'), and those of Deeplearning4j's normalizer.bin scale axis 1. Write the network"
                + " without it.");
      }
    }
    one.entrySet().forEach(member -> requireAxis1(member.getValue()));
  }

  /** That Deeplearning4j has none of this class. */
  static ModelFileException refused(String type) {
    return new ModelFileException(
        "The normalizer "
            + type
            + " of the network has no counterpart in Deeplearning4j's normalizer.bin. Write the"
            + " network without it.");
  }

  /** The name of its class. */
  static String type(JsonObject normalizer) {
    return normalizer.get("@class").getAsString();
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

  static void writeRange(DataOutputStream out, JsonObject given) throws IOException {
    out.writeDouble(given.get("from").getAsDouble());
    out.writeDouble(given.get("to").getAsDouble());
  }

  static void vectors(DataOutputStream out, JsonObject given, String... keys) throws IOException {
    for (String key : keys) {
      JsonArray all = given.get(key).getAsJsonArray();
      Dl4jArray.writeHeader(out, all.size(), false, true);
      for (JsonElement number : all) {
        out.writeFloat(number.getAsFloat());
      }
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
