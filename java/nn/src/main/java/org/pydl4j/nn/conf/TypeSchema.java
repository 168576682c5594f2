package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What the schema says of a type, for the generators of Python's classes and of Java's builders: a
 * new type needs no other place. {@link Schema} describes the document.
 */
final class TypeSchema {
  private final JsonObject json = new JsonObject();
  private final JsonArray setters = new JsonArray();

  private TypeSchema(String type) {
    json.addProperty("type", type);
  }

  static TypeSchema of(String type) {
    return new TypeSchema(type);
  }

  /** The kind of its members. */
  TypeSchema kind(Kind<?> kind) {
    json.addProperty("kind", kind.name());
    return this;
  }

  /** The words that it consists of. */
  TypeSchema values(Iterable<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    json.add("values", array);
    return this;
  }

  /**
   * The class of {@code pydl4j/nn/_types.py} that reads values, and types and an example in Python.
   *
   * @param name the class
   * @param accepted the type of what a constructor takes
   * @param stored the type of the attribute
   * @param sample a value, as source
   * @param arguments what the class is made with, behind the values and the kind
   */
  TypeSchema python(
      String name, String accepted, String stored, String sample, String... arguments) {
    JsonObject python = new JsonObject();
    python.addProperty("name", name);
    python.addProperty("accepted", accepted);
    python.addProperty("stored", stored);
    python.addProperty("sample", sample);
    JsonArray array = new JsonArray();
    for (String argument : arguments) {
      array.add(new JsonPrimitive(argument));
    }
    python.add("arguments", array);
    json.add("python", python);
    return this;
  }

  /** A setter of the builder: its parameters and what it stores, with classes in braces. */
  TypeSchema setter(String parameters, String value) {
    return setter(parameters, value, "", false);
  }

  /**
   * A setter of the builder.
   *
   * @param before a sentence before the documentation of the key
   * @param one whether it adds one member to the list of a key whose name is a plural
   */
  TypeSchema setter(String parameters, String value, String before, boolean one) {
    JsonObject setter = new JsonObject();
    setter.addProperty("parameters", parameters);
    setter.addProperty("value", value);
    setter.addProperty("before", before);
    setter.addProperty("one", one);
    setters.add(setter);
    return this;
  }

  /** A setter of its own name, which adds one member to the list of a key. */
  TypeSchema adder(String name, String parameters, String value, String doc) {
    setter(parameters, value, doc, true);
    setters.get(setters.size() - 1).getAsJsonObject().addProperty("name", name);
    return this;
  }

  /** The setters of one object of a kind: itself, its builder, its name. */
  TypeSchema member(Kind<?> kind, boolean one) {
    String member = "{" + kind.type().getCanonicalName() + "}";
    setter(member + " value", "value", "", one);
    setter("ConfiguredBuilder<? extends " + member + ", ?> value", "value.build()", "", one);
    return kind.shorthand()
        ? setter("String name", member + ".KIND.named(name)", "By name. ", one)
        : this;
  }

  JsonObject json() {
    json.add("setters", setters);
    return json;
  }
}
