package org.pydl4j.nn.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * What all builders share. Values are checked when they are set, so that the stack trace points at
 * the mistake. Those of this library are generated from the declarations ({@code ./gradlew
 * generate}) and have a method for each setting that returns the builder's own type; any other
 * class is built by {@link Declaration#builder}.
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
  public <V> B set(Key<V> key, V value) {
    return store(declaration.own(key), value);
  }

  /** Sets a value by its key's name; for the setters that are generated from the declaration. */
  protected final B put(String name, Object value) {
    return store(declaration.key(name), value);
  }

  /** Adds to the list that a key has so far; for generated setters. */
  protected final B add(String name, Object member) {
    return addAll(name, List.of(Objects.requireNonNull(member, name)));
  }

  /** Adds several to the list that a key has so far; for generated setters. */
  protected final B addAll(String name, List<?> members) {
    Key<?> key = declaration.key(name);
    List<Object> all = new ArrayList<>((List<?>) values.getOrDefault(key, List.of()));
    all.addAll(members);
    return store(key, List.copyOf(all));
  }

  /** Whole numbers as a list; for generated setters. */
  protected static List<Long> boxed(long... values) {
    return LongStream.of(values).boxed().toList();
  }

  /** Numbers as a list; for generated setters. */
  protected static List<Double> boxed(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }

  @SuppressWarnings("unchecked") // generated setters take what their key's type is
  private <V> B store(Key<V> key, Object value) {
    values.put(key, key.checked((V) value, Where.of(declaration.name())));
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
