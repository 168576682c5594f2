package org.pydl4j.serving.protocol;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.pydl4j.nd.DType;

/** The protocol's names for element types. */
public final class Datatype {
  private static final Map<DType, String> NAMES = new EnumMap<>(DType.class);
  private static final Map<String, DType> TYPES = new HashMap<>();
  private static final Map<String, String> INSTEAD =
      Map.of(
          "UINT16", "INT32",
          "UINT32", "INT64",
          "UINT64", "INT64",
          "BYTES", "UINT8");

  static {
    NAMES.put(DType.BOOL, "BOOL");
    NAMES.put(DType.INT8, "INT8");
    NAMES.put(DType.INT16, "INT16");
    NAMES.put(DType.INT32, "INT32");
    NAMES.put(DType.INT64, "INT64");
    NAMES.put(DType.UINT8, "UINT8");
    NAMES.put(DType.FLOAT16, "FP16");
    NAMES.put(DType.BFLOAT16, "BF16");
    NAMES.put(DType.FLOAT32, "FP32");
    NAMES.put(DType.FLOAT64, "FP64");
    NAMES.forEach((type, name) -> TYPES.put(name, type));
  }

  private Datatype() {}

  /** The protocol's name of a type. */
  public static String of(DType type) {
    return NAMES.get(type);
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
