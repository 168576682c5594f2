package org.pydl4j.nd.internal;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Leaks;

/**
 * The native side of one array: the tensor, its storage, and a count of calls in flight, so that a
 * close on one thread waits for the end of a native call on another before anything is freed.
 */
public final class Handle implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Tensor tensor;
  private final Storage storage;
  private final boolean readOnly;
  private final AtomicInteger users = new AtomicInteger(1);
  private final Leaks.@Nullable Origin origin = Leaks.made();
  private volatile boolean closed;
  private volatile boolean asked;

  Handle(Tensor tensor, Storage storage, boolean readOnly) {
    this.tensor = tensor;
    this.storage = storage;
    this.readOnly = readOnly;
  }

  /** Frees the native side when {@code owner} is collected; {@link #close} takes what it gives. */
  public Cleaner.Cleanable watch(Object owner) {
    return CLEANER.register(owner, this);
  }

  /** Whether writes are refused. */
  public boolean readOnly() {
    return readOnly;
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return closed;
  }

  /** Closes once; the memory goes when the last call in flight has ended. */
  public void close(Cleaner.Cleanable watch) {
    asked = true;
    watch.clean();
  }

  @Override
  public void run() {
    closed = true;
    if (origin != null) {
      if (asked) {
        origin.closed();
      } else {
        origin.dropped();
      }
    }
    release();
  }

  /** Notes a call in flight; false when the array is closed. */
  boolean acquire() {
    int seen;
    do {
      seen = users.get();
      if (seen == 0 || closed) {
        return false;
      }
    } while (!users.compareAndSet(seen, seen + 1));
    return true;
  }

  /** Whether one call is in flight, on an open array. */
  boolean isUsedOnce() {
    return users.get() == 2;
  }

  /** Whether one call is in flight, on an array that is closed otherwise. */
  boolean isUsedByCallAlone() {
    return users.get() == 1;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      tensor.close();
      storage.release();
    }
  }

  Tensor tensor() {
    return tensor;
  }

  Storage storage() {
    return storage;
  }
}
