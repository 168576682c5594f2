package org.pydl4j.serving.models;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
  private final int[] warmUp;
  private final Map<Long, String> prints = new HashMap<>(); // of the files that are served
  private final Map<Long, Refusal> refusals = new TreeMap<>();
  private final Map<Long, Long> milliseconds = new TreeMap<>(); // of loading, till it is told
  private volatile NavigableMap<Long, ServedModel> served = new TreeMap<>();

  /** Why a file was not taken; it is tried again when its print changes. */
  private record Refusal(String print, String reason) {}

  ServedVersions(String name, int... warmUp) {
    this.name = name;
    this.warmUp = warmUp;
  }

  /** What is served now, by version; never changed afterwards. */
  NavigableMap<Long, ServedModel> served() {
    return served;
  }

  /** Why versions are not served, or not in their newest form. */
  Map<Long, String> reasons() {
    Map<Long, String> reasons = new TreeMap<>();
    refusals.forEach((version, refusal) -> reasons.put(version, refusal.reason()));
    return reasons;
  }

  /** Lets refused files be tried again. */
  void forgetRefusals() {
    refusals.clear();
  }

  /** Makes what is served follow what was found. */
  void follow(NavigableMap<Long, ModelFiles.Found> found, VersionPolicy policy) {
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
          ServedModel model = file == null ? null : current(file);
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
  private @Nullable ServedModel current(ModelFiles.Found found) {
    ServedModel former = served.get(found.version());
    if (former != null && found.print().equals(prints.get(found.version()))) {
      return former;
    }
    Refusal refusal = refusals.get(found.version());
    if (refusal == null || !refusal.print().equals(found.print())) {
      try {
        ServedModel loaded = load(found);
        refusals.remove(found.version());
        prints.put(found.version(), found.print());
        return loaded;
      } catch (PyDl4jException e) {
        refusals.put(found.version(), new Refusal(found.print(), e.getMessage()));
        LOG.error("Model {} version {} is refused: {}", name, found.version(), e.getMessage());
      }
    }
    return former;
  }

  private ServedModel load(ModelFiles.Found found) {
    long start = System.nanoTime();
    Model model = found.kind().load(found.file());
    ServedModel loaded = null;
    try {
      loaded = new ServedModel(name, found.version(), found.kind().platform(), model);
      WarmUp.run(loaded, warmUp);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    milliseconds.put(found.version(), (System.nanoTime() - start) / 1_000_000);
    return loaded;
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
