package org.pydl4j.etl.transform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;

/**
 * What the builder of a {@link TransformProcess} has for columns as a whole, categories and
 * numbers, under DataVec's names.
 *
 * @param <B> the builder itself
 */
public abstract class NumberSteps<B extends NumberSteps<B>> extends ProcessSteps<B> {
  NumberSteps(Schema schema) {
    super(schema);
  }

  /** A new last column of one value; null: missing. */
  public B addConstantColumn(String newColumn, ColumnType type, @Nullable Object value) {
    return step(
        "AddConstantColumnTransform",
        Family.NEW_COLUMN,
        newColumn,
        ColumnOperations.NEW_TYPE,
        type,
        ColumnOperations.FIXED,
        plain(value));
  }

  /** A new last column of one value. */
  public B addConstantDoubleColumn(String newColumn, double value) {
    return addConstantColumn(newColumn, ColumnType.Double, value);
  }

  /** A new last column of one value. */
  public B addConstantIntegerColumn(String newColumn, int value) {
    return addConstantColumn(newColumn, ColumnType.Integer, value);
  }

  /** A new last column of one value. */
  public B addConstantLongColumn(String newColumn, long value) {
    return addConstantColumn(newColumn, ColumnType.Long, value);
  }

  /** A copy of a column behind it. */
  public B duplicateColumn(String column, String newName) {
    return step(
        "DuplicateColumnsTransform",
        ColumnOperations.TO_DUPLICATE,
        List.of(column),
        ColumnOperations.NEW_COLUMNS,
        List.of(newName));
  }

  /** A copy of each of some columns behind it. */
  public B duplicateColumns(List<String> columns, List<String> newNames) {
    return step(
        "DuplicateColumnsTransform",
        ColumnOperations.TO_DUPLICATE,
        columns,
        ColumnOperations.NEW_COLUMNS,
        newNames);
  }

  /** All columns but these. */
  public B removeColumns(String... columns) {
    return step("RemoveColumnsTransform", ColumnOperations.TO_REMOVE, List.of(columns));
  }

  /** These columns alone. */
  public B removeAllColumnsExceptFor(String... columns) {
    return step("RemoveAllColumnsExceptForTransform", ColumnOperations.TO_KEEP, List.of(columns));
  }

  /** Another name for a column. */
  public B renameColumn(String oldName, String newName) {
    return step(
        "RenameColumnsTransform",
        ColumnOperations.OLD_NAMES,
        List.of(oldName),
        ColumnOperations.NEW_NAMES,
        List.of(newName));
  }

  /** Other names for some columns. */
  public B renameColumns(List<String> oldNames, List<String> newNames) {
    return step(
        "RenameColumnsTransform",
        ColumnOperations.OLD_NAMES,
        oldNames,
        ColumnOperations.NEW_NAMES,
        newNames);
  }

  /** These columns first, then the others. */
  public B reorderColumns(String... newOrder) {
    return step("ReorderColumnsTransform", ColumnOperations.NEW_ORDER, List.of(newOrder));
  }

  /** The index of the category, of each of these columns. */
  public B categoricalToInteger(String... columns) {
    for (String column : columns) {
      step("CategoricalToIntegerTransform", Family.COLUMN, column);
    }
    return self();
  }

  /** A column for each category, name[category], of each of these columns. */
  public B categoricalToOneHot(String... columns) {
    for (String column : columns) {
      step("CategoricalToOneHotTransform", Family.COLUMN, column);
    }
    return self();
  }

  /** Categories of whole numbers. */
  public B integerToCategorical(String column, Map<Integer, String> names) {
    return step(
        "IntegerToCategoricalTransform",
        Family.COLUMN,
        column,
        CategoricalOperations.MAP,
        texts(names));
  }

  /** Categories of whole numbers from 0 on. */
  public B integerToCategorical(String column, List<String> stateNames) {
    Map<Integer, String> names = new LinkedHashMap<>();
    stateNames.forEach(name -> names.put(names.size(), name));
    return integerToCategorical(column, names);
  }

  /** A column for each number from min to max, name[number]. */
  public B integerToOneHot(String column, long min, long max) {
    return step(
        "IntegerToOneHotTransform",
        Family.COLUMN,
        column,
        CategoricalOperations.MIN,
        min,
        CategoricalOperations.MAX,
        max);
  }

  /** Categories of text. */
  public B stringToCategorical(String column, List<String> stateNames) {
    return step(
        "StringToCategoricalTransform",
        Family.COLUMN,
        column,
        CategoricalOperations.STATES,
        stateNames);
  }

  /** A column with the value for each category of the key, key[category]. */
  public B pivot(String keyColumn, String valueColumn) {
    return step(
        "PivotTransform",
        CategoricalOperations.KEY_COLUMN,
        keyColumn,
        CategoricalOperations.VALUE_COLUMN,
        valueColumn);
  }

  /** A column and a number, by an operation. */
  public B doubleMathOp(String column, MathOp op, double scalar) {
    return step(
        "DoubleMathOpTransform",
        Family.COLUMN,
        column,
        MathOperations.OP,
        op,
        MathOperations.SCALAR,
        scalar);
  }

  /** A new column of several, by an operation. */
  public B doubleColumnsMathOp(String newColumn, MathOp op, String... columns) {
    return step(
        "DoubleColumnsMathOpTransform",
        Family.NEW_COLUMN,
        newColumn,
        MathOperations.OP,
        op,
        Family.COLUMNS,
        List.of(columns));
  }

  /** A function of each value. */
  public B doubleMathFunction(String column, MathFunction function) {
    return step(
        "DoubleMathFunctionTransform", Family.COLUMN, column, MathOperations.FUNCTION, function);
  }

  /** A column and a number, by an operation. */
  public B floatMathOp(String column, MathOp op, float scalar) {
    return step(
        "FloatMathOpTransform",
        Family.COLUMN,
        column,
        MathOperations.OP,
        op,
        MathOperations.SCALAR,
        (double) scalar);
  }

  /** A new column of several, by an operation. */
  public B floatColumnsMathOp(String newColumn, MathOp op, String... columns) {
    return step(
        "FloatColumnsMathOpTransform",
        Family.NEW_COLUMN,
        newColumn,
        MathOperations.OP,
        op,
        Family.COLUMNS,
        List.of(columns));
  }

  /** A function of each value. */
  public B floatMathFunction(String column, MathFunction function) {
    return step(
        "FloatMathFunctionTransform", Family.COLUMN, column, MathOperations.FUNCTION, function);
  }

  /** A column and a number, by an operation. */
  public B integerMathOp(String column, MathOp op, int scalar) {
    return step(
        "IntegerMathOpTransform",
        Family.COLUMN,
        column,
        MathOperations.OP,
        op,
        MathOperations.WHOLE_SCALAR,
        (long) scalar);
  }

  /** A new column of several, by an operation. */
  public B integerColumnsMathOp(String newColumn, MathOp op, String... columns) {
    return step(
        "IntegerColumnsMathOpTransform",
        Family.NEW_COLUMN,
        newColumn,
        MathOperations.OP,
        op,
        Family.COLUMNS,
        List.of(columns));
  }

  /** A column and a number, by an operation. */
  public B longMathOp(String column, MathOp op, long scalar) {
    return step(
        "LongMathOpTransform",
        Family.COLUMN,
        column,
        MathOperations.OP,
        op,
        MathOperations.WHOLE_SCALAR,
        scalar);
  }

  /** A new column of several, by an operation. */
  public B longColumnsMathOp(String newColumn, MathOp op, String... columns) {
    return step(
        "LongColumnsMathOpTransform",
        Family.NEW_COLUMN,
        newColumn,
        MathOperations.OP,
        op,
        Family.COLUMNS,
        List.of(columns));
  }

  /** Times moved by an amount. */
  public B timeMathOp(String column, MathOp op, long quantity, TimeUnit unit) {
    return step(
        "TimeMathOpTransform",
        Family.COLUMN,
        column,
        TimeOperations.OP,
        op,
        TimeOperations.QUANTITY,
        quantity,
        TimeOperations.UNIT,
        unit);
  }

  /** To the range from 0 to 1, by the least and the greatest value. */
  public B minMaxNormalize(String column, double min, double max) {
    return step(
        "MinMaxNormalizer",
        Family.COLUMN,
        column,
        MathOperations.MIN_SEEN,
        min,
        MathOperations.MAX_SEEN,
        max);
  }

  /** To a range, by the least and the greatest value. */
  public B minMaxNormalize(String column, double min, double max, double newMin, double newMax) {
    return step(
        "MinMaxNormalizer",
        Family.COLUMN,
        column,
        MathOperations.MIN_SEEN,
        min,
        MathOperations.MAX_SEEN,
        max,
        MathOperations.NEW_MIN,
        newMin,
        MathOperations.NEW_MAX,
        newMax);
  }

  /** (x - mean) / stdev. */
  public B standardize(String column, double mean, double stdev) {
    return step(
        "StandardizeNormalizer",
        Family.COLUMN,
        column,
        MathOperations.MEAN,
        mean,
        MathOperations.STDEV,
        stdev);
  }

  /** x - mean. */
  public B subtractMean(String column, double mean) {
    return step("SubtractMeanNormalizer", Family.COLUMN, column, MathOperations.MEAN, mean);
  }

  /** scalingFactor · log2((x - min) / (mean - min) + 1). */
  public B log2Normalize(String column, double mean, double min, double scalingFactor) {
    return step(
        "Log2Normalizer",
        Family.COLUMN,
        column,
        MathOperations.COLUMN_MEAN,
        mean,
        MathOperations.COLUMN_MIN,
        min,
        MathOperations.SCALING,
        scalingFactor);
  }

  /** Values as type Double. */
  public B convertToDouble(String column) {
    return step("ConvertToDouble", Family.COLUMN, column);
  }

  /** Values as type Integer. */
  public B convertToInteger(String column) {
    return step("ConvertToInteger", Family.COLUMN, column);
  }

  /** Values as type Long. */
  public B convertToLong(String column) {
    return step("ConvertToLong", Family.COLUMN, column);
  }

  /** Values as type Float. */
  public B convertToFloat(String column) {
    return step("ConvertToFloat", Family.COLUMN, column);
  }

  /** Values as type String. */
  public B convertToString(String column) {
    return step("ConvertToString", Family.COLUMN, column);
  }
}
