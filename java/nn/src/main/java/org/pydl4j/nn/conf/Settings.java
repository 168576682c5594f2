package org.pydl4j.nn.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** The values that were set, by key: immutable. What was not set is not in here. */
public final class Settings {
  /** Nothing set. */
  public static final Settings EMPTY = new Settings(Map.of());

  private final Map<Key<?>, Object> values;

  Settings(Map<Key<?>, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /**
   * The value that was set, else the key's default; null where there is neither, so that optional
   * keys are better asked for by {@link #find}.
   */
  @NullUnmarked // null for optional keys without a default alone
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

  /** A copy in which the key of this name is not set. */
  public Settings without(String name) {
    Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
    copy.keySet().removeIf(key -> key.name().equals(name));
    return new Settings(copy);
  }

  /**
   * A copy in which all that is set in {@code other} has its values there, as far as {@code keys}
   * has keys of these names.
   */
  Settings overlaid(List<Key<?>> keys, Settings other) {
    Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
    other.values.forEach(
        (key, value) ->
            keys.stream()
                .filter(own -> own.name().equals(key.name()))
                .forEach(own -> copy.put(own, value)));
    return new Settings(copy);
  }

  /**
   * A copy that takes the inherited settings of {@code parent} that it does not set itself, also
   * those that {@code keys}, its own, do not name: a layer's parameters follow the network's
   * updater in any case.
   */
  Settings inheriting(List<Key<?>> keys, Settings parent) {
    Map<String, Key<?>> own = new LinkedHashMap<>();
    keys.forEach(key -> own.put(key.name(), key));
    Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
    parent.values.forEach(
        (key, value) -> {
          // By name: a layer may declare the network's key anew, with another default, or as its
          // own alone.
          Key<?> mine = own.getOrDefault(key.name(), key);
          if (key.isInherited() && mine.isInherited()) {
            copy.putIfAbsent(mine, value);
          }
        });
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
