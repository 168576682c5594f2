package org.pydl4j.nn.conf;

import com.google.gson.JsonElement;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All there is to know about one class of configured objects: its name, documentation and keys.
 *
 * <p>Validation, JSON, the Python classes and the reference table come from it. Example:
 *
 * <pre>{@code
 * public static final Declaration<Dense> DECLARATION =
 *     Declaration.of(Layer.KIND, "Dense", Dense::new)
 *         .doc("Fully connected layer: activation(x · W + b).")
 *         .positional(FeedForwardLayer.N_OUT)
 *         .include(FeedForwardLayer.KEYS)
 *         .build();
 * }</pre>
 *
 * @param <T> the class declared
 */
public final class Declaration<T extends Configured> {
  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Kind<? super T> kind;
  private final String name;
  private final List<String> aliases;
  private final BiFunction<Declaration<T>, Settings, T> factory;
  private final String doc;
  private final List<Key<?>> keys;
  private final List<Key<?>> positional;
  private final int version;
  private final Class<?> declaredIn;

  private Declaration(Builder<T> builder) {
    this.declaredIn = builder.declaredIn;
    this.kind = builder.kind;
    this.name = builder.name;
    this.aliases = List.copyOf(builder.aliases);
    this.factory = builder.factory;
    this.doc = builder.doc;
    this.keys = List.copyOf(builder.keys.values());
    this.positional = List.copyOf(builder.positional);
    this.version = builder.version;
  }

  /** Starts a declaration; {@code factory} makes an object from checked settings. */
  public static <T extends Configured> Builder<T> of(
      Kind<? super T> kind, String name, Function<Settings, T> factory) {
    Class<?> caller = CALLERS.getCallerClass();
    return new Builder<>(kind, name, (declaration, settings) -> factory.apply(settings), caller);
  }

  /**
   * Starts a declaration of one of several that share a class, which is told whose settings it
   * gets.
   */
  public static <T extends Configured> Builder<T> ofFamily(
      Kind<? super T> kind, String name, BiFunction<Declaration<T>, Settings, T> factory) {
    return new Builder<>(kind, name, factory, CALLERS.getCallerClass());
  }

  /** The family. */
  public Kind<? super T> kind() {
    return kind;
  }

  /** The name, as in {@code "@class": "Dense"}. */
  public String name() {
    return name;
  }

  /** Other names understood when read. The first one is what a bare name is written as. */
  public List<String> aliases() {
    return aliases;
  }

  /** What it is, with its formula. */
  public String doc() {
    return doc;
  }

  /** The keys in their fixed order, which is also the order in JSON. */
  public List<Key<?>> keys() {
    return keys;
  }

  /** The keys that Python's constructor takes without a name, in order. */
  public List<Key<?>> positional() {
    return positional;
  }

  /** The version of the JSON, written at its top; 0 when none is written. */
  public int version() {
    return version;
  }

  /** The class whose code made this declaration: the declared class itself, or its family's. */
  public Class<?> declaredIn() {
    return declaredIn;
  }

  /** {@code com.team.Scale (in /opt/team.jar)}, for messages. */
  String origin() {
    CodeSource source = declaredIn.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    return declaredIn.getName() + (place == null ? "" : " (in " + place.getPath() + ")");
  }

  /**
   * Starts an object of this class, whose settings are given by their keys: {@code
   * Scale.DECLARATION.builder().set(Scale.START, 0.5).build()}. Layers and updaters of this library
   * have builders with a method for each setting.
   */
  public ConfiguredBuilder<T, ?> builder() {
    return new PlainBuilder<>(this);
  }

  private static final class PlainBuilder<T extends Configured>
      extends ConfiguredBuilder<T, PlainBuilder<T>> {
    PlainBuilder(Declaration<T> declaration) {
      super(declaration);
    }
  }

  /**
   * Makes an object.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a required key is missing or a value is
   *     out of range
   */
  public T create(Settings settings) {
    return create(settings, Where.of(name));
  }

  T create(Settings settings, Where where) {
    for (Key<?> key : keys) {
      check(key, settings, where);
    }
    for (Key<?> key : settings.keys()) {
      if (!keys.contains(key)) {
        throw where.unknown(key.name(), keyNames());
      }
    }
    return factory.apply(this, settings);
  }

  private static <V> void check(Key<V> key, Settings settings, Where where) {
    if (settings.has(key)) {
      key.checked(settings.get(key), where);
    } else if (key.isRequired()) {
      throw where.missing(key.name(), key.type().words());
    }
  }

  /**
   * Reads an object written by {@link Configured#toJson}.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the text is not such an object; says
   *     which key and why
   */
  public T fromJson(String json) {
    JsonElement tree = JsonConf.parse(json, name);
    return JsonConf.read(this, tree, Where.of(name));
  }

  /** The same object with the inherited keys that it does not set taken from {@code parent}. */
  T inheriting(Configured object, Settings parent) {
    return factory.apply(this, object.settings().inheriting(keys, parent));
  }

  /** The key of this name. */
  Key<?> key(String keyName) {
    return keys.stream()
        .filter(key -> key.name().equals(keyName))
        .findFirst()
        .orElseThrow(() -> Where.of(name).unknown(keyName, keyNames()));
  }

  /**
   * The declaration's own key in place of one of the same name and type: a layer may declare the
   * network's key anew, with another default.
   */
  @SuppressWarnings("unchecked") // the types are the same
  <V> Key<V> own(Key<V> other) {
    for (Key<?> key : keys) {
      if (key.name().equals(other.name()) && key.type().schema().equals(other.type().schema())) {
        return (Key<V>) key;
      }
    }
    return other; // which is refused when the object is made
  }

  /** The names of the keys, in their order. */
  public List<String> keyNames() {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    return names;
  }

  String describe(Settings settings) {
    StringJoiner joiner = new StringJoiner(", ", name + "(", ")");
    for (Key<?> key : keys) {
      if (settings.has(key)) {
        joiner.add(key.name() + "=" + text(key, settings));
      }
    }
    return joiner.toString();
  }

  private static <V> String text(Key<V> key, Settings settings) {
    V value = settings.get(key);
    boolean own = key.type() instanceof ObjectTypes.One || value instanceof List;
    return own ? value.toString() : key.type().text(value);
  }

  @Override
  public String toString() {
    return kind.name() + " " + name;
  }

  /** Collects a declaration; see the example above. */
  public static final class Builder<T extends Configured> {
    private final Kind<? super T> kind;
    private final String name;
    private final BiFunction<Declaration<T>, Settings, T> factory;
    private final List<String> aliases = new ArrayList<>();
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final List<Key<?>> positional = new ArrayList<>();
    private final Class<?> declaredIn;
    private String doc = "";
    private int version;

    private Builder(
        Kind<? super T> kind,
        String name,
        BiFunction<Declaration<T>, Settings, T> factory,
        Class<?> declaredIn) {
      this.declaredIn = declaredIn;
      this.kind = kind;
      this.name = name;
      this.factory = factory;
    }

    /** Documentation: one line, the formula, shapes, DL4J's name, the source. */
    public Builder<T> doc(String text) {
      this.doc = text;
      return this;
    }

    /** Other names understood when read. */
    public Builder<T> alias(String... names) {
      aliases.addAll(List.of(names));
      return this;
    }

    /**
     * Adds a key; a key of the same name added before is replaced in its place (to change a
     * default).
     */
    public Builder<T> key(Key<?> key) {
      keys.put(key.name(), key);
      return this;
    }

    /** Adds several keys. */
    public Builder<T> include(Iterable<Key<?>> several) {
      several.forEach(this::key);
      return this;
    }

    /** Adds keys that Python's constructor also takes without a name, in this order. */
    public Builder<T> positional(Key<?>... several) {
      for (Key<?> key : several) {
        key(key);
        positional.add(key);
      }
      return this;
    }

    /** The version that is written at the top of the JSON; a greater one is refused when read. */
    public Builder<T> version(int number) {
      this.version = number;
      return this;
    }

    /** The finished declaration. */
    public Declaration<T> build() {
      return new Declaration<>(this);
    }
  }
}
