package org.pydl4j.etl.transform;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;

/**
 * A function of columns of a user's own, under a name: the step {@code ColumnFunctionTransform} of
 * a process, whose JSON holds the name alone. It is called with some thousand rows at a time, by
 * several threads.
 *
 * <p>A jar names its functions in {@code
 * META-INF/services/org.pydl4j.etl.transform.ColumnFunction}; each has a public constructor without
 * arguments. Programs of one file call {@link #register}.
 *
 * <pre>{@code
 * ColumnFunction.register(ColumnFunction.of("bmi", (kg, m) -> kg / (m * m)));
 * TransformProcess process =
 *     TransformProcess.builder(schema).columnFunction("bmi", "index", "weight", "height").build();
 * }</pre>
 */
public interface ColumnFunction {
  /** Under which processes know it. */
  String name();

  /**
   * What it does to columns of a schema.
   *
   * @param newColumn the name of the column that it makes
   * @param of the columns that it takes, in their order
   * @throws org.pydl4j.nd.errors.ConfigurationException if it takes other ones; says which
   */
  Bound bind(String newColumn, List<ColumnMetaData> of);

  /** A function that knows what its columns hold. Immutable, so that many threads may use it. */
  interface Bound {
    /** What the new column holds. */
    ColumnMetaData output();

    /**
     * The new column, with as many rows, which the caller owns.
     *
     * @param of the columns, which stay the caller's
     * @param rows how many rows they have
     */
    Column apply(List<Column> of, int rows);
  }

  /** A function of one column of numbers: a double, missing where the column's value is. */
  static ColumnFunction of(String name, DoubleUnaryOperator function) {
    return new NumberFunction(name, 1, Loops.both((a, b) -> a), Loops.each(function));
  }

  /** A function of two columns of numbers: a double, missing where one of the values is. */
  static ColumnFunction of(String name, DoubleBinaryOperator function) {
    return new NumberFunction(name, 2, Loops.both(function), (values, count) -> {});
  }

  /**
   * Makes a function known without a service file, until the JVM ends; one that was registered
   * under the same name before goes.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a jar has one of this name, too
   */
  static void register(ColumnFunction function) {
    ColumnFunctions.register(function);
  }
}
