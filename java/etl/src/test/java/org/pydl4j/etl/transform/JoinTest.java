package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.local.LocalTransformExecutor;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

class JoinTest {
  private static final Schema ORDERS =
      Schema.builder().addColumnInteger("order").addColumnString("who").build();
  private static final Schema PEOPLE =
      Schema.builder().addColumnString("name").addColumnInteger("age").build();

  private static Blocks data(Schema schema, String... rows) {
    List<String[]> split = new ArrayList<>();
    for (String row : rows) {
      split.add(row.split(",", -1));
    }
    return Blocks.of(schema, List.of(DataVecProcessTest.block(schema, split, 0, split.size())));
  }

  private static Join join(JoinType type) {
    return new Join.Builder(type)
        .setSchemas(ORDERS, PEOPLE)
        .setJoinColumnsLeft("who")
        .setJoinColumnsRight("name")
        .build();
  }

  private static List<String> run(JoinType type, Blocks left, Blocks right) {
    try (Blocks made = Blocks.read(LocalTransformExecutor.executeJoin(join(type), left, right));
        Block all = made.together()) {
      List<String> rows = new ArrayList<>();
      for (int row = 0; row < all.rows(); row++) {
        rows.add(all.value(row, 0) + "," + all.value(row, 1) + "," + all.value(row, 2));
      }
      return rows;
    }
  }

  /** The rows are those of pandas' merge, which lets missing keys equal each other, too. */
  @Test
  void pairsComeInTheOrderOfTheLeftSideAndThenOfTheRight() {
    try (Blocks left = data(ORDERS, "1,Ann", "2,Bob", "3,", "4,Ann", "5,Eve");
        Blocks right = data(PEOPLE, "Ann,30", "Zoe,50", "Ann,31", ",7", "Bob,")) {
      List<String> inner =
          List.of("1,Ann,30", "1,Ann,31", "2,Bob,null", "3,null,7", "4,Ann,30", "4,Ann,31");
      assertEquals(inner, run(JoinType.Inner, left, right));
      List<String> outer = new ArrayList<>(inner);
      outer.add("5,Eve,null");
      assertEquals(outer, run(JoinType.LeftOuter, left, right));
      outer.add("null,Zoe,50"); // the key of the right side
      assertEquals(outer, run(JoinType.FullOuter, left, right));
      outer.remove("5,Eve,null");
      assertEquals(outer, run(JoinType.RightOuter, left, right));
    }
  }

  @Test
  void aSideWithoutRowsIsOneSideAlone() {
    try (Blocks left = data(ORDERS, "1,Ann");
        Blocks none = Blocks.of(PEOPLE, List.of());
        Blocks nobody = Blocks.of(ORDERS, List.of());
        Blocks right = data(PEOPLE, "Zoe,50")) {
      assertEquals(List.of(), run(JoinType.Inner, left, none));
      assertEquals(List.of("1,Ann,null"), run(JoinType.FullOuter, left, none));
      assertEquals(List.of(), run(JoinType.LeftOuter, nobody, right));
      assertEquals(List.of("null,Zoe,50"), run(JoinType.RightOuter, nobody, right));
    }
  }

  @Test
  void mistakesAreToldWhenItIsBuilt() {
    assertMessage("no column 'nam'. Did you mean 'name'?", "Inner", List.of("who"), "nam");
    assertMessage("'age' on the right of type Integer", "Inner", List.of("who"), "age");
    assertMessage("as many key columns", "Inner", List.of(), "name");
    assertMessage("Did you mean 'LeftOuter'?", "leftouter2", List.of("who"), "name");
    Schema same = Schema.builder().addColumnString("who").addColumnInteger("order").build();
    Join.Builder twice =
        new Join.Builder(JoinType.Inner).setSchemas(ORDERS, same).setJoinColumns("who");
    String message = assertThrows(ConfigurationException.class, twice::build).getMessage();
    assertTrue(message.contains("have a column 'order' that is no key"), message);
    Schema one = Schema.builder().addColumnCategorical("c", "a", "b").build();
    Schema other = Schema.builder().addColumnCategorical("c", "b", "a").build();
    Join.Builder lists =
        new Join.Builder(JoinType.Inner).setSchemas(one, other).setJoinColumns("c");
    message = assertThrows(ConfigurationException.class, lists::build).getMessage();
    assertTrue(message.contains("must be one list"), message);
    try (Blocks left = data(ORDERS, "1,Ann")) {
      assertThrows(ConfigurationException.class, () -> join(JoinType.Inner).execute(left, left));
    }
  }

  private static void assertMessage(String part, String type, List<String> left, String right) {
    ConfigurationException error =
        assertThrows(
            ConfigurationException.class,
            () -> Join.of(type, ORDERS, PEOPLE, left, List.of(right)));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
