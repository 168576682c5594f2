package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code JAVA_TOOL_OPTIONS="-Dtests.seed=7 -Dtests.rounds=20"} tries 1,200 others. */
class RandomProcessesTest {
  @Test
  void theWayThatRowsAreReadChangesNothing() {
    int rounds = Integer.getInteger("tests.rounds", 1) * 60;
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < rounds && wrong.size() < 5; round++) {
      long seed = Integer.getInteger("tests.seed", 1) * 100_000L + round;
      try {
        new RandomProcess(seed).run();
      } catch (RuntimeException | AssertionError e) {
        wrong.add("seed " + seed + ": " + e);
      }
    }
    assertEquals(List.of(), wrong);
  }
}
