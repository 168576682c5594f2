package org.pydl4j.nn.conf;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a declared object: its name, type, default, allowed range and documentation,
 * written once.
 *
 * <pre>{@code
 * static final Key<Long> N_OUT =
 *     Key.of("nOut", Type.LONG).required().check(ValueCheck.atLeast(1)).doc("Number of outputs.");
 * }</pre>
 *
 * Keys are immutable; each method returns a changed copy. A key is <em>required</em>, has a
 * <em>default</em>, or is optional without one (its value is then absent). An <em>inherited</em>
 * key of a layer takes the network's value when the layer does not set its own, and its default
 * when neither does.
 *
 * @param <T> the Java type of the value
 */
public final class Key<T> {
  private final String name;
  private final Type<T> type;
  private final @Nullable T defaultValue;
  private final boolean required;
  private final boolean inherited;
  private final ValueCheck<T> check;
  private final String doc;
  private final String setter;

  private Key(
      String name,
      Type<T> type,
      @Nullable T defaultValue,
      boolean required,
      boolean inherited,
      ValueCheck<T> check,
      String doc,
      String setter) {
    this.name = name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.required = required;
    this.inherited = inherited;
    this.check = check;
    this.doc = doc;
    this.setter = setter;
  }

  /** An optional key without a default. */
  public static <T> Key<T> of(String name, Type<T> type) {
    return new Key<>(
        name, Objects.requireNonNull(type), null, false, false, ValueCheck.none(), "", name);
  }

  /** A copy that must be set. */
  public Key<T> required() {
    return new Key<>(name, type, null, true, inherited, check, doc, setter);
  }

  /** A copy that has this value when it is not set. */
  public Key<T> defaultsTo(T value) {
    return new Key<>(name, type, value, false, inherited, check, doc, setter);
  }

  /** A copy that takes the network's value when a layer does not set its own. */
  public Key<T> inherited() {
    return new Key<>(name, type, defaultValue, required, true, check, doc, setter);
  }

  /** A copy whose values must meet {@code condition}. */
  public Key<T> check(ValueCheck<T> condition) {
    return new Key<>(name, type, defaultValue, required, inherited, condition, doc, setter);
  }

  /** A copy with this documentation: one or more sentences, units and shapes included. */
  public Key<T> doc(String text) {
    return new Key<>(name, type, defaultValue, required, inherited, check, text, setter);
  }

  /**
   * A copy that builders in Java set by a method of this name in place of the key's own: DL4J's
   * where that is another. One that begins with {@code add} adds to a list.
   */
  public Key<T> setter(String method) {
    return new Key<>(name, type, defaultValue, required, inherited, check, doc, method);
  }

  /** The name in JSON and Java, in camel case as DL4J has it: {@code nOut}. */
  public String name() {
    return name;
  }

  /** The name of the builders' method, the key's own unless {@link #setter(String)} gave one. */
  public String setter() {
    return setter;
  }

  /** The type of the values. */
  public Type<T> type() {
    return type;
  }

  /** The value when not set, or null if there is none. */
  public @Nullable T defaultValue() {
    return defaultValue;
  }

  /** Whether leaving it out is an error. */
  public boolean isRequired() {
    return required;
  }

  /** Whether a layer takes the network's value when it does not set its own. */
  public boolean isInherited() {
    return inherited;
  }

  /** The condition that values must meet. */
  public ValueCheck<T> check() {
    return check;
  }

  /** The documentation. */
  public String doc() {
    return doc;
  }

  /**
   * Returns the value if it is allowed here.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if it is null or out of range
   */
  T checked(@Nullable T value, Where where) {
    if (value == null) {
      throw where.mustBe(name, type.words(), "null");
    }
    if (!check.test().test(value)) {
      throw where.mustBe(name, check.words(), type.text(value));
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}
