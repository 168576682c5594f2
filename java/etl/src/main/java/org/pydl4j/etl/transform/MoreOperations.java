package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.DoubleMetaData;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** What users expect beyond DataVec's operations: expressions, limits, hashes, samples. */
@AutoService(Declared.class)
public final class MoreOperations extends Family {
  static final Key<String> EXPRESSION =
      Key.of("expression", Type.STRING)
          .required()
          .doc(
              "Numbers, columns by name (in \"quotes\" where a name is no word), + - * / % **, < <="
                  + " > >= == != (1 or 0), and or not, abs ceil exp floor log log10 log1p max min"
                  + " round sign sin cos tan tanh sqrt pow, if(condition, then, else).");
  static final Key<Double> LEAST = Key.of("min", Type.DOUBLE).doc("The least value; none: any.");
  static final Key<Double> GREATEST =
      Key.of("max", Type.DOUBLE).doc("The greatest value; none: any.");
  static final Key<Long> BUCKETS =
      Key.of("buckets", Type.LONG)
          .required()
          .check(ValueCheck.between(1, Integer.MAX_VALUE))
          .doc("How many numbers there are.");
  static final Key<Long> SEED = Key.of("seed", Type.LONG).defaultsTo(0L).doc("Another order.");
  static final Key<Double> FRACTION =
      Key.of("fraction", Type.DOUBLE)
          .required()
          .check(ValueCheck.between(0, 1))
          .doc("The share of rows that stay.");
  static final Key<DigitMode> MODE =
      Key.of("mode", Type.enumOf(DigitMode.class))
          .defaultsTo(DigitMode.INCLUDE_OTHER_CATEGORY)
          .doc("What becomes of values without a digit.");
  static final Key<String> INPUT =
      Key.of("inputColumn", Type.STRING).required().doc("The column, of text or numbers.");
  static final Key<String> OUTPUT =
      Key.of("outputColumn", Type.STRING)
          .required()
          .doc("The new last column; the column itself to replace it.");

  /** Called by the service loader. */
  public MoreOperations() {
    operation(
        "Expression",
        "A new last column of numbers of 64 bits, computed row by row; missing where a column that"
            + " it needs is.",
        MoreOperations::expression,
        NEW_COLUMN,
        EXPRESSION);
    operation(
        "Clip", "Numbers kept between two limits.", MoreOperations::clip, COLUMN, LEAST, GREATEST);
    operation(
        "HashText",
        "A number from 0 to buckets - 1 for each text, by MurmurHash3 of its UTF-8 bytes.",
        MoreOperations::hash,
        COLUMN,
        BUCKETS,
        SEED);
    operation(
        "Sample",
        "A share of the rows, or sequences, drawn by their source and line: the same rows in every"
            + " pass, on any number of threads.",
        MoreOperations::sample,
        FRACTION,
        SEED);
    operation(
        "FirstDigitTransform",
        "The first digit of a value as a category, 0 to 9, and Other.",
        MoreOperations::firstDigit,
        INPUT,
        OUTPUT,
        MODE);
  }

  private static Stage expression(Operation op, Schema schema) {
    Expression expression = Expression.of(op.get(EXPRESSION), schema);
    return Projection.of(schema)
        .add(new DoubleMetaData(op.get(NEW_COLUMN), null, null, true, true), expression::column)
        .build();
  }

  private static Stage clip(Operation op, Schema schema) {
    ColumnMetaData column = number(schema, op.get(COLUMN));
    double min = op.find(LEAST).orElse(Double.NEGATIVE_INFINITY);
    double max = op.find(GREATEST).orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      throw new ConfigurationException(
          "The limits of a Clip must go up. Got " + min + " to " + max + ".");
    }
    DoubleUnaryOperator clipped = x -> x < min ? min : x > max ? max : x;
    if (!column.type().isWhole()) {
      return MathOperations.mapped(schema, column, column, Loops.each(clipped));
    }
    long low = (long) Math.ceil(min);
    long high = (long) Math.floor(max);
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            column,
            block ->
                Numbers.map(
                    block.column(from),
                    column.type(),
                    (LongUnaryOperator) x -> x < low ? low : x > high ? high : x))
        .build();
  }

  private static Stage hash(Operation op, Schema schema) {
    ColumnMetaData column =
        column(schema, op.get(COLUMN), ColumnType.String, ColumnType.Categorical);
    int buckets = Math.toIntExact(op.get(BUCKETS));
    int seed = (int) (long) op.get(SEED);
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(
            column.name(),
            new IntegerMetaData(column.name(), 0, buckets - 1),
            block -> {
              try (BytesColumn texts = Texts.of(block, from)) {
                return Numbers.whole(
                    ColumnType.Integer,
                    texts.presence(),
                    row ->
                        Integer.remainderUnsigned(
                            Murmur.hash(texts.data(), texts.start(row), texts.length(row), seed),
                            buckets));
              }
            })
        .build();
  }

  private static Stage sample(Operation op, Schema schema) {
    double fraction = op.get(FRACTION);
    int seed = (int) (long) op.get(SEED);
    return new RowFilter(
        schema,
        block -> {
          int[] offsets = block.offsets();
          boolean[] removed = new boolean[block.examples()];
          for (int i = 0; i < removed.length; i++) {
            int row = offsets == null ? i : offsets[i];
            removed[i] = row >= block.rows() || drawn(block, row, seed) >= fraction;
          }
          return removed;
        });
  }

  /** From 0 to below 1, by source and line. */
  private static double drawn(Block block, int row, int seed) {
    byte[] source = block.origins().source(row).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(source.length + 8);
    bytes.put(source).putLong(block.origins().line(row));
    return (Murmur.hash(bytes, 0, bytes.capacity(), seed) & 0xffffffffL) / 4294967296.0;
  }

  private static Stage firstDigit(Operation op, Schema schema) {
    ColumnMetaData column = schema.getMetaData(op.get(INPUT));
    boolean other = op.get(MODE) == DigitMode.INCLUDE_OTHER_CATEGORY;
    String[] digits =
        other ? "0 1 2 3 4 5 6 7 8 9 Other".split(" ") : "0 1 2 3 4 5 6 7 8 9".split(" ");
    CategoricalMetaData made = new CategoricalMetaData(op.get(OUTPUT), digits);
    int from = schema.getIndexOfColumn(column.name());
    Kernel kernel =
        block -> {
          Column in = block.column(from);
          return Numbers.whole(
              ColumnType.Categorical,
              in.presence(),
              row -> digit(Texts.shown(block.value(row, from)), other));
        };
    Projection.Builder projection = Projection.of(schema);
    return made.name().equals(column.name())
        ? projection.replace(column.name(), made, kernel).build()
        : projection.add(made, kernel).build();
  }

  private static long digit(String text, boolean other) {
    int first = text.isEmpty() ? -1 : text.charAt(0) == '-' ? 1 : 0;
    int digit = first < 0 || first >= text.length() ? -1 : text.charAt(first) - '0';
    if (digit >= 0 && digit <= 9) {
      return digit;
    }
    if (other) {
      return 10;
    }
    throw new ArithmeticException(text);
  }

  /** Names of functions of one number, for messages and the parser. */
  static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.ofEntries(
          Map.entry("abs", Math::abs),
          Map.entry("ceil", Math::ceil),
          Map.entry("cos", Math::cos),
          Map.entry("exp", Math::exp),
          Map.entry("floor", Math::floor),
          Map.entry("log", Math::log),
          Map.entry("log10", Math::log10),
          Map.entry("log1p", Math::log1p),
          Map.entry("round", Math::rint),
          Map.entry("sign", Math::signum),
          Map.entry("sin", Math::sin),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("tan", Math::tan),
          Map.entry("tanh", Math::tanh));
}
