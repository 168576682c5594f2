package org.pydl4j.nn.conf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that were set, by key: immutable. What was not set is not in here. */
public final class Settings {
  /** Nothing set. */
  public static final Settings EMPTY = new Settings(Map.of());

  private final Map<Key<?>, Object> values;

  Settings(Map<Key<?>, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The value that was set, else the key's default, else null. */
  @SuppressWarnings("unchecked") // a value is only ever stored under a key of its type
  public <T> T get(Key<T> key) {
    Object value = values.get(key);
    return value == null ? key.defaultValue() : (T) value;
  }

  /** The value that was set, else the key's default, else empty. */
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(get(key));
  }

  /** Whether a value was set explicitly. */
  public boolean has(Key<?> key) {
    return values.containsKey(key);
  }

  /** The keys that were set. */
  public Set<Key<?>> keys() {
    return Set.copyOf(values.keySet());
  }

  /** A copy with one more value. */
  public <T> Settings with(Key<T> key, T value) {
    Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
    copy.put(key, value);
    return new Settings(copy);
  }

  /**
   * A copy that takes from {@code parent} each of the inherited {@code keys} that it does not set
   * itself.
   */
  Settings inheriting(Iterable<Key<?>> keys, Settings parent) {
    Map<String, Object> offered = new LinkedHashMap<>();
    parent.values.forEach((key, value) -> offered.put(key.name(), value));
    Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
    for (Key<?> key : keys) {
      // By name: a layer may declare the network's key anew, with another default.
      if (key.isInherited() && offered.containsKey(key.name())) {
        copy.putIfAbsent(key, offered.get(key.name()));
      }
    }
    return new Settings(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
