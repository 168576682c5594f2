package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class ColumnFunctionTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnsDouble("kg", "m").addColumnString("s").build();

  private static Block block() {
    return new Block(
        Schema.builder().addColumnsDouble("kg", "m").build(),
        List.of(DoubleColumn.of(80, 60), DoubleColumn.of(2, 1)),
        Origins.of("memory", 1, 2));
  }

  /** A function whose columns hold something else than it says. */
  private record Wrong(String name, int rows) implements ColumnFunction {
    @Override
    public Bound bind(String newColumn, List<ColumnMetaData> of) {
      return new Bound() {
        @Override
        public ColumnMetaData output() {
          return ColumnMetaData.of(ColumnType.Double, newColumn);
        }

        @Override
        public Column apply(List<Column> columns, int count) {
          return rows == count ? IntColumn.of(new int[rows]) : DoubleColumn.of(new double[rows]);
        }
      };
    }
  }

  @Test
  void aProcessNamesItAndJsonHoldsTheName() {
    ColumnFunction.register(ColumnFunction.of("test.bmi", (kg, m) -> kg / (m * m)));
    ColumnFunction.register(ColumnFunction.of("test.half", x -> x / 2));
    Schema schema = Schema.builder().addColumnsDouble("kg", "m").build();
    TransformProcess process =
        TransformProcess.builder(schema)
            .columnFunction("test.bmi", "index", "kg", "m")
            .columnFunction("test.half", "kg", "kg")
            .build();
    TransformProcess read = TransformProcess.fromJson(process.toJson());
    assertEquals(process, read);
    try (Block in = block();
        Block out = read.apply(in)) {
      assertEquals(List.of("kg", "m", "index"), out.schema().getColumnNames());
      assertEquals(40.0, out.value(0, "kg"));
      assertEquals(20.0, out.value(0, "index"));
      assertEquals(60.0, out.value(1, "index"));
    }
  }

  @Test
  void mistakesAreNamed() {
    ColumnFunction.register(ColumnFunction.of("test.bmi", (kg, m) -> kg / (m * m)));
    TransformProcess.Builder builder = TransformProcess.builder(SCHEMA);
    String unknown =
        assertThrows(
                ConfigurationException.class, () -> builder.columnFunction("test.bmo", "x", "kg"))
            .getMessage();
    assertTrue(unknown.contains("No function 'test.bmo' is known here. Did you mean 'test.bmi'?"));
    String texts =
        assertThrows(
                ConfigurationException.class,
                () -> builder.columnFunction("test.bmi", "x", "kg", "s"))
            .getMessage();
    assertTrue(texts.contains("'test.bmi' takes 2 columns of numbers."), texts);
    for (int rows : new int[] {2, 3}) {
      ColumnFunction.register(new Wrong("test.wrong", rows));
      TransformProcess process =
          TransformProcess.builder(numbers()).columnFunction("test.wrong", "x", "kg").build();
      try (Block in = block()) {
        String wrong = assertThrows(DataException.class, () -> process.apply(in)).getMessage();
        assertTrue(wrong.contains("'test.wrong' must make a column of type Double with 2 rows."));
      }
    }
  }

  private static Schema numbers() {
    return Schema.builder().addColumnsDouble("kg", "m").build();
  }
}
