package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ranks, groups and sequences in the JSON of the real DataVec 1.0.0-M2.1, which
 * resources/rows/DataVecProcesses.java printed.
 */
class DataVecGroupsTest {
  private static String read(String name) throws IOException {
    try (InputStream in = DataVecGroupsTest.class.getResourceAsStream("/rows/" + name + ".json")) {
      assertNotNull(in);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What DataVec writes though it says nothing. */
  private static JsonElement plain(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray made = new JsonArray();
      json.getAsJsonArray().forEach(each -> made.add(plain(each)));
      return made;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    JsonObject made = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
      JsonElement value = entry.getValue();
      boolean empty =
          value.isJsonNull()
              || value.isJsonObject() && value.getAsJsonObject().size() == 0
              || value.isJsonArray() && value.getAsJsonArray().isEmpty();
      if (!empty) {
        made.add(entry.getKey(), plain(value));
      }
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(strings = {"datavec_groups", "datavec_sequences", "datavec_steps"})
  void whatDataVecWritesIsReadAndWrittenAsItIs(String name) throws IOException {
    String theirs = read(name);
    TransformProcess process = TransformProcess.fromJson(theirs);
    String ours = process.toJson();
    assertEquals(process, TransformProcess.fromJson(ours));
    assertEquals(
        plain(JsonParser.parseString(theirs).getAsJsonObject().get("actionList")),
        plain(JsonParser.parseString(ours).getAsJsonObject().get("actionList")));
  }

  /** DataVec fails at a Reducer that lacks one of them. */
  @Test
  void aReducerHasAllMembersThatDataVecReads() {
    Operation reducer = Family.make("Reducer", ReduceOperations.KEYS, List.of("k"));
    JsonObject written =
        DataVecJson.toDataVec(
                JsonParser.parseString(reducer.toJson()).getAsJsonObject(),
                org.pydl4j.etl.schema.Schema.builder().addColumnString("k").build())
            .getAsJsonObject()
            .getAsJsonObject("Reducer");
    assertEquals(
        List.of(
            "conditionalReductions",
            "customReductions",
            "defaultOp",
            "ignoreInvalidInColumns",
            "keyColumns",
            "opMap"),
        written.keySet().stream().sorted().toList());
  }

  @Test
  void theSettingsMeanWhatTheyMeanThere() throws IOException {
    TransformProcess process = TransformProcess.fromJson(read("datavec_groups"));
    assertEquals(
        List.of("k", "sum(i)", "big", "many", "takelast(t)", "mean(rank)", "countunique(rank)"),
        process.getFinalSchema().getColumnNames());
    Operation rank = process.getActionList().get(0);
    assertEquals(false, rank.get(OrderOperations.ASCENDING));
    Operation sequences =
        TransformProcess.fromJson(read("datavec_sequences")).getActionList().get(0);
    assertEquals(List.of("k"), sequences.get(SequenceOperations.KEYS));
    assertEquals("i", sequences.get(SequenceOperations.SORT_ON));
    assertEquals(false, sequences.get(SequenceOperations.ASCENDING));
  }
}
