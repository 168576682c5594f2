package org.pydl4j.etl.iterators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pydl4j.etl.blocks.Features;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Columns of a reader that are one array of a mini-batch.
 *
 * @param columns their places in the schema
 * @param kind what becomes of them
 * @param classes how many there are, where the columns are a class; else 0
 * @param lastStep whether of a sequence only the last step counts, so that there is no axis of time
 */
record Subset(List<Integer> columns, Kind kind, int classes, boolean lastStep) {
  enum Kind {
    /** The numbers themselves, float32. */
    NUMBERS,
    /** A column for each class, float32, 1 for the class that a whole number is. */
    ONE_HOT,
    /** The class itself, int64. */
    CLASSES,
    /** One number for each example, float32 [n]. */
    WEIGHTS
  }

  /** Whether its numbers are int64; else they are float32. */
  boolean isWhole() {
    return kind == Kind.CLASSES;
  }

  /** Columns of numbers, checked. */
  static Subset numbers(Schema schema, List<Integer> columns) {
    columns.forEach(column -> place(schema, column));
    Features.require(schema, columns);
    return new Subset(List.copyOf(columns), Kind.NUMBERS, 0, false);
  }

  /**
   * A column of classes, checked.
   *
   * @param classes how many there are; 0 for as many as a categorical column lists
   */
  static Subset classes(Schema schema, int column, int classes, boolean oneHot) {
    ColumnMetaData meta = schema.getMetaData(place(schema, column));
    int listed = meta instanceof CategoricalMetaData states ? states.stateNames().size() : 0;
    if (listed == 0 && !meta.type().isNumber() && meta.type() != ColumnType.Boolean) {
      throw new ConfigurationException(
          "A class is a category or a whole number from 0. The column '"
              + meta.name()
              + "' is of type "
              + meta.type()
              + ": list its values with StringToCategoricalTransform, or in the schema.");
    }
    if (listed == 0 && classes < 1) {
      throw new ConfigurationException(
          "How many classes are there in the column '" + meta.name() + "'? Say it by a number.");
    }
    if (listed > 0 && classes > 0 && listed != classes) {
      throw new ConfigurationException(
          "The column '" + meta.name() + "' has " + listed + " categories. Got " + classes + ".");
    }
    Kind kind = oneHot ? Kind.ONE_HOT : Kind.CLASSES;
    return new Subset(List.of(column), kind, listed > 0 ? listed : classes, false);
  }

  /** A column that says how much each example counts, checked. */
  static Subset weights(Schema schema, int column) {
    Features.require(schema, List.of(place(schema, column)));
    return new Subset(List.of(column), Kind.WEIGHTS, 0, schema.isSequence());
  }

  Subset ofLastStep() {
    return new Subset(columns, kind, classes, true);
  }

  /** All places but some, in their order. */
  static List<Integer> others(Schema schema, List<Integer> places) {
    return IntStream.range(0, schema.numColumns())
        .filter(i -> !places.contains(i))
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  static List<Integer> places(Schema schema, String... names) {
    return Arrays.stream(names).map(schema::getIndexOfColumn).toList();
  }

  static List<Integer> range(Schema schema, int first, int last) {
    if (first > last) {
      throw new ConfigurationException(
          "Columns go from the first to the last one. Got " + first + " to " + last + ".");
    }
    place(schema, first);
    place(schema, last);
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  static int place(Schema schema, int column) {
    if (column < 0 || column >= schema.numColumns()) {
      throw new ConfigurationException(
          "There are the columns 0 to "
              + (schema.numColumns() - 1)
              + ", "
              + schema.getColumnNames()
              + ". Got "
              + column
              + ".");
    }
    return column;
  }

  /** Whether an array in each row keeps its shape: it is alone. */
  boolean isArray(Schema schema) {
    return kind == Kind.NUMBERS
        && columns.size() == 1
        && schema.getType(columns.get(0)) == ColumnType.NDArray;
  }
}
