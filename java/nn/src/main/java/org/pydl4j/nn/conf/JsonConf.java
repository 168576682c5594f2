package org.pydl4j.nn.conf;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.io.StrictJson;

/** Reads and writes configured objects as JSON: {@code {"@class": "Dense", "nOut": 500}}. */
final class JsonConf {
  /** Names the declaration in a JSON object. */
  static final String CLASS = "@class";

  /** The version of the JSON, where the declaration has one. */
  static final String VERSION = "version";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private JsonConf() {}

  static String text(JsonElement json) {
    return GSON.toJson(json);
  }

  static JsonElement parse(String json, String what) {
    try {
      return StrictJson.parse(json);
    } catch (JsonParseException e) {
      throw new ConfigurationException(
          "The configuration of " + what + " must be JSON. " + e.getMessage(), e);
    }
  }

  /** The name of the member of {@code kind} that {@code json} holds, or null if it holds none. */
  static @Nullable String memberName(JsonElement json, Kind<?> kind) {
    JsonElement name = json;
    if (json.isJsonObject()) {
      name = json.getAsJsonObject().get(CLASS);
    } else if (!kind.shorthand()) {
      return null;
    }
    boolean string = name != null && name.isJsonPrimitive() && name.getAsJsonPrimitive().isString();
    return string ? name.getAsString() : null;
  }

  /**
   * Reads an object of a known declaration; a bare name stands for its defaults, null for "not
   * set".
   */
  static <T extends Configured> T read(Declaration<T> declaration, JsonElement json, Where where) {
    Map<Key<?>, Object> values = new LinkedHashMap<>();
    if (json.isJsonObject()) {
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        if (declaration.version() > 0 && entry.getKey().equals(VERSION)) {
          checkVersion(declaration, entry.getValue());
        } else if (!entry.getKey().equals(CLASS) && !entry.getValue().isJsonNull()) {
          Key<?> key = key(declaration, entry.getKey(), where);
          values.put(key, key.type().read(entry.getValue(), key, where));
        }
      }
    } else if (!json.isJsonPrimitive()) {
      throw new ConfigurationException(
          "The configuration of "
              + where.subject()
              + " must be a JSON object. Got "
              + Where.shown(json));
    }
    return declaration.create(new Settings(values), where);
  }

  private static void checkVersion(Declaration<?> declaration, JsonElement json) {
    Long version = PlainTypes.whole(json);
    if (version == null || version < 1) {
      throw Where.of(declaration.name()).mustBe(VERSION, "a whole number of at least 1", json);
    }
    if (version > declaration.version()) {
      throw new ConfigurationException(
          "The configuration of "
              + declaration.name()
              + " has version "
              + json
              + ", this release of pydl4j reads up to "
              + declaration.version()
              + ". Use a newer release.");
    }
  }

  private static Key<?> key(Declaration<?> declaration, String name, Where where) {
    for (Key<?> key : declaration.keys()) {
      if (key.name().equals(name)) {
        return key;
      }
    }
    throw where.unknown(name, declaration.keyNames());
  }

  static JsonObject write(Configured object) {
    Registry.requireReadable(object.declaration());
    JsonObject json = new JsonObject();
    if (object.declaration().version() > 0) {
      json.addProperty(VERSION, object.declaration().version());
    }
    json.addProperty(CLASS, object.declaration().name());
    for (Key<?> key : object.declaration().keys()) {
      if (object.settings().has(key)) {
        json.add(key.name(), value(key, object.settings()));
      }
    }
    return json;
  }

  /** As a bare name where the kind allows it and nothing is set. */
  static JsonElement write(Configured object, Kind<?> kind) {
    if (!kind.shorthand() || !object.settings().keys().isEmpty()) {
      return write(object);
    }
    Registry.requireReadable(object.declaration());
    return new JsonPrimitive(writtenName(object.declaration()));
  }

  static String writtenName(Declaration<?> declaration) {
    return declaration.kind().shorthand() && !declaration.aliases().isEmpty()
        ? declaration.aliases().get(0)
        : declaration.name();
  }

  private static <V> JsonElement value(Key<V> key, Settings settings) {
    return key.type().write(settings.get(key));
  }

  static <V> JsonElement defaultValue(Key<V> key) {
    V value = key.defaultValue();
    return value == null ? JsonNull.INSTANCE : key.type().write(value);
  }
}
