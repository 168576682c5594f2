package org.pydl4j.bridge;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import py4j.ClientServer;

/**
 * Both directions of the Py4J bridge. A callback on a thread that serves a Python call goes back
 * over that call's own connection and runs on the Python thread that made it; a callback from any
 * other thread waits in a queue that a Python thread empties.
 */
public final class Py4jDoor implements PythonDoor {
  private final ThreadLocal<Integer> serving = ThreadLocal.withInitial(() -> 0);
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile @Nullable Sides sides;

  private record Waiting(long number, String request, CompletableFuture<String> reply) {}

  private record Sides(EntryPoint java, PythonDoor python) {}

  Py4jDoor() {}

  void serve(EntryPoint chosen, ClientServer server) {
    Class<?>[] types = {PythonDoor.class};
    sides = new Sides(chosen, (PythonDoor) server.getPythonServerEntryPoint(types));
  }

  /** A request of Python's. */
  public String request(String request) {
    int outer = serving.get();
    serving.set(outer + 1);
    try {
      return sides().java.call(request);
    } finally {
      serving.set(outer);
    }
  }

  /** A request of Java's. */
  @Override
  public String call(String request) {
    if (serving.get() > 0) {
      return sides().python.call(request);
    }
    Waiting next = new Waiting(numbers.incrementAndGet(), request, new CompletableFuture<>());
    waiting.put(next.number, next);
    queue.add(next);
    return next.reply.join();
  }

  private Sides sides() {
    Sides known = sides;
    if (known == null) {
      throw new IllegalStateException("Nobody serves yet.");
    }
    return known;
  }

  /** Waits for a callback from a thread of Java's own: {@code "number request"}. */
  public String nextCallback() throws InterruptedException {
    Waiting next = queue.take();
    return next.number + " " + next.request;
  }

  /** The reply to a callback that {@link #nextCallback} gave. */
  public void answerCallback(long number, String reply) {
    Waiting answered = waiting.remove(number);
    if (answered != null) {
      answered.reply.complete(reply);
    }
  }
}
