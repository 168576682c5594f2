package org.pydl4j.nn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/** Who may train a network, who may change its numbers, and whether training shall end. */
final class NetworkLocks {
  private final TrainingLock training = new TrainingLock();
  // Held by whoever changes the numbers or must see all of one moment. Fair: a loop that takes it
  // again at once would otherwise keep a thread waiting that saves.
  private final ReentrantLock numbers = new ReentrantLock(true);
  private final AtomicInteger fits = new AtomicInteger(); // running and waiting
  private volatile boolean stopRequested;

  /**
   * A whole fit, which {@link #requestStop()} ends. It waits for others.
   *
   * @throws ConfigurationException where others wait for it; see {@link TrainingLock#take()}
   */
  void fitting(Runnable fit) {
    fits.incrementAndGet();
    try {
      training.take();
      try {
        fit.run();
      } finally {
        stopRequested = false;
        training.unlock();
      }
    } finally {
      fits.decrementAndGet();
    }
  }

  /** What needs the numbers of one moment, between two steps of whoever trains. */
  double between(DoubleSupplier work) {
    numbers.lock();
    try {
      return work.getAsDouble();
    } finally {
      numbers.unlock();
    }
  }

  /** A part of a step, during which no other thread trains. */
  void training(Runnable work) {
    training.lock();
    try {
      work.run();
    } finally {
      training.unlock();
    }
  }

  /** A change of the numbers, of which no file and no copy sees half. */
  void changing(Runnable work) {
    numbers.lock();
    try {
      work.run();
    } finally {
      numbers.unlock();
    }
  }

  /**
   * A look at the numbers between two changes.
   *
   * @param look gets what ends this stillness, during which nobody may train; null where another
   *     thread trains, which goes on as soon as {@code look} is through
   */
  <T> T still(Function<@Nullable Runnable, T> look) {
    boolean idle = training.tryLock();
    numbers.lock();
    boolean kept = false;
    try {
      T seen = look.apply(idle ? this::unlock : null);
      kept = idle;
      return seen;
    } finally {
      if (!kept) {
        numbers.unlock();
        if (idle) {
          training.unlock();
        }
      }
    }
  }

  private void unlock() {
    numbers.unlock();
    training.unlock();
  }

  /** Asks the running fit to end; whether there is one. */
  boolean requestStop() {
    boolean running = fits.get() > 0;
    if (running) {
      stopRequested = true;
    }
    return running;
  }

  /** Whether {@link #requestStop()} was called since the running fit began. */
  boolean stopRequested() {
    return stopRequested;
  }
}
