package org.pydl4j.bridge;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.pydl4j.nd.errors.PyDl4jException;

/** Finds and runs the public method that fits Python's arguments best. */
final class Invoker {
  private static final String ROOT = "org.pydl4j.";

  private final Map<Key, List<Executable>> known = new ConcurrentHashMap<>();

  private record Key(Class<?> type, String method, boolean onClass) {}

  /**
   * Runs a method.
   *
   * @param target an object, or a {@code Class} for static methods and, as {@code "new"}, its
   *     constructors
   */
  Object invoke(Object target, String method, List<?> arguments)
      throws ReflectiveOperationException {
    boolean onClass = target instanceof Class<?>;
    Class<?> type = onClass ? (Class<?>) target : target.getClass();
    List<Executable> candidates =
        known.computeIfAbsent(new Key(type, method, onClass), Invoker::find);
    Executable best = null;
    int least = Conversions.IMPOSSIBLE;
    for (Executable candidate : candidates) {
      int cost = cost(candidate, arguments);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    if (best == null) {
      throw noMatch(type, method, arguments, candidates);
    }
    Object[] converted = convert(best, arguments);
    return best instanceof Method found
        ? found.invoke(onClass ? null : target, converted)
        : ((Constructor<?>) best).newInstance(converted);
  }

  /** The class of ours with a name such as {@code "nd.ops.Arithmetic"}. */
  static Class<?> classNamed(String name) {
    try {
      return Class.forName(ROOT + name);
    } catch (ClassNotFoundException e) {
      throw new PyDl4jException(
          "There is no class "
              + ROOT
              + name
              + " in the JVM: the Python package and the jars do"
              + " not fit together, or a module is missing. Run 'pydl4j doctor'.",
          e);
    }
  }

  private static List<Executable> find(Key key) {
    List<Executable> found = new ArrayList<>();
    if (key.onClass && key.method.equals("new")) {
      found.addAll(Arrays.asList(key.type.getConstructors()));
      return found;
    }
    for (Method method : key.type.getMethods()) {
      boolean wanted = Modifier.isStatic(method.getModifiers()) == key.onClass;
      if (wanted && method.getName().equals(key.method) && !method.isBridge()) {
        found.add(accessible(method));
      }
    }
    found.removeIf(Objects::isNull);
    return found;
  }

  /** The declaration of {@code method} in a public class or interface, where it may be called. */
  private static Method accessible(Method method) {
    List<Class<?>> types = new ArrayList<>(List.of(method.getDeclaringClass()));
    for (int i = 0; i < types.size(); i++) {
      Class<?> type = types.get(i);
      if (Modifier.isPublic(type.getModifiers())) {
        try {
          return type.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
          continue; // declared further down only
        }
      }
      types.addAll(Arrays.asList(type.getInterfaces()));
      if (type.getSuperclass() != null) {
        types.add(type.getSuperclass());
      }
    }
    return null;
  }

  private static int cost(Executable method, List<?> arguments) {
    Parameter[] wanted = method.getParameters();
    int fixed = method.isVarArgs() ? wanted.length - 1 : wanted.length;
    int plain = plainCost(wanted, arguments);
    if (plain < Conversions.IMPOSSIBLE || !method.isVarArgs() || arguments.size() < fixed) {
      return plain;
    }
    int total = 10; // a method without varargs is preferred
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> type = i < fixed ? wanted[i].getType() : wanted[fixed].getType().getComponentType();
      total += Conversions.cost(arguments.get(i), type);
    }
    return Math.min(total, Conversions.IMPOSSIBLE);
  }

  private static int plainCost(Parameter[] wanted, List<?> arguments) {
    if (wanted.length != arguments.size()) {
      return Conversions.IMPOSSIBLE;
    }
    int total = 0;
    for (int i = 0; i < wanted.length; i++) {
      total += Conversions.cost(arguments.get(i), wanted[i].getType());
    }
    return Math.min(total, Conversions.IMPOSSIBLE);
  }

  private static Object[] convert(Executable method, List<?> arguments) {
    Parameter[] wanted = method.getParameters();
    Object[] converted = new Object[wanted.length];
    boolean spread = method.isVarArgs() && plainCost(wanted, arguments) >= Conversions.IMPOSSIBLE;
    int fixed = spread ? wanted.length - 1 : wanted.length;
    for (int i = 0; i < fixed; i++) {
      converted[i] =
          Conversions.convert(
              arguments.get(i), wanted[i].getType(), wanted[i].getParameterizedType());
    }
    if (spread) {
      Class<?> element = wanted[fixed].getType().getComponentType();
      Object rest = Array.newInstance(element, arguments.size() - fixed);
      for (int i = fixed; i < arguments.size(); i++) {
        Array.set(rest, i - fixed, Conversions.convert(arguments.get(i), element, element));
      }
      converted[fixed] = rest;
    }
    return converted;
  }

  private static PyDl4jException noMatch(
      Class<?> type, String method, List<?> arguments, List<Executable> candidates) {
    String got =
        arguments.stream()
            .map(a -> a == null ? "null" : a.getClass().getSimpleName())
            .collect(Collectors.joining(", ", "(", ")"));
    String there =
        candidates.isEmpty()
            ? "There is no public method of that name."
            : "There are: "
                + candidates.stream()
                    .map(Executable::toGenericString)
                    .collect(Collectors.joining("; "));
    return new PyDl4jException(
        "No " + type.getSimpleName() + "." + method + " takes " + got + ". " + there);
  }
}
