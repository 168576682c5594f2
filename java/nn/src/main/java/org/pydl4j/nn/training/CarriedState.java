package org.pydl4j.nn.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Autograd;

/**
 * What layers leave behind for the next part of a series, by the layers' names. It owns copies;
 * whoever runs the parts closes it. Used by one thread at a time.
 */
public final class CarriedState implements AutoCloseable {
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final Map<String, NDArray> next = new LinkedHashMap<>();

  /** Nothing left behind yet. */
  public CarriedState() {}

  /** What was left under a name, or null; it stays here. */
  public @Nullable NDArray get(String name) {
    return arrays.get(name);
  }

  /** Leaves a copy of a value, which takes the place of the one before at {@link #advance}. */
  public void put(String name, NDArray value) {
    NDArray copy;
    try (NDArray plain = Autograd.detach(value)) {
      copy = Scope.detach(plain.dup());
    }
    replace(next, name, copy);
  }

  private static void replace(Map<String, NDArray> in, String name, NDArray value) {
    NDArray before = in.put(name, value);
    if (before != null) {
      before.close();
    }
  }

  /** The part is done: what it left is now what the next one finds. */
  public void advance() {
    next.forEach((name, value) -> replace(arrays, name, value));
    next.clear();
  }

  /** The part failed: what it left is forgotten. */
  public void retreat() {
    next.values().forEach(NDArray::close);
    next.clear();
  }

  /** What there is, by name; it stays here. */
  public Map<String, NDArray> arrays() {
    return Map.copyOf(arrays);
  }

  /** Forgets everything; a second call does nothing. */
  public void clear() {
    retreat();
    arrays.values().forEach(NDArray::close);
    arrays.clear();
  }

  @Override
  public void close() {
    clear();
  }
}
