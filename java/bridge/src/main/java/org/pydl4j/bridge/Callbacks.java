package org.pydl4j.bridge;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/**
 * Java interfaces whose methods run in Python. A default method that the Python object does not
 * have stays Java's; without any method names the Python side is a plain function.
 */
final class Callbacks {
  private static final Cleaner CLEANER = Cleaner.create();

  private final PythonDoor python;
  private final ArrayExchange exchange;
  private MessageFormat wire;

  Callbacks(PythonDoor python, ArrayExchange exchange) {
    this.python = python;
    this.exchange = exchange;
  }

  /** A Python object that waits to learn which interface it stands for. */
  record Target(long id, List<?> methods, Callbacks callbacks) {
    /** The object as an instance of {@code type}. */
    Object as(Class<?> type) {
      return callbacks.proxy(this, type);
    }
  }

  void use(MessageFormat chosen) {
    this.wire = chosen;
  }

  /** The Python object under its number. */
  Target target(long id, List<?> methods) {
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

  private Object call(Target target, Method method, Object[] args) {
    StringBuilder request = new StringBuilder().append('[').append(target.id()).append(',');
    MessageFormat.quote(request, method.getName());
    wire.write(request.append(','), args == null ? new Object[0] : args, true);
    Object reply = wire.read(python.call(request.append(']').toString()));
    if (reply instanceof Map<?, ?> failure) {
      throw PythonFailure.of((Map<?, ?>) failure.get("error"));
    }
    Object result = ((List<?>) reply).get(0);
    return method.getReturnType() == void.class
        ? null
        : Conversions.convert(result, method.getReturnType(), method.getGenericReturnType());
  }

  private record Handler(Target target, Callbacks callbacks) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(proxy, method, args);
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

    private Object ofObject(Object proxy, Method method, Object... args) {
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
