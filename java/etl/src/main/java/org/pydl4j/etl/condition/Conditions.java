package org.pydl4j.etl.condition;

import com.google.auto.service.AutoService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.Validity;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/**
 * DataVec's conditions.
 *
 * <pre>{@code
 * Condition cheap = Conditions.number("price", ConditionOp.LessThan, 20);
 * Condition german = Conditions.inSet("country", "DE", "AT");
 * Condition both = Conditions.and(cheap, german);
 * }</pre>
 */
@AutoService(Declared.class)
public final class Conditions implements Declared {
  static final Key<String> COLUMN =
      Key.of("columnName", Type.STRING).required().doc("The column whose value is looked at.");
  static final Key<ConditionOp> OP =
      Key.of("op", Type.enumOf(ConditionOp.class)).required().doc("How it is compared.");
  static final Key<Double> NUMBER =
      Key.of("value", Type.DOUBLE).doc("The number that it is compared with.");
  static final Key<Long> WHOLE =
      Key.of("value", Type.LONG).doc("The whole number that it is compared with.");
  static final Key<String> TEXT =
      Key.of("value", Type.STRING).doc("The text that it is compared with.");
  static final Key<List<Double>> NUMBERS =
      Key.of("set", Type.DOUBLES).doc("The numbers of InSet and NotInSet.");
  static final Key<List<Long>> WHOLES =
      Key.of("set", Type.LONGS).doc("The whole numbers of InSet and NotInSet.");
  static final Key<List<String>> TEXTS =
      Key.of("set", Type.STRINGS).doc("The texts of InSet and NotInSet.");
  static final Key<BooleanType> TYPE =
      Key.of("type", Type.enumOf(BooleanType.class)).required().doc("How they are joined.");
  static final Key<List<Condition>> CONDITIONS =
      Key.of("conditions", Type.listOf(Condition.KIND)).required().doc("The conditions.");
  static final Key<String> REGEX =
      Key.of("regex", Type.STRING).required().doc("What the whole text matches.");
  static final Key<Long> LENGTH =
      Key.of("length", Type.LONG).doc("The number of steps that it is compared with.");
  static final Key<List<Long>> LENGTHS =
      Key.of("set", Type.LONGS).doc("The numbers of steps of InSet and NotInSet.");
  private static final Map<String, Declaration<Condition>> KNOWN = new ConcurrentHashMap<>();

  private final List<Declaration<?>> declarations = new ArrayList<>();

  static {
    new Conditions(); // for those who make conditions before a registry was asked
  }

  /** Called by the service loader. */
  public Conditions() {
    numbers("DoubleColumnCondition", false, ColumnType.Double, ColumnType.Float);
    numbers("FloatColumnCondition", false, ColumnType.Float, ColumnType.Double);
    numbers("IntegerColumnCondition", true, ColumnType.Integer, ColumnType.Long);
    numbers("LongColumnCondition", true, ColumnType.Long, ColumnType.Integer);
    numbers("TimeColumnCondition", true, ColumnType.Time, ColumnType.Long);
    declare(
        "StringColumnCondition",
        "Compares a text.",
        Conditions::text,
        COLUMN,
        OP,
        TEXT,
        TEXTS,
        Condition.MODE);
    declare(
        "CategoricalColumnCondition",
        "Compares a category.",
        Conditions::category,
        COLUMN,
        OP,
        TEXT,
        TEXTS,
        Condition.MODE);
    declare("BooleanCondition", "Several conditions as one.", Conditions::joined, TYPE, CONDITIONS);
    column(
        "BooleanColumnCondition",
        "Whether a column of type Boolean is true.",
        (column, meta) -> {
          BooleanColumn truths = (BooleanColumn) column;
          return row -> truths.has(row) && truths.get(row);
        },
        ColumnType.Boolean);
    column(
        "NaNColumnCondition",
        "Whether a number is NaN.",
        (column, meta) -> row -> column.has(row) && Double.isNaN(column.getDouble(row)),
        ColumnType.Double,
        ColumnType.Float);
    column(
        "InfiniteColumnCondition",
        "Whether a number is infinite.",
        (column, meta) -> row -> column.has(row) && Double.isInfinite(column.getDouble(row)),
        ColumnType.Double,
        ColumnType.Float);
    column(
        "NullWritableColumnCondition",
        "Whether a value is missing.",
        (column, meta) -> row -> !column.has(row) && column.faults().at(row) == null);
    column(
        "InvalidValueColumnCondition",
        "Whether a value is not valid: it could not be read, is missing, or out of the column's"
            + " limits.",
        (column, meta) -> {
          boolean[] invalid = Validity.invalid(column, meta);
          return row -> invalid[row];
        });
    declare(
        "StringRegexColumnCondition",
        "Whether a whole text matches a regular expression.",
        Conditions::regex,
        COLUMN,
        REGEX,
        Condition.MODE);
    declare(
        "SequenceLengthCondition",
        "Compares the number of steps of a sequence.",
        Conditions::length,
        OP,
        LENGTH,
        LENGTHS);
    declare(
        "TrivialColumnCondition",
        "Holds for every row.",
        (condition, schema) ->
            new RowTest(
                schema.getIndexOfColumn(condition.get(COLUMN)),
                SequenceConditionMode.Or,
                column -> row -> true),
        COLUMN);
  }

  private void declare(String name, String doc, Condition.Binder binder, Key<?>... keys) {
    declarations.add(
        KNOWN.computeIfAbsent(
            name,
            key ->
                Declaration.<Condition>ofFamily(
                        Condition.KIND,
                        name,
                        (declaration, settings) -> new Condition(declaration, settings, binder))
                    .doc(doc)
                    .positional(keys)
                    .build()));
  }

  @Override
  public List<Declaration<?>> declarations() {
    return List.copyOf(declarations);
  }

  /** A test of each row of a column, which depends on what is said of it. */
  @FunctionalInterface
  private interface OfMeta {
    RowTest.OfRow of(org.pydl4j.etl.blocks.Column column, ColumnMetaData meta);
  }

  private void column(String name, String doc, OfMeta test, ColumnType... types) {
    declare(
        name,
        doc,
        (condition, schema) -> {
          ColumnMetaData meta = checked(schema, condition.get(COLUMN), types);
          return new RowTest(
              schema.getIndexOfColumn(meta.name()),
              condition.get(Condition.MODE),
              column -> test.of(column, meta));
        },
        COLUMN,
        Condition.MODE);
  }

  private static ColumnMetaData checked(Schema schema, String name, ColumnType... types) {
    ColumnMetaData meta = schema.getMetaData(name);
    if (types.length > 0 && !List.of(types).contains(meta.type())) {
      throw new ConfigurationException(
          "The column '"
              + name
              + "' must be of type "
              + types[0]
              + " for this condition. It is of"
              + " type "
              + meta.type()
              + ".");
    }
    return meta;
  }

  private void numbers(String name, boolean whole, ColumnType... types) {
    declare(
        name,
        "Compares a value of type " + types[0] + ".",
        (condition, schema) -> {
          ColumnMetaData meta = checked(schema, condition.get(COLUMN), types);
          ConditionOp op = condition.get(OP);
          int place = schema.getIndexOfColumn(meta.name());
          SequenceConditionMode mode = condition.get(Condition.MODE);
          if (op.isOfSet()) {
            return new RowTest(
                place, mode, whole ? wholes(condition, op) : floating(condition, op));
          }
          return whole
              ? NumberTest.of(place, mode, op, (long) required(condition, WHOLE, op))
              : NumberTest.of(place, mode, op, (double) required(condition, NUMBER, op));
        },
        COLUMN,
        OP,
        whole ? WHOLE : NUMBER,
        whole ? WHOLES : NUMBERS,
        Condition.MODE);
  }

  private static RowTest.OfColumn floating(Condition condition, ConditionOp op) {
    double[] set =
        required(condition, NUMBERS, op).stream().mapToDouble(Double::doubleValue).toArray();
    boolean in = op == ConditionOp.InSet;
    return column -> row -> column.has(row) && contains(set, column.getDouble(row)) == in;
  }

  private static RowTest.OfColumn wholes(Condition condition, ConditionOp op) {
    long[] set = required(condition, WHOLES, op).stream().mapToLong(Long::longValue).toArray();
    boolean in = op == ConditionOp.InSet;
    return column -> row -> column.has(row) && contains(set, column.getLong(row)) == in;
  }

  private static boolean contains(double[] set, double value) {
    for (double each : set) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(long[] set, long value) {
    for (long each : set) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  private static <T> T required(Condition condition, Key<T> key, ConditionOp op) {
    return condition
        .find(key)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "A condition with the operation "
                        + op
                        + " needs '"
                        + key.name()
                        + "'. "
                        + condition
                        + " has none."));
  }

  private static List<String> texts(Condition condition, ConditionOp op) {
    if (op.isOrdered()) {
      throw new ConfigurationException(
          "A "
              + condition.declaration().name()
              + " knows Equal, NotEqual, InSet and NotInSet."
              + " Got "
              + op
              + ".");
    }
    return op.isOfSet() ? required(condition, TEXTS, op) : List.of(required(condition, TEXT, op));
  }

  private static Condition.Test text(Condition condition, Schema schema) {
    ColumnMetaData meta = checked(schema, condition.get(COLUMN), ColumnType.String);
    ConditionOp op = condition.get(OP);
    byte[][] set =
        texts(condition, op).stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    boolean in = op == ConditionOp.InSet || op == ConditionOp.Equal;
    return new RowTest(
        schema.getIndexOfColumn(meta.name()),
        condition.get(Condition.MODE),
        column -> row -> column.has(row) && isOneOf((BytesColumn) column, row, set) == in);
  }

  private static boolean isOneOf(BytesColumn column, int row, byte[][] set) {
    for (byte[] each : set) {
      if (column.equals(row, each)) {
        return true;
      }
    }
    return false;
  }

  private static Condition.Test category(Condition condition, Schema schema) {
    CategoricalMetaData meta =
        (CategoricalMetaData) checked(schema, condition.get(COLUMN), ColumnType.Categorical);
    ConditionOp op = condition.get(OP);
    long[] set = texts(condition, op).stream().mapToLong(meta::index).toArray();
    boolean in = op == ConditionOp.InSet || op == ConditionOp.Equal;
    return new RowTest(
        schema.getIndexOfColumn(meta.name()),
        condition.get(Condition.MODE),
        column -> row -> column.has(row) && contains(set, column.getLong(row)) == in);
  }

  private static Condition.Test joined(Condition condition, Schema schema) {
    List<Condition> conditions = condition.get(CONDITIONS);
    BooleanType type = condition.get(TYPE);
    int needed = type == BooleanType.NOT ? 1 : type == BooleanType.XOR ? 2 : 0;
    if (conditions.isEmpty() || needed > 0 && conditions.size() != needed) {
      throw new ConfigurationException(
          "A BooleanCondition of type "
              + type
              + " needs "
              + (needed == 0 ? "one condition or more" : needed == 1 ? "one condition" : "two")
              + ". Got "
              + conditions.size()
              + ".");
    }
    return new Joined(type, conditions.stream().map(each -> each.bind(schema)).toList());
  }

  private static Condition.Test regex(Condition condition, Schema schema) {
    ColumnMetaData meta = checked(schema, condition.get(COLUMN), ColumnType.String);
    Regex regex = Regex.of("The 'regex' of a StringRegexColumnCondition", condition.get(REGEX));
    return new RowTest(
        schema.getIndexOfColumn(meta.name()),
        condition.get(Condition.MODE),
        column -> row -> column.has(row) && regex.matches(((BytesColumn) column).text(row)));
  }

  private static Condition.Test length(Condition condition, Schema schema) {
    if (!schema.isSequence()) {
      throw new ConfigurationException("A SequenceLengthCondition needs sequences. Got " + schema);
    }
    ConditionOp op = condition.get(OP);
    long[] set =
        (op.isOfSet() ? required(condition, LENGTHS, op) : List.of(required(condition, LENGTH, op)))
            .stream().mapToLong(Long::longValue).toArray();
    boolean in = op == ConditionOp.InSet;
    return new Condition.Test() {
      @Override
      public boolean[] rows(Block block) {
        throw new ConfigurationException("A SequenceLengthCondition is for whole sequences.");
      }

      @Override
      public boolean[] sequences(Block block) {
        int[] offsets = block.sequenceOffsets();
        boolean[] holds = new boolean[offsets.length - 1];
        for (int i = 0; i < holds.length; i++) {
          long steps = (long) offsets[i + 1] - offsets[i];
          holds[i] = op.isOfSet() ? contains(set, steps) == in : op.holds(steps, set[0]);
        }
        return holds;
      }
    };
  }

  @SuppressWarnings("unchecked") // each key is followed by its value
  private static Condition make(String name, @Nullable Object... keysAndValues) {
    ConfiguredBuilder<Condition, ?> builder =
        Objects.requireNonNull(KNOWN.get(name), name).builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      if (value != null) {
        builder.set((Key<Object>) Objects.requireNonNull(keysAndValues[i]), value);
      }
    }
    return builder.build();
  }

  /** Compares a floating-point number. */
  public static Condition number(String column, ConditionOp op, double value) {
    return make("DoubleColumnCondition", COLUMN, column, OP, op, NUMBER, value);
  }

  /** Compares a whole number of 32 or 64 bits. */
  public static Condition whole(String column, ConditionOp op, long value) {
    return make("LongColumnCondition", COLUMN, column, OP, op, WHOLE, value);
  }

  /** Compares an instant, in milliseconds since 1970. */
  public static Condition time(String column, ConditionOp op, long value) {
    return make("TimeColumnCondition", COLUMN, column, OP, op, WHOLE, value);
  }

  /** Compares a text. */
  public static Condition text(String column, ConditionOp op, String value) {
    return make("StringColumnCondition", COLUMN, column, OP, op, TEXT, value);
  }

  /** Compares a text with several. */
  public static Condition text(String column, ConditionOp op, List<String> set) {
    return make("StringColumnCondition", COLUMN, column, OP, op, TEXTS, set);
  }

  /** Compares a category. */
  public static Condition category(String column, ConditionOp op, String value) {
    return make("CategoricalColumnCondition", COLUMN, column, OP, op, TEXT, value);
  }

  /** Whether a category is one of these. */
  public static Condition inSet(String column, String... set) {
    return make(
        "CategoricalColumnCondition", COLUMN, column, OP, ConditionOp.InSet, TEXTS, List.of(set));
  }

  /** Whether a value is missing. */
  public static Condition missing(String column) {
    return make("NullWritableColumnCondition", COLUMN, column);
  }

  /** Whether a value is not valid. */
  public static Condition invalid(String column) {
    return make("InvalidValueColumnCondition", COLUMN, column);
  }

  /** Whether a whole text matches a regular expression. */
  public static Condition regex(String column, String regex) {
    return make("StringRegexColumnCondition", COLUMN, column, REGEX, regex);
  }

  /** Compares the number of steps of a sequence. */
  public static Condition sequenceLength(ConditionOp op, long length) {
    return make("SequenceLengthCondition", OP, op, LENGTH, length);
  }

  /** All of these. */
  public static Condition and(Condition... conditions) {
    return make("BooleanCondition", TYPE, BooleanType.AND, CONDITIONS, List.of(conditions));
  }

  /** One of these or more. */
  public static Condition or(Condition... conditions) {
    return make("BooleanCondition", TYPE, BooleanType.OR, CONDITIONS, List.of(conditions));
  }

  /** Not this. */
  public static Condition not(Condition condition) {
    return make("BooleanCondition", TYPE, BooleanType.NOT, CONDITIONS, List.of(condition));
  }
}
