package org.pydl4j.etl.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.ConfigurationException;

class SchemaTest {
  private static String message(Runnable wrong) {
    return assertThrows(ConfigurationException.class, wrong::run).getMessage();
  }

  @Test
  void allColumnsGoThroughJson() {
    Schema schema =
        Schema.builder()
            .addColumnInteger("age", 0, 120)
            .addColumnsLong("n%d", 1, 2)
            .addColumnDouble("d", -1.5, null, true, false)
            .addColumnFloat("f", null, 2f)
            .addColumnString("s", "[a-z]+", 1, 9)
            .addColumnCategorical("c", "x", "y")
            .addColumnTime("t", "Europe/Berlin", 0L, null)
            .addColumnBoolean("b")
            .addColumnBytes("raw")
            .addColumnNDArray("a", -1, 3)
            .missing("", "NA")
            .build();
    assertEquals(schema, Schema.fromJson(schema.toJson()));
    assertEquals(schema.asSequence(), Schema.fromJson(schema.asSequence().toJson()));
    assertEquals("n2", schema.getName(2));
    assertEquals(ColumnType.Time, schema.getType("t"));
    assertTrue(schema.asSequence().isSequence());
    assertFalse(schema.asSequence().asRows().isSequence());
  }

  @Test
  void olderFilesHaveANameAroundEachColumn() {
    String json =
        "{\"Schema\": {\"columns\": [{\"Integer\": {\"name\": \"i\", \"minAllowedValue\": 0}},"
            + " {\"Time\": {\"name\": \"t\", \"timeZone\": \"UTC\"}}]}}";
    Schema expected =
        Schema.builder().addColumnInteger("i", 0, null).addColumnTime("t", "UTC").build();
    assertEquals(expected, Schema.fromJson(json));
  }

  @Test
  void mistakesAreNamedWithTheNearestRightName() {
    Schema schema = Schema.builder().addColumnsDouble("amount", "price").build();
    assertEquals(
        "There is no column 'ammount'. Did you mean 'amount'?",
        message(() -> schema.getMetaData("ammount")));
    assertTrue(message(() -> Schema.builder().addColumnsDouble("x", "x").build()).contains("'x'"));
    assertTrue(
        message(() -> Schema.builder().addColumnTime("t", "Europa/Berlin")).contains("Europa"));
    assertTrue(
        message(() -> Schema.builder().addColumnCategorical("c", "a", "a")).contains("twice"));
    assertTrue(
        message(
                () ->
                    Schema.fromJson(
                        "{\"@class\": \"Schema\", \"columns\": [{\"@class\": \"IntegerMetaData\","
                            + " \"name\": \"x\", \"minAlowedValue\": 1}]}"))
            .contains("Did you mean 'minAllowedValue'?"));
    assertTrue(message(() -> Schema.fromJson("[")).contains("JSON"));
    assertTrue(message(() -> Schema.fromJson("{\"columns\": 1}")).contains("@class"));
    assertTrue(message(() -> Schema.builder().addColumnsDouble("x%q", 1, 2)).contains("%d"));
  }
}
