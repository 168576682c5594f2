package org.pydl4j.etl.analysis;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;

/**
 * What one column holds. Of numbers, times (in milliseconds) and booleans (0 and 1) their
 * statistics; of text that of its lengths in bytes; of arrays that of their elements. DataVec:
 * {@code ColumnAnalysis}, {@code ColumnQuality}.
 */
public final class ColumnAnalysis {
  private static final int SAMPLES = 5;
  private static final int BINS = 20;

  private final ColumnMetaData column;
  private long rows;
  private long missing;
  private long invalid;
  private long nan;
  private long infinite;
  private long zeros;
  private long negative;
  private long numbers;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double shift; // the first number: times are large, and their differences are not
  private double mean; // of what the numbers are above it
  private double squares; // the sum of squared distances from the mean
  private final Quantiles quantiles;
  private final Distinct distinct;
  private final Frequent frequent;
  private final List<String> samples = new ArrayList<>();

  ColumnAnalysis(ColumnMetaData column) {
    this(column, new Quantiles(), new Distinct(), new Frequent());
  }

  private ColumnAnalysis(
      ColumnMetaData column, Quantiles quantiles, Distinct distinct, Frequent frequent) {
    this.column = column;
    this.quantiles = quantiles;
    this.distinct = distinct;
    this.frequent = frequent;
  }

  void write(DataOutput out) throws IOException {
    quantiles.write(out);
    distinct.write(out);
    frequent.write(out);
    for (long count :
        new long[] {rows, missing, invalid, nan, infinite, zeros, negative, numbers}) {
      out.writeLong(count);
    }
    for (double number : new double[] {least, most, shift, mean, squares}) {
      out.writeDouble(number);
    }
    out.writeInt(samples.size());
    for (String sample : samples) {
      byte[] text = sample.getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  static ColumnAnalysis read(ColumnMetaData column, DataInput in) throws IOException {
    ColumnAnalysis made =
        new ColumnAnalysis(column, Quantiles.read(in), Distinct.read(in), Frequent.read(in));
    made.rows = in.readLong();
    made.missing = in.readLong();
    made.invalid = in.readLong();
    made.nan = in.readLong();
    made.infinite = in.readLong();
    made.zeros = in.readLong();
    made.negative = in.readLong();
    made.numbers = in.readLong();
    made.least = in.readDouble();
    made.most = in.readDouble();
    made.shift = in.readDouble();
    made.mean = in.readDouble();
    made.squares = in.readDouble();
    for (int left = in.readInt(); left > 0; left--) {
      byte[] text = new byte[in.readInt()];
      in.readFully(text);
      made.samples.add(new String(text, StandardCharsets.UTF_8));
    }
    return made;
  }

  /** The column. */
  public ColumnMetaData column() {
    return column;
  }

  void add(Block block, int index) {
    Column values = block.column(index);
    rows += block.rows();
    for (int row = 0; row < block.rows(); row++) {
      if (values.has(row)) {
        value(values, row);
      } else if (values.faults().at(row) == null) {
        missing++;
      } else {
        invalid++;
        sample(block.origins().describe(row) + ": " + values.faults().at(row));
      }
    }
  }

  private void sample(String text) {
    if (samples.size() < SAMPLES) {
      samples.add(text);
    }
  }

  private void value(Column values, int row) {
    if (values instanceof BytesColumn bytes) {
      distinct.add(bytes.data(), bytes.start(row), bytes.length(row));
      if (column.type() == ColumnType.String) {
        frequent.add(bytes.text(row));
      }
      number(bytes.length(row));
    } else if (values instanceof ArrayColumn arrays) {
      for (int i = 0; i < arrays.length(row); i++) {
        number(arrays.element(row, i));
      }
    } else {
      double number = values.getDouble(row);
      distinct.add(number);
      if (column instanceof CategoricalMetaData categories) {
        frequent.add(categories.stateNames().get((int) number));
      }
      number(number);
    }
  }

  private void number(double number) {
    if (Double.isNaN(number)) {
      nan++;
      return;
    }
    if (Double.isInfinite(number)) {
      infinite++;
      return;
    }
    numbers++;
    zeros += number == 0 ? 1 : 0;
    negative += number < 0 ? 1 : 0;
    least = Math.min(least, number);
    most = Math.max(most, number);
    shift = numbers == 1 ? number : shift;
    double distance = number - shift - mean;
    mean += distance / numbers;
    squares += distance * (number - shift - mean);
    quantiles.add(number);
  }

  /** What another part of the same column holds, too. */
  void merge(ColumnAnalysis other) {
    long all = numbers + other.numbers;
    if (numbers == 0) {
      shift = other.shift;
      mean = other.mean;
      squares = other.squares;
    } else if (other.numbers > 0) { // Chan, Golub and LeVeque 1979
      double distance = other.shift - shift + (other.mean - mean);
      squares += other.squares + distance * distance * numbers * other.numbers / all;
      mean += distance * other.numbers / all;
    }
    numbers = all;
    rows += other.rows;
    missing += other.missing;
    invalid += other.invalid;
    nan += other.nan;
    infinite += other.infinite;
    zeros += other.zeros;
    negative += other.negative;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    quantiles.merge(other.quantiles);
    distinct.merge(other.distinct);
    frequent.merge(other.frequent);
    other.samples.forEach(this::sample);
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** How many rows have no value. */
  public long missing() {
    return missing;
  }

  /** How many rows have something that is no value of this column. */
  public long invalid() {
    return invalid;
  }

  /** The least finite number; NaN where there is none. */
  public double min() {
    return numbers == 0 ? Double.NaN : least;
  }

  /** The greatest finite number; NaN where there is none. */
  public double max() {
    return numbers == 0 ? Double.NaN : most;
  }

  /** The mean of the finite numbers; NaN where there is none. */
  public double mean() {
    return numbers == 0 ? Double.NaN : shift + mean;
  }

  /** The standard deviation, by n − 1; NaN for fewer than two numbers. */
  public double std() {
    return numbers < 2 ? Double.NaN : Math.sqrt(squares / (numbers - 1));
  }

  /**
   * The numbers at these shares of the order, 0 to 1; see {@link Quantiles}. The first and the last
   * are exact.
   */
  public double[] quantiles(double... shares) {
    double[] found = quantiles.at(shares);
    for (int i = 0; i < found.length; i++) {
      found[i] = shares[i] <= 0 ? min() : shares[i] >= 1 ? max() : found[i];
    }
    return found;
  }

  /** How many different values there are; see {@link Distinct}. */
  public long distinct() {
    return distinct.count();
  }

  /** The most frequent texts or categories; see {@link Frequent}. */
  public List<Map.Entry<String, Long>> top(int most) {
    return frequent.top(most);
  }

  /** How many numbers lie in each of 20 equal parts between the least and the greatest. */
  public long[] histogram() {
    return numbers == 0 ? new long[0] : quantiles.histogram(least, most, BINS);
  }

  /** All of it; numbers that are not there are left out. */
  JsonObject json() {
    JsonObject told = new JsonObject();
    told.addProperty("name", column.name());
    told.addProperty("type", column.type().name());
    told.addProperty("rows", rows);
    told.addProperty("missing", missing);
    told.addProperty("invalid", invalid);
    told.addProperty("nan", nan);
    told.addProperty("infinite", infinite);
    told.addProperty("zeros", zeros);
    told.addProperty("negative", negative);
    told.addProperty("distinct", distinct());
    told.addProperty("distinctIsExact", distinct.isExact());
    if (numbers > 0) {
      told.addProperty("min", least);
      told.addProperty("max", most);
      told.addProperty("mean", mean());
      if (numbers > 1) {
        told.addProperty("std", std());
      }
      JsonObject shares = new JsonObject();
      double[] at = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
      double[] found = quantiles(at);
      for (int i = 0; i < at.length; i++) {
        shares.addProperty(String.valueOf(at[i]), found[i]);
      }
      told.add("quantiles", shares);
      JsonArray bins = new JsonArray();
      for (long bin : histogram()) {
        bins.add(bin);
      }
      told.add("histogram", bins);
    }
    JsonArray most = new JsonArray();
    for (Map.Entry<String, Long> entry : top(10)) {
      JsonArray pair = new JsonArray();
      pair.add(entry.getKey());
      pair.add(entry.getValue());
      most.add(pair);
    }
    told.add("top", most);
    JsonArray wrong = new JsonArray();
    samples.forEach(wrong::add);
    told.add("invalidSamples", wrong);
    return told;
  }
}
