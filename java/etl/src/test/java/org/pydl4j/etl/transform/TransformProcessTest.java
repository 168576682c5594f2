package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class TransformProcessTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnInteger("id")
          .addColumnString("name")
          .addColumnCategorical("country", "US", "UK", "FR")
          .addColumnDouble("amount")
          .addColumnLong("qty")
          .addColumnString("when")
          .build();
  private static final List<String[]> ROWS =
      List.of(
          "1,Ann,US,10.5,3,2024-01-31 10:00:00".split(",", -1),
          "2,bob,UK,,4,2024-03-31 02:30:00".split(",", -1),
          "3,,FR,-2.25,,2024-10-27 02:30:00".split(",", -1),
          "4,Ann,XX,7,abc,2024-02-30 00:00:00".split(",", -1));

  private static List<String> run(TransformProcess process, List<String[]> rows, int... cuts) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      blocks.add(DataVecProcessTest.block(process.getInitialSchema(), rows, from, cut));
      from = cut;
    }
    blocks.add(DataVecProcessTest.block(process.getInitialSchema(), rows, from, rows.size()));
    try (Blocks source = Blocks.of(process.getInitialSchema(), blocks);
        Blocks result = process.executeToMemory(source);
        Block all = result.together()) {
      List<String> texts = new ArrayList<>();
      for (int row = 0; row < all.rows(); row++) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < all.columns().size(); i++) {
          values.add(String.valueOf(all.value(row, i)));
        }
        texts.add(String.join(",", values));
      }
      int[] offsets = all.offsets();
      if (offsets != null) {
        texts.add(Arrays.toString(offsets));
      }
      return texts;
    }
  }

  private static TransformProcess.Builder builder() {
    return new TransformProcess.Builder(SCHEMA);
  }

  private static String wrong(Runnable code) {
    return assertThrows(ConfigurationException.class, code::run).getMessage();
  }

  @Test
  void mistakesAreAnsweredWhenTheyAreMade() {
    assertEquals(
        "Step 1 (CategoricalToOneHotTransform): There is no column 'contry'. Did you mean"
            + " 'country'?",
        wrong(() -> builder().categoricalToOneHot("contry")));
    assertEquals(
        "Step 2 (DoubleMathOpTransform): The column 'qty' must be of type Double. It is of type"
            + " Long.",
        wrong(() -> builder().removeColumns("id").doubleMathOp("qty", MathOp.Add, 1)));
    assertTrue(wrong(() -> builder().filter(Conditions.inSet("country", "UKK"))).contains("'UK'?"));
    assertTrue(wrong(() -> builder().renameColumn("id", "qty")).contains("'qty' comes twice"));
    assertTrue(
        wrong(() -> builder().stringToTimeTransform("when", "yyyy-bb", "UTC")).contains("yyyy-bb"));
    assertTrue(
        wrong(() -> builder().stringToTimeTransform("when", "yyyy", "Mars")).contains("Mars"));
    assertTrue(wrong(() -> builder().trimSequence(1, true)).contains("convertToSequence"));
    assertTrue(
        wrong(() -> builder().reduce(List.of("country"), ReduceOp.Mean, Map.of()))
            .contains("has no Mean"));
    assertTrue(
        wrong(
                () ->
                    TransformProcess.fromJson(
                        "{\"initialSchema\": "
                            + SCHEMA.toJson()
                            + ", \"actionList\":"
                            + " [{\"transform\": {\"@class\": \"RemoveColumnTransform\"}}]}"))
            .contains("Did you mean 'RemoveColumnsTransform'?"));
  }

  @Test
  void whatIsInvalidAtTheEndIsNamedAndWhatWasHandledIsNot() {
    TransformProcess keep = builder().removeColumns("country", "when").build();
    assertEquals(
        "input.csv, line 4, column 'qty': 'abc' cannot be read or computed as Long. Mend it, handle"
            + " it by a step (filter invalid values, replace them), or give the process the policy"
            + " SKIP or DIVERT.",
        assertThrows(DataException.class, () -> run(keep, ROWS)).getMessage());
    TransformProcess skip =
        builder().removeColumns("country", "when").onError(ErrorPolicy.SKIP).build();
    assertEquals(3, run(skip, ROWS).size());
    TransformProcess filtered =
        builder().filterInvalidValues("qty", "country").removeColumns("when").build();
    assertEquals(List.of("1,Ann,US,10.5,3", "2,bob,UK,null,4"), run(filtered, ROWS));
    TransformProcess removed = builder().removeAllColumnsExceptFor("id", "name").build();
    assertEquals("3,null", run(removed, ROWS).get(2)); // missing stays missing
  }

  @Test
  void eachRowThatIsDivertedIsTold() {
    TransformProcess process = builder().onError(ErrorPolicy.DIVERT).build();
    List<String> told = new ArrayList<>();
    try (Block block = DataVecProcessTest.block(SCHEMA, ROWS, 0, 4);
        Blocks source = Blocks.of(SCHEMA, List.of(block.retain()));
        Blocks result =
            Blocks.read(process.execute(source, rejected -> told.add(rejected.toString())))) {
      assertEquals(3, result.rows());
    }
    assertEquals(List.of("input.csv, line 4, column 'country': 'XX'"), told);
    try (Block block = DataVecProcessTest.block(SCHEMA, ROWS, 0, 4);
        Blocks source = Blocks.of(SCHEMA, List.of(block.retain()))) {
      assertTrue(wrong(() -> process.execute(source)).contains("Rejects.divert(file)"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-31 10:00:00, UTC, 1706695200000",
    "2024-03-31 02:30:00, Europe/Berlin, 1711848600000", // skipped: 03:30 summer time
    "2024-10-27 02:30:00, Europe/Berlin, 1729989000000", // twice: the first, summer time
    "2024-01-31 10:00:00, +05:30, 1706675400000"
  })
  void localTimesFollowTheRuleForGapsAndOverlaps(String text, String zone, long expected) {
    TransformProcess process =
        builder()
            .removeAllColumnsExceptFor("when")
            .stringToTimeTransform("when", "yyyy-MM-dd HH:mm:ss", zone)
            .build();
    String[] row = {"1", "a", "US", "1", "1", text};
    List<String[]> rows = new ArrayList<>();
    rows.add(row);
    assertEquals(List.of(Long.toString(expected)), run(process, rows));
  }

  @Test
  void theMachinesLanguageAndZoneDoNotMatterAndNamesOfMonthsHaveALanguage() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      TransformProcess process =
          new TransformProcess.Builder(Schema.builder().addColumnsString("a", "b").build())
              .stringToTimeTransform("a", "d. MMMM yyyy", "UTC", Locale.GERMAN)
              .stringToTimeTransform("b", "dd MMM yyyy HH:mm", "UTC")
              .deriveColumnsFromTime("b", Map.of("hour", TimeField.hourOfDay))
              .convertToString("a")
              .build();
      List<String[]> rows = new ArrayList<>();
      rows.add(new String[] {"3. März 2024", "05 oct 2024 13:07"});
      assertEquals(List.of("1709424000000,1728133620000,13"), run(process, rows));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void partsOfTimesAreJavasInZonesWhoseOffsetChanges() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Schema schema = Schema.builder().addColumnTime("t", "Europe/Berlin").build();
    List<String[]> rows = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    java.time.ZoneId zone = java.time.ZoneId.of("Europe/Berlin");
    for (int i = 0; i < 500; i++) {
      long time =
          i < 400
              ? random.nextLong(-3_000_000_000_000L, 3_000_000_000_000L)
              : 1711846800000L - 200 + i;
      rows.add(new String[] {Long.toString(time)});
      var local = java.time.Instant.ofEpochMilli(time).atZone(zone);
      expected.add(
          time
              + ","
              + local.getHour()
              + ","
              + local.getDayOfWeek().getValue()
              + ","
              + local.getMinute()
              + ","
              + local.getYear());
    }
    Map<String, TimeField> fields = new java.util.LinkedHashMap<>();
    fields.put("h", TimeField.hourOfDay);
    fields.put("w", TimeField.dayOfWeek);
    fields.put("m", TimeField.minuteOfHour);
    fields.put("y", TimeField.year);
    TransformProcess process =
        new TransformProcess.Builder(schema).deriveColumnsFromTime("t", fields).build();
    assertEquals(expected, run(process, rows), "seed " + seed);
  }

  @Test
  void wholeNumbersDoNotWrapAndDoNotDivideByZero() {
    Schema schema = Schema.builder().addColumnInteger("a").addColumnInteger("b").build();
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"2147483647", "2"});
    rows.add(new String[] {"7", "0"});
    TransformProcess sum =
        new TransformProcess.Builder(schema)
            .integerMathOp("a", MathOp.Add, 1)
            .onError(ErrorPolicy.SKIP)
            .build();
    assertEquals(List.of("8,0"), run(sum, rows));
    TransformProcess divided =
        new TransformProcess.Builder(schema)
            .integerColumnsMathOp("c", MathOp.Divide, "a", "b")
            .build();
    assertTrue(
        assertThrows(DataException.class, () -> run(divided, rows)).getMessage().contains("'c'"));
  }

  @Test
  void sequencesAreGroupedSortedMovedAndReduced() {
    Schema schema =
        Schema.builder().addColumnString("k").addColumnLong("t").addColumnDouble("x").build();
    List<String[]> rows = new ArrayList<>();
    for (String row : "a,2,20 b,1,5 a,1,10 a,3,40 b,9,6".split(" ")) {
      rows.add(row.split(","));
    }
    TransformProcess process =
        new TransformProcess.Builder(schema)
            .convertToSequence(List.of("k"), "t")
            .sequenceDifference("x", "d", 1)
            .sequenceMovingWindowReduce("x", 2, ReduceOp.Mean)
            .offsetSequence(List.of("x"), 1, OffsetType.NewColumn)
            .build();
    assertEquals(
        List.of(
            "a,2,20.0,10.0,10.0,15.0",
            "a,3,40.0,20.0,20.0,30.0",
            "b,9,6.0,5.0,1.0,5.5",
            "[0, 2, 3]"),
        run(process, rows).stream().map(TransformProcessTest::reordered).toList());
    TransformProcess reduced =
        new TransformProcess.Builder(schema)
            .convertToSequence(List.of("k"), "t")
            .reduceSequence(ReduceOp.TakeLast, Map.of("x", List.of(ReduceOp.Sum)))
            .convertFromSequence()
            .build();
    assertEquals(List.of("a,3,70.0", "b,9,11.0"), run(reduced, rows));
    TransformProcess padded =
        new TransformProcess.Builder(schema)
            .convertToSequence(List.of("k"), null)
            .trimOrPadSequenceToLength(2, List.of("-", "0", "0"))
            .build();
    assertEquals(
        List.of("a,2,20.0", "a,1,10.0", "b,1,5.0", "b,9,6.0", "[0, 2, 4]"), run(padded, rows));
    TransformProcess split =
        new TransformProcess.Builder(schema)
            .convertToSequence(List.of("k"), "t")
            .splitSequence("t", 5, TimeUnit.MILLISECONDS)
            .build();
    assertTrue(run(split, rows).contains("[0, 3, 4, 5]"));
  }

  /** Columns k, t, x, moved x, difference, mean. */
  private static String reordered(String row) {
    String[] cells = row.split(",");
    return cells.length < 6
        ? row
        : String.join(",", cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
  }

  @Test
  void randomProcessesGiveTheSameInOneBlockAndInManyAndSurviveJson() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      TransformProcess process = random(random);
      assertEquals(process, TransformProcess.fromJson(process.toJson()), "seed " + seed);
      List<String[]> rows = new ArrayList<>();
      int count = random.nextInt(80);
      for (int i = 0; i < count; i++) {
        rows.add(randomRow(random, i));
      }
      int[] cuts = random.ints(random.nextInt(6), 0, count + 1).sorted().toArray();
      assertEquals(
          run(process, rows), run(process, rows, cuts), () -> "seed " + seed + ": " + process);
    }
  }

  private static String[] randomRow(Random random, int i) {
    String[] countries = {"US", "UK", "FR", "", "XX"};
    return new String[] {
      random.nextInt(9) == 0 ? "" : Integer.toString(i % 11),
      random.nextInt(5) == 0 ? "" : "name " + random.nextInt(4),
      countries[random.nextInt(5)],
      random.nextInt(6) == 0 ? "" : Double.toString(random.nextInt(40) / 4.0),
      random.nextInt(6) == 0 ? "x" : Integer.toString(random.nextInt(20) - 10),
      String.format(Locale.ROOT, "2024-%02d-15 08:00:00", 1 + random.nextInt(13))
    };
  }

  /** Some steps of each kind, in a random order, and at the end perhaps a group. */
  private static TransformProcess random(Random random) {
    TransformProcess.Builder builder = builder().onError(ErrorPolicy.SKIP);
    for (int step = 0; step < 8; step++) {
      Schema now = builder.build().getFinalSchema();
      boolean rows = !now.isSequence();
      switch (random.nextInt(14)) {
        case 0 -> onlyIf(now, "country", ColumnType.Categorical, builder::categoricalToInteger);
        case 1 -> onlyIf(now, "country", ColumnType.Categorical, builder::categoricalToOneHot);
        case 2 ->
            onlyIf(
                now,
                "amount",
                ColumnType.Double,
                n -> builder.doubleMathOp(n[0], MathOp.Divide, 3));
        case 3 ->
            onlyIf(now, "amount", ColumnType.Double, n -> builder.minMaxNormalize(n[0], 0, 10));
        case 4 ->
            onlyIf(now, "qty", ColumnType.Long, n -> builder.replaceInvalidWithInteger(n[0], -1));
        case 5 ->
            onlyIf(now, "name", ColumnType.String, n -> builder.changeCase(n[0], CaseType.UPPER));
        case 6 ->
            onlyIf(now, "name", ColumnType.String, n -> builder.replaceEmptyString(n[0], "nobody"));
        case 7 ->
            onlyIf(
                now,
                "when",
                ColumnType.String,
                n -> builder.stringToTimeTransform(n[0], "yyyy-MM-dd HH:mm:ss", "Europe/Berlin"));
        case 8 -> builder.filter(Conditions.number("amount", ConditionOp.GreaterThan, 8.5));
        case 9 -> builder.filterInvalidValues("amount");
        case 10 -> {
          if (rows) {
            builder.calculateSortedRank("rank" + step, "amount", random.nextBoolean());
          }
        }
        case 11 -> {
          if (rows) {
            builder.deduplicate("name", "amount");
          }
        }
        case 12 -> {
          if (rows) {
            builder.convertToSequence(List.of("name"), "amount");
          } else {
            builder.convertFromSequence();
          }
        }
        default -> builder.addConstantDoubleColumn("c" + step, step);
      }
    }
    if (!builder.build().getFinalSchema().isSequence()) {
      builder.reduce(List.of("name"), ReduceOp.TakeFirst, Map.of("amount", List.of(ReduceOp.Sum)));
    }
    return builder.build();
  }

  private static void onlyIf(
      Schema schema, String name, ColumnType type, java.util.function.Consumer<String[]> step) {
    if (schema.hasColumn(name) && schema.getType(name) == type) {
      step.accept(new String[] {name});
    }
  }

  @Test
  void aConditionOnAMissingValueDoesNotHold() {
    TransformProcess process =
        builder()
            .filter(Conditions.not(Conditions.number("amount", ConditionOp.LessThan, 100)))
            .removeAllColumnsExceptFor("id")
            .build();
    assertEquals(List.of("1", "3", "4"), run(process, ROWS));
    assertFalse(process.getFinalSchema().isSequence());
    assertNull(Schema.fromJson(SCHEMA.toJson()).asRows().isSequence() ? "" : null);
  }
}
