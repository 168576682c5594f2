package org.pydl4j.etl.processing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.ImputeStrategy;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class RawRowsTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnLong("age")
          .addColumnCategorical("city", "Ulm", "Bonn")
          .addColumnString("income")
          .addColumnCategorical("paid", "no", "yes")
          .build();

  private static TransformProcess.Builder steps() {
    return TransformProcess.builder(SCHEMA)
        .categoricalToOneHot("city")
        .convertToDouble("income")
        .filter(Conditions.whole("age", ConditionOp.GreaterThan, 150))
        .labels("paid");
  }

  private static final RawRows ROWS = new RawRows(steps().build());

  @Test
  void aColumnOfArraysIsTaken() {
    Schema schema = Schema.builder().addColumnNDArray("x", 2).addColumnDouble("y").build();
    RawRows rows = new RawRows(TransformProcess.builder(schema).labels("y").build());
    assertEquals(List.of("x"), rows.featureNames());
  }

  @Test
  void aProcessThatHasNotLearntIsRefused() {
    Schema schema = Schema.builder().addColumnDouble("x").build();
    TransformProcess process =
        TransformProcess.builder(schema).impute("x", ImputeStrategy.Mean).build();
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> new RawRows(process));
    assertTrue(e.getMessage().contains("has not learnt its 'value'"), e.getMessage());
  }

  @Test
  void rowsInJsonAndRowsOfAFileAreTheSameFeatures() {
    double[] expected = {31, 1, 0, 2.5, 40, 0, 1, -1};
    String json =
        "[{\"age\": 31, \"city\": \"Ulm\", \"income\": \"2.5\"},"
            + " {\"income\": -1, \"age\": 40.0, \"city\": \"Bonn\", \"paid\": \"yes\"}]";
    try (NDArray made = ROWS.features(json)) {
      assertArrayEquals(new long[] {2, 4}, made.shape());
      assertArrayEquals(expected, made.toDoubleArray());
    }
    String csv = "31,Ulm,2.5,no\n40,Bonn,-1,yes\n";
    try (Blocks read =
            Blocks.read(CSVRecordReader.builder(Source.text("rows.csv", csv), SCHEMA).build());
        Block block = read.together();
        NDArray made = ROWS.features(block)) {
      assertArrayEquals(expected, made.toDoubleArray());
    }
    assertEquals(List.of("age", "city[Ulm]", "city[Bonn]", "income"), ROWS.featureNames());
    assertEquals(List.of("no", "yes"), ROWS.classNames());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"age\": 1, \"city\": \"Ulm\", \"income\": \"much\"} | rows, line 1, column 'income'",
        "{\"age\": 1, \"city\": \"Ulm\", \"income\": \"much\"} | is 'much'",
        "{\"age\": 1, \"city\": \"Rom\", \"income\": 1} | column 'city[Ulm]'",
        "{\"age\": null, \"city\": \"Ulm\", \"income\": 1} | column 'age'",
        "{\"age\": 1.5, \"city\": \"Ulm\", \"income\": 1} | is '1.5'",
        "{\"city\": \"Ulm\", \"income\": 1} | Row 1 has no column 'age'. Send null",
        "{\"agee\": 1, \"city\": \"Ulm\", \"income\": 1} | Did you mean 'age'?",
        "{\"age\": 151, \"city\": \"Ulm\", \"income\": 1} | rows, line 1: the process leaves this"
            + " row",
        "[{\"age\": 1, \"city\": \"Ulm\", \"income\": 1}, 2] | Row 2 is no JSON object",
        "[] | Rows are a JSON object",
        "{\"age\": 1 | text that is no JSON",
      })
  void whatCannotBeUsedIsNamed(String json, String message) {
    DataException wrong = assertThrows(DataException.class, () -> ROWS.features(json).close());
    assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
  }

  @Test
  void aProcessThatCannotAnswerRowByRowIsRefused() {
    TransformProcess sorting =
        TransformProcess.builder(SCHEMA).calculateSortedRank("rank", "age", true).build();
    ConfigurationException sorts =
        assertThrows(ConfigurationException.class, () -> new RawRows(sorting));
    assertTrue(sorts.getMessage().contains("Step 1"), sorts.getMessage());
    TransformProcess text = TransformProcess.builder(SCHEMA).labels("paid").build();
    ConfigurationException texts =
        assertThrows(ConfigurationException.class, () -> new RawRows(text));
    assertTrue(texts.getMessage().contains("'city'"), texts.getMessage());
  }

  @Test
  void aModelOfOtherFeaturesIsRefused() {
    String json = steps().build().toJson();
    assertEquals(4, RawRows.of(json, 4).featureNames().size());
    ConfigurationException wrong =
        assertThrows(ConfigurationException.class, () -> RawRows.of(json, 5));
    assertTrue(
        wrong.getMessage().contains("4 features, [age, city[Ulm], city[Bonn], income]"),
        wrong.getMessage());
    assertThrows(
        ConfigurationException.class, () -> Processing.of(null, json, List.of("no", "yes"), 5));
  }

  @Test
  void labelsMustBeThereAtTheEndAndGoWithTheJson() {
    TransformProcess process = steps().build();
    assertEquals(process, TransformProcess.fromJson(process.toJson()));
    assertEquals(List.of("paid"), TransformProcess.fromJson(process.toJson()).labels());
    TransformProcess.Builder gone =
        TransformProcess.builder(SCHEMA).removeColumns("paid").labels("paid");
    assertThrows(ConfigurationException.class, gone::build);
    TransformProcess.Builder unknown = TransformProcess.builder(SCHEMA).labels("payd");
    ConfigurationException wrong = assertThrows(ConfigurationException.class, unknown::build);
    assertTrue(wrong.getMessage().contains("Did you mean 'paid'?"), wrong.getMessage());
  }
}
