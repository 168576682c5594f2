package org.pydl4j.nn.random;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A JSON text in which one thing was changed.
 *
 * @param what the change in words
 * @param text the changed text
 * @param names what a message about it may name: the member, the classes around it, its place
 * @param another whether the text means another thing for certain, should it be accepted
 */
record Mutation(String what, String text, Set<String> names, boolean another) {
  private static final String TWICE = "twice-\u0001";

  private static final List<JsonElement> VALUES = values();

  /** A member of an object or an item of a list. */
  private record Slot(JsonElement holder, String name, int index, Set<String> around) {
    JsonElement get() {
      return holder.isJsonArray()
          ? holder.getAsJsonArray().get(index)
          : holder.getAsJsonObject().get(name);
    }

    void set(JsonElement value) {
      if (holder.isJsonArray()) {
        holder.getAsJsonArray().set(index, value);
      } else {
        holder.getAsJsonObject().add(name, value);
      }
    }

    void remove() {
      if (holder.isJsonArray()) {
        holder.getAsJsonArray().remove(index);
      } else {
        holder.getAsJsonObject().remove(name);
      }
    }
  }

  private static List<JsonElement> values() {
    List<JsonElement> values = new ArrayList<>();
    for (String number :
        List.of(
            "0",
            "-1",
            "-7",
            "0.5",
            "1e308",
            "-1e308",
            "1e999",
            "NaN",
            "-Infinity",
            "65536",
            "2147483648",
            "4294967297",
            "1099511627776",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e-320",
            "1e1000000000")) {
      values.add(new JsonPrimitive(new LazilyParsedNumber(number)));
    }
    for (String text :
        List.of("", "NaN", "5", "relu", "no such thing", "\u0000", "ß".repeat(9000))) {
      values.add(new JsonPrimitive(text));
    }
    values.add(JsonNull.INSTANCE);
    values.add(new JsonPrimitive(true));
    values.add(new JsonObject());
    values.add(new JsonArray());
    values.add(JsonParser.parseString("[1, 2, 3]"));
    values.add(JsonParser.parseString("[[[[[[]]]]]]"));
    values.add(JsonParser.parseString("{\"@class\": \"Nothing\"}"));
    values.add(JsonParser.parseString("{\"@class\": 5}"));
    values.add(JsonParser.parseString("{\"a\": {\"b\": null}}"));
    return values;
  }

  /** One change of a configuration or another JSON text. */
  static Mutation of(String json, SplittableRandom random) {
    if (random.nextInt(8) == 0) {
      return ofText(json, random);
    }
    JsonElement tree = JsonParser.parseString(json);
    List<Slot> slots = new ArrayList<>();
    collect(tree, new TreeSet<>(), slots);
    Slot slot = slots.get(random.nextInt(slots.size()));
    Set<String> names = new TreeSet<>(slot.around());
    names.add(slot.name());
    JsonElement old = slot.get();
    if (old.isJsonPrimitive()) {
      names.add(old.getAsString());
    }
    boolean item = slot.holder().isJsonArray();
    switch (random.nextInt(item ? 7 : 10)) {
      case 0 -> {
        slot.remove();
        boolean needed = !item && !slot.name().equals("version"); // which is the newest by default
        return new Mutation("without " + slot.name(), text(tree), names, needed);
      }
      case 1 -> {
        Slot other = slots.get(random.nextInt(slots.size()));
        JsonElement theirs = other.get().deepCopy();
        slot.set(theirs);
        names.add(other.name());
        names.addAll(classes(theirs));
        return new Mutation(slot.name() + " as " + other.name(), text(tree), names, false);
      }
      case 7 -> {
        slot.remove();
        String wrong = slot.name() + (random.nextBoolean() ? "s" : "ü ");
        slot.holder().getAsJsonObject().add(wrong, old);
        names.add(wrong);
        return new Mutation(slot.name() + " called " + wrong, text(tree), names, true);
      }
      case 8 -> {
        slot.holder().getAsJsonObject().add(TWICE, one(VALUES, random));
        String twice = text(tree).replace(new Gson().toJson(TWICE), new Gson().toJson(slot.name()));
        return new Mutation(slot.name() + " twice", twice, names, true);
      }
      default -> {
        JsonElement value = one(VALUES, random);
        slot.set(value);
        names.addAll(classes(value));
        String what = slot.name() + ": " + old + " became " + value;
        return new Mutation(what, text(tree), names, differ(old, value));
      }
    }
  }

  /** What is no JSON any more, or nearly. */
  private static Mutation ofText(String json, SplittableRandom random) {
    int at = random.nextInt(json.length());
    return switch (random.nextInt(5)) {
      case 0 -> new Mutation("cut at " + at, json.substring(0, at), Set.of(), false);
      case 1 ->
          new Mutation(
              "a letter at " + at,
              json.substring(0, at) + (char) random.nextInt(1, 300) + json.substring(at),
              Set.of(),
              false);
      case 2 -> new Mutation("twice", json + json, Set.of(), true);
      case 3 ->
          new Mutation(
              "deep",
              json.replaceFirst("\\{", "{\"name\": " + "[".repeat(9000) + "]".repeat(9000) + ","),
              Set.of(),
              true);
      default ->
          new Mutation("without its end", json.substring(0, json.length() - 1), Set.of(), true);
    };
  }

  private static boolean differ(JsonElement old, JsonElement now) {
    if (!old.isJsonPrimitive() || !now.isJsonPrimitive()) {
      return !now.isJsonArray() && !now.isJsonObject();
    }
    JsonPrimitive before = old.getAsJsonPrimitive();
    JsonPrimitive after = now.getAsJsonPrimitive();
    if (before.isNumber() && after.isNumber()) {
      try {
        return new BigDecimal(before.getAsString()).compareTo(new BigDecimal(after.getAsString()))
            != 0;
      } catch (NumberFormatException e) {
        return true;
      }
    }
    return !before.equals(after) && !before.getAsString().equalsIgnoreCase(after.getAsString());
  }

  private static void collect(JsonElement element, Set<String> around, List<Slot> slots) {
    if (element.isJsonArray()) {
      for (int i = 0; i < element.getAsJsonArray().size(); i++) {
        slots.add(new Slot(element, Integer.toString(i), i, around));
        collect(element.getAsJsonArray().get(i), around, slots);
      }
    } else if (element.isJsonObject()) {
      Set<String> inside = new TreeSet<>(around);
      JsonElement name = element.getAsJsonObject().get("@class");
      if (name != null) {
        inside.add(name.getAsString());
      }
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(
              entry -> {
                slots.add(new Slot(element, entry.getKey(), -1, inside));
                Set<String> deeper = new TreeSet<>(inside);
                deeper.add(entry.getKey());
                collect(entry.getValue(), deeper, slots);
              });
    }
  }

  private static Set<String> classes(JsonElement value) {
    Set<String> names = new TreeSet<>();
    List<Slot> slots = new ArrayList<>();
    collect(value, new TreeSet<>(), slots);
    slots.forEach(slot -> names.addAll(slot.around()));
    return names;
  }

  private static String text(JsonElement tree) {
    return new com.google.gson.GsonBuilder()
        .serializeNulls()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(tree);
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
