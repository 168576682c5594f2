package org.pydl4j.bridge;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method or constructor with its types, which reflection copies each time it is asked. */
final class Candidate {
  private static final int SPREAD = 10; // a method without varargs is preferred

  private final Executable executable;
  private final Class<?>[] types;
  private final Type[] generics;
  private final @Nullable Class<?> element;

  Candidate(Executable executable) {
    this.executable = executable;
    this.types = executable.getParameterTypes();
    this.generics = executable.getGenericParameterTypes();
    this.element = executable.isVarArgs() ? types[types.length - 1].getComponentType() : null;
  }

  /** How far the arguments are from the parameters: 0 fits, more is worse. */
  int cost(List<?> arguments) {
    int plain = plainCost(arguments);
    int fixed = types.length - 1;
    if (plain < Conversions.IMPOSSIBLE || element == null || arguments.size() < fixed) {
      return plain;
    }
    int total = SPREAD;
    for (int i = 0; i < arguments.size(); i++) {
      total += Conversions.cost(arguments.get(i), i < fixed ? types[i] : element);
    }
    return Math.min(total, Conversions.IMPOSSIBLE);
  }

  /** Runs it; {@code target} is null for static methods and constructors. */
  @Nullable Object run(@Nullable Object target, List<?> arguments)
      throws ReflectiveOperationException {
    Object[] converted = convert(arguments);
    return executable instanceof Method method
        ? method.invoke(target, converted)
        : ((Constructor<?>) executable).newInstance(converted);
  }

  @Override
  public String toString() {
    return executable.toGenericString();
  }

  private int plainCost(List<?> arguments) {
    if (types.length != arguments.size()) {
      return Conversions.IMPOSSIBLE;
    }
    int total = 0;
    for (int i = 0; i < types.length; i++) {
      total += Conversions.cost(arguments.get(i), types[i]);
    }
    return Math.min(total, Conversions.IMPOSSIBLE);
  }

  private Object[] convert(List<?> arguments) {
    Object[] converted = new Object[types.length];
    Class<?> repeated = plainCost(arguments) >= Conversions.IMPOSSIBLE ? element : null;
    int fixed = repeated == null ? types.length : types.length - 1;
    for (int i = 0; i < fixed; i++) {
      converted[i] = Conversions.convert(arguments.get(i), types[i], generics[i]);
    }
    if (repeated != null) {
      Object rest = Array.newInstance(repeated, arguments.size() - fixed);
      for (int i = fixed; i < arguments.size(); i++) {
        Array.set(rest, i - fixed, Conversions.convert(arguments.get(i), repeated, repeated));
      }
      converted[fixed] = rest;
    }
    return converted;
  }
}
