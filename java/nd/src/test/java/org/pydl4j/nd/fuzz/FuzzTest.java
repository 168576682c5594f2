package org.pydl4j.nd.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.PyDl4jException;

/**
 * Any operation with any argument ends in a result or in one of our exceptions; the process lives.
 * Set {@code -Dpydl4j.fuzz.seed} and {@code -Dpydl4j.fuzz.rounds} to repeat or to go on longer.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("pydl4j.fuzz.rounds", 40);

  // Random shapes may ask for gigabytes: they shall be refused, not filled.
  private static final long MOST_BYTES = 64L << 20;

  @Test
  void noArgumentBreaksTheProcess() {
    long seed = Long.getLong("pydl4j.fuzz.seed", System.nanoTime());
    long limit = Memory.limit();
    Memory.setLimit(Memory.liveBytes() + MOST_BYTES);
    try {
      run(seed, new Random(seed));
    } finally {
      Memory.setLimit(limit);
    }
  }

  private static void run(long seed, Random random) {
    Map<String, Integer> done = new HashMap<>();
    Map<String, String> unforeseen = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    try (RandomSource source = new RandomSource(1)) {
      Map<String, Calls.Call> calls = Calls.all(random, source);
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, Calls.Call> call : calls.entrySet()) {
          try (Scope scope = Scope.open()) {
            RandomArrays arrays = new RandomArrays(random);
            NDArray a = arrays.any();
            read(call.getValue().apply(a, arrays));
            done.merge(call.getKey(), 1, Integer::sum);
          } catch (EngineException e) {
            unforeseen.put(call.getKey(), e.getMessage());
          } catch (PyDl4jException e) {
            assertTrue(e.getMessage().length() > 10, call.getKey());
          } catch (RuntimeException e) {
            wrong.add(call.getKey() + ": " + e);
          }
        }
      }
      List<String> never = new ArrayList<>(calls.keySet());
      never.removeAll(done.keySet());
      String with = " (repeat with -Dpydl4j.fuzz.seed=" + seed + ")";
      if (Boolean.getBoolean("pydl4j.fuzz.report")) {
        unforeseen.forEach((name, message) -> System.out.println(name + ": " + message));
      }
      assertTrue(wrong.isEmpty(), wrong + with);
      assertTrue(never.isEmpty() || ROUNDS < 300, "never succeeded: " + never + with);
    }
  }

  /** Touches every element, so that a wrong view shows. */
  private static void read(NDArray result) {
    if (result != null && result.length() < 1_000_000) {
      result.toDoubleArray();
    }
  }
}
