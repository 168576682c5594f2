package org.pydl4j.etl.schema;

/**
 * Name and type of a column, and which of the values of that type it allows. Immutable. DataVec:
 * {@code ColumnMetaData}.
 */
public sealed interface ColumnMetaData
    permits BinaryMetaData,
        BooleanMetaData,
        CategoricalMetaData,
        DoubleMetaData,
        FloatMetaData,
        IntegerMetaData,
        LongMetaData,
        NDArrayMetaData,
        StringMetaData,
        TimeMetaData {

  /** The column's name. */
  String name();

  /** The type of its values. */
  ColumnType type();

  /** The same under another name. */
  ColumnMetaData named(String newName);

  /**
   * A column of this type with nothing else said of it.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException for categories and arrays, which need their
   *     names and shape
   */
  static ColumnMetaData of(ColumnType type, String name) {
    return switch (type) {
      case String -> new StringMetaData(name);
      case Integer -> new IntegerMetaData(name);
      case Long -> new LongMetaData(name);
      case Double -> new DoubleMetaData(name);
      case Float -> new FloatMetaData(name);
      case Time -> new TimeMetaData(name);
      case Bytes -> new BinaryMetaData(name);
      case Boolean -> new BooleanMetaData(name);
      case Categorical, NDArray ->
          throw new org.pydl4j.nd.errors.ConfigurationException(
              "A column of type "
                  + type
                  + " needs its categories or its shape. '"
                  + name
                  + "' has none.");
    };
  }
}
