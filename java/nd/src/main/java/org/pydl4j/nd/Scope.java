package org.pydl4j.nd;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns every array made by its thread while it is open, and closes them all when it closes. An
 * array that was closed before is forgotten.
 *
 * <p>Scopes nest. {@link #keep} hands an array to the scope around, or to the caller when there is
 * none. Scopes may close in any order: each takes only its own arrays along.
 *
 * <pre>{@code
 * NDArray sum;
 * try (Scope scope = Scope.open()) {
 *   sum = scope.keep(Arithmetic.add(a, b)); // lives on
 * } // everything else that was made here is freed
 * }</pre>
 *
 * <p>{@link #tidy} is the short form for one expression. A chain such as {@code
 * f.sum(1).reshape(16, 1)} makes an array that nobody has a name for: without a scope it is freed
 * when the garbage collector comes by, with {@code Scope.tidy(() -> f.sum(1).reshape(16, 1))} at
 * once.
 */
public final class Scope implements AutoCloseable {
  private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

  private final Thread thread = Thread.currentThread();
  private final Owned first = new Owned(this, null);
  private @Nullable Scope parent;
  private boolean closed;

  private Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  /** Opens a scope on this thread. */
  public static Scope open() {
    Scope scope = new Scope(CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /**
   * Lets an array outlive this scope, whether it was made in it or in one inside it: the scope
   * around owns it then, or the caller. An array that no such scope owns stays as it is.
   *
   * @throws IllegalStateException on another thread than the scope's, or after its close
   */
  public NDArray keep(NDArray array) {
    requireOwnThread("keeps arrays on");
    if (closed) {
      throw new IllegalStateException(
          "This scope was closed, with it the arrays that it owned. Keep an array before.");
    }
    for (Scope scope = CURRENT.get(); scope != null; scope = scope.parent) {
      Owned place = scope.placeOf(array);
      if (place != null) {
        scope.forget(place);
        if (parent != null) {
          parent.own(array);
        }
        return array;
      }
      if (scope == this) {
        break;
      }
    }
    return array;
  }

  /** Takes an array out of every scope: from now on the caller closes it. */
  public static NDArray detach(NDArray array) {
    forgetClosed(array.owned());
    return array;
  }

  /**
   * Computes an expression and frees every array that it makes on the way; those in the result live
   * on, in the scope around if there is one, else until the caller closes them.
   *
   * <pre>{@code
   * NDArray labels = Scope.tidy(() -> features.sum(1).reshape(16, 1));
   * }</pre>
   *
   * @param <T> an array; an array, collection or map of arrays; anything else lets all of them go
   */
  public static <T> T tidy(Supplier<T> expression) {
    try (Scope scope = open()) {
      T result = expression.get();
      scope.keepAll(result);
      return result;
    }
  }

  private void keepAll(Object result) {
    if (result instanceof NDArray array) {
      keep(array);
    } else if (result instanceof Object[] several) {
      Arrays.asList(several).forEach(this::keepAll);
    } else if (result instanceof Map<?, ?> map) {
      map.values().forEach(this::keepAll);
    } else if (result instanceof Collection<?> several) {
      several.forEach(this::keepAll);
    }
  }

  static void register(NDArray array) {
    Scope scope = CURRENT.get();
    if (scope != null) {
      scope.own(array);
    }
  }

  /** An array of some scope, or of none ({@code null}), was closed. */
  static void forgetClosed(@Nullable Owned place) {
    if (place != null) {
      place.scope.forget(place);
    }
  }

  /** Closes what this scope owns, in reverse order. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    requireOwnThread("is closed by");
    closed = true;
    leave();
    for (NDArray last = takeLast(); last != null; last = takeLast()) {
      last.close();
    }
  }

  private void leave() {
    Scope current = CURRENT.get();
    if (current == this) {
      if (parent == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(parent);
      }
      return;
    }
    for (Scope inner = current; inner != null; inner = inner.parent) {
      if (inner.parent == this) {
        inner.parent = parent;
        return;
      }
    }
  }

  private void requireOwnThread(String does) {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "A scope " + does + " the thread that opened it, '" + thread.getName() + "'.");
    }
  }

  private synchronized @Nullable Owned placeOf(NDArray array) {
    Owned place = array.owned();
    return place != null && place.scope == this && place.next != place ? place : null;
  }

  private synchronized void own(NDArray array) {
    Owned place = new Owned(this, array);
    place.next = first;
    place.previous = first.previous;
    place.previous.next = place;
    first.previous = place;
    array.ownedAt(place);
  }

  /** From any thread: whoever closes an array takes it out. */
  private synchronized void forget(Owned place) {
    if (place.next != place) {
      place.next.previous = place.previous;
      place.previous.next = place.next;
      place.next = place;
      place.previous = place;
    }
  }

  private synchronized @Nullable NDArray takeLast() {
    Owned last = first.previous;
    forget(last);
    return last.array;
  }

  /**
   * An array's place in the list of its scope, whose start has no array; outside its own neighbour.
   */
  static final class Owned {
    private final Scope scope;
    private final @Nullable NDArray array;
    private Owned previous = this;
    private Owned next = this;

    private Owned(Scope scope, @Nullable NDArray array) {
      this.scope = scope;
      this.array = array;
    }
  }
}
