package org.pydl4j.serving.models;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.Model;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of one model: loads what the policy chooses, keeps what is served when a new file is
 * bad. Changes happen under the repository's lock; {@link #served()} may be read at any time.
 */
final class ServedVersions {
  private static final Logger LOG = LoggerFactory.getLogger(ServedVersions.class);

  private final String name;
  private final @Nullable String writtenBy; // for files that do not tell
  private final int[] warmUp;
  private final Map<Long, String> prints = new HashMap<>(); // of the files that are served
  private final Map<Long, Refusal> refusals = new TreeMap<>();
  private volatile Map<Long, String> reasons = Map.of();
  private final Map<Long, Long> milliseconds = new TreeMap<>(); // of loading, till it is told
  private volatile NavigableMap<Long, ServedModel> served = new TreeMap<>();

  /** Why a file was not taken; it is tried again when its print changes. */
  private record Refusal(String print, String reason) {}

  ServedVersions(String name, @Nullable String writtenBy, int... warmUp) {
    this.name = name;
    this.writtenBy = writtenBy;
    this.warmUp = warmUp;
  }

  /** What is served now, by version; never changed afterwards. */
  NavigableMap<Long, ServedModel> served() {
    return served;
  }

  /** Why versions are not served, or not in their newest form. */
  Map<Long, String> reasons() {
    return reasons;
  }

  private void publish() {
    Map<Long, String> now = new TreeMap<>();
    refusals.forEach((version, refusal) -> now.put(version, refusal.reason()));
    reasons = Collections.unmodifiableMap(now);
  }

  /** Lets refused files be tried again. */
  void forgetRefusals() {
    refusals.clear();
    publish();
  }

  /** Makes what is served follow what was found. */
  void follow(NavigableMap<Long, ModelFiles.Found> found, VersionPolicy policy) {
    try {
      choose(found, policy);
    } finally {
      publish();
    }
  }

  private void choose(NavigableMap<Long, ModelFiles.Found> found, VersionPolicy policy) {
    refusals.keySet().retainAll(found.keySet());
    NavigableMap<Long, ServedModel> next = new TreeMap<>();
    NavigableSet<Long> candidates = new TreeSet<>(found.keySet());
    boolean complete = false;
    while (!complete) {
      NavigableSet<Long> chosen = policy.choose(candidates);
      next.keySet().retainAll(chosen);
      complete = true;
      for (Long version : chosen) {
        if (!next.containsKey(version)) {
          ModelFiles.Found file = found.get(version);
          ServedModel model = file == null ? null : current(file, policy);
          if (model == null) {
            candidates.remove(version); // the policy looks at the others again
            complete = false;
          } else {
            next.put(version, model);
          }
        }
      }
    }
    if (next.isEmpty() && !found.isEmpty()) {
      return; // all that is new is bad: what is served stays
    }
    replace(next);
  }

  /** The served model of this file, loaded if need be; null when it is refused. */
  private @Nullable ServedModel current(ModelFiles.Found found, VersionPolicy policy) {
    ServedModel former = served.get(found.version());
    if (former != null && found.print().equals(prints.get(found.version()))) {
      return former;
    }
    Refusal refusal = refusals.get(found.version());
    if (refusal == null || !refusal.print().equals(found.print())) {
      try {
        ServedModel loaded = load(found, policy);
        refusals.remove(found.version());
        prints.put(found.version(), found.print());
        return loaded;
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        String reason = e instanceof PyDl4jException ? e.getMessage() : null;
        refuse(found, reason == null ? e.toString() : reason);
      } catch (OutOfMemoryError e) {
        // Of one array beyond what an array can be: for want of heap the process ends by itself.
        refuse(found, "It does not fit into memory: " + e.getMessage());
      }
    }
    return former;
  }

  private void refuse(ModelFiles.Found found, String reason) {
    refusals.put(found.version(), new Refusal(found.print(), reason));
    LOG.error("Model {} version {} is refused: {}", name, found.version(), reason);
  }

  /** Clients of a name send what its model takes: an update must take the same. */
  private void requireSame(ServedModel loaded) {
    if (served.isEmpty()) {
      return;
    }
    ServedModel now = served.lastEntry().getValue();
    if (!now.signature().equals(loaded.signature())) {
      throw new ModelFileException(
          "It takes and gives something else than version "
              + now.version()
              + ", which is served: "
              + loaded.signature()
              + " instead of "
              + now.signature()
              + ". Give it another name, or unload this one first.");
    }
  }

  private ServedModel load(ModelFiles.Found found, VersionPolicy policy) {
    long start = System.nanoTime();
    Model model = opened(found);
    ServedModel loaded = null;
    try {
      loaded = new ServedModel(name, found.version(), found.kind().platform(), model);
      if (policy.latest() > 0) {
        requireSame(loaded); // else clients choose versions
      }
      WarmUp.run(loaded, warmUp);
    } catch (RuntimeException | Error e) {
      ServedModel.close(model, name);
      throw e;
    }
    milliseconds.put(found.version(), (System.nanoTime() - start) / 1_000_000);
    return loaded;
  }

  private Model opened(ModelFiles.Found found) {
    return writtenBy == null
        ? found.kind().load(found.file())
        : found.kind().load(found.file(), writtenBy);
  }

  /** Shows the new state first, so that whoever looks again finds it, and lets the old one go. */
  private void replace(NavigableMap<Long, ServedModel> next) {
    NavigableMap<Long, ServedModel> former = served;
    served = next;
    milliseconds.forEach(
        (version, ms) -> LOG.info("Model {} version {} is loaded ({} ms)", name, version, ms));
    milliseconds.clear();
    for (Map.Entry<Long, ServedModel> entry : former.entrySet()) {
      if (next.get(entry.getKey()) != entry.getValue()) {
        if (!next.containsKey(entry.getKey())) {
          prints.remove(entry.getKey());
          LOG.info("Model {} version {} is unloaded", name, entry.getKey());
        }
        entry.getValue().release();
      }
    }
  }

  /** Serves nothing any more. */
  void clear() {
    replace(new TreeMap<>());
  }
}
