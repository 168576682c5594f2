package org.pydl4j.bridge;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.PyDl4jException;

/**
 * Values as text, both ways: JSON with five marks.
 *
 * <pre>{@code
 * {"@a": "float32|rw|...", "id": -3}   an array of Python's, or {"@a": ..., "id": 7} one of ours
 * {"@r": 7}                            what this side holds under the number 7
 * {"@o": "MultiLayerNetwork", "id": 8} an object that stays here
 * {"@c": -4, "m": ["iterationDone"]}   a Python object or function that may be called
 * {"@b": "AAEC"}                       bytes, base64
 * }</pre>
 */
final class MessageFormat {
  private final HeldObjects registry;
  private final ArrayExchange exchange;
  private final Callbacks callbacks;

  MessageFormat(HeldObjects registry, ArrayExchange exchange, PythonDoor python) {
    this.registry = registry;
    this.exchange = exchange;
    this.callbacks = new Callbacks(python, exchange, this);
  }

  /** Reads a value; marked objects become arrays, objects, {@link Callbacks.Target} or bytes. */
  @Nullable Object read(String text) {
    return MessageReader.read(text, this::resolve);
  }

  /** Reads what a callback returned: its arrays are the caller's, whatever Python lets go of. */
  @Nullable Object readAnswer(String text) {
    return MessageReader.read(text, this::resolveAnswer);
  }

  /**
   * Writes a value.
   *
   * @param borrowed whether arrays stay with their owner here, and Python gets aliases of its own
   */
  void write(StringBuilder out, @Nullable Object value, boolean borrowed) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value instanceof CharSequence || value instanceof Character) {
      quote(out, value.toString());
    } else if (value instanceof NDArray array) {
      writeArray(out, array, borrowed);
    } else if (value instanceof Enum<?> || value instanceof Path || value instanceof Device) {
      quote(out, value.toString());
    } else if (value instanceof Optional<?> optional) {
      write(out, optional.orElse(null), borrowed);
    } else if (value instanceof byte[] bytes) {
      out.append("{\"@b\":\"").append(Base64.getEncoder().encodeToString(bytes)).append("\"}");
    } else if (value.getClass().isArray()) {
      writeItems(out, value, borrowed);
    } else if (value instanceof Map<?, ?> map) {
      writeMembers(out, map, borrowed);
    } else if (value instanceof Collection<?> items) {
      writeItems(out, items.toArray(), borrowed);
    } else {
      out.append("{\"@o\":");
      quote(out, value.getClass().getSimpleName());
      out.append(",\"id\":").append(registry.send(value)).append('}');
    }
  }

  private Object resolve(Map<String, Object> marked) {
    if (marked.containsKey("@r")) {
      return registry.get(member(marked, "@r", Long.class));
    }
    if (marked.containsKey("@a")) {
      return exchange.receive(member(marked, "id", Long.class), member(marked, "@a", String.class));
    }
    if (marked.containsKey("@c")) {
      return callbacks.target(member(marked, "@c", Long.class), (List<?>) marked.get("m"));
    }
    if (marked.containsKey("@b")) {
      return Base64.getDecoder().decode(member(marked, "@b", String.class));
    }
    return marked;
  }

  private Object resolveAnswer(Map<String, Object> marked) {
    if (marked.containsKey("@a")) {
      return exchange.adopt(member(marked, "id", Long.class), member(marked, "@a", String.class));
    }
    Object found = resolve(marked);
    return marked.containsKey("@r") && found instanceof NDArray array ? array.alias() : found;
  }

  private static <T> T member(Map<String, Object> marked, String name, Class<T> type) {
    Object value = marked.get(name);
    if (!type.isInstance(value)) {
      throw new PyDl4jException(
          "A request over the bridge needs '"
              + name
              + "' in "
              + marked
              + ": a "
              + type.getSimpleName()
              + ".");
    }
    return type.cast(value);
  }

  private void writeArray(StringBuilder out, NDArray array, boolean borrowed) {
    NDArray sent = Scope.detach(ArrayExchange.visible(array, borrowed));
    String line;
    try {
      line = exchange.describe(sent);
    } catch (RuntimeException e) {
      if (borrowed) {
        sent.close(); // the alias: Python will never own it
      }
      throw e;
    }
    out.append("{\"@a\":");
    quote(out, line);
    out.append(",\"id\":").append(registry.send(sent)).append('}');
  }

  private void writeItems(StringBuilder out, Object items, boolean borrowed) {
    out.append('[');
    for (int i = 0; i < Array.getLength(items); i++) {
      write(i == 0 ? out : out.append(','), Array.get(items, i), borrowed);
    }
    out.append(']');
  }

  private void writeMembers(StringBuilder out, Map<?, ?> map, boolean borrowed) {
    out.append('{');
    String comma = "";
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(comma);
      quote(out, String.valueOf(member.getKey()));
      write(out.append(':'), member.getValue(), borrowed);
      comma = ",";
    }
    out.append('}');
  }

  private static void writeNumber(StringBuilder out, Number number) {
    // Python's reader knows NaN and Infinity. A float is written by its own digits: 0.1f is 0.1.
    out.append(number);
  }

  /** A JSON string; line ends and quotes are escaped, so that a reply stays one line. */
  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) || c == '\u007f') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
