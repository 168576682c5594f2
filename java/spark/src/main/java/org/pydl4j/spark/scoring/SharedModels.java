package org.pydl4j.spark.scoring;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;

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

  private record Loaded(Model model, Normalizers normalizers) {}

  private static final class Entry {
    private @Nullable Loaded loaded;
    private int users;

    /** Loads with the entry's own lock, so that other models can be had meanwhile. */
    synchronized Loaded load(SentModel model) {
      Loaded known = loaded;
      if (known == null) {
        Model opened = model.open();
        try {
          known = new Loaded(opened, normalizers(opened));
        } catch (RuntimeException | Error e) {
          opened.close();
          throw e;
        }
        loaded = known;
      }
      return known;
    }

    private static Normalizers normalizers(Model model) {
      Signature signature = model.signature();
      return Normalizers.of(
          model.normalizerJson(), names(signature.inputs()), names(signature.outputs()));
    }

    private static List<String> names(List<Signature.Tensor> tensors) {
      return tensors.stream().map(Signature.Tensor::name).toList();
    }

    synchronized void close() {
      if (loaded != null) {
        loaded.model().close();
      }
    }
  }

  /** The use of a model by one task; the model stays open until {@link #close()}. */
  static final class Lease implements AutoCloseable {
    private final Entry entry;
    private final Loaded loaded;
    private boolean closed;

    private Lease(Entry entry, Loaded loaded) {
      this.entry = entry;
      this.loaded = loaded;
    }

    Model model() {
      return loaded.model();
    }

    /** The model, where it is a network and is asked for what only networks have. */
    NeuralNetwork network() {
      if (loaded.model() instanceof NeuralNetwork network) {
        return network;
      }
      throw new ConfigurationException("The model is no network: it has no layers to look at.");
    }

    /** What inputs go through first, and what outputs go back through. */
    Normalizers normalizers() {
      return loaded.normalizers();
    }

    @Override
    public void close() {
      synchronized (MODELS) {
        if (!closed) {
          closed = true;
          release(entry);
        }
      }
    }
  }

  static Lease lease(SentModel model) {
    Entry entry;
    synchronized (MODELS) {
      entry = MODELS.computeIfAbsent(model.id(), ignored -> new Entry());
      entry.users++;
    }
    try {
      return new Lease(entry, entry.load(model));
    } catch (RuntimeException | Error e) {
      release(entry);
      throw e;
    }
  }

  private static void release(Entry entry) {
    synchronized (MODELS) {
      entry.users--;
      closeBeyond(KEPT);
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
