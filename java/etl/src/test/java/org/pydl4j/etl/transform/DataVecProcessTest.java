package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.blocks.TextValues;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/** Processes that the real DataVec 1.0.0-M2.1 wrote and ran, and one of 1.0.0-alpha. */
class DataVecProcessTest {
  private static Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/fixtures"))) {
      folder = folder.getParent();
    }
    return java.util.Objects.requireNonNull(folder, "no shared/fixtures")
        .resolve("shared/fixtures");
  }

  private static List<String[]> rows(Path csv) throws IOException {
    try (Stream<String> lines = Files.lines(csv)) {
      return lines.map(line -> line.split(",", -1)).toList();
    }
  }

  /** Text of a file as a block of a schema, some rows of it. */
  static Block block(Schema schema, List<String[]> rows, int from, int to) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.numColumns(); i++) {
      int place = i;
      String[] texts =
          rows.subList(from, to).stream().map(row -> row[place]).toArray(String[]::new);
      try (BytesColumn text = BytesColumn.of(texts)) {
        columns.add(TextValues.read(text, schema.getMetaData(i), schema.missing()));
      }
    }
    return new Block(schema, columns, Origins.of("input.csv", from + 1, to - from));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tp_onehot", "tp_filter", "tp_derive_time", "tp_reduce"})
  void valuesAreThoseOfTheRealOne(String name) throws IOException {
    Path folder = shared().resolve("dl4j/" + name);
    TransformProcess process =
        TransformProcess.fromJson(Files.readString(folder.resolve("transform_process.json")));
    assertEquals(
        Schema.fromJson(Files.readString(folder.resolve("schema.json"))),
        process.getInitialSchema());
    assertEquals(
        Schema.fromJson(Files.readString(folder.resolve("final_schema.json"))),
        process.getFinalSchema());
    assertEquals(process, TransformProcess.fromJson(process.toJson()));
    List<String[]> input = rows(folder.resolve("input.csv"));
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < input.size(); from += 7) {
      blocks.add(block(process.getInitialSchema(), input, from, Math.min(from + 7, input.size())));
    }
    List<String> expected = new ArrayList<>();
    List<String> got = new ArrayList<>();
    try (Blocks source = Blocks.of(process.getInitialSchema(), blocks);
        Blocks result = process.executeToMemory(source);
        Block all = result.together()) {
      for (String[] row : rows(folder.resolve("output.csv")).subList(1, all.rows() + 1)) {
        expected.add(String.join(",", rounded(row)));
      }
      for (int row = 0; row < all.rows(); row++) {
        String[] texts = new String[all.columns().size()];
        for (int i = 0; i < texts.length; i++) {
          texts[i] = Texts.shown(all.value(row, i));
        }
        got.add(String.join(",", rounded(texts)));
      }
    }
    if (name.equals("tp_reduce")) { // whose groups have no order
      expected.sort(null);
      got.sort(null);
    }
    assertEquals(expected, got);
  }

  /** Numbers with a fraction to 12 digits. */
  private static String[] rounded(String... row) {
    return Stream.of(row)
        .map(
            text ->
                text.matches("-?[0-9]+\\.[0-9]+([eE].*)?")
                    ? String.format(java.util.Locale.ROOT, "%.11e", Double.parseDouble(text))
                    : text)
        .toArray(String[]::new);
  }

  /** The file's own steps do not fit each other: a column comes twice, others are gone. */
  @Test
  void allStepsOfAnOlderVersionAreReadAndWhatDoesNotFitIsRefusedByName() throws IOException {
    Path file =
        shared()
            .resolve(
                "others/datavec-api/regression_test/100a/transformprocess_regression_100a.json");
    String json = Files.readString(file);
    String refused =
        assertThrows(ConfigurationException.class, () -> TransformProcess.fromJson(json))
            .getMessage();
    assertTrue(refused.startsWith("Step 18 (LongColumnsMathOpTransform): "), refused);
    assertTrue(refused.contains("'Long' comes twice"), refused);
    JsonArray actions = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("actionList");
    assertEquals(45, actions.size());
    List<Operation> operations = new ArrayList<>();
    actions.forEach(action -> operations.add(ProcessJson.operation(action, operations.size())));
    Schema schema =
        Schema.fromJson(
            JsonParser.parseString(json).getAsJsonObject().get("initialSchema").toString());
    TransformProcess first = new TransformProcess(schema, operations.subList(0, 17));
    assertEquals(first, TransformProcess.fromJson(first.toJson()));
    assertTrue(first.getFinalSchema().hasColumn("NewInt"));
  }
}
