package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Steps that learn, and those beyond DataVec's. The numbers are numpy's. */
class LearningOperationsTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnDouble("x").addColumnDouble("y").addColumnString("s").build();

  private static List<String[]> rows(String... lines) {
    List<String[]> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(line.split(",", -1));
    }
    return rows;
  }

  private static Blocks data(List<String[]> rows) {
    int half = rows.size() / 2;
    return Blocks.of(
        SCHEMA,
        List.of(
            DataVecProcessTest.block(SCHEMA, rows, 0, half),
            DataVecProcessTest.block(SCHEMA, rows, half, rows.size())));
  }

  private static double[] column(TransformProcess process, String name, String... lines) {
    try (Blocks data = data(rows(lines));
        Blocks made = process.executeToMemory(data);
        Block all = made.together()) {
      Column column = all.column(name);
      double[] values = new double[all.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = column.has(row) ? column.getDouble(row) : Double.NaN;
      }
      return values;
    }
  }

  private static TransformProcess fitted(TransformProcess process, String... lines) {
    try (Blocks data = data(rows(lines))) {
      TransformProcess fitted = process.fit(data);
      assertEquals(fitted, TransformProcess.fromJson(fitted.toJson())); // the fit is in the JSON
      assertEquals(fitted, fitted.fit(data));
      return fitted;
    }
  }

  private static TransformProcess.Builder builder() {
    return new TransformProcess.Builder(SCHEMA);
  }

  private static final String[] SIX = {"1,0,a", "2,0,a", "4,1,b", "7,1,b", "11,1,c", "16,0,"};

  @Test
  void quantilesMeansAndDeviationsAreNumpys() {
    assertArrayEquals(
        new double[] {0, 0, 1, 1, 2, 2},
        column(fitted(builder().quantileBins("x", 3).build(), SIX), "x", SIX));
    assertArrayEquals(
        new double[] {
          -1.0098581681669558,
          -0.8367396250526206,
          -0.49050253882394995,
          0.02885309051905593,
          0.7213272629763972,
          1.5869199785480737
        },
        column(fitted(builder().normalize("x", NormalizeType.Standardize).build(), SIX), "x", SIX),
        1e-12);
    String[] gap = {"1,0,a", ",0,a", "4,1,b", "10,1,b"};
    assertArrayEquals(
        new double[] {1, 5, 4, 10},
        column(fitted(builder().impute("x", ImputeStrategy.Mean).build(), gap), "x", gap));
    assertArrayEquals(
        new double[] {1, 4, 4, 10},
        column(fitted(builder().impute("x", ImputeStrategy.Median).build(), gap), "x", gap));
    assertArrayEquals(
        new double[] {1, -3, 4, 10},
        column(builder().impute("x", (Object) (-3)).build(), "x", gap));
  }

  @Test
  void textsBecomeTheMeansOfATargetAndUnknownOnesThatOfAll() {
    TransformProcess process = fitted(builder().targetEncoding("s", "y", 1).build(), SIX);
    assertArrayEquals( // (sum + 0.5) / (rows + 1), in the order a, b, c, missing, unknown
        new double[] {0.5 / 3, 2.5 / 3, 0.75, 0.5, 0.5},
        column(process, "s", "0,0,a", "0,0,b", "0,0,c", "0,0,", "0,0,zzz"),
        1e-15);
  }

  @Test
  void aStepThatHasNotLearntSaysSo() {
    DataException error =
        assertThrows(
            DataException.class, () -> column(builder().quantileBins("x", 3).build(), "x", SIX));
    assertTrue(error.getMessage().contains("Call fit(data)"), error.getMessage());
  }

  @Test
  void expressionsAreNumpys() {
    String[] lines = {"1.5,2,a", "-2,5,a", "3,0.5,a", ",1,a"};
    assertArrayEquals(
        new double[] {2.1651629275, 32.1555932380, 1.9605162869, Double.NaN},
        column(builder().expression("z", "log1p(abs(x)) * 2 ** \"y\" - x % y").build(), "z", lines),
        1e-9);
    assertArrayEquals(
        new double[] {-2.25, -4, 6, Double.NaN},
        column(
            builder().expression("z", "if(x > 0 and not y >= 2, x / y, -x ** 2)").build(),
            "z",
            lines));
  }

  @Test
  void wrongExpressionsAreAnsweredWithThePlace() {
    for (String[] wrong :
        new String[][] {
          {"x +", "place 4"},
          {"x y", "an operator or the end at place 3"},
          {"(x", "')'"},
          {"xx + 1", "Did you mean 'x'?"},
          {"s * 2", "of type String"},
          {"lgo(x)", "Did you mean 'log'?"},
          {"max(x)", "It takes 2"},
          {"1e", "a number at place 1"},
          {"(".repeat(1000), "200 deep"},
          {"", "place 1"}
        }) {
      String message =
          assertThrows(
                  ConfigurationException.class, () -> builder().expression("z", wrong[0]).build())
              .getMessage();
      assertTrue(message.contains(wrong[1]), wrong[0] + ": " + message);
    }
  }

  @Test
  void hashesAreMurmursAndSamplesDoNotDependOnBlocks() {
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    assertEquals(0x248bfa47, Murmur.hash(ByteBuffer.wrap(hello), 0, 5, 0));
    String[] lines = new String[400];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i + ",0,text " + i % 7;
    }
    double[] kept = column(builder().sample(0.25, 3).build(), "x", lines);
    assertTrue(kept.length > 60 && kept.length < 140, "kept " + kept.length);
    assertArrayEquals(kept, column(builder().sample(0.25, 3).build(), "x", lines));
    double[] hashed = column(builder().hashText("s", 5).build(), "s", lines);
    for (int i = 7; i < hashed.length; i++) {
      assertEquals(hashed[i - 7], hashed[i]);
      assertTrue(hashed[i] >= 0 && hashed[i] < 5);
    }
    assertArrayEquals(
        new double[] {0, 2, 5},
        column(builder().clip("x", 0.0, 5.0).build(), "x", "-1,0,a", "2,0,a", "9,0,a"));
    assertArrayEquals(
        new double[] {4, 1, 10},
        column(
            builder().firstDigit("s", "d", DigitMode.INCLUDE_OTHER_CATEGORY).build(),
            "d",
            "1,0,42",
            "1,0,-17",
            "1,0,x"));
  }
}
