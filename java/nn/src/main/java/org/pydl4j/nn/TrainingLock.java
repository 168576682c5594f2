package org.pydl4j.nn;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.InterruptedTrainingException;

/** Held by the thread that trains. Who would wait for itself is told so instead. */
final class TrainingLock extends ReentrantLock {
  private static final long serialVersionUID = 1;
  private static final long PAUSE_MILLIS = 200;

  /**
   * Waits for it.
   *
   * @throws ConfigurationException in a listener of the training that has it, and in a thread whose
   *     end such a listener waits for ({@link Thread#join()}); other ways to wait do not say for
   *     whom
   * @throws InterruptedTrainingException if this thread is interrupted meanwhile
   */
  void take() {
    if (isHeldByCurrentThread()) {
      throw new ConfigurationException(
          "A network cannot be trained inside a listener of its own training. Let the listener"
              + " throw an exception to end this training, or train a copy().");
    }
    try {
      while (!tryLock(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        requireOthersEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedTrainingException("Training was stopped on request before it began.");
    }
  }

  private void requireOthersEnd() {
    Thread owner = getOwner();
    ThreadInfo info =
        owner == null ? null : ManagementFactory.getThreadMXBean().getThreadInfo(owner.getId(), 0);
    if (info == null) {
      return;
    }
    LockInfo awaited = info.getLockInfo();
    if (awaited != null
        && info.getThreadState() == Thread.State.WAITING
        && awaited.getIdentityHashCode() == System.identityHashCode(Thread.currentThread())) {
      throw new ConfigurationException(
          "A listener of this network's training waits for this thread, which would wait for that"
              + " training. Let the thread train a copy(), or let the listener go on without"
              + " waiting.");
    }
  }
}
