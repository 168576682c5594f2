package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Arrays, and texts that list something; what is expected is computed by hand from DataVec's
 * formulas.
 */
class ArrayOperationsTest {
  private static final Schema ARRAYS =
      new Schema(List.of(new NDArrayMetaData("a", 2L), new NDArrayMetaData("b", -1L)));

  private static Block arrays() {
    try (ArrayColumn.Builder a = ArrayColumn.builder(DType.FLOAT32);
        ArrayColumn.Builder b = ArrayColumn.builder(DType.FLOAT64)) {
      a.add(new double[] {3, 4}, 2);
      b.add(new double[] {4, 3}, 2);
      a.add(new double[] {1, 2}, 2);
      b.add(new double[] {1, 2, 3}, 3);
      a.addMissing();
      b.add(new double[] {1, 2}, 2);
      return new Block(ARRAYS, List.of(a.build(), b.build()), Origins.of("memory", 1, 3));
    }
  }

  private static Operation operation(String json) {
    return Operation.KIND.fromJson(json);
  }

  private static Block made(Block in, Operation... steps) {
    TransformProcess process = new TransformProcess(in.schema(), List.of(steps));
    assertEquals(process, TransformProcess.fromJson(process.toJson()));
    return process.apply(in);
  }

  @Test
  void elementsAreComputed() {
    try (Block in = arrays();
        Block out =
            made(
                in,
                Family.make(
                    "NDArrayScalarOpTransform",
                    Family.COLUMN,
                    "a",
                    MathOperations.OP,
                    MathOp.ReverseSubtract,
                    MathOperations.SCALAR,
                    10.0),
                Family.make(
                    "NDArrayMathFunctionTransform",
                    Family.COLUMN,
                    "b",
                    MathOperations.FUNCTION,
                    MathFunction.SQRT),
                Family.make(
                    "NDArrayColumnsMathOpTransform",
                    Family.NEW_COLUMN,
                    "c",
                    MathOperations.OP,
                    MathOp.Add,
                    Family.COLUMNS,
                    List.of("a", "b")))) {
      assertEquals("[2][7.0, 6.0]", out.value(0, "a"));
      assertEquals("[2][2.0, " + (double) (float) Math.sqrt(3) + "]", out.value(0, "b"));
      assertEquals(
          "[2][9.0, " + (double) (float) (6 + (double) (float) Math.sqrt(3)) + "]",
          out.value(0, "c"));
      assertEquals("shapes [2] and [3]", out.column("c").faults().at(1));
      assertNull(out.value(2, "c"));
      assertNull(out.column("c").faults().at(2));
    }
  }

  @Test
  void distancesAreDataVecs() {
    for (ArrayDistance distance : ArrayDistance.values()) {
      try (Block in = arrays();
          Block out =
              made(
                  in,
                  Family.make(
                      "NDArrayDistanceTransform",
                      Family.NEW_COLUMN,
                      "d",
                      ArrayOperations.DISTANCE,
                      distance,
                      ArrayOperations.FIRST,
                      "a",
                      ArrayOperations.SECOND,
                      "b"))) {
        double expected =
            switch (distance) {
              case COSINE -> 24.0 / 25;
              case EUCLIDEAN -> Math.sqrt(2);
              case MANHATTAN -> 2;
            };
        assertEquals(expected, (double) out.value(0, "d"), 1e-12);
        assertEquals("shapes [2] and [3]", out.column("d").faults().at(1));
        assertNull(out.value(2, "d"));
      }
    }
  }

  private static Block texts(boolean steps, String... texts) {
    Schema schema = Schema.builder().addColumnString("s").addColumnDouble("x").build();
    double[] numbers = new double[texts.length];
    java.util.Arrays.setAll(numbers, i -> i);
    List<Column> columns = List.of(BytesColumn.of(texts), DoubleColumn.of(numbers));
    Origins origins = Origins.of("memory", 1, texts.length);
    return steps
        ? new Block(schema.asSequence(), columns, origins, new int[] {0, 2, texts.length})
        : new Block(schema, columns, origins);
  }

  @Test
  void listsBecomeArrays() {
    Object[] settings = {
      Family.COLUMN,
      "s",
      Family.NEW_COLUMN,
      "n",
      ListOperations.VOCABULARY,
      List.of("a", "b", "c"),
      ListOperations.DELIMITER,
      ",",
      ListOperations.BINARY,
      false,
      ListOperations.IGNORE,
      false,
    };
    try (Block in = texts(false, "c,a,c", "", "a,x", null);
        Block counts = made(in, Family.make("StringListToCountsNDArrayTransform", settings));
        Block places = made(in, Family.make("StringListToIndicesNDArrayTransform", settings))) {
      assertEquals(List.of("n", "x"), counts.schema().getColumnNames());
      assertEquals("[3][1.0, 0.0, 2.0]", counts.value(0, "n"));
      assertEquals("[3][0.0, 0.0, 0.0]", counts.value(1, "n"));
      assertEquals("a,x", counts.column("n").faults().at(2));
      assertNull(counts.column("n").faults().at(3));
      assertEquals("[3][0.0, 2.0, 2.0]", places.value(0, "n"));
      assertEquals("[0][]", places.value(1, "n"));
      settings[9] = true;
      settings[11] = true;
      try (Block once = made(in, Family.make("StringListToCountsNDArrayTransform", settings));
          Block some = made(in, Family.make("StringListToIndicesNDArrayTransform", settings))) {
        assertEquals("[3][1.0, 0.0, 1.0]", once.value(0, "n"));
        assertEquals("[3][1.0, 0.0, 0.0]", once.value(2, "n"));
        assertEquals("[2][0.0, 2.0]", some.value(0, "n"));
      }
    }
  }

  @Test
  void textsBecomeStepsAndOtherColumnsAreRepeated() {
    Operation characters =
        operation(
            "{\"@class\": \"TextToCharacterIndexTransform\", \"columnName\": \"s\","
                + " \"newColumnName\": \"i\", \"characterIndexMap\": {\"a\": \"7\", \"ü\": \"8\"},"
                + " \"exceptionOnUnknown\": true}");
    try (Block in = texts(true, "aü", "b", "", null);
        Block out = made(in, characters)) {
      assertEquals(List.of("i", "x"), out.schema().getColumnNames());
      assertEquals(
          List.of(0, 3, 4), java.util.Arrays.stream(out.sequenceOffsets()).boxed().toList());
      assertEquals(7, out.value(0, "i"));
      assertEquals(8, out.value(1, "i"));
      assertEquals("b", out.column("i").faults().at(2));
      assertNull(out.value(3, "i"));
      assertEquals(
          List.of(0.0, 0.0, 1.0, 3.0),
          List.of(out.value(0, "x"), out.value(1, "x"), out.value(2, "x"), out.value(3, "x")));
    }
    Operation terms =
        Family.make(
            "TextToTermIndexSequenceTransform",
            Family.COLUMN,
            "s",
            Family.NEW_COLUMN,
            "i",
            ListOperations.VOCABULARY,
            List.of("the", "cat"),
            ListOperations.DELIMITER,
            " ",
            ListOperations.FAILS,
            false);
    try (Block in = texts(true, "the black cat", "dog", "cat the");
        Block out = made(in, terms)) {
      assertEquals(
          List.of(0, 2, 4), java.util.Arrays.stream(out.sequenceOffsets()).boxed().toList());
      assertEquals(
          List.of(0, 1, 1, 0),
          List.of(out.value(0, 0), out.value(1, 0), out.value(2, 0), out.value(3, 0)));
    }
    try (Block in = texts(false, "a")) {
      String message =
          assertThrows(ConfigurationException.class, () -> made(in, characters)).getMessage();
      assertTrue(message.contains("is for sequences"), message);
    }
    String wrong =
        "{\"initialSchema\": "
            + ARRAYS.toJson()
            + ", \"actionList\": [{\"transform\": {\"@class\":"
            + " \"org.datavec.api.transform.transform.nlp.TextToCharacterIndexTransform\","
            + " \"columnName\": \"a\", \"newColumnName\": \"i\", \"characterIndexMap\": {\"ab\":"
            + " 1}}}]}";
    String message =
        assertThrows(ConfigurationException.class, () -> TransformProcess.fromJson(wrong))
            .getMessage();
    assertTrue(message.contains("'characterIndexMap' must give characters whole numbers"), message);
  }

  @Test
  void pointsHaveADistance() {
    Schema schema = Schema.builder().addColumnsString("p", "q", "by").build();
    List<Column> columns =
        List.of(
            BytesColumn.of("0:0", "1:2", "1:x", null),
            BytesColumn.of("3:4", "1", "1:1", "1:1"),
            BytesColumn.of("1:2", "1:1", "1:1", "1:1"));
    try (Block in = new Block(schema, columns, Origins.of("memory", 1, 4));
        Block out =
            made(
                in,
                Family.make(
                    "CoordinatesDistanceTransform",
                    Family.NEW_COLUMN,
                    "d",
                    ListOperations.FIRST,
                    "p",
                    ListOperations.SECOND,
                    "q"),
                Family.make(
                    "CoordinatesDistanceTransform",
                    Family.NEW_COLUMN,
                    "e",
                    ListOperations.FIRST,
                    "p",
                    ListOperations.SECOND,
                    "q",
                    ListOperations.STDEV,
                    "by"))) {
      assertEquals(5.0, out.value(0, "d"));
      assertEquals(Math.sqrt(9 + 4), out.value(0, "e"));
      assertEquals("1:2 and 1", out.column("d").faults().at(1));
      assertEquals("1:x and 1:1 by 1:1", out.column("e").faults().at(2));
      assertNull(out.value(3, "d"));
      assertNull(out.column("d").faults().at(3));
    }
  }
}
