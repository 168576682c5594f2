package org.pydl4j.nd.internal;

import java.util.function.BooleanSupplier;
import org.pydl4j.nd.Memory;

/** Asks the garbage collector for the memory of arrays that were dropped without a close. */
public final class Collector {
  private static final Object ONE_AT_A_TIME = new Object();
  private static final long QUIET_MS = 250;
  private static final long STEP_MS = 2;

  private Collector() {}

  /**
   * Collects once, and waits as long as memory comes back.
   *
   * @return whether there is enough now
   */
  public static boolean free(BooleanSupplier enough) {
    synchronized (ONE_AT_A_TIME) {
      if (enough.getAsBoolean()) {
        return true; // another thread asked meanwhile
      }
      System.gc();
      long live = Memory.liveStorages();
      for (long quiet = 0; quiet < QUIET_MS && !enough.getAsBoolean(); quiet += STEP_MS) {
        if (!rest()) {
          break;
        }
        if (Memory.liveStorages() < live) {
          quiet = 0;
        }
        live = Memory.liveStorages();
      }
      return enough.getAsBoolean();
    }
  }

  /** The cleaner works on a thread of its own. */
  private static boolean rest() {
    try {
      Thread.sleep(STEP_MS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
