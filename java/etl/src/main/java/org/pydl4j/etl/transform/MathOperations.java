package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.Presence;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Arithmetic and functions on columns of numbers, and scaling by known statistics. */
@AutoService(Declared.class)
public final class MathOperations extends Family {
  static final Key<MathOp> OP =
      Key.of("mathOp", Type.enumOf(MathOp.class)).required().doc("The operation.");
  static final Key<Double> SCALAR =
      Key.of("scalar", Type.DOUBLE).required().doc("The number on the right.");
  static final Key<Long> WHOLE_SCALAR =
      Key.of("scalar", Type.LONG).required().doc("The whole number on the right.");
  static final Key<MathFunction> FUNCTION =
      Key.of("mathFunction", Type.enumOf(MathFunction.class)).required().doc("The function.");
  static final Key<Double> MIN_SEEN =
      Key.of("min", Type.DOUBLE).required().doc("The least value of the column.");
  static final Key<Double> MAX_SEEN =
      Key.of("max", Type.DOUBLE).required().doc("The greatest value of the column.");
  static final Key<Double> NEW_MIN =
      Key.of("newMin", Type.DOUBLE).defaultsTo(0.0).doc("What the least value becomes.");
  static final Key<Double> NEW_MAX =
      Key.of("newMax", Type.DOUBLE).defaultsTo(1.0).doc("What the greatest value becomes.");
  static final Key<Double> MEAN =
      Key.of("mean", Type.DOUBLE).required().doc("The mean of the column.");
  static final Key<Double> STDEV =
      Key.of("stdev", Type.DOUBLE).required().doc("The standard deviation of the column.");
  static final Key<Double> COLUMN_MEAN =
      Key.of("columnMean", Type.DOUBLE).required().doc("The mean of the column.");
  static final Key<Double> COLUMN_MIN =
      Key.of("columnMin", Type.DOUBLE).required().doc("The least value of the column.");
  static final Key<Double> SCALING =
      Key.of("scalingFactor", Type.DOUBLE).defaultsTo(0.5).doc("What the result is multiplied by.");

  /** Called by the service loader. */
  public MathOperations() {
    scalar("DoubleMathOpTransform", ColumnType.Double);
    columns("DoubleColumnsMathOpTransform", ColumnType.Double);
    scalar("FloatMathOpTransform", ColumnType.Float);
    columns("FloatColumnsMathOpTransform", ColumnType.Float);
    scalar("IntegerMathOpTransform", ColumnType.Integer);
    columns("IntegerColumnsMathOpTransform", ColumnType.Integer);
    scalar("LongMathOpTransform", ColumnType.Long);
    columns("LongColumnsMathOpTransform", ColumnType.Long);
    function("DoubleMathFunctionTransform", ColumnType.Double);
    function("FloatMathFunctionTransform", ColumnType.Float);
    scaling(
        "MinMaxNormalizer",
        "(x - min) / (max - min) · (newMax - newMin) + newMin; a column of one value becomes"
            + " newMin.",
        MathOperations::minMax,
        MIN_SEEN,
        MAX_SEEN,
        NEW_MIN,
        NEW_MAX);
    scaling(
        "StandardizeNormalizer",
        "(x - mean) / stdev; a column of one value becomes 0.",
        MathOperations::standardize,
        MEAN,
        STDEV);
    scaling("SubtractMeanNormalizer", "x - mean.", MathOperations::subtractMean, MEAN);
    scaling(
        "Log2Normalizer",
        "scalingFactor · log2((x - columnMin) / (columnMean - columnMin) + 1).",
        MathOperations::log2,
        COLUMN_MEAN,
        COLUMN_MIN,
        SCALING);
  }

  private void scalar(String name, ColumnType type) {
    boolean whole = type.isWhole();
    Operation.Binder binder =
        (op, schema) -> {
          ColumnMetaData column = column(schema, op.get(COLUMN), type);
          MathOp math = op.get(OP);
          if (!whole) {
            double scalar = op.get(SCALAR);
            return mapped(schema, column, unlimited(column), Loops.with(math, scalar));
          }
          long scalar = op.get(WHOLE_SCALAR);
          int from = schema.getIndexOfColumn(column.name());
          return Projection.of(schema)
              .replace(
                  column.name(),
                  unlimited(column),
                  block -> Numbers.whole(block.column(from), type, math, scalar))
              .build();
        };
    operation(
        name,
        "A column of type " + type + " and a number, by an operation.",
        binder,
        COLUMN,
        OP,
        whole ? WHOLE_SCALAR : SCALAR);
  }

  /** What is computed of a column has no limits that are known. */
  private static ColumnMetaData unlimited(ColumnMetaData column) {
    return ColumnMetaData.of(column.type(), column.name());
  }

  private void columns(String name, ColumnType type) {
    operation(
        name,
        "A new last column of several columns of type "
            + type
            + ": all added or multiplied, the"
            + " least or the greatest of all, or two by any operation.",
        (op, schema) -> columns(op, schema, type),
        NEW_COLUMN,
        OP,
        COLUMNS);
  }

  private static Stage columns(Operation op, Schema schema, ColumnType type) {
    List<String> names = op.get(COLUMNS);
    names.forEach(name -> column(schema, name, type));
    MathOp math = op.get(OP);
    requireColumns(math, names);
    int[] places = places(schema, names);
    return Projection.of(schema)
        .add(
            ColumnMetaData.of(type, op.get(NEW_COLUMN)),
            block -> combined(block, places, type, math))
        .build();
  }

  /** Refuses other than two columns, or fewer where there may be more. */
  static void requireColumns(MathOp math, List<String> names) {
    boolean many =
        List.of(MathOp.Add, MathOp.Multiply, MathOp.ScalarMin, MathOp.ScalarMax).contains(math);
    if (names.size() < 2 || names.size() > 2 && !many) {
      throw new ConfigurationException(
          "The operation "
              + math
              + " needs "
              + (many ? "at least " : "")
              + "two columns. Got "
              + names
              + ".");
    }
  }

  private static Column combined(Block block, int[] places, ColumnType type, MathOp math) {
    List<Column> of = new ArrayList<>();
    Presence presence = block.column(places[0]).presence().retain();
    for (int place : places) {
      of.add(block.column(place));
      Presence both = presence.and(block.column(place).presence());
      presence.release();
      presence = both;
    }
    if (!type.isWhole()) {
      return Numbers.map(of, type, presence, Loops.pairs(math));
    }
    try {
      return Numbers.whole(of, type, presence, math);
    } finally {
      presence.release();
    }
  }

  private void function(String name, ColumnType type) {
    operation(
        name,
        "A function of each value of a column of type " + type + ".",
        (op, schema) -> {
          ColumnMetaData column = column(schema, op.get(COLUMN), type);
          MathFunction function = op.get(FUNCTION);
          return mapped(schema, column, unlimited(column), Loops.each(function::of));
        },
        COLUMN,
        FUNCTION);
  }

  /** Makes the function of a scaling. */
  @FunctionalInterface
  private interface Scaling {
    Loops.Change of(Operation op);
  }

  private void scaling(String name, String doc, Scaling scaling, Key<?>... keys) {
    Key<?>[] all = new Key<?>[keys.length + 1];
    all[0] = COLUMN;
    System.arraycopy(keys, 0, all, 1, keys.length);
    operation(
        name,
        doc + " Whole numbers become numbers of 64 bits.",
        (op, schema) -> {
          ColumnMetaData column = number(schema, op.get(COLUMN));
          ColumnType type =
              column.type() == ColumnType.Float ? ColumnType.Float : ColumnType.Double;
          return mapped(schema, column, ColumnMetaData.of(type, column.name()), scaling.of(op));
        },
        all);
  }

  private static Loops.Change minMax(Operation op) {
    double min = op.get(MIN_SEEN);
    double range = op.get(MAX_SEEN) - min;
    double low = op.get(NEW_MIN);
    double ratio = range == 0 ? 0 : (op.get(NEW_MAX) - low) / range;
    return (values, count) -> {
      for (int i = 0; i < count; i++) {
        values[i] = (values[i] - min) * ratio + low;
      }
    };
  }

  private static Loops.Change standardize(Operation op) {
    double mean = op.get(MEAN);
    double stdev = op.get(STDEV);
    return (values, count) -> {
      for (int i = 0; i < count; i++) {
        values[i] = stdev == 0 ? 0 : (values[i] - mean) / stdev;
      }
    };
  }

  private static Loops.Change subtractMean(Operation op) {
    return Loops.with(MathOp.Subtract, op.get(MEAN));
  }

  private static Loops.Change log2(Operation op) {
    double min = op.get(COLUMN_MIN);
    double mean = op.get(COLUMN_MEAN);
    double scaling = op.get(SCALING);
    return Loops.each(x -> scaling * Math.log((x - min) / (mean - min) + 1) / Math.log(2));
  }

  /** A change of a column's values in its place. */
  static Stage mapped(
      Schema schema, ColumnMetaData column, ColumnMetaData made, Loops.Change change) {
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(column.name(), made, block -> Numbers.map(block.column(from), made.type(), change))
        .build();
  }
}
