package org.pydl4j.etl.transform;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;

/** One reduction of the values of one group so far, by stable recurrences. */
final class Accumulator {
  private final ReduceOp op;
  private final boolean whole;
  private final boolean validOnly;
  private long rows;
  private long count;
  private double sum;
  private double product = 1;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private long wholeSum;
  private long wholeProduct = 1;
  private long wholeLeast = Long.MAX_VALUE;
  private long wholeGreatest = Long.MIN_VALUE;
  private @Nullable String overflow;
  private @Nullable Set<Object> different;
  private @Nullable StringBuilder text;
  private final KeptValue kept = new KeptValue();
  private final Midpoint places = new Midpoint();

  /**
   * Nothing so far.
   *
   * @param whole whether the column has whole numbers
   * @param validOnly whether rows without a value do not count
   */
  Accumulator(ReduceOp op, boolean whole, boolean validOnly) {
    this.op = op;
    this.whole = whole;
    this.validOnly = validOnly;
  }

  /** One more row of the group. */
  void add(Column column, int row) {
    boolean has = column.has(row);
    if (validOnly && !has) {
      return;
    }
    rows++;
    switch (op) {
      case TakeFirst -> {
        if (rows == 1) {
          kept.set(column, row);
        }
      }
      case TakeLast -> kept.set(column, row);
      case Count -> {}
      case CountUnique -> {
        if (different == null) {
          different = new HashSet<>();
        }
        Object value = column.value(row);
        different.add(value == null ? "" : value);
      }
      case Append, Prepend -> text(column, row, has);
      case GeographicMidpoint -> {
        if (has) {
          places.add(((BytesColumn) column).text(row));
        }
      }
      default -> number(column, row, has);
    }
  }

  private void text(Column column, int row, boolean has) {
    if (text == null) {
      text = new StringBuilder();
    }
    String value = has ? ((BytesColumn) column).text(row) : "";
    if (op == ReduceOp.Append) {
      text.append(value);
    } else {
      text.insert(0, value);
    }
  }

  private void number(Column column, int row, boolean has) {
    if (!has) {
      return;
    }
    count++;
    double value = column.getDouble(row);
    sum += value;
    product *= value;
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    if (whole) {
      whole(column.getLong(row));
    }
  }

  private void whole(long value) {
    wholeLeast = Math.min(wholeLeast, value);
    wholeGreatest = Math.max(wholeGreatest, value);
    try {
      if (op == ReduceOp.Sum) {
        wholeSum = Math.addExact(wholeSum, value);
      } else if (op == ReduceOp.Prod) {
        wholeProduct = Math.multiplyExact(wholeProduct, value);
      }
    } catch (ArithmeticException e) {
      overflow = op + " of whole numbers beyond 64 bits";
    }
  }

  /** Writes the result as one more row. */
  void write(ColumnBuilder out) {
    if (op == ReduceOp.TakeFirst || op == ReduceOp.TakeLast) {
      kept.addTo(out);
    } else if (op == ReduceOp.Count) {
      ((LongColumn.Builder) out).add(rows);
    } else if (op == ReduceOp.CountUnique) {
      ((LongColumn.Builder) out).add(different == null ? 0 : different.size());
    } else if (op == ReduceOp.Append || op == ReduceOp.Prepend) {
      ((BytesColumn.Builder) out).add(text == null ? "" : text.toString());
    } else if (op == ReduceOp.GeographicMidpoint) {
      places.write((BytesColumn.Builder) out);
    } else if (count == 0) {
      out.addMissing();
    } else if (overflow != null) {
      out.addInvalid(overflow);
    } else {
      writeNumber(out);
    }
  }

  private void writeNumber(ColumnBuilder out) {
    if (out instanceof DoubleColumn.Builder doubles) {
      doubles.add(floating());
    } else if (out instanceof FloatColumn.Builder floats) {
      floats.add((float) floating());
    } else {
      try {
        long result = wholeResult();
        if (out instanceof IntColumn.Builder ints) {
          ints.add(Math.toIntExact(result));
        } else {
          ((LongColumn.Builder) out).add(result);
        }
      } catch (ArithmeticException e) {
        out.addInvalid(op + " of whole numbers beyond their type");
      }
    }
  }

  private long wholeResult() {
    return switch (op) {
      case Min -> wholeLeast;
      case Max -> wholeGreatest;
      case Range -> Math.subtractExact(wholeGreatest, wholeLeast);
      case Sum -> wholeSum;
      default -> wholeProduct;
    };
  }

  private double floating() {
    return switch (op) {
      case Min -> least;
      case Max -> greatest;
      case Range -> greatest - least;
      case Sum -> sum;
      case Prod -> product;
      case Mean -> sum / count;
      case Stdev -> Math.sqrt(variance(1));
      case UncorrectedStdDev -> Math.sqrt(variance(0));
      case Variance -> variance(1);
      default -> variance(0);
    };
  }

  private double variance(int less) {
    return count <= less ? 0 : squares / (count - less);
  }

  /** Frees what it kept. */
  void close() {
    kept.close();
  }
}
