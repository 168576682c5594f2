package org.pydl4j.serving.server;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** The settings of the server and all its parts, from the command line and a YAML file. */
public final class ServeSettings extends Configured {
  /** Repositories and model files. */
  public static final Key<String> MODEL =
      Key.of("model", Type.STRING)
          .required()
          .doc("Model file, or repository NAME/VERSION/FILE; several with commas.");

  /** Which versions are served. */
  public static final Key<String> VERSIONS =
      Key.of("versions", Type.STRING)
          .defaultsTo("latest")
          .doc("Versions of each model to serve: latest, latest:N, all, or numbers such as 3,7.");

  /** How often model files are looked at. */
  public static final Key<Double> WATCH =
      Key.of("watch", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.atLeast(0))
          .doc("Seconds between two looks for new model files; 0 for none.");

  /** Who wrote files that do not tell. */
  public static final Key<String> WRITTEN_BY =
      Key.of("written-by", Type.STRING)
          .doc(
              "By names of models that are there at the start, the version of Deeplearning4j that"
                  + " wrote a zip which does not tell, in YAML or JSON: '{series: 1.0.0-beta7}'.");

  /** Sizes of the first batches. */
  public static final Key<String> WARM_UP =
      Key.of("warm-up", Type.STRING)
          .defaultsTo("1,32")
          .doc("Sizes of the batches that a model computes before it is served.");

  /** The YAML file. */
  public static final Key<String> CONFIG =
      Key.of("config", Type.STRING)
          .doc("YAML file with the same names; the command line comes first.");

  /** Text or JSON. */
  public static final Key<String> LOG =
      Key.of("log", Type.STRING)
          .defaultsTo("text")
          .check(ValueCheck.that("text or json", v -> v.equals("text") || v.equals("json")))
          .doc("Lines of the log: text or json.");

  /** Where spans go. */
  public static final Key<String> TRACES =
      Key.of("traces", Type.STRING)
          .doc(
              "Address of a collector of OpenTelemetry (OTLP over HTTP, JSON) that requests and"
                  + " records become spans at, such as http://localhost:4318/v1/traces.");

  /** How many traces begin here. */
  public static final Key<Double> TRACES_SHARE =
      Key.of("traces-share", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.between(0, 1))
          .doc(
              "Share of requests without a 'traceparent' that begin a trace; those that bring one"
                  + " are as it says, and records without one become no span.");

  /** For servers that belong to another process. */
  public static final Key<Boolean> CHILD =
      Key.of("child", Type.BOOL)
          .defaultsTo(false)
          .doc("End in order when standard input ends, as with SIGTERM.");

  private static final List<Key<?>> SERVER =
      List.of(
          MODEL, VERSIONS, WATCH, WRITTEN_BY, WARM_UP, CONFIG, LOG, TRACES, TRACES_SHARE, CHILD);
  private static final Gson GSON = new Gson();
  private static final Kind<ServeSettings> KIND =
      Kind.of("serve", ServeSettings.class, "The server's settings.");

  private ServeSettings(Declaration<ServeSettings> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The keys of the server and of all parts. */
  static List<Key<?>> keys() {
    Map<String, Key<?>> keys = new LinkedHashMap<>();
    for (Key<?> key : SERVER) {
      keys.put(key.name(), key);
    }
    for (ServePart part : parts()) {
      part.keys().forEach(key -> keys.putIfAbsent(key.name(), key));
    }
    return new ArrayList<>(keys.values());
  }

  static List<ServePart> parts() {
    List<ServePart> parts = new ArrayList<>();
    ServiceLoader.load(ServePart.class, ServePart.class.getClassLoader()).forEach(parts::add);
    return parts;
  }

  /**
   * Reads {@code --name value}, {@code --name=value}, and the file that {@code --config} names.
   *
   * @throws ConfigurationException if a name is unknown or a value is not allowed
   */
  public static ServeSettings parse(String... arguments) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        throw new ConfigurationException(
            "The arguments read '--name value'. Got '" + argument + "' instead.");
      } else if (equals > 0) {
        given.put(argument.substring(2, equals), argument.substring(equals + 1));
      } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("--")) {
        given.put(argument.substring(2), arguments[++i]);
      } else {
        given.put(argument.substring(2), "true");
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    if (given.get(CONFIG.name()) != null) {
      all.putAll(yaml(Path.of(given.get(CONFIG.name()).toString())));
    }
    all.putAll(given);
    return of(all);
  }

  /** What was set, by its name, of the keys given. */
  public Map<String, Object> given(List<Key<?>> of) {
    Map<String, Object> values = new LinkedHashMap<>();
    of.stream()
        .filter(key -> settings().has(key))
        .forEach(key -> values.put(key.name(), Objects.requireNonNull(get(key))));
    return values;
  }

  /**
   * Settings from names and values: text, numbers, booleans, lists of text, or names and values
   * again.
   */
  public static ServeSettings of(Map<String, ?> values) {
    List<Key<?>> keys = keys();
    JsonObject json = new JsonObject();
    values.forEach((name, value) -> json.add(name, primitive(name, value, keys)));
    return Declaration.ofFamily(KIND, "serve", ServeSettings::new)
        .include(keys)
        .build()
        .fromJson(json.toString());
  }

  /** Text of the command line as the type that the key wants; what does not fit is told later. */
  private static JsonPrimitive primitive(String name, Object value, List<Key<?>> keys) {
    Type<?> type =
        keys.stream()
            .filter(k -> k.name().equals(name))
            .findFirst()
            .<Type<?>>map(Key::type)
            .orElse(null);
    String text = text(value);
    if (type == Type.LONG || type == Type.DOUBLE) {
      if (value instanceof Number number) {
        return new JsonPrimitive(number);
      } else if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
        return new JsonPrimitive(new java.math.BigDecimal(text));
      }
    }
    if (type == Type.BOOL && text.matches("true|false")) {
      return new JsonPrimitive(Boolean.valueOf(text));
    }
    return new JsonPrimitive(text);
  }

  /** Lists with commas, names with values as JSON, which the part that they are for reads. */
  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(",", list.stream().map(String::valueOf).toList())
        : value instanceof Map<?, ?> ? GSON.toJson(value) : String.valueOf(value);
  }

  private static Map<String, Object> yaml(Path file) {
    try {
      return Yaml.pairs("The file " + file, Files.readString(file));
    } catch (IOException e) {
      throw new ConfigurationException("The file " + file + " cannot be read: " + e, e);
    }
  }

  /** The text of {@code --help}. */
  static String help() {
    StringBuilder text = new StringBuilder("pydl4j serve --model MODEL [--name value …]\n\n");
    for (Key<?> key : keys()) {
      Object value = key.defaultValue();
      String rest =
          key.isRequired() ? " Required." : value == null ? "" : " Default " + value + ".";
      text.append(String.format(Locale.ROOT, "  --%-18s %s%s%n", key.name(), key.doc(), rest));
    }
    return text.toString();
  }
}
