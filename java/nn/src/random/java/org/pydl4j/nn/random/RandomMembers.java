package org.pydl4j.nn.random;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.pydl4j.nn.conf.Schema;

/**
 * Draws members of every declared kind from what their declarations say of their settings, so that
 * a class is tried as soon as it is declared. Numbers are small. What is drawn may be refused,
 * since declarations do not say how sizes fit each other.
 */
public final class RandomMembers {
  /** How often a setting is set that need not be. */
  private static final double OFTEN = 0.15;

  private static final Map<String, List<JsonObject>> KINDS = kinds();

  private final SplittableRandom random;

  RandomMembers(SplittableRandom random) {
    this.random = random;
  }

  private static Map<String, List<JsonObject>> kinds() {
    Map<String, List<JsonObject>> kinds = new LinkedHashMap<>();
    JsonObject schema = JsonParser.parseString(Schema.export()).getAsJsonObject();
    for (JsonElement each : schema.getAsJsonArray("declarations")) {
      JsonObject declaration = each.getAsJsonObject();
      kinds
          .computeIfAbsent(declaration.get("kind").getAsString(), kind -> new ArrayList<>())
          .add(declaration);
    }
    return kinds;
  }

  /** The names of all members of a kind. */
  public static List<String> names(String kind) {
    return KINDS.get(kind).stream().map(each -> each.get("name").getAsString()).toList();
  }

  /** A member of this name. */
  JsonObject member(String kind, String name, int depth) {
    if (name.equals("Traced")) {
      return traced();
    }
    JsonObject drawn = member(declared(kind, name), depth);
    return name.equals("EinsumDense") ? einsum(drawn) : drawn;
  }

  /** An equation of any kind of input: a declaration does not have the words of its language. */
  private JsonObject einsum(JsonObject drawn) {
    String[][] equations = {
      {"nf,fg->ng", "4", "g"},
      {"nft,fg->ngt", "3,-1", "g"},
      {"nft,fg->ng", "2", ""},
      {"nft,fhg->nhgt", "2,3,-1", "h"},
      {"nchw,cd->ndhw", "3,-1,-1", "d"},
      {"nchw,hk->nckw", "-1,2,-1", "ck"},
      {"...w,wv->...v", one(List.of("2", "-1,2", "-1,-1,2", "-1,-1,-1,2")), "v"},
    };
    String[] each = one(List.of(equations));
    drawn.addProperty("equation", each[0]);
    drawn.add("outputShape", JsonParser.parseString("[" + each[1] + "]"));
    drawn.addProperty("biasAxes", chance(0.5) ? each[2] : "");
    return drawn;
  }

  /** Operations of any shape: what they work on are names, which a declaration does not have. */
  private JsonObject traced() {
    String[] ops = {"TANH", "SIGMOID", "SQUARE", "SIN", "SOFTPLUS", "ADD", "MUL", "MAX", "SUB"};
    String[] of = {"input", "w", "0.5", "-1"};
    StringBuilder list = new StringBuilder();
    int count = small(1, 5);
    for (int i = 0; i < count; i++) {
      String op = one(List.of(ops));
      String last = i == 0 ? "input" : "%" + (i - 1);
      String other =
          List.of("ADD", "MUL", "MAX", "SUB").contains(op) ? ", '" + one(List.of(of)) + "'" : "";
      list.append(i == 0 ? "" : ", ")
          .append(
              "{'@class': 'TracedOperation', 'op': '"
                  + op
                  + "', 'of': ['"
                  + last
                  + "'"
                  + other
                  + "]}");
    }
    String weight = "{'@class': 'TracedWeight', 'name': 'w', 'shape': [1]}";
    boolean used = list.toString().contains("'w'");
    String json =
        "{'@class': 'Traced', 'operations': ["
            + list
            + "], 'weights': ["
            + (used ? weight : "")
            + "]}";
    return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
  }

  /** Any member of a kind. */
  JsonObject member(String kind, int depth) {
    return member(one(KINDS.get(kind)), depth);
  }

  /** The settings that a network hands on to its layers, some of them. */
  JsonObject inherited(JsonObject network, String kind) {
    for (JsonElement key : declared("network", kind).getAsJsonArray("keys")) {
      if (key.getAsJsonObject().get("inherited").getAsBoolean() && chance(OFTEN)) {
        set(network, key.getAsJsonObject(), 2);
      }
    }
    return network;
  }

  private static JsonObject declared(String kind, String name) {
    return KINDS.get(kind).stream()
        .filter(each -> each.get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no " + kind + " " + name));
  }

  private JsonObject member(JsonObject declaration, int depth) {
    JsonObject drawn = new JsonObject();
    drawn.add("@class", declaration.get("name"));
    for (JsonElement each : declaration.getAsJsonArray("keys")) {
      JsonObject key = each.getAsJsonObject();
      if (key.get("required").getAsBoolean() || likely(key) || chance(OFTEN)) {
        set(drawn, key, depth);
      }
    }
    return drawn;
  }

  /** Sizes have defaults that are too large for a test, or none that fits. */
  private static boolean likely(JsonObject key) {
    return Set.of("nOut", "kernelSize", "ngroups").contains(key.get("name").getAsString());
  }

  private void set(JsonObject object, JsonObject key, int depth) {
    JsonElement value = value(key, depth);
    if (value != null) {
      object.add(key.get("name").getAsString(), value);
    }
  }

  /** Null where there is none that could be drawn. */
  private JsonElement value(JsonObject key, int depth) {
    JsonObject type = key.getAsJsonObject("type");
    String name = key.get("name").getAsString();
    return switch (type.get("type").getAsString()) {
      case "integer" -> new JsonPrimitive(name.equals("maxLength") ? 8 : whole(key));
      case "number" -> new JsonPrimitive(number(key));
      case "boolean" -> new JsonPrimitive(random.nextBoolean());
      case "string" -> name.equals("name") ? new JsonPrimitive("Schicht ä." + small(1, 999)) : null;
      case "pair" -> several(key, 2);
      case "axes" -> several(key, axes(type));
      case "sides" -> several(key, chance(0.5) ? axes(type) : 2 * axes(type));
      case "integers" ->
          name.toLowerCase(Locale.ROOT).endsWith("shape") ? shape() : several(key, small(1, 3));
      case "enum" -> one(type.getAsJsonArray("values").asList());
      case "numbers" -> numbers(small(1, 4));
      case "steps" -> steps();
      case "matrix" -> matrix();
      case "numberOr" ->
          chance(0.6) || depth < 1 ? new JsonPrimitive(number(key)) : object(type, depth);
      case "object" ->
          depth < 1 && !key.get("required").getAsBoolean() ? null : object(type, depth);
      case "list" -> list(type, depth);
      default -> null; // texts and graphs have no values that could be drawn
    };
  }

  private JsonElement object(JsonObject type, int depth) {
    return member(type.get("kind").getAsString(), depth - 1);
  }

  private JsonElement list(JsonObject type, int depth) {
    JsonArray array = new JsonArray();
    for (int i = small(1, 2); i > 0; i--) {
      array.add(object(type, depth));
    }
    return array;
  }

  private static int axes(JsonObject type) {
    JsonArray arguments = type.getAsJsonObject("python").getAsJsonArray("arguments");
    return arguments.get(0).getAsString().split(",").length;
  }

  private JsonElement several(JsonObject key, int count) {
    if (chance(0.5)) {
      count = key.getAsJsonObject("type").get("type").getAsString().equals("integers") ? count : 0;
    }
    if (count == 0) {
      return new JsonPrimitive(whole(key));
    }
    JsonArray array = new JsonArray();
    for (int i = 0; i < count; i++) {
      array.add(whole(key));
    }
    return array;
  }

  private JsonArray numbers(int count) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < count; i++) {
      array.add(0.1 + random.nextDouble());
    }
    return array;
  }

  private JsonArray matrix() {
    JsonArray rows = new JsonArray();
    int columns = small(1, 4);
    for (int i = small(1, 4); i > 0; i--) {
      rows.add(numbers(columns));
    }
    return rows;
  }

  /** Of which one is open. */
  private JsonArray shape() {
    JsonArray shape = new JsonArray();
    for (int i = small(1, 4); i > 0; i--) {
      shape.add(small(1, 4));
    }
    shape.set(chance(0.7) ? 0 : small(0, shape.size() - 1), new JsonPrimitive(-1));
    return shape;
  }

  private JsonObject steps() {
    JsonObject steps = new JsonObject();
    steps.addProperty("0", 0.01 * random.nextDouble());
    steps.addProperty("1", 0.01 * random.nextDouble());
    return steps;
  }

  /** From the least that is allowed to a little more. */
  private long whole(JsonObject key) {
    double[] range = range(key);
    long least = Double.isNaN(range[0]) ? 1 : (long) range[0];
    long most = Double.isNaN(range[1]) ? least + 3 : (long) Math.min(range[1], least + 3);
    return random.nextLong(least, most + 1);
  }

  /** Near the default, or within the bounds. */
  private double number(JsonObject key) {
    double[] range = range(key);
    JsonElement standard = key.get("default");
    boolean known =
        standard != null && standard.isJsonPrimitive() && standard.getAsJsonPrimitive().isNumber();
    double middle = known ? standard.getAsDouble() : 0.5;
    double wanted = middle * (0.5 + random.nextDouble());
    if (middle == 0) {
      wanted = 0.01 * random.nextDouble();
    }
    double least = Double.isNaN(range[0]) ? wanted : range[0];
    double most = Double.isNaN(range[1]) ? wanted : range[1];
    boolean inside = wanted >= least && wanted <= most;
    return inside && wanted != most ? wanted : least + (Math.max(most, least) - least) * 0.9;
  }

  private static double[] range(JsonObject key) {
    JsonObject range = key.has("range") ? key.getAsJsonObject("range") : new JsonObject();
    double least = range.has("min") ? range.get("min").getAsDouble() : Double.NaN;
    double most = range.has("max") ? range.get("max").getAsDouble() : Double.NaN;
    return new double[] {least, most};
  }

  /** A whole number from {@code least} to {@code most}. */
  int small(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(double of) {
    return random.nextDouble() < of;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
