package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.local.LocalTransformExecutor;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Rejects;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A random process over random rows: in one block, in blocks of any sizes, by several threads, and
 * read from a file in pieces they give the same rows, with the same values missing and invalid.
 */
final class RandomProcess {
  private static final List<ColumnType> TYPES =
      List.of(
          ColumnType.Integer,
          ColumnType.Long,
          ColumnType.Double,
          ColumnType.Float,
          ColumnType.String,
          ColumnType.Categorical,
          ColumnType.Boolean,
          ColumnType.Time);
  private static final String[] TEXTS = {"red", "Green", "a b", "ünï", "12", "-7", "3.5", "x,y"};

  private final Random random;
  private final String how;

  RandomProcess(long seed) {
    random = new Random(seed);
    how = "seed " + seed;
  }

  private Schema schema() {
    Schema.Builder builder = Schema.builder();
    int columns = 2 + random.nextInt(6);
    for (int i = 0; i < columns; i++) {
      String name = "c" + i;
      switch (TYPES.get(random.nextInt(TYPES.size()))) {
        case Integer -> builder.addColumnInteger(name);
        case Long -> builder.addColumnLong(name);
        case Double -> builder.addColumnDouble(name);
        case Float -> builder.addColumnFloat(name);
        case Categorical -> builder.addColumnCategorical(name, "red", "Green", "blue");
        case Boolean -> builder.addColumnBoolean(name);
        case Time -> builder.addColumnTime(name, "Europe/Berlin");
        default -> builder.addColumnString(name);
      }
    }
    return builder.build();
  }

  /** Rows in blocks of random sizes, and as CSV. */
  private List<Block> rows(Schema schema, StringBuilder csv) {
    List<Block> blocks = new ArrayList<>();
    boolean gaps = random.nextBoolean();
    boolean wrong = random.nextBoolean();
    int count = random.nextInt(random.nextInt(6) == 0 ? 3000 : 60);
    try (BlockBuilder builder = new BlockBuilder(schema)) {
      for (int row = 0; row < count; row++) {
        for (int i = 0; i < schema.numColumns(); i++) {
          ColumnBuilder column = builder.column(i);
          String text = value(schema.getMetaData(i), column, gaps, wrong);
          csv.append(i == 0 ? "" : ",").append(text.indexOf(',') < 0 ? text : '"' + text + '"');
        }
        csv.append('\n');
        builder.endRow("r.csv", row + 1);
        if (random.nextInt(20) == 0) {
          blocks.add(builder.build());
        }
      }
      blocks.add(builder.build());
    }
    return blocks;
  }

  /** One more value; as text. */
  private String value(ColumnMetaData meta, ColumnBuilder column, boolean gaps, boolean wrong) {
    if (gaps && random.nextInt(6) == 0) {
      column.addMissing();
      return "";
    }
    if (wrong && meta.type() != ColumnType.String && random.nextInt(15) == 0) {
      column.addInvalid("wrong");
      return "wrong";
    }
    if (column instanceof IntColumn.Builder ints
        && meta instanceof CategoricalMetaData categories) {
      int place = random.nextInt(3);
      ints.add(place);
      return categories.stateNames().get(place);
    }
    if (column instanceof IntColumn.Builder ints) {
      int number = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(10) - 3;
      ints.add(number);
      return Integer.toString(number);
    }
    if (column instanceof LongColumn.Builder longs) {
      boolean large = random.nextInt(4) == 0 && meta.type() == ColumnType.Long;
      long number = large ? random.nextLong() : random.nextInt(2_000_000_000) * 800L;
      longs.add(number);
      return Long.toString(number);
    }
    if (column instanceof DoubleColumn.Builder doubles) {
      double number = random.nextInt(3) == 0 ? random.nextGaussian() : random.nextInt(7) - 2;
      doubles.add(number);
      return Double.toString(number);
    }
    if (column instanceof FloatColumn.Builder floats) {
      float number = (float) (random.nextInt(3) == 0 ? random.nextGaussian() : random.nextInt(7));
      floats.add(number);
      return Float.toString(number);
    }
    if (column instanceof BooleanColumn.Builder truths) {
      boolean truth = random.nextBoolean();
      truths.add(truth);
      return Boolean.toString(truth);
    }
    String text = TEXTS[random.nextInt(TEXTS.length)];
    ((BytesColumn.Builder) column).add(text);
    return text;
  }

  private static final List<BiConsumer<RandomProcess, Steps>> KINDS =
      List.of(
          (r, s) -> s.builder.removeColumns(s.any()),
          (r, s) -> s.builder.duplicateColumn(s.any(), s.fresh()),
          (r, s) -> s.builder.renameColumn(s.any(), s.fresh()),
          (r, s) -> s.builder.addConstantIntegerColumn(s.fresh(), 3),
          (r, s) -> s.builder.categoricalToOneHot(s.of(ColumnType.Categorical)),
          (r, s) -> s.builder.categoricalToInteger(s.of(ColumnType.Categorical)),
          (r, s) -> s.builder.integerToOneHot(s.of(ColumnType.Integer), -1, 3),
          (r, s) -> s.builder.stringToCategorical(s.text(), List.of("red", "a b", "12")),
          (r, s) -> s.builder.doubleMathOp(s.of(ColumnType.Double), r.math(), 2.5),
          (r, s) -> s.builder.floatMathOp(s.of(ColumnType.Float), r.math(), 3f),
          (r, s) -> s.builder.integerMathOp(s.of(ColumnType.Integer), r.math(), 1 << 20),
          (r, s) -> s.builder.longMathOp(s.of(ColumnType.Long), r.math(), 1L << 40),
          (r, s) -> s.builder.doubleColumnsMathOp(s.fresh(), r.math(), s.two(ColumnType.Double)),
          (r, s) -> s.builder.integerColumnsMathOp(s.fresh(), r.math(), s.two(ColumnType.Integer)),
          (r, s) -> s.builder.longColumnsMathOp(s.fresh(), r.math(), s.two(ColumnType.Long)),
          (r, s) -> s.builder.doubleMathFunction(s.of(ColumnType.Double), r.function()),
          (r, s) -> s.builder.standardize(s.number(), 1, 2),
          (r, s) -> s.builder.minMaxNormalize(s.number(), -1, 5),
          (r, s) -> s.builder.timeMathOp(s.of(ColumnType.Time), MathOp.Add, 5, TimeUnit.HOURS),
          (r, s) -> s.builder.deriveColumnsFromTime(s.of(ColumnType.Time), r.parts(s)),
          (r, s) -> s.builder.convertToDouble(s.any()),
          (r, s) -> s.builder.convertToInteger(s.any()),
          (r, s) -> s.builder.convertToString(s.any()),
          (r, s) -> s.builder.replaceEmptyIntegerWithValue(s.whole(), 7),
          (r, s) -> s.builder.replaceInvalidWithInteger(s.whole(), 7),
          (r, s) -> s.builder.appendStringColumnTransform(s.text(), "!"),
          (r, s) -> s.builder.changeCase(s.text(), CaseType.UPPER),
          (r, s) -> s.builder.replaceStringTransform(s.text(), Map.of("[a-e]", "<$0>")),
          (r, s) -> s.builder.mapAllStringsExceptList(s.text(), "other", List.of("red", "12")),
          (r, s) -> s.builder.stringMapTransform(s.text(), Map.of("red", "rot", "12", "rot")),
          (r, s) -> s.builder.replaceEmptyString(s.text(), "none"),
          (r, s) -> s.builder.stringRemoveWhitespaceTransform(s.text()),
          (r, s) -> s.builder.concatenateStringColumns(s.fresh(), "+", s.any(), s.any()),
          (r, s) -> s.builder.filter(Conditions.whole(s.whole(), r.comparison(), 2)),
          (r, s) -> s.builder.filter(Conditions.number(s.fraction(), r.comparison(), 0.5)),
          (r, s) -> s.builder.filter(Conditions.missing(s.any())),
          (r, s) -> s.builder.filter(Conditions.text(s.text(), ConditionOp.Equal, "red")),
          (r, s) -> s.builder.filterInvalidValues(s.any()),
          (r, s) ->
              s.builder.conditionalReplaceValueTransform(
                  s.of(ColumnType.Double), 9.0, Conditions.invalid(s.any())),
          (r, s) -> s.builder.expression(s.fresh(), "\"" + s.number() + "\" * 2 + 1"),
          (r, s) -> s.builder.clip(s.number(), 0.0, 3.0),
          (r, s) -> s.builder.hashText(s.text(), 10),
          (r, s) -> s.builder.sample(0.7, 3),
          (r, s) -> s.builder.deduplicate(s.any()),
          (r, s) -> s.builder.sort(s.any()),
          (r, s) -> s.builder.calculateSortedRank(s.fresh(), s.any(), r.random.nextBoolean()),
          (r, s) -> s.builder.reduce(List.of(s.any()), ReduceOp.TakeFirst, Map.of()));

  private MathOp math() {
    return MathOp.values()[random.nextInt(MathOp.values().length)];
  }

  private MathFunction function() {
    return MathFunction.values()[random.nextInt(MathFunction.values().length)];
  }

  private ConditionOp comparison() {
    return ConditionOp.values()[random.nextInt(6)];
  }

  private Map<String, TimeField> parts(Steps steps) {
    TimeField[] fields = TimeField.values();
    return Map.of(steps.fresh(), fields[random.nextInt(fields.length)]);
  }

  /** A process that is being made, and columns of it; names that are not there are refused. */
  private static final class Steps {
    final TransformProcess.Builder builder;
    final Random random;
    int made;

    Steps(Schema schema, Random random) {
      this.builder = TransformProcess.builder(schema);
      this.random = random;
    }

    String fresh() {
      return "n" + made++;
    }

    String any() {
      return of(ColumnType.values());
    }

    String text() {
      return of(ColumnType.String, ColumnType.Categorical);
    }

    String whole() {
      return of(ColumnType.Integer, ColumnType.Long);
    }

    String fraction() {
      return of(ColumnType.Double, ColumnType.Float);
    }

    String number() {
      return random.nextBoolean() ? whole() : fraction();
    }

    String of(ColumnType... types) {
      List<String> found = new ArrayList<>();
      for (ColumnMetaData column : builder.schema().getColumnMetaData()) {
        if (List.of(types).contains(column.type())) {
          found.add(column.name());
        }
      }
      return found.isEmpty() ? "none" : found.get(random.nextInt(found.size()));
    }

    String[] two(ColumnType type) {
      return new String[] {of(type), of(type)};
    }
  }

  private TransformProcess process(Schema schema) {
    Steps steps = new Steps(schema, random);
    int wanted = 1 + random.nextInt(7);
    int done = 0;
    for (int tries = 0; tries < 60 && done < wanted; tries++) {
      try {
        KINDS.get(random.nextInt(KINDS.size())).accept(this, steps);
        done += steps.builder.schema().numColumns() > 0 ? 1 : 0;
      } catch (ConfigurationException e) {
        assertTrue(e.getMessage().length() > 20, e.getMessage()); // no such column, mostly
      }
    }
    return steps.builder.onError(ErrorPolicy.SKIP).build();
  }

  private static List<String> read(BlockSource source) {
    List<String> rows = new ArrayList<>();
    try (BlockReader reader = source.open()) {
      reader.forEach(block -> add(block, rows));
    }
    return rows;
  }

  private static void add(Block block, List<String> rows) {
    for (int row = 0; row < block.rows(); row++) {
      StringBuilder text = new StringBuilder(block.origins().describe(row));
      for (int column = 0; column < block.columns().size(); column++) {
        Object value = block.value(row, column);
        text.append('|').append(value);
      }
      rows.add(text.toString());
    }
  }

  /** Runs it in each way. */
  void run() {
    Schema schema = schema();
    StringBuilder csv = new StringBuilder();
    List<Block> parts = rows(schema, csv);
    TransformProcess process = process(schema);
    String what = how + " " + process.getActionList();
    try (Blocks several = Blocks.of(schema, parts);
        Block together = several.together();
        Blocks one = Blocks.of(schema, List.of(together.retain()))) {
      List<String> expected = read(process.execute(one));
      assertEquals(expected, read(process.execute(several)), what);
      assertEquals(expected, read(LocalTransformExecutor.execute(several, process, 3)), what);
      TransformProcess again = TransformProcess.fromJson(process.toJson());
      assertEquals(process, again, what);
      assertEquals(expected, read(again.execute(one)), what);
      CSVRecordReader file =
          CSVRecordReader.builder(Source.text("r.csv", csv.toString()), schema)
              .rejects(Rejects.keep())
              .build();
      if (csv.indexOf("\n\n") < 0 && csv.indexOf("\n") != 0) { // a line of nothing is no record
        assertEquals(expected, read(process.execute(file)), what + " of a file");
        assertEquals(expected, read(LocalTransformExecutor.execute(file, process, 2)), what);
      }
    }
  }
}
