package org.pydl4j.nn.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all builders share. Values are checked when they are set, so that the stack trace points at
 * the mistake.
 *
 * @param <T> what is built
 * @param <B> the builder itself
 */
public abstract class ConfiguredBuilder<T extends Configured, B extends ConfiguredBuilder<T, B>>
    implements Declared {
  private final Declaration<T> declaration;
  private final Map<Key<?>, Object> values = new LinkedHashMap<>();

  /** For subclasses, which pass the {@code DECLARATION} of the class they build. */
  protected ConfiguredBuilder(Declaration<T> declaration) {
    this.declaration = declaration;
  }

  @Override
  public final List<Declaration<?>> declarations() {
    return List.of(declaration);
  }

  /**
   * Sets a value; the typed setters call this.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the value is out of the key's range
   */
  public final <V> B set(Key<V> key, V value) {
    values.put(key, key.checked(value, Where.of(declaration.name())));
    return self();
  }

  @SuppressWarnings("unchecked") // B is the subclass
  private B self() {
    return (B) this;
  }

  /**
   * The finished object.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a required value was not set
   */
  public T build() {
    return declaration.create(new Settings(values));
  }
}
