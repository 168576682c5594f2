package org.pydl4j.bridge;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.errors.DTypeException;

/**
 * Python's values as what a Java method wants: numbers widen and narrow where they fit, strings
 * become enums, types, paths and devices, lists become arrays and collections, Python callbacks
 * become interfaces.
 */
final class Conversions {
  /** The cost of a conversion that does not exist. */
  static final int IMPOSSIBLE = 1 << 20;

  private Conversions() {}

  /** How far {@code value} is from {@code type}: 0 fits, more is worse. */
  static int cost(@Nullable Object value, Class<?> type) {
    if (value == null) {
      return type.isPrimitive() ? IMPOSSIBLE : 0;
    }
    if (value instanceof Callbacks.Target) {
      return type.isInterface() ? 1 : IMPOSSIBLE;
    }
    if (value instanceof Long number) {
      return wholeCost(number, type);
    }
    if (value instanceof Double) {
      return decimalCost(type);
    }
    if (value instanceof BigInteger) {
      return type == double.class || type == Double.class ? 3 : instanceCost(value, type);
    }
    if (value instanceof Boolean && type == boolean.class) {
      return 0;
    }
    if (value instanceof String text) {
      return textCost(text, type);
    }
    if (value instanceof List<?> items && type.isArray()) {
      return itemsCost(items, type.getComponentType());
    }
    if (value instanceof List<?> && type == Set.class) {
      return 2;
    }
    return instanceCost(value, type);
  }

  /** {@code value} as {@code type}; {@code generic} names the elements of collections. */
  static @Nullable Object convert(@Nullable Object value, Class<?> type, Type generic) {
    if (value == null) {
      return type == Optional.class ? Optional.empty() : null;
    }
    if (value instanceof Callbacks.Target target) {
      return target.as(type);
    }
    if (value instanceof Number number) {
      return number(number, type);
    }
    if (value instanceof String text) {
      return text(text, type);
    }
    if (value instanceof List<?> items) {
      return type.isArray()
          ? array(items, type.getComponentType())
          : collection(items, type, generic);
    }
    return value instanceof Map<?, ?> map ? map(map, generic) : value;
  }

  private static int wholeCost(long number, Class<?> type) {
    if (type == long.class || type == Long.class) {
      return 0;
    }
    if (type == int.class || type == Integer.class) {
      return number == (int) number ? 1 : IMPOSSIBLE;
    }
    if (type == double.class || type == Double.class) {
      return 3;
    }
    if (type == float.class || type == Float.class) {
      return 4;
    }
    if (type == short.class || type == byte.class) {
      return number == (type == short.class ? (short) number : (byte) number) ? 2 : IMPOSSIBLE;
    }
    return type.isAssignableFrom(Long.class) ? 5 : IMPOSSIBLE;
  }

  private static int decimalCost(Class<?> type) {
    if (type == double.class || type == Double.class) {
      return 0;
    }
    if (type == float.class || type == Float.class) {
      return 1;
    }
    return type.isAssignableFrom(Double.class) ? 5 : IMPOSSIBLE;
  }

  private static int textCost(String text, Class<?> type) {
    if (type == String.class || type == CharSequence.class) {
      return 0;
    }
    if (type.isEnum()) {
      return enumNamed(text, type) == null ? IMPOSSIBLE : 1;
    }
    if (type == Path.class || type == Device.class) {
      return 2;
    }
    if (type == char.class) {
      return text.length() == 1 ? 2 : IMPOSSIBLE;
    }
    return type.isAssignableFrom(String.class) ? 5 : IMPOSSIBLE;
  }

  private static int itemsCost(List<?> items, Class<?> element) {
    int worst = 1;
    for (Object item : items) {
      worst = Math.max(worst, 1 + cost(item, element));
    }
    return Math.min(worst, IMPOSSIBLE);
  }

  private static int instanceCost(Object value, Class<?> type) {
    if (!type.isInstance(value)) {
      return IMPOSSIBLE;
    }
    if (type == Object.class) {
      return 5;
    }
    return type == value.getClass() || value instanceof Collection<?> ? 0 : 1;
  }

  private static Object number(Number value, Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return value.intValue();
    }
    if (type == double.class || type == Double.class) {
      return value.doubleValue();
    }
    if (type == float.class || type == Float.class) {
      return value.floatValue();
    }
    if (type == short.class) {
      return value.shortValue();
    }
    return type == byte.class ? (Object) value.byteValue() : value;
  }

  private static Object text(String text, Class<?> type) {
    if (type.isEnum()) {
      Object found = enumNamed(text, type);
      if (found == null) {
        throw new DTypeException("There is no " + type.getSimpleName() + " '" + text + "'.");
      }
      return found;
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == Device.class) {
      return Device.of(text);
    }
    return type == char.class ? (Object) text.charAt(0) : text;
  }

  private static @Nullable Object enumNamed(String text, Class<?> type) {
    if (type == DType.class) {
      return DType.of(text); // its own error lists the names
    }
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name) || constant.toString().equals(text)) {
        return constant;
      }
    }
    return null;
  }

  private static Object array(List<?> items, Class<?> element) {
    Object array = Array.newInstance(element, items.size());
    for (int i = 0; i < items.size(); i++) {
      Array.set(array, i, convert(items.get(i), element, element));
    }
    return array;
  }

  private static Object collection(List<?> items, Class<?> type, Type generic) {
    Type element = argument(generic, 0);
    Collection<Object> result = type == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
    for (Object item : items) {
      result.add(convert(item, rawOf(element), element));
    }
    return result;
  }

  private static Object map(Map<?, ?> map, Type generic) {
    Type element = argument(generic, 1);
    Map<Object, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(key, convert(value, rawOf(element), element)));
    return result;
  }

  private static Type argument(Type generic, int index) {
    return generic instanceof ParameterizedType parameterized
            && parameterized.getActualTypeArguments().length > index
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }

  private static Class<?> rawOf(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : Object.class;
  }
}
