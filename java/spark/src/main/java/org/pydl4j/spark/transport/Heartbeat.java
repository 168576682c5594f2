package org.pydl4j.spark.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread that does something small at regular times, until it is closed. */
final class Heartbeat implements AutoCloseable {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  Heartbeat(String name, long everyNanos, Runnable beat) {
    thread =
        new Thread(
            () -> {
              try {
                while (!stop.await(everyNanos, TimeUnit.NANOSECONDS)) {
                  beat.run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  /** No further beat begins. */
  void stop() {
    stop.countDown();
  }

  /** Stops and waits for the thread's end. */
  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
