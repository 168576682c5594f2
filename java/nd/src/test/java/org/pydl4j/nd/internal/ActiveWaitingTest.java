package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine's threads make of a machine that fills and empties; time and delays are told. */
class ActiveWaitingTest {
  private static final long PERIOD = 200_000_000;

  private long now;
  private long delay;
  private int threads;
  private final ActiveWaiting waiting = new ActiveWaiting(() -> now, () -> delay);

  @BeforeEach
  void twoThreads() {
    threads = EngineInfo.threads();
    EngineInfo.setThreads(2);
  }

  @AfterEach
  void threadsAsBefore() {
    EngineInfo.setThreads(threads);
  }

  private void pass(int periods, double share) {
    for (int i = 0; i < periods; i++) {
      now += PERIOD;
      delay += (long) (share * PERIOD);
      waiting.look();
    }
  }

  private static long sleepers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("pydl4j-short-waiting"))
        .count();
  }

  @Test
  void aMachineOfOnesOwnKeepsActiveWaiting() {
    waiting.enter();
    pass(20, 0.1);
    assertFalse(waiting.isShort());
    assertEquals(0, sleepers());
    waiting.exit();
  }

  @Test
  void aFullMachineMakesWaitingShortUntilATrialFindsItFree() {
    waiting.enter();
    pass(2, 0.9);
    assertTrue(waiting.isShort());
    assertTrue(sleepers() > 0);
    pass(5, 0.9); // a second later active waiting is tried again
    assertFalse(waiting.isShort());
    pass(1, 0.9);
    assertTrue(waiting.isShort());
    pass(9, 0.9); // and now only after two
    assertTrue(waiting.isShort());
    pass(1, 0.9);
    assertFalse(waiting.isShort());
    pass(30, 0.0);
    assertFalse(waiting.isShort());
    assertEquals(0, sleepers());
    waiting.exit();
  }

  @Test
  void noThreadOutlivesTheWorkAndTheNextWorkRemembers() {
    waiting.enter();
    pass(2, 0.9);
    waiting.exit();
    assertEquals(0, sleepers());
    assertTrue(waiting.isShort());
    waiting.enter();
    assertTrue(sleepers() > 0);
    waiting.exit();
    assertEquals(0, sleepers());
  }

  @Test
  void delaysThatTheSystemDoesNotTellChangeNothing() {
    delay = -1;
    waiting.enter();
    pass(5, 0);
    assertFalse(waiting.isShort());
    waiting.exit();
  }

  @Test
  void thisSystemTellsTheDelaysOfItsThreads() {
    assertTrue(ThreadDelays.total() > 0);
  }
}
