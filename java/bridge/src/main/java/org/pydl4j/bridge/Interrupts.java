package org.pydl4j.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends long calls from outside. Python numbers a long call; a request to stop calls the public
 * {@code requestStop()} of the call's target, or interrupts the thread of the call where the target
 * has none; it is remembered when it comes before the call.
 */
final class Interrupts {
  private final Map<Long, Call> running = new HashMap<>();
  private final Set<Long> early = new HashSet<>();

  private record Call(Object target, Thread thread) {}

  /** A long call on {@code target} begins, on this thread. */
  void begin(long call, Object target) {
    boolean stop;
    synchronized (this) {
      running.put(call, new Call(target, Thread.currentThread()));
      stop = early.remove(call);
    }
    if (stop) {
      Thread asking = new Thread(() -> insist(call, target), "pydl4j-stop");
      asking.setDaemon(true);
      asking.start();
    }
  }

  /** The call is over. */
  synchronized void end(long call) {
    early.remove(call);
    Call ended = running.remove(call);
    if (ended != null && stopOf(ended.target) == null) {
      Thread.interrupted(); // or what this thread does next would hear of it
    }
  }

  /** Asks a call to end soon. */
  void request(long call) {
    Call asked;
    synchronized (this) {
      asked = running.get(call);
      if (asked == null) {
        early.add(call);
        return;
      }
    }
    insist(call, asked.target);
  }

  /** Asks until the target has heard it: its work may not have begun when its call has. */
  private void insist(long call, Object target) {
    Method stop = stopOf(target);
    if (stop == null) {
      interrupt(call);
      return;
    }
    while (runs(call) && !heard(stop, target)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private synchronized void interrupt(long call) {
    Call asked = running.get(call);
    if (asked != null) {
      asked.thread.interrupt();
    }
  }

  private static @Nullable Method stopOf(Object target) {
    try {
      return target.getClass().getMethod("requestStop");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private synchronized boolean runs(long call) {
    return running.containsKey(call);
  }

  /** Whether asking again is of no use: it has heard, does not say, or cannot be cut short. */
  private static boolean heard(Method stop, Object target) {
    try {
      return !Boolean.FALSE.equals(stop.invoke(target));
    } catch (IllegalAccessException e) {
      return true;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
