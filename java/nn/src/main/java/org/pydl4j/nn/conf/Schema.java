package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports every declaration on the class path as one JSON document, from which Python's classes are
 * generated, and as a reference in Markdown.
 *
 * <p>The document ({@link #export}):
 *
 * <pre>{@code
 * {
 *   "version": 2,
 *   "kinds": [
 *     {"name": "activation", "shorthand": true, "doc": "Applied element by element …",
 *      "java": "org.pydl4j.nn.activations.ActivationFunction"}, …],
 *   "declarations": [
 *     {
 *       "kind": "layer",
 *       "name": "Dense",                 // the value of "@class" and the name of the Python class
 *       "java": "org.pydl4j.nn.layers.Dense",   // absent where several share a class
 *       "aliases": [],                   // other names understood; for shorthand kinds the first is written
 *       "doc": "Fully connected layer …",
 *       "version": 0,                    // above 0: written as "version" at the top of its JSON
 *       "positional": ["nOut"],          // keys that the constructor takes without a name, in order
 *       "keys": [
 *         {
 *           "name": "nOut",
 *           "type": {"type": "integer", "python": {…}, "setters": […]},
 *           "required": true,
 *           "inherited": false,          // true: the network's value holds when the layer sets none
 *           "default": null,             // as it would stand in a configuration; null: no default
 *           "range": {"words": "at least 1", "min": 1.0},   // or absent; also max, minExclusive, maxExclusive
 *           "doc": "Number of outputs.",
 *           "setter": "nOut"             // the method of builders in Java; "add…" adds to a list
 *         }, …]
 *     }, …]
 * }
 * }</pre>
 *
 * A type has a name ({@code integer}, {@code pair}, {@code object} …), where it applies the {@code
 * kind} of the members or the {@code values} of an enum, and what the generators write for it:
 *
 * <pre>{@code
 * "python": {
 *   "name": "Pair",                     // the class of pydl4j/nn/_types.py, made with the values, the kind,
 *   "arguments": [],                    // … and these
 *   "accepted": "int | Sequence[int]",  // the type of the argument; {base}, {like}, {values} stand for names
 *   "stored": "tuple[int, int]",        // the type of the attribute
 *   "sample": "5"},                     // a value in source; {example} and {first} stand for values
 * "setters": [                          // of the builder in Java; classes stand in braces
 *   {"parameters": "long both", "value": "{org.pydl4j.nn.conf.Pair}.of(both)",
 *    "before": "The same in both directions. ",   // a sentence before the key's documentation
 *    "one": false,                      // true: adds one member to a list
 *    "name": "addLayer"}]               // or absent: the key's setter
 * }</pre>
 *
 * An object of a kind with {@code shorthand} may be written as its name. Declarations are sorted by
 * kind and name, keys are in the order of their declaration, so equal class paths export equal
 * bytes.
 *
 * <p>A configuration made from it is written {@code {"@class": "Dense", "nOut": 500, "activation":
 * "relu"}}; keys that are null or absent are not set.
 */
public final class Schema {
  /** Raised when the shape of the document changes. */
  public static final int VERSION = 2;

  private Schema() {}

  /** The JSON document. */
  public static String export() {
    JsonObject root = new JsonObject();
    root.addProperty("version", VERSION);
    root.add("kinds", kinds());
    JsonArray declarations = new JsonArray();
    Registry.declarations().forEach(declaration -> declarations.add(json(declaration)));
    root.add("declarations", declarations);
    return JsonConf.text(root) + "\n";
  }

  /**
   * The declarations of any kind that are found under this name from the calling thread, each as in
   * {@link #export}: a JSON array, empty when there is none.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if two classes share it in one kind
   */
  public static String find(String name) {
    JsonArray found = new JsonArray();
    Registry.named(name).forEach(declaration -> found.add(json(declaration)));
    return JsonConf.text(found);
  }

  private static JsonArray kinds() {
    Map<String, Kind<?>> kinds = new LinkedHashMap<>();
    Registry.declarations().forEach(d -> kinds.put(d.kind().name(), d.kind()));
    JsonArray array = new JsonArray();
    for (Kind<?> kind : kinds.values()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", kind.name());
      object.addProperty("shorthand", kind.shorthand());
      object.addProperty("java", kind.type().getCanonicalName());
      object.addProperty("doc", kind.doc());
      array.add(object);
    }
    return array;
  }

  private static JsonObject json(Declaration<?> declaration) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", declaration.kind().name());
    object.addProperty("name", declaration.name());
    if (declaration.kind().type().isAssignableFrom(declaration.declaredIn())) {
      object.addProperty("java", declaration.declaredIn().getCanonicalName());
    }
    JsonArray aliases = new JsonArray();
    declaration.aliases().forEach(aliases::add);
    object.add("aliases", aliases);
    object.addProperty("doc", declaration.doc());
    object.addProperty("version", declaration.version());
    JsonArray positional = new JsonArray();
    declaration.positional().forEach(key -> positional.add(key.name()));
    object.add("positional", positional);
    JsonArray keys = new JsonArray();
    declaration.keys().forEach(key -> keys.add(json(key)));
    object.add("keys", keys);
    return object;
  }

  private static JsonObject json(Key<?> key) {
    JsonObject object = new JsonObject();
    object.addProperty("name", key.name());
    object.add("type", key.type().schema());
    object.addProperty("required", key.isRequired());
    object.addProperty("inherited", key.isInherited());
    object.add("default", JsonConf.defaultValue(key));
    if (!key.check().words().isEmpty()) {
      object.add("range", json(key.check()));
    }
    object.addProperty("doc", key.doc());
    object.addProperty("setter", key.setter());
    return object;
  }

  private static JsonObject json(ValueCheck<?> check) {
    JsonObject object = new JsonObject();
    object.addProperty("words", check.words());
    if (check.min() != null) {
      object.addProperty("min", check.min());
      object.addProperty("minExclusive", check.minExclusive());
    }
    if (check.max() != null) {
      object.addProperty("max", check.max());
      object.addProperty("maxExclusive", check.maxExclusive());
    }
    return object;
  }

  /** The reference: one table of keys for each declaration, in Markdown. */
  public static String markdown() {
    StringBuilder out = new StringBuilder("# Configuration reference\n");
    String kind = "";
    for (Declaration<?> declaration : Registry.declarations()) {
      if (!declaration.kind().name().equals(kind)) {
        kind = declaration.kind().name();
        out.append("\n## Kind: ").append(kind).append("\n\n");
        out.append(declaration.kind().doc()).append('\n');
      }
      out.append("\n### ").append(declaration.name()).append("\n\n");
      out.append(declaration.doc().replace("\n", "  \n")).append('\n');
      if (!declaration.keys().isEmpty()) {
        out.append("\n| key | type | default | meaning |\n|---|---|---|---|\n");
        declaration.keys().forEach(key -> out.append(row(key)));
      }
    }
    return out.toString();
  }

  private static String row(Key<?> key) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + key.name() + "`");
    String range = key.check().words().isEmpty() ? "" : ", " + key.check().words();
    cells.add(key.type().words() + range);
    String value = key.defaultValue() == null ? "" : "`" + JsonConf.defaultValue(key) + "`";
    cells.add((key.isRequired() ? "required" : value) + (key.isInherited() ? " (inherited)" : ""));
    cells.add(key.doc().replace("|", "\\|"));
    return "| " + String.join(" | ", cells).replace("\n", " ") + " |\n";
  }
}
