package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.DoubleMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Columns of arrays: arithmetic, functions and distances. What is made is float32. */
@AutoService(Declared.class)
public final class ArrayOperations extends Family {
  static final Key<ArrayDistance> DISTANCE =
      Key.of("distance", Type.enumOf(ArrayDistance.class)).required().doc("How it is measured.");
  static final Key<String> FIRST =
      Key.of("firstCol", Type.STRING).required().doc("The first column of arrays.");
  static final Key<String> SECOND =
      Key.of("secondCol", Type.STRING).required().doc("The second column of arrays.");

  /** Called by the service loader. */
  public ArrayOperations() {
    operation(
        "NDArrayScalarOpTransform",
        "Each element of arrays and a number, by an operation.",
        (op, schema) -> {
          MathOp math = op.get(MathOperations.OP);
          double scalar = op.get(MathOperations.SCALAR);
          return elements(op, schema, x -> math.of(x, scalar));
        },
        COLUMN,
        MathOperations.OP,
        MathOperations.SCALAR);
    operation(
        "NDArrayMathFunctionTransform",
        "A function of each element of arrays.",
        (op, schema) -> elements(op, schema, op.get(MathOperations.FUNCTION)::of),
        COLUMN,
        MathOperations.FUNCTION);
    operation(
        "NDArrayColumnsMathOpTransform",
        "A new last column of several columns of arrays, element by element; where shapes differ"
            + " it is invalid.",
        ArrayOperations::combined,
        NEW_COLUMN,
        MathOperations.OP,
        COLUMNS);
    operation(
        "NDArrayDistanceTransform",
        "A new last column, how far two arrays are from each other; where they have other numbers"
            + " of elements it is invalid.",
        ArrayOperations::distance,
        NEW_COLUMN,
        DISTANCE,
        FIRST,
        SECOND);
  }

  private static ColumnMetaData arrays(Schema schema, String name) {
    return column(schema, name, ColumnType.NDArray);
  }

  private static Stage elements(Operation op, Schema schema, DoubleUnaryOperator function) {
    ColumnMetaData column = arrays(schema, op.get(COLUMN));
    int place = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block -> {
              ArrayColumn in = (ArrayColumn) block.column(place);
              try (ArrayColumn.Builder out = ArrayColumn.builder(DType.FLOAT32)) {
                for (int row = 0; row < in.rows(); row++) {
                  if (in.has(row)) {
                    double[] values = in.elements(row);
                    Arrays.setAll(values, i -> function.applyAsDouble(values[i]));
                    out.add(values, in.shape(row));
                  } else {
                    out.absentFrom(in, row);
                  }
                }
                return out.build();
              }
            })
        .build();
  }

  private static Stage combined(Operation op, Schema schema) {
    List<String> names = op.get(COLUMNS);
    names.forEach(name -> arrays(schema, name));
    MathOp math = op.get(MathOperations.OP);
    MathOperations.requireColumns(math, names);
    int[] places = places(schema, names);
    ColumnMetaData made = schema.getMetaData(places[0]).named(op.get(NEW_COLUMN));
    return Projection.of(schema).add(made, block -> combined(block, places, math)).build();
  }

  private static Column combined(Block block, int[] places, MathOp math) {
    try (ArrayColumn.Builder out = ArrayColumn.builder(DType.FLOAT32)) {
      for (int row = 0; row < block.rows(); row++) {
        ArrayColumn first = (ArrayColumn) block.column(places[0]);
        Column lacking = lacking(block, places, row);
        if (lacking != null) {
          out.absentFrom(lacking, row);
          continue;
        }
        double[] values = first.elements(row);
        int odd = 0;
        for (int k = 1; k < places.length && odd == 0; k++) {
          ArrayColumn next = (ArrayColumn) block.column(places[k]);
          odd = Arrays.equals(first.shape(row), next.shape(row)) ? 0 : k;
          for (int i = 0; i < values.length && odd == 0; i++) {
            values[i] = math.of(values[i], next.element(row, i));
          }
        }
        if (odd == 0) {
          out.add(values, first.shape(row));
        } else {
          out.addInvalid(shapes(first, (ArrayColumn) block.column(places[odd]), row));
        }
      }
      return out.build();
    }
  }

  private static String shapes(ArrayColumn first, ArrayColumn second, int row) {
    return "shapes "
        + Arrays.toString(first.shape(row))
        + " and "
        + Arrays.toString(second.shape(row));
  }

  private static Stage distance(Operation op, Schema schema) {
    ArrayDistance distance = op.get(DISTANCE);
    int first = schema.getIndexOfColumn(arrays(schema, op.get(FIRST)).name());
    int second = schema.getIndexOfColumn(arrays(schema, op.get(SECOND)).name());
    if (first == second) {
      throw new ConfigurationException(
          "A distance is one of two columns. Got '" + op.get(FIRST) + "' twice.");
    }
    return Projection.of(schema)
        .add(
            new DoubleMetaData(op.get(NEW_COLUMN), null, null, true, true),
            block -> {
              ArrayColumn left = (ArrayColumn) block.column(first);
              ArrayColumn right = (ArrayColumn) block.column(second);
              try (DoubleColumn.Builder out = DoubleColumn.builder()) {
                for (int row = 0; row < block.rows(); row++) {
                  if (!left.has(row)) {
                    out.absentFrom(left, row);
                  } else if (!right.has(row)) {
                    out.absentFrom(right, row);
                  } else if (left.length(row) != right.length(row)) {
                    out.addInvalid(shapes(left, right, row));
                  } else {
                    out.add(measured(distance, left.elements(row), right.elements(row)));
                  }
                }
                return out.build();
              }
            })
        .build();
  }

  private static double measured(ArrayDistance distance, double[] left, double[] right) {
    double sum = 0;
    double lefts = 0;
    double rights = 0;
    for (int i = 0; i < left.length; i++) {
      double differs = left[i] - right[i];
      switch (distance) {
        case MANHATTAN -> sum += Math.abs(differs);
        case EUCLIDEAN -> sum += differs * differs;
        case COSINE -> {
          sum += left[i] * right[i];
          lefts += left[i] * left[i];
          rights += right[i] * right[i];
        }
      }
    }
    return switch (distance) {
      case MANHATTAN -> sum;
      case EUCLIDEAN -> Math.sqrt(sum);
      case COSINE -> sum / (Math.sqrt(lefts) * Math.sqrt(rights));
    };
  }
}
