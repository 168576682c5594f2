package org.pydl4j.etl.schema;

import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** What the values of a column are. The names are DataVec's, also in JSON. */
public enum ColumnType {
  /** Text, UTF-8. */
  String,
  /** Whole numbers of 32 bits. */
  Integer,
  /** Whole numbers of 64 bits. */
  Long,
  /** Floating-point numbers of 64 bits. */
  Double,
  /** Floating-point numbers of 32 bits. */
  Float,
  /** One of a stored list of names, kept as its index. */
  Categorical,
  /** An instant: milliseconds since 1970-01-01T00:00Z; the column has the zone it is shown in. */
  Time,
  /** Bytes of any length. */
  Bytes,
  /** True or false. */
  Boolean,
  /** An array of numbers of any shape in each row. */
  NDArray;

  /** Whether its values can be computed with: integer, long, double, float. */
  public boolean isNumber() {
    return this == Integer || this == Long || this == Double || this == Float;
  }

  /** Whether its values are kept as whole numbers: also times and the indices of categories. */
  public boolean isWhole() {
    return this == Integer || this == Long || this == Time || this == Categorical;
  }

  /**
   * The type of this name; case does not count.
   *
   * @throws ConfigurationException if there is none; names the nearest
   */
  public static ColumnType named(String name) {
    for (ColumnType type : values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    List<String> names = java.util.Arrays.stream(values()).map(Enum::name).toList();
    throw new ConfigurationException(
        "There is no column type '" + name + "'. " + Names.suggestion(name, names));
  }
}
