package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * A batch of labels or predictions as Java numbers, row after row.
 *
 * @param first the number of the first row, for messages
 */
record Table(double[] values, int rows, int columns, long first) {
  private static final int MOST_SHOWN = 100;

  /** [n] as one column, or [n, columns]. */
  static Table of(@Nullable NDArray array, String what, long first) {
    if (array == null) {
      throw new DataException("Evaluation needs labels. This data set has none.");
    }
    if (array.rank() != 1 && array.rank() != 2) {
      throw new ShapeException(
          what + " must be [n] or [n, columns]. Got " + Arrays.toString(array.shape()) + ".");
    }
    int columns = array.rank() == 1 ? 1 : (int) array.size(1);
    return new Table(array.toDoubleArray(), (int) array.size(0), columns, first);
  }

  /** For constructors: how many columns predictions will have. */
  static int requireColumns(int columns) {
    if (columns < 1) {
      throw new ConfigurationException(
          "An evaluation needs predictions of at least 1 column. Got " + columns + ".");
    }
    return columns;
  }

  /** Predictions with this many columns. */
  static Table predictions(NDArray array, int columns, long first) {
    Table table = of(array, "Predictions", first);
    if (table.columns != columns) {
      throw new ShapeException(
          "Predictions must be [n, " + columns + "]. Got " + Arrays.toString(array.shape()) + ".");
    }
    return table;
  }

  /** Labels like the predictions, one number for each of theirs. */
  static Table labels(NDArray array, Table predictions) {
    Table table = of(array, "Labels", predictions.first);
    if (table.rows != predictions.rows || table.columns != predictions.columns) {
      throw new ShapeException(
          "Labels must be like the predictions, ["
              + predictions.rows
              + ", "
              + predictions.columns
              + "]. Got "
              + Arrays.toString(array.shape())
              + ".");
    }
    return table;
  }

  /** The class of each row that the labels name; one column of predictions stands for two. */
  long[] classes(NDArray labels) {
    return ClassLabels.of(labels, rows, Math.max(2, columns), first);
  }

  /** The same, where all numbers must be 0 or 1. */
  Table zeroOrOne() {
    return require(value -> value == 0 || value == 1, "Labels must be 0 or 1");
  }

  /** The same, where all numbers must be probabilities. */
  Table probabilities() {
    return require(value -> value >= 0 && value <= 1, "Probabilities must be from 0 to 1");
  }

  /** The same, where all numbers must be finite. */
  Table finite(String what) {
    return require(Double::isFinite, what + " must be finite numbers");
  }

  private Table require(DoublePredicate holds, String must) {
    for (int i = 0; i < values.length; i++) {
      if (!holds.test(values[i])) {
        String place = columns == 1 ? "" : ", column " + i % columns;
        throw new DataException(
            must
                + ". Got "
                + values[i]
                + " in row "
                + (first + i / columns)
                + place
                + " (the first is 0).");
      }
    }
    return this;
  }

  double get(int row, int column) {
    return values[row * columns + column];
  }

  /** The class whose probabilities a column holds; one column alone stands for class 1 of two. */
  int classOf(int column) {
    return columns == 1 ? 1 : column;
  }

  /** The mean of those numbers that are defined; NaN if none is. */
  static double mean(int count, IntToDoubleFunction of) {
    return IntStream.range(0, count)
        .mapToDouble(of)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** How many columns a text shows: 50,000 lines are no text. */
  static int shown(int columns) {
    return Math.min(columns, MOST_SHOWN);
  }

  /** Says how many columns a text leaves out, if it does. */
  static String rest(int columns) {
    return columns <= MOST_SHOWN ? "" : "… and " + (columns - MOST_SHOWN) + " more\n";
  }

  static void requireAlike(String what, List<?> mine, List<?> others) {
    if (!mine.equals(others)) {
      throw new ShapeException(what + " of " + mine + " cannot be merged with " + others + ".");
    }
  }
}
