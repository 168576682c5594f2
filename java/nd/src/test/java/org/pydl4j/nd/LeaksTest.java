package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeaksTest {
  @Test
  void theReportNamesWhereAnUnclosedArrayWasMade() throws InterruptedException {
    Leaks.record(true);
    try {
      try (NDArray open = forgetful()) {
        List<Leaks.Place> places = Leaks.open();
        assertEquals(1, places.size());
        assertEquals(1, places.get(0).arrays());
        assertTrue(
            places.get(0).calls().lines().findFirst().orElseThrow().contains("LeaksTest.forgetful"),
            places.get(0).calls());
      }
      assertEquals(List.of(), Leaks.open());
      assertEquals(List.of(), Leaks.dropped());
      drop(3);
      for (int i = 0; i < 100 && dropped() < 3; i++) {
        System.gc();
        Thread.sleep(10);
      }
      assertEquals(3, dropped());
      assertTrue(Leaks.dropped().get(0).calls().contains("LeaksTest.drop"));
    } finally {
      Leaks.record(false);
    }
  }

  private static long dropped() {
    return Leaks.dropped().stream().mapToLong(Leaks.Place::arrays).sum();
  }

  private static NDArray forgetful() {
    return Nd.ones(3);
  }

  private static void drop(int arrays) {
    for (int i = 0; i < arrays; i++) {
      forgetful();
    }
  }
}
