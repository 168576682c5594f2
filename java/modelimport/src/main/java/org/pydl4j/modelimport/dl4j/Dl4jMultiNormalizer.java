package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * Normalizers of several inputs and outputs, as Deeplearning4j's {@code MULTI_STANDARDIZE}, {@code
 * MULTI_MIN_MAX} and {@code MULTI_HYBRID} have them, and in this library's JSON: a list for inputs
 * and one for outputs, with null for what stays as it is.
 */
final class Dl4jMultiNormalizer {
  private static final int NONE = 0;
  private static final int STANDARDIZE = 1;
  private static final int MIN_MAX = 2;

  private Dl4jMultiNormalizer() {}

  static JsonObject read(DataInputStream in, String type, int inputs, int outputs)
      throws IOException {
    return switch (type) {
      case "MULTI_STANDARDIZE", "MULTI_MIN_MAX" ->
          alike(in, type.equals("MULTI_MIN_MAX"), inputs, outputs);
      case "MULTI_HYBRID" -> hybrid(in, inputs, outputs);
      default ->
          throw new DataException(
              "its entry normalizer.bin is a " + type + ", which there is none of here");
    };
  }

  private static JsonObject alike(DataInputStream in, boolean minMax, int inputs, int outputs)
      throws IOException {
    boolean labels = in.readBoolean();
    int[] counts = {in.readInt(), in.readInt()};
    JsonObject range = minMax ? Dl4jNormalizer.range(in) : new JsonObject();
    requireCount("inputs", counts[0], inputs);
    requireCount("outputs", labels ? counts[1] : outputs, outputs);
    Map<Integer, JsonObject> features = new TreeMap<>();
    Map<Integer, JsonObject> targets = new TreeMap<>();
    for (int i = 0; i < counts[0] + (labels ? counts[1] : 0); i++) {
      Map<Integer, JsonObject> side = i < counts[0] ? features : targets;
      side.put(
          i < counts[0] ? i : i - counts[0], Dl4jNormalizer.merged(statistics(in, minMax), range));
    }
    return made(features, inputs, targets, outputs);
  }

  private static JsonObject statistics(DataInputStream in, boolean minMax) throws IOException {
    return minMax
        ? Dl4jNormalizer.minMax(in, "min", "max")
        : Dl4jNormalizer.standardize(in, "mean", "std");
  }

  private static void requireCount(String what, int there, int here) {
    if (there != here) {
      throw new DataException(
          "its entry normalizer.bin has normalizers for "
              + there
              + " "
              + what
              + ", and the network has "
              + here);
    }
  }

  private static JsonObject hybrid(DataInputStream in, int inputs, int outputs) throws IOException {
    Map<Integer, JsonObject> features = statistics(in, inputs);
    Map<Integer, JsonObject> targets = statistics(in, outputs);
    JsonObject allInputs = strategy(in);
    JsonObject allOutputs = strategy(in);
    Map<Integer, JsonObject> eachInput = strategies(in, inputs);
    Map<Integer, JsonObject> eachOutput = strategies(in, outputs);
    features.replaceAll(
        (i, one) -> Dl4jNormalizer.merged(one, eachInput.getOrDefault(i, allInputs)));
    targets.replaceAll(
        (i, one) -> Dl4jNormalizer.merged(one, eachOutput.getOrDefault(i, allOutputs)));
    return made(features, inputs, targets, outputs);
  }

  private static Map<Integer, JsonObject> statistics(DataInputStream in, int most)
      throws IOException {
    Map<Integer, JsonObject> made = new TreeMap<>();
    for (int left = count(in, most); left > 0; left--) {
      int number = number(in, most);
      made.put(number, statistics(in, kind(in) == MIN_MAX));
    }
    return made;
  }

  private static Map<Integer, JsonObject> strategies(DataInputStream in, int most)
      throws IOException {
    Map<Integer, JsonObject> made = new TreeMap<>();
    for (int left = count(in, most); left > 0; left--) {
      made.put(number(in, most), strategy(in));
    }
    return made;
  }

  /** What a kind has beside its numbers. */
  private static JsonObject strategy(DataInputStream in) throws IOException {
    return kind(in) == MIN_MAX ? Dl4jNormalizer.range(in) : new JsonObject();
  }

  private static int kind(DataInputStream in) throws IOException {
    int kind = in.readInt();
    if (kind < NONE || kind > MIN_MAX) {
      throw new DataException("its entry normalizer.bin has a strategy of the kind " + kind);
    }
    return kind;
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new DataException(
          "its entry normalizer.bin has " + count + " parts where the network has " + most);
    }
    return count;
  }

  private static int number(DataInputStream in, int most) throws IOException {
    int number = in.readInt();
    if (number < 0 || number >= most) {
      throw new DataException(
          "its entry normalizer.bin is of number " + number + " where the network has " + most);
    }
    return number;
  }

  private static JsonObject made(
      Map<Integer, JsonObject> inputs, int in, Map<Integer, JsonObject> outputs, int out) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", "MultiNormalizer");
    made.add("inputs", list(inputs, in));
    if (!outputs.isEmpty()) {
      made.add("outputs", list(outputs, out));
    }
    return made;
  }

  private static JsonArray list(Map<Integer, JsonObject> each, int count) {
    JsonArray made = new JsonArray();
    for (int i = 0; i < count; i++) {
      made.add(each.containsKey(i) ? each.get(i) : JsonNull.INSTANCE);
    }
    return made;
  }

  /** Writes what stands behind the header. */
  static void write(
      DataOutputStream out, JsonObject given, List<String> inputs, List<String> outputs)
      throws IOException {
    List<@Nullable JsonObject> features = members(given.get("inputs"), inputs);
    List<@Nullable JsonObject> targets = members(given.get("outputs"), outputs);
    boolean labels = targets.stream().anyMatch(Objects::nonNull);
    List<@Nullable JsonObject> all = new ArrayList<>(features);
    all.addAll(labels ? targets : List.of());
    JsonObject first = all.stream().filter(Objects::nonNull).findFirst().orElse(null);
    if (first != null && all.stream().allMatch(each -> each != null && alike(each, first))) {
      boolean minMax = isMinMax(first);
      out.writeUTF(minMax ? "MULTI_MIN_MAX" : "MULTI_STANDARDIZE");
      out.writeBoolean(labels);
      out.writeInt(features.size());
      out.writeInt(labels ? targets.size() : -1);
      if (minMax) {
        Dl4jNormalizer.writeRange(out, first);
      }
      for (JsonObject each : all) {
        numbers(out, Objects.requireNonNull(each));
      }
      return;
    }
    out.writeUTF("MULTI_HYBRID");
    writeEach(out, features, true);
    writeEach(out, targets, true);
    out.writeInt(NONE);
    out.writeInt(NONE);
    writeEach(out, features, false);
    writeEach(out, targets, false);
  }

  private static void writeEach(
      DataOutputStream out, List<@Nullable JsonObject> each, boolean statistics)
      throws IOException {
    out.writeInt((int) each.stream().filter(Objects::nonNull).count());
    for (int i = 0; i < each.size(); i++) {
      JsonObject one = each.get(i);
      if (one == null) {
        continue;
      }
      out.writeInt(i);
      out.writeInt(isMinMax(one) ? MIN_MAX : STANDARDIZE);
      if (statistics) {
        numbers(out, one);
      } else if (isMinMax(one)) {
        Dl4jNormalizer.writeRange(out, one);
      }
    }
  }

  private static void numbers(DataOutputStream out, JsonObject one) throws IOException {
    if (isMinMax(one)) {
      Dl4jNormalizer.vectors(out, one, "min", "max");
    } else {
      Dl4jNormalizer.vectors(out, one, "mean", "std");
    }
  }

  private static boolean isMinMax(JsonObject one) {
    String type = Dl4jNormalizer.type(one);
    if (!type.equals("NormalizerMinMaxScaler") && !type.equals("NormalizerStandardize")) {
      throw Dl4jNormalizer.refused(type);
    }
    return type.equals("NormalizerMinMaxScaler");
  }

  private static boolean alike(JsonObject one, JsonObject other) {
    return isMinMax(one) == isMinMax(other)
        && Objects.equals(one.get("from"), other.get("from"))
        && Objects.equals(one.get("to"), other.get("to"));
  }

  /** Normalizers by name, or in their order, as one for each name. */
  private static List<@Nullable JsonObject> members(
      @Nullable JsonElement given, List<String> names) {
    List<@Nullable JsonObject> made = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      JsonElement one = null;
      if (given instanceof JsonArray list) {
        one = i < list.size() ? list.get(i) : null;
      } else if (given instanceof JsonObject named) {
        one = named.get(names.get(i));
      }
      made.add(one instanceof JsonObject object ? object : null);
    }
    return made;
  }
}
