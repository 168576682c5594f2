package org.pydl4j.nn.data.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things that are dear to make, the last few used of them, which it owns. What is in use is not
 * closed; several threads may use it at once.
 */
final class Recent<K, V> implements AutoCloseable {
  private final int most;
  private final Consumer<V> closer;
  private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Entry<V> {
    private @Nullable V value;
    private int users;

    /** By one thread; others wait for it. */
    synchronized V value(Supplier<V> maker) {
      V here = value;
      if (here == null) {
        here = maker.get();
        value = here;
      }
      return here;
    }

    synchronized void close(Consumer<V> closer) {
      V here = value;
      if (here != null) {
        closer.accept(here);
      }
    }
  }

  Recent(int most, Consumer<V> closer) {
    this.most = most;
    this.closer = closer;
  }

  void use(K key, Supplier<V> maker, Consumer<V> user) {
    Entry<V> entry;
    synchronized (this) {
      entry = entries.computeIfAbsent(key, k -> new Entry<>());
      entry.users++;
    }
    try {
      user.accept(entry.value(maker));
    } finally {
      done(entry);
    }
  }

  private synchronized void done(Entry<V> entry) {
    entry.users--;
    var eldest = entries.values().iterator();
    while (entries.size() > most && eldest.hasNext()) {
      Entry<V> each = eldest.next();
      if (each.users == 0) {
        eldest.remove();
        each.close(closer);
      }
    }
  }

  @Override
  public synchronized void close() {
    entries.values().forEach(entry -> entry.close(closer));
    entries.clear();
  }
}
