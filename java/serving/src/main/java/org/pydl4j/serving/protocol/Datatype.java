package org.pydl4j.serving.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pydl4j.nd.DType;

/** The protocol's names for element types. */
public final class Datatype {
  private static final Map<String, DType> TYPES = new HashMap<>();
  private static final Map<String, String> INSTEAD =
      Map.of(
          "UINT16", "INT32",
          "UINT32", "INT64",
          "UINT64", "INT64",
          "BYTES", "UINT8");

  static {
    for (DType type : DType.values()) {
      TYPES.put(of(type), type);
    }
  }

  private Datatype() {}

  /** The protocol's name of a type. */
  public static String of(DType type) {
    return switch (type) {
      case BOOL -> "BOOL";
      case INT8 -> "INT8";
      case INT16 -> "INT16";
      case INT32 -> "INT32";
      case INT64 -> "INT64";
      case UINT8 -> "UINT8";
      case FLOAT16 -> "FP16";
      case BFLOAT16 -> "BF16";
      case FLOAT32 -> "FP32";
      case FLOAT64 -> "FP64";
    };
  }

  /**
   * The type of a name.
   *
   * @throws ProtocolException if there is none; the message names the nearest
   */
  public static DType parse(String name) {
    DType type = TYPES.get(name);
    if (type != null) {
      return type;
    }
    String instead = INSTEAD.get(name);
    throw new ProtocolException(
        "The datatype '"
            + name
            + "' is not served. "
            + (instead == null
                ? "There are " + String.join(", ", sorted()) + "."
                : "The nearest that is served is " + instead + "."));
  }

  private static String[] sorted() {
    String[] names = TYPES.keySet().toArray(new String[0]);
    Arrays.sort(names);
    return names;
  }
}
