package org.pydl4j.modelimport.internal.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** The types of elements, by their numbers in ONNX files. */
public final class OnnxTypes {
  /** Text. */
  public static final int STRING = 8;

  private static final List<String> NAMES =
      List.of(
          "undefined",
          "float32",
          "uint8",
          "int8",
          "uint16",
          "int16",
          "int32",
          "int64",
          "string",
          "bool",
          "float16",
          "float64",
          "uint32",
          "uint64",
          "complex64",
          "complex128",
          "bfloat16");

  private OnnxTypes() {}

  /** Our type; null where there is none. */
  public static @Nullable DType of(int number) {
    return switch (number) {
      case 1 -> DType.FLOAT32;
      case 2 -> DType.UINT8;
      case 3 -> DType.INT8;
      case 5 -> DType.INT16;
      case 6 -> DType.INT32;
      case 7 -> DType.INT64;
      case 9 -> DType.BOOL;
      case 10 -> DType.FLOAT16;
      case 11 -> DType.FLOAT64;
      case 16 -> DType.BFLOAT16;
      default -> null;
    };
  }

  /** Its name for messages. */
  public static String name(int number) {
    return number >= 0 && number < NAMES.size() ? NAMES.get(number) : "type " + number;
  }
}
