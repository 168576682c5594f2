package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.condition.Condition;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What the builder of a {@link TransformProcess} has: a method for each operation, under DataVec's
 * names. Each is checked against the schema that those before it leave.
 *
 * @param <B> the builder itself
 */
public abstract class ProcessBuilder<B extends ProcessBuilder<B>> {
  private static final List<Family> FAMILIES =
      List.of(
          new ColumnOperations(),
          new CategoricalOperations(),
          new MathOperations(),
          new StringOperations(),
          new ConversionOperations(),
          new TimeOperations(),
          new ConditionalOperations(),
          new ReduceOperations(),
          new OrderOperations(),
          new SequenceOperations(),
          new StepOperations(),
          new WindowOperations());

  private final Schema initial;
  private final List<Operation> operations = new ArrayList<>();
  private Schema schema;
  private ErrorPolicy policy = ErrorPolicy.FAIL;

  ProcessBuilder(Schema schema) {
    this.initial = schema;
    this.schema = schema;
  }

  @SuppressWarnings("unchecked") // B is the subclass
  private B self() {
    return (B) this;
  }

  /** The schema that it starts with. */
  protected final Schema schema() {
    return initial;
  }

  /** The operations so far. */
  protected final List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The policy for invalid rows. */
  protected final ErrorPolicy policy() {
    return policy;
  }

  /**
   * What becomes of rows that are still invalid at the end; {@link ErrorPolicy#FAIL} by default.
   */
  public B onError(ErrorPolicy chosen) {
    policy = chosen;
    return self();
  }

  /**
   * One more operation.
   *
   * @throws ConfigurationException if it does not fit the columns that the steps so far leave
   */
  public B operation(Operation operation) {
    try {
      schema = operation.bind(schema).output();
    } catch (ConfigurationException e) {
      throw new ConfigurationException(
          "Step " + (operations.size() + 1) + " (" + operation.name() + "): " + e.getMessage(), e);
    }
    operations.add(operation);
    return self();
  }

  private B step(String name, @Nullable Object... keysAndValues) {
    return FAMILIES.isEmpty() ? self() : operation(Family.make(name, keysAndValues));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Integer number
        ? (Object) number.longValue()
        : value instanceof Float number ? (Object) number.doubleValue() : value;
  }

  private static Map<String, String> texts(Map<Integer, String> names) {
    Map<String, String> texts = new LinkedHashMap<>();
    names.forEach((number, name) -> texts.put(number.toString(), name));
    return texts;
  }

  private static Map<String, List<String>> names(Map<String, List<ReduceOp>> ops) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    ops.forEach((column, each) -> names.put(column, each.stream().map(ReduceOp::name).toList()));
    return names;
  }

  /** Parts of a time as new columns behind it: {@code "hour"} to {@code TimeField.hourOfDay}. */
  public B deriveColumnsFromTime(String column, Map<String, TimeField> fields) {
    List<Part> parts = new ArrayList<>();
    fields.forEach(
        (name, field) ->
            parts.add(
                TimeOperations.PART
                    .builder()
                    .set(TimeOperations.NAME, name)
                    .set(TimeOperations.FIELD, field.name())
                    .build()));
    return step(
        "DeriveColumnsFromTimeTransform", Family.COLUMN, column, TimeOperations.DERIVED, parts);
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

  /** A number in place of missing ones. */
  public B replaceEmptyIntegerWithValue(String column, long value) {
    return step(
        "ReplaceEmptyIntegerWithValueTransform",
        Family.COLUMN,
        column,
        ConversionOperations.VALUE,
        value);
  }

  /** A number in place of missing and invalid ones. */
  public B replaceInvalidWithInteger(String column, long value) {
    return step(
        "ReplaceInvalidWithIntegerTransform",
        Family.COLUMN,
        column,
        ConversionOperations.VALUE,
        value);
  }

  /** A text behind each value. */
  public B appendStringColumnTransform(String column, String toAppend) {
    return step(
        "AppendStringColumnTransform", Family.COLUMN, column, StringOperations.TO_APPEND, toAppend);
  }

  /** Small or capital letters. */
  public B changeCase(String column, CaseType caseType) {
    return step(
        "ChangeCaseStringTransform", Family.COLUMN, column, StringOperations.CASE, caseType);
  }

  /** A new column of several, one behind the other. */
  public B concatenateStringColumns(String newColumn, String delimiter, String... columns) {
    return step(
        "ConcatenateStringColumns",
        Family.NEW_COLUMN,
        newColumn,
        StringOperations.DELIMITER,
        delimiter,
        StringOperations.TO_CONCATENATE,
        List.of(columns));
  }

  /** Other texts in place of whole values. */
  public B stringMapTransform(String column, Map<String, String> map) {
    return step("StringMapTransform", Family.COLUMN, column, StringOperations.MAP, map);
  }

  /** Parts of texts that match regular expressions. */
  public B replaceStringTransform(String column, Map<String, String> expressions) {
    return step(
        "ReplaceStringTransform", Family.COLUMN, column, StringOperations.EXPRESSIONS, expressions);
  }

  /** One text in place of all that are not listed. */
  public B mapAllStringsExceptList(String column, String newValue, List<String> exceptions) {
    return step(
        "MapAllStringsExceptListTransform",
        Family.COLUMN,
        column,
        StringOperations.NEW_VALUE,
        newValue,
        StringOperations.EXCEPTIONS,
        exceptions);
  }

  /** Without blanks, tabs and ends of lines. */
  public B stringRemoveWhitespaceTransform(String column) {
    return step("RemoveWhiteSpaceTransform", Family.COLUMN, column);
  }

  /** A text in place of empty and missing ones. */
  public B replaceEmptyString(String column, String value) {
    return step(
        "ReplaceEmptyStringTransform", Family.COLUMN, column, StringOperations.VALUE, value);
  }

  /** A column for each token that a text may list, true or false. */
  public B stringListToCategoricalSet(
      String column, List<String> newColumns, List<String> tokens, String delimiter) {
    return step(
        "StringListToCategoricalSetTransform",
        Family.COLUMN,
        column,
        StringOperations.NEW_COLUMNS,
        newColumns,
        StringOperations.TOKENS,
        tokens,
        StringOperations.DELIMITER,
        delimiter);
  }

  /** Text read as times, by a pattern in Joda's letters. */
  public B stringToTimeTransform(String column, String format, String timeZone) {
    return step(
        "StringToTimeTransform",
        Family.COLUMN,
        column,
        TimeOperations.FORMAT,
        format,
        TimeOperations.ZONE,
        timeZone);
  }

  /** The same with names of months and days in a language. */
  public B stringToTimeTransform(String column, String format, String timeZone, Locale locale) {
    return step(
        "StringToTimeTransform",
        Family.COLUMN,
        column,
        TimeOperations.FORMAT,
        format,
        TimeOperations.ZONE,
        timeZone,
        TimeOperations.LOCALE,
        locale.toLanguageTag());
  }

  /** The value of another column where a condition holds. */
  public B conditionalCopyValueTransform(String column, String source, Condition condition) {
    return step(
        "ConditionalCopyValueTransform",
        ConditionalOperations.TO_REPLACE,
        column,
        ConditionalOperations.SOURCE,
        source,
        ConditionalOperations.CONDITION,
        condition);
  }

  /** A value where a condition holds; null: missing. */
  public B conditionalReplaceValueTransform(
      String column, @Nullable Object newValue, Condition condition) {
    return step(
        "ConditionalReplaceValueTransform",
        ConditionalOperations.TO_REPLACE,
        column,
        ConditionalOperations.NEW_VALUE,
        plain(newValue),
        ConditionalOperations.CONDITION,
        condition);
  }

  /** One value where a condition holds, another where not. */
  public B conditionalReplaceValueTransformWithDefault(
      String column, Object yes, Object no, Condition condition) {
    return step(
        "ConditionalReplaceValueTransformWithDefault",
        ConditionalOperations.TO_REPLACE,
        column,
        ConditionalOperations.YES,
        plain(yes),
        ConditionalOperations.NO,
        plain(no),
        ConditionalOperations.CONDITION,
        condition);
  }

  /** Removes rows, or sequences, for which a condition holds. */
  public B filter(Condition condition) {
    return step("ConditionFilter", ConditionalOperations.CONDITION, condition);
  }

  /**
   * Removes rows, or sequences, with a value in these columns (all, if none is named) that is not
   * valid.
   */
  public B filterInvalidValues(String... columns) {
    return step("FilterInvalidValues", ConditionalOperations.IF_INVALID, List.of(columns));
  }

  /** The place of the row, were they sorted. */
  public B calculateSortedRank(String newColumn, String sortOnColumn, boolean ascending) {
    return step(
        "CalculateSortedRank",
        Family.NEW_COLUMN,
        newColumn,
        OrderOperations.SORT_ON,
        sortOnColumn,
        OrderOperations.ASCENDING,
        ascending);
  }

  /** Without rows whose values in these columns (all, if none is named) came before. */
  public B deduplicate(String... columns) {
    return step("Deduplicate", OrderOperations.LIKE, columns.length == 0 ? null : List.of(columns));
  }

  /** One row for each group of rows with the same keys. */
  public B reduce(List<String> keyColumns, ReduceOp defaultOp, Map<String, List<ReduceOp>> ops) {
    return step(
        "Reducer",
        ReduceOperations.KEYS,
        keyColumns,
        ReduceOperations.DEFAULT_OP,
        defaultOp,
        ReduceOperations.OPS,
        names(ops));
  }

  /** Rows with the same keys as one sequence, sorted by a column; null: in their order. */
  public B convertToSequence(List<String> keyColumns, @Nullable String sortOnColumn) {
    return step(
        "ConvertToSequence",
        SequenceOperations.KEYS,
        keyColumns,
        SequenceOperations.SORT_ON,
        sortOnColumn);
  }

  /** Each row as a sequence of one step. */
  public B convertToSequence() {
    return step("ConvertToSequence", SequenceOperations.SINGLE, true);
  }

  /** Each step as a row. */
  public B convertFromSequence() {
    return step("ConvertFromSequence");
  }

  /** Cuts sequences where two steps are further apart than a time. */
  public B splitSequence(String timeColumn, long quantity, TimeUnit unit) {
    return step(
        "SequenceSplitTimeSeparation",
        SequenceOperations.TIME_COLUMN,
        timeColumn,
        SequenceOperations.QUANTITY,
        quantity,
        SequenceOperations.UNIT,
        unit);
  }

  /** Cuts sequences into parts of a greatest length. */
  public B splitSequence(long maxLength, boolean equalSplits) {
    return step(
        "SplitMaxLengthSequence",
        SequenceOperations.MAX_STEPS,
        maxLength,
        SequenceOperations.EQUAL,
        equalSplits);
  }

  /** Without the first or last steps. */
  public B trimSequence(long steps, boolean fromStart) {
    return step(
        "SequenceTrimTransform",
        SequenceOperations.TO_TRIM,
        steps,
        SequenceOperations.FROM_START,
        fromStart);
  }

  /** The first steps up to a length. */
  public B trimSequenceToLength(long length) {
    return step("SequenceTrimToLengthTransform", SequenceOperations.MAX_LENGTH, length);
  }

  /** Sequences of one length: cut, or filled up with these values, as text; none: missing. */
  public B trimOrPadSequenceToLength(long length, List<String> padding) {
    return step(
        "SequenceTrimToLengthTransform",
        SequenceOperations.MAX_LENGTH,
        length,
        SequenceOperations.MODE,
        TrimMode.TrimOrPad,
        SequenceOperations.PAD,
        padding);
  }

  /** Values moved by some steps; steps that none comes to go. */
  public B offsetSequence(List<String> columns, long steps, OffsetType type) {
    return step(
        "SequenceOffsetTransform",
        StepOperations.TO_OFFSET,
        columns,
        StepOperations.OFFSET,
        steps,
        StepOperations.WHERE_TO,
        type);
  }

  /** What a number is more than some steps before; 0 for the first ones. */
  public B sequenceDifference(String column, String newColumn, long lookback) {
    return step(
        "SequenceDifferenceTransform",
        Family.COLUMN,
        column,
        Family.NEW_COLUMN,
        newColumn,
        StepOperations.LOOKBACK,
        lookback);
  }

  /** A reduction of each step and those before it, as a new column mean(20,name). */
  public B sequenceMovingWindowReduce(String column, long lookback, ReduceOp op) {
    return step(
        "SequenceMovingWindowReduceTransform",
        Family.COLUMN,
        column,
        Family.NEW_COLUMN,
        op.nameOf(lookback + "," + column),
        StepOperations.LOOKBACK,
        lookback,
        StepOperations.REDUCTION,
        op.name());
  }

  /** Each sequence as one step. */
  public B reduceSequence(ReduceOp defaultOp, Map<String, List<ReduceOp>> ops) {
    return step(
        "ReduceSequenceTransform",
        WindowOperations.REDUCER,
        Family.make(
            "Reducer", ReduceOperations.DEFAULT_OP, defaultOp, ReduceOperations.OPS, names(ops)));
  }
}
