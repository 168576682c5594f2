package org.pydl4j.nd.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  /** Calls of a program that spends that part of its time in them, 20 a period. */
  private void call(int periods, double share, double busy) {
    for (int i = 0; i < 20 * periods; i++) {
      now += PERIOD / 20;
      delay += (long) (share * PERIOD / 20);
      waiting.piece(now - (long) (busy * PERIOD / 20));
    }
  }

  private static void awaitNoSleepers() throws InterruptedException {
    while (sleepers() > 0) { // a minute is JUnit's
      Thread.sleep(10);
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
    assertFalse(waiting.isShort(), "it may be over at once");
    pass(1, 0.9);
    assertTrue(waiting.isShort());
    assertTrue(sleepers() > 0);
    pass(5, 0.9); // a second later active waiting is tried again
    assertFalse(waiting.isShort());
    pass(2, 0.9);
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
  void aProgramThatRunsShortlyNowAndThenDoesNotFillAMachine() {
    waiting.enter();
    for (int i = 0; i < 10; i++) {
      pass(1, 0.9);
      pass(1, 0.1);
    }
    assertFalse(waiting.isShort());
    waiting.exit();
  }

  @Test
  void noThreadOutlivesTheWorkAndTheNextWorkRemembers() {
    waiting.enter();
    pass(3, 0.9);
    waiting.exit();
    assertEquals(0, sleepers());
    assertTrue(waiting.isShort());
    waiting.enter();
    assertTrue(sleepers() > 0);
    waiting.exit();
    assertEquals(0, sleepers());
  }

  @Test
  @Timeout(60)
  void callsInALoopOnAFullMachineWaitShortlyUntilASecondAfterTheLast() throws InterruptedException {
    call(4, 0.9, 1);
    assertTrue(waiting.isShort());
    assertTrue(sleepers() > 0);
    now += 5 * PERIOD;
    awaitNoSleepers();
    call(1, 0.9, 0.01);
    assertTrue(sleepers() > 0, "the next call remembers");
    now += 5 * PERIOD;
    awaitNoSleepers();
  }

  @Test
  void callsThatTakeLittleOfTheTimeNeverLook() {
    AtomicInteger looks = new AtomicInteger();
    ActiveWaiting idle =
        new ActiveWaiting(
            () -> now,
            () -> {
              looks.incrementAndGet();
              return delay;
            });
    for (int i = 0; i < 10_000; i++) {
      now += PERIOD;
      idle.piece(now - 1000);
    }
    assertEquals(0, looks.get());
    for (int i = 0; i < 1000; i++) {
      now += PERIOD / 1000;
      idle.piece(now - PERIOD / 1000);
    }
    assertEquals(1, looks.get(), "once a period of a loop");
  }

  @Test
  void piecesOfLongWorkAreLeftToIt() {
    waiting.enter();
    call(10, 0.9, 1);
    assertFalse(waiting.isShort());
    waiting.exit();
  }

  @Test
  void delaysThatTheSystemDoesNotTellChangeNothing() {
    delay = ThreadDelays.UNKNOWN;
    waiting.enter();
    pass(5, 0);
    assertFalse(waiting.isShort());
    waiting.exit();
  }

  @Test
  void thisSystemTellsTheDelaysOfItsThreads() {
    assertTrue(new ThreadDelays().total() != ThreadDelays.UNKNOWN);
  }
}
