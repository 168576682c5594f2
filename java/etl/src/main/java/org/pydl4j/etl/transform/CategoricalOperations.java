package org.pydl4j.etl.transform;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;

/** Categories: to numbers, to one column for each, and from numbers and text. */
@AutoService(Declared.class)
public final class CategoricalOperations extends Family {
  static final Key<Map<String, String>> MAP =
      Key.of("map", Type.TEXTS).required().doc("The name of each whole number.");
  static final Key<Long> MIN =
      Key.of("minValue", Type.LONG).required().doc("The number of the first new column.");
  static final Key<Long> MAX =
      Key.of("maxValue", Type.LONG).required().doc("The number of the last new column.");
  static final Key<List<String>> STATES =
      Key.of("stateNames", Type.STRINGS).required().doc("The categories, in their order.");
  static final Key<String> KEY_COLUMN =
      Key.of("keyColumnName", Type.STRING)
          .required()
          .doc("The categorical column: one new column for each of its categories.");
  static final Key<String> VALUE_COLUMN =
      Key.of("valueColumnName", Type.STRING)
          .required()
          .doc("The column whose values the new columns have.");
  static final Key<Object> DEFAULT_VALUE =
      Key.of("defaultValue", Type.VALUE)
          .doc("What the other new columns have; none: 0 or the empty text.");
  private static final int MOST = 100_000;

  /** Called by the service loader. */
  public CategoricalOperations() {
    operation(
        "CategoricalToIntegerTransform",
        "The index of the category.",
        CategoricalOperations::toInteger,
        COLUMN);
    operation(
        "CategoricalToOneHotTransform",
        "A column for each category, name[category], 1 where the row is of it, else 0; missing in"
            + " all of them where the category is.",
        CategoricalOperations::toOneHot,
        COLUMN);
    operation(
        "IntegerToCategoricalTransform",
        "Categories of whole numbers; numbers without a name become invalid.",
        CategoricalOperations::fromInteger,
        COLUMN,
        MAP);
    operation(
        "IntegerToOneHotTransform",
        "A column for each whole number of a range, name[number], 1 where the row has it, else 0;"
            + " numbers outside become invalid.",
        CategoricalOperations::integerToOneHot,
        COLUMN,
        MIN,
        MAX);
    operation(
        "StringToCategoricalTransform",
        "Categories of text; text that is not listed becomes invalid.",
        CategoricalOperations::fromText,
        COLUMN,
        STATES);
    operation(
        "PivotTransform",
        "In place of a category and a value one column for each category, key[category], which has"
            + " the value where the row is of it.",
        CategoricalOperations::pivot,
        KEY_COLUMN,
        VALUE_COLUMN,
        DEFAULT_VALUE);
  }

  private static CategoricalMetaData categories(Schema schema, String name) {
    return (CategoricalMetaData) column(schema, name, ColumnType.Categorical);
  }

  private static Stage toInteger(Operation op, Schema schema) {
    CategoricalMetaData column = categories(schema, op.get(COLUMN));
    int last = Math.max(0, column.stateNames().size() - 1);
    return Projection.of(schema)
        .describe(column.name(), new IntegerMetaData(column.name(), 0, last))
        .build();
  }

  private static Stage toOneHot(Operation op, Schema schema) {
    CategoricalMetaData column = categories(schema, op.get(COLUMN));
    return oneHot(schema, column.name(), column.stateNames(), 0);
  }

  private static Stage oneHot(Schema schema, String name, List<String> labels, long first) {
    Projection.Builder projection = Projection.of(schema);
    int from = schema.getIndexOfColumn(name);
    int place = projection.place(name);
    projection.remove(name);
    for (int i = 0; i < labels.size(); i++) {
      long number = first + i;
      projection.insert(
          place + i,
          new IntegerMetaData(name + "[" + labels.get(i) + "]", 0, 1),
          block -> Numbers.equal(block.column(from), number));
    }
    return projection.build();
  }

  private static Stage integerToOneHot(Operation op, Schema schema) {
    ColumnMetaData column = column(schema, op.get(COLUMN), ColumnType.Integer, ColumnType.Long);
    long min = op.get(MIN);
    long max = op.get(MAX);
    if (max < min || max - min >= MOST) {
      throw new ConfigurationException(
          "The range of an IntegerToOneHotTransform must go up, by less than "
              + MOST
              + ". Got "
              + min
              + " to "
              + max
              + ".");
    }
    List<String> labels = new ArrayList<>();
    for (long number = min; number <= max; number++) {
      labels.add(Long.toString(number));
    }
    Projection.Builder checked = Projection.of(schema);
    int from = schema.getIndexOfColumn(column.name());
    checked.replace(
        column.name(),
        column,
        block -> {
          Column in = block.column(from);
          return Numbers.whole(
              column.type(), in.presence(), row -> within(in.getLong(row), min, max));
        });
    Stage first = checked.build();
    return new Chain(first, oneHot(schema, column.name(), labels, min));
  }

  private static long within(long number, long min, long max) {
    if (number < min || number > max) {
      throw new ArithmeticException(Long.toString(number));
    }
    return number;
  }

  private static Stage fromInteger(Operation op, Schema schema) {
    ColumnMetaData column = column(schema, op.get(COLUMN), ColumnType.Integer, ColumnType.Long);
    Map<Long, String> names = new TreeMap<>();
    op.get(MAP).forEach((number, name) -> names.put(whole(number), name));
    List<Long> numbers = List.copyOf(names.keySet());
    int from = schema.getIndexOfColumn(column.name());
    List<String> states = new ArrayList<>(names.values());
    return Projection.of(schema)
        .replace(
            column.name(),
            new CategoricalMetaData(column.name(), states),
            block -> {
              Column in = block.column(from);
              return Numbers.whole(
                  ColumnType.Categorical,
                  in.presence(),
                  row -> found(numbers.indexOf(in.getLong(row)), in, row));
            })
        .build();
  }

  private static long found(int index, Column column, int row) {
    if (index < 0) {
      throw new ArithmeticException(String.valueOf(column.value(row)));
    }
    return index;
  }

  private static Long whole(String number) {
    try {
      return Long.valueOf(number.trim());
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "The keys of the 'map' of an IntegerToCategoricalTransform must be whole numbers. Got '"
              + number
              + "'.",
          e);
    }
  }

  private static Stage fromText(Operation op, Schema schema) {
    ColumnMetaData column = text(schema, op.get(COLUMN));
    CategoricalMetaData made = new CategoricalMetaData(column.name(), op.get(STATES));
    TextIndex index = new TextIndex(op.get(STATES));
    int from = schema.getIndexOfColumn(column.name());
    return Projection.of(schema)
        .replace(column.name(), made, block -> indices((BytesColumn) block.column(from), index))
        .build();
  }

  /** The places of texts in a list; those that are not in it are invalid. */
  static Column indices(BytesColumn column, TextIndex index) {
    TextIndex.Places places = index.of(column);
    return Numbers.whole(
        ColumnType.Categorical, column.presence(), row -> found(places.of(row), column, row));
  }

  private static Stage pivot(Operation op, Schema schema) {
    CategoricalMetaData key = categories(schema, op.get(KEY_COLUMN));
    ColumnMetaData value = schema.getMetaData(op.get(VALUE_COLUMN));
    Object otherwise =
        op.find(DEFAULT_VALUE).orElse(value.type() == ColumnType.String ? "" : (Object) 0L);
    Constant constant = Constant.of(value, otherwise);
    int keys = schema.getIndexOfColumn(key.name());
    int values = schema.getIndexOfColumn(value.name());
    Projection.Builder projection = Projection.of(schema);
    int place = projection.place(key.name());
    projection.remove(key.name());
    for (int i = 0; i < key.stateNames().size(); i++) {
      int number = i;
      projection.insert(
          place + i,
          value.named(key.name() + "[" + key.stateNames().get(i) + "]"),
          block -> {
            IntColumn of = (IntColumn) block.column(keys);
            boolean[] holds = new boolean[block.rows()];
            for (int row = 0; row < holds.length; row++) {
              holds[row] = of.has(row) && of.get(row) == number;
            }
            try (Column rest = constant.column(block.rows())) {
              return ColumnOperations.choose(rest, block.column(values), holds, value);
            }
          });
    }
    return projection.remove(value.name()).build();
  }
}
