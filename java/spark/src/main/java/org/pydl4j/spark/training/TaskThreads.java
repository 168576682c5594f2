package org.pydl4j.spark.training;

import org.pydl4j.nd.Engine;

/**
 * How many threads an operation may use in the calling thread, until {@link #close()} there. The
 * executor's other tasks, and threads that begin meanwhile, have what they usually have.
 */
final class TaskThreads implements AutoCloseable {
  private static int usual;

  private TaskThreads() {}

  /** Sets the number for the calling thread. */
  static TaskThreads of(int threads) {
    synchronized (TaskThreads.class) {
      int now = Engine.threads(); // asked first: a new thread takes the usual number when asked
      usual = usual == 0 ? now : usual;
      Engine.setThreads(threads);
      becomeUsualForNewThreads();
    }
    return new TaskThreads();
  }

  /** The engine keeps one number for a thread and one for threads to come; a call sets both. */
  private static void becomeUsualForNewThreads() {
    int number = usual;
    Thread setter = new Thread(() -> Engine.setThreads(number), "pydl4j-threads");
    setter.start();
    boolean interrupted = false;
    while (setter.isAlive()) {
      try {
        setter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (TaskThreads.class) {
      Engine.setThreads(usual);
    }
  }
}
