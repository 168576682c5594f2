package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.DoubleMetaData;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Operations that learn of data; what they learnt is among their settings. */
@AutoService(Declared.class)
public final class FittedOperations extends Family {
  static final Key<ImputeStrategy> STRATEGY =
      Key.of("strategy", Type.enumOf(ImputeStrategy.class))
          .defaultsTo(ImputeStrategy.Mean)
          .doc("What stands for missing values.");
  static final Key<Object> VALUE =
      Key.of("value", Type.VALUE).doc("The value: given for Constant, else learnt.");
  static final Key<NormalizeType> NORMALIZE =
      Key.of("type", Type.enumOf(NormalizeType.class)).required().doc("How it is scaled.");
  static final Key<List<Double>> STATISTICS =
      Key.of("statistics", Type.DOUBLES)
          .doc("Least value, greatest value, mean and standard deviation; learnt.");
  static final Key<Long> BINS =
      Key.of("bins", Type.LONG)
          .required()
          .check(ValueCheck.between(2, 10_000))
          .doc("How many bins, which hold as many rows each as can be.");
  static final Key<List<Double>> EDGES =
      Key.of("edges", Type.DOUBLES).doc("The inner edges of the bins, ascending; learnt.");
  static final Key<String> TARGET =
      Key.of("targetColumn", Type.STRING).required().doc("The column of numbers.");
  static final Key<Double> SMOOTHING =
      Key.of("smoothing", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.atLeast(0))
          .doc("How many rows the mean of all counts as, beside those of the value.");
  static final Key<List<String>> SEEN =
      Key.of("values", Type.STRINGS).doc("The values of the column; learnt.");
  static final Key<List<Double>> MEANS =
      Key.of("means", Type.DOUBLES).doc("What each of the values becomes; learnt.");
  static final Key<Double> PRIOR =
      Key.of("prior", Type.DOUBLE).doc("What other and missing values become; learnt.");

  /** Called by the service loader. */
  public FittedOperations() {
    fitted(
        "Impute",
        "A value in place of missing ones: a given one, or the column's mean or median.",
        FittedOperations::impute,
        FittedOperations::fitValue,
        List.of(VALUE),
        COLUMN,
        STRATEGY,
        VALUE);
    fitted(
        "Normalize",
        "A column scaled by its own statistics; one of a single value becomes the lower end, or 0.",
        FittedOperations::normalize,
        FittedOperations::fitStatistics,
        List.of(STATISTICS),
        COLUMN,
        NORMALIZE,
        STATISTICS);
    fitted(
        "QuantileBins",
        "The index of the bin that a number falls into, from 0; an edge belongs to the bin above.",
        FittedOperations::bins,
        FittedOperations::fitEdges,
        List.of(EDGES),
        COLUMN,
        BINS,
        EDGES);
    fitted(
        "TargetEncoding",
        "The mean of a target over the rows with the same text or category, drawn to the mean of"
            + " all: (sum + smoothing · mean) / (rows + smoothing).",
        FittedOperations::encode,
        FittedOperations::fitTarget,
        List.of(SEEN, MEANS, PRIOR),
        COLUMN,
        TARGET,
        SMOOTHING,
        SEEN,
        MEANS,
        PRIOR);
  }

  static <T> T learnt(Operation op, Key<T> key) {
    return op.find(key)
        .orElseThrow(
            () ->
                new DataException(
                    "The operation "
                        + op
                        + " has not learnt its '"
                        + key.name()
                        + "'. Call fit(data) of the process first."));
  }

  static Operation with(Operation op, Key<?> key, Object value) {
    @SuppressWarnings("unchecked") // the value is of the key's type
    Operation changed = (Operation) op.with((Key<Object>) key, value);
    return changed;
  }

  /** The numbers that a column has, ascending. */
  private static double[] sorted(Operation op, Blocks data) {
    String name = op.get(COLUMN);
    double[] all =
        data.blocks().stream()
            .map(block -> block.column(name))
            .flatMapToDouble(
                column ->
                    java.util.stream.IntStream.range(0, column.rows())
                        .filter(column::has)
                        .mapToDouble(column::getDouble))
            .filter(number -> !Double.isNaN(number))
            .sorted()
            .toArray();
    if (all.length == 0) {
      throw new DataException("The column '" + name + "' has no numbers to learn of.");
    }
    return all;
  }

  /** By linear interpolation, as numpy does it. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (above - sorted[below]) * (place - below);
  }

  private static Stage impute(Operation op, Schema schema) {
    ColumnMetaData column =
        op.get(STRATEGY) == ImputeStrategy.Constant
            ? schema.getMetaData(op.get(COLUMN))
            : number(schema, op.get(COLUMN));
    if (op.get(STRATEGY) == ImputeStrategy.Constant && op.find(VALUE).isEmpty()) {
      throw new ConfigurationException("An Impute of a Constant needs a 'value'.");
    }
    Constant known = op.find(VALUE).map(value -> Constant.of(column, value)).orElse(null);
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block -> {
              Column in = block.column(from);
              if (in.isFull()) {
                return in.retain();
              }
              Constant value = known == null ? Constant.of(column, learnt(op, VALUE)) : known;
              boolean[] holds = new boolean[block.rows()];
              for (int row = 0; row < holds.length; row++) {
                holds[row] = !in.has(row) && in.faults().at(row) == null;
              }
              try (Column filled = value.column(block.rows())) {
                return ColumnOperations.choose(in, filled, holds, column);
              }
            })
        .build();
  }

  private static Operation fitValue(Operation op, Blocks data) {
    double[] numbers = sorted(op, data);
    double value =
        op.get(STRATEGY) == ImputeStrategy.Mean
            ? Arrays.stream(numbers).average().orElse(0)
            : quantile(numbers, 0.5);
    boolean whole = data.schema().getType(op.get(COLUMN)).isWhole();
    return with(op, VALUE, whole ? (Object) Math.round(value) : (Object) value);
  }

  private static Stage normalize(Operation op, Schema schema) {
    ColumnMetaData column = number(schema, op.get(COLUMN));
    ColumnType type = column.type() == ColumnType.Float ? ColumnType.Float : ColumnType.Double;
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            ColumnMetaData.of(type, column.name()),
            block -> {
              List<Double> learnt = learnt(op, STATISTICS);
              double min = learnt.get(0);
              double range = learnt.get(1) - min;
              double mean = learnt.get(2);
              double stdev = learnt.get(3);
              return Numbers.map(
                  block.column(from),
                  type,
                  switch (op.get(NORMALIZE)) {
                    case MinMax -> Loops.each(x -> range == 0 ? 0 : (x - min) / range);
                    case MinMax2 -> Loops.each(x -> range == 0 ? -1 : (x - min) / range * 2 - 1);
                    case Standardize -> Loops.each(x -> stdev == 0 ? 0 : (x - mean) / stdev);
                    case SubtractMean -> Loops.each(x -> x - mean);
                  });
            })
        .build();
  }

  private static Operation fitStatistics(Operation op, Blocks data) {
    double[] numbers = sorted(op, data);
    double mean = Arrays.stream(numbers).average().orElse(0);
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    double stdev = numbers.length < 2 ? 0 : Math.sqrt(squares / (numbers.length - 1));
    return with(op, STATISTICS, List.of(numbers[0], numbers[numbers.length - 1], mean, stdev));
  }

  private static Stage bins(Operation op, Schema schema) {
    ColumnMetaData column = number(schema, op.get(COLUMN));
    int from = schema.getIndexOfColumn(column.name());
    int last = Math.toIntExact(op.get(BINS)) - 1;
    return Projection.of(schema)
        .replace(
            column.name(),
            new IntegerMetaData(column.name(), 0, last),
            block -> {
              double[] edges =
                  learnt(op, EDGES).stream().mapToDouble(Double::doubleValue).toArray();
              Column in = block.column(from);
              return Numbers.whole(
                  ColumnType.Integer, in.presence(), row -> bin(edges, in.getDouble(row)));
            })
        .build();
  }

  private static long bin(double[] edges, double number) {
    if (Double.isNaN(number)) {
      throw new ArithmeticException("NaN");
    }
    int bin = 0;
    while (bin < edges.length && number >= edges[bin]) {
      bin++;
    }
    return bin;
  }

  private static Operation fitEdges(Operation op, Blocks data) {
    double[] numbers = sorted(op, data);
    List<Double> edges = new ArrayList<>();
    for (long i = 1; i < op.get(BINS); i++) {
      edges.add(quantile(numbers, (double) i / op.get(BINS)));
    }
    return with(op, EDGES, List.copyOf(edges));
  }

  private static Stage encode(Operation op, Schema schema) {
    ColumnMetaData column =
        column(schema, op.get(COLUMN), ColumnType.String, ColumnType.Categorical);
    number(schema, op.get(TARGET));
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            new DoubleMetaData(column.name()),
            block -> {
              TextIndex index = new TextIndex(learnt(op, SEEN));
              List<Double> means = learnt(op, MEANS);
              double prior = learnt(op, PRIOR);
              try (BytesColumn texts = Texts.of(block, from)) {
                return Numbers.floats(
                    ColumnType.Double,
                    org.pydl4j.etl.blocks.Presence.all(block.rows()),
                    row -> {
                      int place = texts.has(row) ? index.find(texts, row) : -1;
                      return place < 0 ? prior : means.get(place);
                    });
              }
            })
        .build();
  }

  private static Operation fitTarget(Operation op, Blocks data) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    double[] all = new double[2];
    int from = data.schema().getIndexOfColumn(op.get(COLUMN));
    for (Block block : data.blocks()) {
      Column target = block.column(op.get(TARGET));
      for (int row = 0; row < block.rows(); row++) {
        Object value = block.value(row, from);
        if (target.has(row) && !Double.isNaN(target.getDouble(row))) {
          add(all, target.getDouble(row));
          if (value != null) {
            add(sums.computeIfAbsent(value.toString(), v -> new double[2]), target.getDouble(row));
          }
        }
      }
    }
    if (all[1] == 0) {
      throw new DataException("The target '" + op.get(TARGET) + "' has no numbers to learn of.");
    }
    double prior = all[0] / all[1];
    double smoothing = op.get(SMOOTHING);
    List<Double> means = new ArrayList<>();
    sums.values().forEach(sum -> means.add((sum[0] + smoothing * prior) / (sum[1] + smoothing)));
    Operation seen = with(op, SEEN, List.copyOf(sums.keySet()));
    return with(with(seen, MEANS, List.copyOf(means)), PRIOR, prior);
  }

  private static void add(double[] sum, double number) {
    sum[0] += number;
    sum[1]++;
  }
}
