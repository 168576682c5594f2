package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.schema.Schema;

/** Groups, joins and orders with the values of pandas, which resources/rows/make.py stored. */
class PandasRowsTest {
  private static JsonObject read(String name) throws IOException {
    try (InputStreamReader in =
        new InputStreamReader(assertNotNullStream(name), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject();
    }
  }

  private static java.io.InputStream assertNotNullStream(String name) {
    java.io.InputStream stream = PandasRowsTest.class.getResourceAsStream("/rows/" + name);
    assertNotNull(stream, name);
    return stream;
  }

  /** Text, a whole number, a number and a whole number. */
  private static Blocks data(JsonObject columns) {
    List<String> names = new ArrayList<>(columns.keySet());
    Schema schema =
        Schema.builder()
            .addColumnString(names.get(0))
            .addColumnLong(names.get(1))
            .addColumnDouble(names.get(2))
            .addColumnLong(names.get(3))
            .build();
    try (BlockBuilder out = new BlockBuilder(schema)) {
      for (int row = 0; row < columns.getAsJsonArray(names.get(0)).size(); row++) {
        for (int i = 0; i < 4; i++) {
          JsonElement value = columns.getAsJsonArray(names.get(i)).get(row);
          if (value.isJsonNull()) {
            out.column(i).addMissing();
          } else if (i == 0) {
            ((BytesColumn.Builder) out.column(i)).add(value.getAsString());
          } else if (i == 2) {
            ((DoubleColumn.Builder) out.column(i)).add(value.getAsDouble());
          } else {
            ((LongColumn.Builder) out.column(i)).add(value.getAsLong());
          }
        }
        out.endRow("pandas", row + 1);
      }
      return Blocks.of(schema, List.of(out.build()));
    }
  }

  private static void assertColumn(JsonArray expected, Block got, int column, String name) {
    assertEquals(expected.size(), got.rows(), name);
    for (int row = 0; row < got.rows(); row++) {
      Object value = got.value(row, column);
      JsonElement wanted = expected.get(row);
      String where = name + ", row " + row;
      if (wanted.isJsonNull() || value == null) {
        assertTrue(wanted.isJsonNull() && value == null, where + ": " + wanted + ", " + value);
      } else if (value instanceof Number number) {
        double right = wanted.getAsDouble();
        assertEquals(right, number.doubleValue(), 1e-12 * Math.max(1, Math.abs(right)), where);
      } else {
        assertEquals(wanted.getAsString(), value, where);
      }
    }
  }

  @Test
  void groupsHaveTheValuesOfPandas() throws IOException {
    JsonObject file = read("groups.json");
    Map<String, List<String>> ops = new HashMap<>();
    ops.put(
        "x",
        List.of(
            "Sum",
            "Prod",
            "Mean",
            "Stdev",
            "Variance",
            "Min",
            "Max",
            "Count",
            "UncorrectedStdDev",
            "PopulationVariance"));
    ops.put("w", List.of("Sum", "Range", "CountUnique", "TakeFirst", "TakeLast"));
    Part positive =
        ReduceOperations.PART
            .builder()
            .set(ReduceOperations.OF, "w")
            .set(ReduceOperations.OP, "Sum")
            .set(ReduceOperations.WHERE, Conditions.whole("w", ConditionOp.GreaterThan, 0))
            .set(ReduceOperations.OUTPUT, "positive")
            .build();
    Operation reducer =
        Family.make(
            "Reducer",
            ReduceOperations.KEYS,
            List.of("key", "n"),
            ReduceOperations.OPS,
            ops,
            ReduceOperations.CONDITIONAL,
            List.of(positive));
    JsonObject expected = file.getAsJsonObject("groups");
    try (Blocks data = data(file.getAsJsonObject("data"));
        Blocks made = new TransformProcess(data.schema(), List.of(reducer)).executeToMemory(data);
        Block got = made.together()) {
      List<String> names =
          List.of(
              "key",
              "n",
              "sum",
              "prod",
              "mean",
              "stdev",
              "variance",
              "min",
              "max",
              "rows",
              "uncorrected",
              "population",
              "positive",
              "wsum",
              "wrange",
              "unique",
              "first",
              "last");
      assertEquals(names.size(), got.columns().size(), got.schema().toString());
      for (int i = 0; i < names.size(); i++) {
        assertColumn(values(expected, names.get(i)), got, i, names.get(i));
      }
    }
  }

  /** pandas has no deviation of one value; DataVec's is 0. */
  private static JsonArray values(JsonObject groups, String name) {
    JsonArray values = groups.getAsJsonArray(name);
    if (name.equals("stdev") || name.equals("variance")) {
      for (int i = 0; i < values.size(); i++) {
        boolean some = !groups.getAsJsonArray("mean").get(i).isJsonNull();
        if (some && values.get(i).isJsonNull()) {
          values.set(i, new com.google.gson.JsonPrimitive(0));
        }
      }
    }
    return values;
  }

  /** As sets of rows: pandas sorts what its outer join gives. */
  @ParameterizedTest
  @EnumSource(JoinType.class)
  void joinsHaveTheRowsOfPandas(JoinType type) throws IOException {
    JsonObject file = read("joins.json");
    JsonObject expected = file.getAsJsonObject("joins").getAsJsonObject(type.name());
    try (Blocks left = data(file.getAsJsonObject("left"));
        Blocks right = data(file.getAsJsonObject("right"))) {
      List<String> keys = List.of("key", "n");
      Join join = Join.of(type.name(), left.schema(), right.schema(), keys, keys);
      try (Blocks made = Blocks.read(join.execute(left, right));
          Block got = made.together()) {
        assertEquals(new ArrayList<>(expected.keySet()), got.schema().getColumnNames());
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int row = 0; row < got.rows(); row++) {
          StringBuilder one = new StringBuilder();
          StringBuilder other = new StringBuilder();
          for (String name : expected.keySet()) {
            JsonElement value = expected.getAsJsonArray(name).get(row);
            one.append(value.isJsonNull() ? "null" : text(value)).append(' ');
            Object had = got.value(row, name);
            other.append(had instanceof Number number ? number.doubleValue() : had).append(' ');
          }
          wanted.add(one.toString());
          found.add(other.toString());
        }
        assertEquals(expected.getAsJsonArray("key").size(), got.rows());
        if (type == JoinType.RightOuter || type == JoinType.FullOuter) {
          wanted.sort(null);
          found.sort(null);
        }
        assertEquals(wanted, found);
      }
    }
  }

  private static String text(JsonElement value) {
    return value.getAsJsonPrimitive().isNumber()
        ? String.valueOf(value.getAsDouble())
        : value.getAsString();
  }

  @Test
  void ranksAndOrdersAreThoseOfPandas() throws IOException {
    JsonObject file = read("joins.json");
    try (Blocks left = data(file.getAsJsonObject("left"))) {
      TransformProcess process =
          TransformProcess.builder(left.schema()).calculateSortedRank("rank", "lx", true).build();
      try (Blocks made = process.executeToMemory(left);
          Block got = made.together()) {
        JsonArray ranks = file.getAsJsonArray("ranks");
        for (int row = 0; row < got.rows(); row++) {
          if (!ranks.get(row).isJsonNull()) {
            assertEquals(ranks.get(row).getAsLong(), got.value(row, "rank"));
          }
        }
      }
      Operation sort =
          Family.make(
              "Sort",
              Family.COLUMNS,
              List.of("key", "lx"),
              OrderOperations.DESCENDING,
              List.of("lx"));
      TransformProcess sorting = new TransformProcess(left.schema(), List.of(sort));
      try (Blocks made = sorting.executeToMemory(left);
          Block got = made.together()) {
        JsonArray order = file.getAsJsonArray("order");
        for (int row = 0; row < got.rows(); row++) {
          assertEquals(order.get(row).getAsLong() + 1, got.origins().line(row));
        }
      }
    }
  }
}
