package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;

/** A batch of labels or predictions as Java numbers, row after row. */
record Table(double[] values, int rows, int columns) {
  /** [n] as one column, or [n, columns]. */
  static Table of(NDArray array, String what) {
    if (array.rank() != 1 && array.rank() != 2) {
      throw new ShapeException(
          what + " must be [n] or [n, columns]. Got " + Arrays.toString(array.shape()) + ".");
    }
    int columns = array.rank() == 1 ? 1 : (int) array.size(1);
    return new Table(array.toDoubleArray(), (int) array.size(0), columns);
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
  static Table predictions(NDArray array, int columns) {
    Table table = of(array, "Predictions");
    if (table.columns != columns) {
      throw new ShapeException(
          "Predictions must be [n, " + columns + "]. Got " + Arrays.toString(array.shape()) + ".");
    }
    return table;
  }

  /** Labels like the predictions, one number for each of theirs. */
  static Table labels(NDArray array, Table predictions) {
    Table table = of(array, "Labels");
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

  /** The class of each row: indices [n], or one-hot like the predictions. */
  static int[] classes(NDArray labels, Table predictions) {
    Table table = of(labels, "Labels");
    if (table.rows != predictions.rows) {
      throw new ShapeException(
          "Got " + table.rows + " labels for " + predictions.rows + " predictions.");
    }
    if (table.columns > 1) {
      return labels(labels, predictions).argmax();
    }
    int[] classes = new int[table.rows];
    for (int i = 0; i < classes.length; i++) {
      double label = table.values[i];
      classes[i] = (int) label;
      if (classes[i] != label || label < 0 || label >= Math.max(2, predictions.columns)) {
        throw new DataException(
            "Labels must be class indices from 0 to "
                + (Math.max(2, predictions.columns) - 1)
                + ". Got "
                + label
                + ".");
      }
    }
    return classes;
  }

  /** 0 or 1 for each label. */
  Table zeroOrOne() {
    for (double label : values) {
      if (label != 0 && label != 1) {
        throw new DataException("Labels must be 0 or 1. Got " + label + ".");
      }
    }
    return this;
  }

  double get(int row, int column) {
    return values[row * columns + column];
  }

  /** The same, where it must be a probability. */
  double probability(int row, int column) {
    double value = get(row, column);
    if (!(value >= 0 && value <= 1)) {
      throw new DataException("Probabilities must be from 0 to 1. Got " + value + ".");
    }
    return value;
  }

  /** The class whose probabilities a column holds; one column alone stands for class 1 of two. */
  int classOf(int column) {
    return columns == 1 ? 1 : column;
  }

  /** The column with the greatest number; of one probability, 1 from 0.5 on. */
  int[] argmax() {
    int[] best = new int[rows];
    for (int i = 0; i < rows; i++) {
      if (columns == 1) {
        best[i] = get(i, 0) >= 0.5 ? 1 : 0;
      }
      for (int j = 1; j < columns; j++) {
        if (get(i, j) > get(i, best[i])) {
          best[i] = j;
        }
      }
    }
    return best;
  }

  /** The mean of those numbers that are defined; NaN if none is. */
  static double mean(int count, IntToDoubleFunction of) {
    return IntStream.range(0, count)
        .mapToDouble(of)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  static void requireAlike(String what, List<?> mine, List<?> others) {
    if (!mine.equals(others)) {
      throw new ShapeException(what + " of " + mine + " cannot be merged with " + others + ".");
    }
  }
}
