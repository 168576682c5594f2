package org.pydl4j.bridge;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.PyDl4jException;

/** Finds and runs the public method that fits Python's arguments best. */
final class Invoker {
  private static final String ROOT = "org.pydl4j.";

  private final Map<Key, List<Candidate>> known = new ConcurrentHashMap<>();

  private record Key(Class<?> type, String method, boolean onClass) {}

  /**
   * Runs a method.
   *
   * @param target an object, or a {@code Class} for static methods and, as {@code "new"}, its
   *     constructors
   */
  @Nullable Object invoke(Object target, String method, List<?> arguments)
      throws ReflectiveOperationException {
    boolean onClass = target instanceof Class<?>;
    Class<?> type = onClass ? (Class<?>) target : target.getClass();
    List<Candidate> candidates =
        known.computeIfAbsent(new Key(type, method, onClass), Invoker::find);
    Candidate best = null;
    int least = Conversions.IMPOSSIBLE;
    for (Candidate candidate : candidates) {
      int cost = candidate.cost(arguments);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    if (best == null) {
      throw noMatch(type, method, arguments, candidates);
    }
    return best.run(onClass ? null : target, arguments);
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

  private static List<Candidate> find(Key key) {
    return executables(key).stream().map(Candidate::new).toList();
  }

  private static List<Executable> executables(Key key) {
    if (key.onClass && key.method.equals("new")) {
      return List.of(key.type.getConstructors());
    }
    List<Executable> found = new ArrayList<>();
    for (Method method : key.type.getMethods()) {
      boolean wanted = Modifier.isStatic(method.getModifiers()) == key.onClass;
      if (wanted && method.getName().equals(key.method) && !method.isBridge()) {
        Method open = accessible(method);
        if (open != null) {
          found.add(open);
        }
      }
    }
    return found;
  }

  /** The declaration of {@code method} in a public class or interface; null where there is none. */
  private static @Nullable Method accessible(Method method) {
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

  /** Says what came in Python's terms; which methods there are is in the trace, for us. */
  private static PyDl4jException noMatch(
      Class<?> type, String method, List<?> arguments, List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return new PyDl4jException(
          type.getSimpleName() + " has no public method '" + method + "' for this use.");
    }
    String got =
        arguments.stream().map(ArgumentNames::of).collect(Collectors.joining(", ", "(", ")"));
    String there = candidates.stream().map(Candidate::toString).collect(Collectors.joining("; "));
    String what = method.equals("new") ? type.getSimpleName() : type.getSimpleName() + "." + method;
    return new ConfigurationException(
        what + " does not take " + got + ": a value is missing, of another type, or out of range.",
        new IllegalArgumentException("There are: " + there));
  }
}
