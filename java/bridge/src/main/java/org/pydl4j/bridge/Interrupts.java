package org.pydl4j.bridge;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ends long calls from outside. Python numbers a long call; a request to stop calls the public
 * {@code requestStop()} of the call's target, or is remembered when it comes before the call.
 */
final class Interrupts {
  private final Map<Long, Object> running = new HashMap<>();
  private final Set<Long> early = new HashSet<>();

  /** A long call on {@code target} begins. */
  void begin(long call, Object target) {
    boolean stop;
    synchronized (this) {
      running.put(call, target);
      stop = early.remove(call);
    }
    if (stop) {
      stop(target);
    }
  }

  /** The call is over. */
  synchronized void end(long call) {
    running.remove(call);
    early.remove(call);
  }

  /** Asks a call to end soon. */
  void request(long call) {
    Object target;
    synchronized (this) {
      target = running.get(call);
      if (target == null) {
        early.add(call);
        return;
      }
    }
    stop(target);
  }

  private static void stop(Object target) {
    try {
      target.getClass().getMethod("requestStop").invoke(target);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return; // the call cannot be cut short: Python waits for its end
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
