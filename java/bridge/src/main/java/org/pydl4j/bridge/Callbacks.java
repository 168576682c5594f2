package org.pydl4j.bridge;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.CallbackException;

/**
 * Java interfaces whose methods run in Python. A default method that the Python object does not
 * have stays Java's; without any method names the Python side is a plain function.
 *
 * <p>Arrays that a method gets are Python's to let go of; those that it returns are the caller's to
 * close, as if it were written in Java. Python keeps what it returned until the answer was read
 * here: any of its threads may send what this one's end lets go of.
 */
final class Callbacks {
  private static final Cleaner CLEANER = Cleaner.create();

  private final PythonDoor python;
  private final ArrayExchange exchange;
  private final MessageFormat wire;

  Callbacks(PythonDoor python, ArrayExchange exchange, MessageFormat wire) {
    this.python = python;
    this.exchange = exchange;
    this.wire = wire;
  }

  /** A Python object that waits to learn which interface it stands for. */
  record Target(long id, @Nullable List<?> methods, Callbacks callbacks) {
    /** The object as an instance of {@code type}. */
    Object as(Class<?> type) {
      return callbacks.proxy(this, type);
    }
  }

  /** The Python object under its number. */
  Target target(long id, @Nullable List<?> methods) {
    return new Target(id, methods, this);
  }

  private Object proxy(Target target, Class<?> type) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Handler(target, this));
    long id = target.id();
    ArrayExchange freed = exchange;
    CLEANER.register(proxy, () -> freed.noteFreed(id));
    return proxy;
  }

  private @Nullable Object call(Target target, Method method, Object @Nullable [] args) {
    StringBuilder request = new StringBuilder().append('[').append(target.id()).append(',');
    MessageFormat.quote(request, method.getName());
    wire.write(request.append(','), args == null ? new Object[0] : args, true);
    exchange.appendFreed(request);
    Object reply = wire.readAnswer(python.call(request.append(']').toString()));
    if (!(reply instanceof List<?> results)) {
      throw PythonFailure.of(reply);
    }
    if (results.size() > 2 && results.get(1) instanceof Long kept) {
      letGo(kept, (List<?>) results.get(2));
    }
    Class<?> type = method.getReturnType();
    Object result = results.get(0);
    if (type == void.class) {
      close(result);
      return null;
    }
    if (Conversions.cost(result, type) >= Conversions.IMPOSSIBLE) {
      close(result);
      throw new CallbackException(
          "The Python callback '"
              + method.getName()
              + "' must return what Java can take as "
              + type.getSimpleName()
              + ". Got "
              + ArgumentNames.of(result)
              + ".");
    }
    try {
      return Conversions.convert(result, type, method.getGenericReturnType());
    } catch (
        RuntimeException e) { // a part of it, such as a name in a list, is nothing that Java has
      close(result);
      throw e;
    }
  }

  /** Closes the arrays of a result that nobody takes; they would stay until the collector runs. */
  private static void close(@Nullable Object result) {
    if (result instanceof NDArray array) {
      array.close();
    } else if (result instanceof Collection<?> items) {
      items.forEach(Callbacks::close);
    } else if (result instanceof Map<?, ?> map) {
      map.values().forEach(Callbacks::close);
    }
  }

  /** After an answer was read: what Python kept for that, and what it has let go of. */
  private void letGo(long kept, List<?> released) {
    if (kept != 0) {
      exchange.noteFreed(kept);
    }
    released.forEach(id -> exchange.release((Long) id));
  }

  private record Handler(Target target, Callbacks callbacks) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
        throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(proxy, method, args == null ? new Object[0] : args);
      }
      boolean known =
          target.methods() == null
              ? !method.isDefault()
              : target.methods().contains(method.getName());
      if (!known && method.isDefault()) {
        return InvocationHandler.invokeDefault(proxy, method, args);
      }
      try {
        return callbacks.call(target, method, args);
      } finally {
        // Without it the collector may free the number while Python's side of this call begins.
        Reference.reachabilityFence(proxy);
      }
    }

    private Object ofObject(Object proxy, Method method, Object[] args) {
      switch (method.getName()) {
        case "equals":
          return proxy == args[0];
        case "hashCode":
          return Long.hashCode(target.id());
        default:
          return "Python callback " + -target.id();
      }
    }
  }
}
