package org.pydl4j.nd;

import java.util.ArrayList;
import java.util.List;

/**
 * Owns every array made by its thread while it is open, and closes them all when it closes.
 *
 * <p>Scopes nest. {@link #keep} hands an array to the scope around, or to the caller when there is
 * none.
 *
 * <pre>{@code
 * NDArray sum;
 * try (Scope scope = Scope.open()) {
 *   sum = scope.keep(Arithmetic.add(a, b)); // lives on
 * } // everything else that was made here is freed
 * }</pre>
 */
public final class Scope implements AutoCloseable {
  private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

  private final Scope parent;
  private final Thread thread = Thread.currentThread();
  private final List<NDArray> owned = new ArrayList<>();
  private boolean closed;

  private Scope(Scope parent) {
    this.parent = parent;
  }

  /** Opens a scope on this thread. */
  public static Scope open() {
    Scope scope = new Scope(CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /** Takes an array out of this scope: the scope around owns it then, or the caller. */
  public NDArray keep(NDArray array) {
    int last = owned.lastIndexOf(array);
    if (last >= 0) {
      owned.remove(last);
      if (parent != null) {
        parent.owned.add(array);
      }
    }
    return array;
  }

  /** Takes an array out of every scope of this thread: from now on the caller closes it. */
  public static NDArray detach(NDArray array) {
    for (Scope scope = CURRENT.get(); scope != null; scope = scope.parent) {
      int last = scope.owned.lastIndexOf(array);
      if (last >= 0) {
        scope.owned.remove(last);
      }
    }
    return array;
  }

  static void register(NDArray array) {
    Scope scope = CURRENT.get();
    if (scope != null) {
      scope.owned.add(array);
    }
  }

  /** Closes what this scope owns, in reverse order. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("A scope is closed by the thread that opened it.");
    }
    closed = true;
    CURRENT.set(parent);
    for (int i = owned.size() - 1; i >= 0; i--) {
      owned.get(i).close();
    }
    owned.clear();
  }
}
