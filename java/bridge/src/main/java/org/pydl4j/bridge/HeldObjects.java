package org.pydl4j.bridge;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;

/**
 * What Python holds of this side: objects and arrays by number, each kept alive until Python has
 * let go of the number as often as it was sent.
 *
 * <p>Numbers above 0 are given here; numbers below 0 are chosen by Python for the arrays it hands
 * over.
 */
final class HeldObjects {
  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Object, Entry> sent = new IdentityHashMap<>();
  private long last;

  private static final class Entry {
    private final long number;
    private final Object object;
    private int times = 1;

    Entry(long number, Object object) {
      this.number = number;
      this.object = object;
    }
  }

  /** The number of an object that is about to be sent. */
  synchronized long send(Object object) {
    Entry known = sent.get(object);
    if (known != null) {
      known.times++;
      return known.number;
    }
    put(++last, object);
    return last;
  }

  /** Notes an array that Python handed over under a number below 0. */
  synchronized void receive(long id, NDArray array) {
    put(id, array);
  }

  /** The object behind a number. */
  synchronized Object get(long id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new ClosedException("The JVM holds nothing under the number " + id + " any more.");
    }
    return entry.object;
  }

  /**
   * Python lets go of a number once; the last time closes an array.
   *
   * @return whether the number was known
   */
  boolean release(long id) {
    Entry entry;
    synchronized (this) {
      entry = entries.get(id);
      if (entry == null) {
        return false;
      }
      if (--entry.times > 0) {
        return true;
      }
      entries.remove(id);
      sent.remove(entry.object);
    }
    if (entry.object instanceof NDArray array) {
      array.close();
    }
    return true;
  }

  /** How many objects Python holds. */
  synchronized int size() {
    return entries.size();
  }

  private void put(long id, Object object) {
    Entry entry = new Entry(id, object);
    entries.put(id, entry);
    sent.put(object, entry);
  }
}
