package org.pydl4j.spark.scoring;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.nn.MultiLayerNetwork;

/**
 * The models that this executor has loaded: one of each, shared by all its tasks. Models that no
 * task uses stay for the next job; when there are more than {@link #KEPT} of them, those that were
 * not used for longest are closed.
 */
public final class SharedModels {
  /** Models that stay loaded without being used. */
  public static final int KEPT = 4;

  private static final Map<String, Entry> MODELS = new LinkedHashMap<>(16, 0.75f, true);

  private SharedModels() {}

  private static final class Entry {
    private MultiLayerNetwork network;
    private Normalizer normalizer;
    private int users;

    /** Loads with the entry's own lock, so that other models can be had meanwhile. */
    synchronized void load(SentModel model) {
      if (network == null) {
        network = model.open();
        String json = network.normalizerJson();
        normalizer = json == null ? null : Normalizer.fromJson(json);
      }
    }

    synchronized void close() {
      if (network != null) {
        network.close();
      }
    }
  }

  /** The use of a model by one task; the model stays open until {@link #close()}. */
  static final class Lease implements AutoCloseable {
    private final Entry entry;
    private boolean closed;

    private Lease(Entry entry) {
      this.entry = entry;
    }

    MultiLayerNetwork network() {
      return entry.network;
    }

    /** What the features go through first, or null. */
    Normalizer normalizer() {
      return entry.normalizer;
    }

    @Override
    public void close() {
      synchronized (MODELS) {
        if (!closed) {
          closed = true;
          entry.users--;
          closeBeyond(KEPT);
        }
      }
    }
  }

  static Lease lease(SentModel model) {
    Lease lease;
    synchronized (MODELS) {
      Entry entry = MODELS.computeIfAbsent(model.id(), ignored -> new Entry());
      entry.users++;
      lease = new Lease(entry);
    }
    try {
      lease.entry.load(model);
      return lease;
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private static void closeBeyond(int kept) {
    long idle = MODELS.values().stream().filter(entry -> entry.users == 0).count();
    for (Iterator<Entry> all = MODELS.values().iterator(); idle > kept && all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.users == 0) {
        all.remove();
        entry.close();
        idle--;
      }
    }
  }

  /** Closes all models that no task uses. */
  public static void closeIdle() {
    synchronized (MODELS) {
      closeBeyond(0);
    }
  }
}
