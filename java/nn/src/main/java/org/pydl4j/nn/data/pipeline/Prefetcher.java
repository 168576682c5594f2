package org.pydl4j.nn.data.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.data.MultiDataSet;

/**
 * Mini-batches that threads of its own read ahead, into a ring of buffers that are used again and
 * again. They come in the order of the requests. It owns threads and buffers until {@link
 * #close()}.
 */
final class Prefetcher implements AutoCloseable {
  private final Supplier<@Nullable Request> requests; // guarded by "requests" itself
  private final BiFunction<Request, BatchBuffers, MultiDataSet> reader;
  private final ArrayDeque<BatchBuffers> free = new ArrayDeque<>(); // these by "this"
  private final Map<Long, Read> ready = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private long asked;
  private long given;
  private boolean over;
  private @Nullable Read current;

  /** A mini-batch that was read, or why it could not be. */
  private record Read(
      @Nullable Request request,
      @Nullable MultiDataSet batch,
      BatchBuffers buffers,
      @Nullable Throwable failure) {
    boolean isEmpty() {
      return batch != null && batch.size() == 0;
    }
  }

  /** A mini-batch of this place in the order. */
  private record Task(long place, Request request) {}

  /**
   * Starts.
   *
   * @param ring at least 1; one more is in the consumer's hands
   */
  Prefetcher(
      Supplier<@Nullable Request> requests,
      BiFunction<Request, BatchBuffers, MultiDataSet> reader,
      int ring,
      int workers) {
    this.requests = requests;
    this.reader = reader;
    for (int i = 0; i <= ring; i++) {
      free.add(new BatchBuffers());
    }
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(this::work, "pydl4j-prefetch-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  private void work() {
    for (BatchBuffers buffers = buffers(); buffers != null; buffers = buffers()) {
      Task task = task(buffers);
      if (task == null) {
        return;
      }
      try {
        MultiDataSet batch = reader.apply(task.request(), buffers);
        put(task.place(), new Read(task.request(), batch, buffers, null));
      } catch (Throwable e) { // whatever it is, the consumer must hear of it
        put(task.place(), new Read(task.request(), null, buffers, e));
      }
    }
  }

  private synchronized @Nullable BatchBuffers buffers() {
    try {
      while (!over && free.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      return null; // close() asks for the end
    }
    return over ? null : free.poll();
  }

  private @Nullable Task task(BatchBuffers buffers) {
    synchronized (requests) {
      try {
        Request request = isOver() ? null : requests.get();
        if (request == null) {
          end(buffers);
          return null;
        }
        return new Task(number(), request);
      } catch (RuntimeException | Error e) {
        put(number(), new Read(null, null, buffers, e));
        return null;
      }
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  private synchronized long number() {
    return asked++;
  }

  private synchronized void end(BatchBuffers buffers) {
    over = true;
    free.add(buffers);
    notifyAll();
  }

  private synchronized void put(long place, Read read) {
    over = over || read.failure() != null; // nobody gets behind it
    ready.put(place, read);
    notifyAll();
  }

  /** Whether there is another mini-batch; waits until that is known. */
  synchronized boolean hasNext() {
    try {
      while (true) {
        Read next = ready.get(given);
        if (next != null && !next.isEmpty()) {
          return true;
        }
        if (next != null) { // none of its examples could be read
          ready.remove(given++);
          recycle(next);
        } else if (over && given >= asked) {
          return false;
        } else {
          wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedTrainingException("The wait for a mini-batch was interrupted.");
    }
  }

  /** The next one, valid until the next call; its request is {@link #request()}. */
  synchronized MultiDataSet next() {
    release();
    Read read = hasNext() ? ready.remove(given) : null;
    if (read == null) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    current = read;
    given++;
    if (read.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (read.failure() instanceof Error e) {
      throw e;
    }
    return java.util.Objects.requireNonNull(read.batch());
  }

  /** That of the last mini-batch. */
  synchronized Request request() {
    Read read = java.util.Objects.requireNonNull(current);
    return java.util.Objects.requireNonNull(read.request());
  }

  private void release() {
    Read read = current;
    current = null;
    if (read != null) {
      recycle(read);
    }
  }

  private synchronized void recycle(Read read) {
    read.buffers().clear();
    free.add(read.buffers());
    notifyAll();
  }

  /** Ends the threads, waits for what they are at, and frees the buffers. */
  @Override
  public void close() {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // the buffers must not go while it writes to them
        }
      }
    }
    synchronized (this) {
      release();
      ready.values().forEach(read -> read.buffers().close());
      ready.clear();
      free.forEach(BatchBuffers::close);
      free.clear();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
