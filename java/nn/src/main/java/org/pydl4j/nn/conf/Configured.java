package org.pydl4j.nn.conf;

import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * An immutable object made of a {@link Declaration} and {@link Settings}: a layer, an updater, a
 * whole configuration.
 *
 * <p>Two are equal when they have the same declaration and the same explicit settings.
 */
public abstract class Configured {
  private final Declaration<?> declaration;
  private final Settings settings;

  /** For subclasses, which pass their {@code DECLARATION}. */
  protected Configured(Declaration<?> declaration, Settings settings) {
    this.declaration = declaration;
    this.settings = settings;
  }

  /** What can be set on objects of this class. */
  public final Declaration<?> declaration() {
    return declaration;
  }

  /** What was set on this object. */
  public final Settings settings() {
    return settings;
  }

  /**
   * The value of a key: set, or its default; null where there is neither, so that optional keys are
   * better asked for by {@link #find}.
   */
  @NullUnmarked // null for optional keys without a default alone
  public final <T> T get(Key<T> key) {
    return settings.get(key);
  }

  /** The value of a key, empty when neither set nor defaulted. */
  public final <T> Optional<T> find(Key<T> key) {
    return settings.find(key);
  }

  /**
   * The same object with another value of a key.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if it has no such key, or the value is out
   *     of range
   */
  public final <T> Configured with(Key<T> key, T value) {
    return declaration.create(settings.with(declaration.own(key), value));
  }

  /** The same object, in which the key of this name is not set. */
  public final Configured without(String key) {
    return declaration.create(settings.without(key));
  }

  /** The same object with all that is set in {@code other} and that it has keys for. */
  public final Configured overlaid(Configured other) {
    return declaration.create(settings.overlaid(declaration.keys(), other.settings));
  }

  /** The same object with the inherited keys that it does not set taken from {@code parent}. */
  protected final Configured inheritingFrom(Configured parent) {
    return declaration.inheriting(this, parent.settings);
  }

  /**
   * JSON that {@link Declaration#fromJson} reads back: {@code {"@class": "Dense", "nOut": 500}}.
   */
  public String toJson() {
    return JsonConf.text(JsonConf.write(this));
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Configured that
        && declaration == that.declaration
        && settings.equals(that.settings);
  }

  @Override
  public final int hashCode() {
    return 31 * declaration.name().hashCode() + settings.hashCode();
  }

  /** {@code Dense(nOut=500, activation="relu")}. */
  @Override
  public String toString() {
    return declaration.describe(settings);
  }
}
