package org.pydl4j.spark.ml;

import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.nn.Signature;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.Scoring;

/** How a column holds the labels of an output. */
final class LabelColumn {
  private LabelColumn() {}

  /**
   * A number is the index of a class where the output has several numbers, and so is each number of
   * an array where the output is a series of them; other columns hold as many numbers as the
   * output.
   */
  static TensorSpec of(Signature.Tensor output, String column, StructType schema) {
    TensorSpec spec = Scoring.spec(output, column);
    String name = nameOf(spec.name());
    if (spec.isSeries() && spec.elements() > 1 && isArrayOfNumbers(schema, column)) {
      return TensorSpec.indicesBySteps(name, column, spec.elements());
    }
    return spec.elements() > 1 && isNumber(schema, column)
        ? TensorSpec.indices(name, column, spec.elements())
        : new TensorSpec(name, column, spec.type(), spec.example());
  }

  /** The name of the array: apart from those of inputs. */
  static String nameOf(String output) {
    return "labels of " + output;
  }

  private static boolean isNumber(StructType schema, String column) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.name().equals(column))
        .anyMatch(field -> isNumber(field.dataType()));
  }

  private static boolean isArrayOfNumbers(StructType schema, String column) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.name().equals(column))
        .anyMatch(
            field -> field.dataType() instanceof ArrayType array && isNumber(array.elementType()));
  }

  /** A boolean is class 0 or 1. */
  private static boolean isNumber(DataType type) {
    return type instanceof NumericType || type instanceof BooleanType;
  }
}
