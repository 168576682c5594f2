package org.pydl4j.etl.transform;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.condition.Condition;
import org.pydl4j.etl.schema.Schema;

/**
 * What the builder of a {@link TransformProcess} has for conditions, groups, sequences, and steps
 * that learn, under DataVec's names.
 *
 * @param <B> the builder itself
 */
public abstract class ProcessBuilder<B extends ProcessBuilder<B>> extends TextSteps<B> {
  ProcessBuilder(Schema schema) {
    super(schema);
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
        ascending ? null : false);
  }

  /** Without rows whose values in these columns (all, if none is named) came before. */
  public B deduplicate(String... columns) {
    return step("Deduplicate", OrderOperations.LIKE, columns.length == 0 ? null : List.of(columns));
  }

  /** The rows in the order of these columns, the least first. */
  public B sort(String... columns) {
    return step("Sort", Family.COLUMNS, List.of(columns));
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
        ops.isEmpty() ? null : names(ops));
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

  /** The column's mean or median, which fit(data) learns, in place of missing values. */
  public B impute(String column, ImputeStrategy strategy) {
    return step("Impute", Family.COLUMN, column, FittedOperations.STRATEGY, strategy);
  }

  /** A value in place of missing ones. */
  public B impute(String column, Object value) {
    return step(
        "Impute",
        Family.COLUMN,
        column,
        FittedOperations.STRATEGY,
        ImputeStrategy.Constant,
        FittedOperations.VALUE,
        plain(value));
  }

  /** Scales a column by its statistics, which fit(data) learns. */
  public B normalize(String column, NormalizeType type) {
    return step("Normalize", Family.COLUMN, column, FittedOperations.NORMALIZE, type);
  }

  /** The index of the bin of a number; fit(data) learns the edges. */
  public B quantileBins(String column, long bins) {
    return step("QuantileBins", Family.COLUMN, column, FittedOperations.BINS, bins);
  }

  /** The mean of a target in place of a text or category; fit(data) learns it. */
  public B targetEncoding(String column, String target, double smoothing) {
    return step(
        "TargetEncoding",
        Family.COLUMN,
        column,
        FittedOperations.TARGET,
        target,
        FittedOperations.SMOOTHING,
        smoothing);
  }

  /** A new column of an expression over columns of numbers. */
  public B expression(String newColumn, String expression) {
    return step("Expression", Family.NEW_COLUMN, newColumn, MoreOperations.EXPRESSION, expression);
  }

  /** A new column by a registered {@link ColumnFunction}. */
  public B columnFunction(String function, String newColumn, String... columns) {
    return step(
        "ColumnFunctionTransform",
        FunctionOperations.FUNCTION,
        function,
        Family.COLUMNS,
        List.of(columns),
        Family.NEW_COLUMN,
        newColumn);
  }

  /** Numbers kept between two limits; null: none. */
  public B clip(String column, @Nullable Double min, @Nullable Double max) {
    return step(
        "Clip", Family.COLUMN, column, MoreOperations.LEAST, min, MoreOperations.GREATEST, max);
  }

  /** A number for each text, by its hash. */
  public B hashText(String column, long buckets) {
    return step("HashText", Family.COLUMN, column, MoreOperations.BUCKETS, buckets);
  }

  /** A share of the rows, the same in every pass. */
  public B sample(double fraction, long seed) {
    return step("Sample", MoreOperations.FRACTION, fraction, MoreOperations.SEED, seed);
  }

  /** The first digit of a value as a category. */
  public B firstDigit(String column, String newColumn, DigitMode mode) {
    return step(
        "FirstDigitTransform",
        MoreOperations.INPUT,
        column,
        MoreOperations.OUTPUT,
        newColumn,
        MoreOperations.MODE,
        mode);
  }
}
