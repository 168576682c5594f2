package org.pydl4j.nd;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pydl4j.nd.errors.DTypeException;

/** Element types, named as numpy names them. */
public enum DType {
  /** IEEE double, 8 bytes. */
  FLOAT64("float64", 8, Kind.FLOAT),
  /** IEEE single, 4 bytes; the default of every factory. */
  FLOAT32("float32", 4, Kind.FLOAT),
  /** IEEE half, 2 bytes. */
  FLOAT16("float16", 2, Kind.FLOAT),
  /** Upper half of an IEEE single, 2 bytes. */
  BFLOAT16("bfloat16", 2, Kind.FLOAT),
  /** Signed, 8 bytes. */
  INT64("int64", 8, Kind.INTEGER),
  /** Signed, 4 bytes. */
  INT32("int32", 4, Kind.INTEGER),
  /** Signed, 2 bytes. */
  INT16("int16", 2, Kind.INTEGER),
  /** Signed, 1 byte. */
  INT8("int8", 1, Kind.INTEGER),
  /** Unsigned, 1 byte. */
  UINT8("uint8", 1, Kind.INTEGER),
  /** False or true, 1 byte. */
  BOOL("bool", 1, Kind.BOOLEAN);

  private static final Map<String, DType> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(DType::label, Function.identity()));

  private enum Kind {
    FLOAT,
    INTEGER,
    BOOLEAN
  }

  private final String label;
  private final int bytes;
  private final Kind kind;

  DType(String label, int bytes, Kind kind) {
    this.label = label;
    this.bytes = bytes;
    this.kind = kind;
  }

  /** The numpy name, for example {@code "float32"}. */
  public String label() {
    return label;
  }

  /** Bytes an element. */
  public int bytes() {
    return bytes;
  }

  /** Whether this is one of the four floating types. */
  public boolean isFloat() {
    return kind == Kind.FLOAT;
  }

  /** Whether this is one of the five integer types. */
  public boolean isInteger() {
    return kind == Kind.INTEGER;
  }

  /**
   * The type with the given numpy name.
   *
   * @throws DTypeException when there is none; the message lists the names
   */
  public static DType of(String label) {
    DType found = BY_LABEL.get(label);
    if (found != null) {
      return found;
    }
    String known = Arrays.stream(values()).map(DType::label).collect(Collectors.joining(", "));
    throw new DTypeException(
        "There is no element type '" + label + "'. Choose one of " + known + ".");
  }

  @Override
  public String toString() {
    return label;
  }
}
