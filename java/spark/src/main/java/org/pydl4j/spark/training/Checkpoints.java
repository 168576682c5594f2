package org.pydl4j.spark.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.sync.Synchronizer;

/**
 * The checkpoints of a training in a folder that all workers see.
 *
 * <pre>
 * epoch-00003-step-00000000/worker-0.safetensors   params, updater, what the sync needs: one a worker
 * epoch-00003-step-00000000/history.bin            the reports of the passes so far
 * epoch-00003-step-00000000/manifest.properties    written last: without it there is no checkpoint
 * best.safetensors                                 the parameters of the best pass so far
 * </pre>
 *
 * Files are written under another name, flushed and renamed. The two newest checkpoints are kept.
 */
final class Checkpoints {
  private static final String MANIFEST = "/manifest.properties";
  private static final String BEST = "best.safetensors";
  private static final String PREFIX = "epoch-";
  private static final String STEPS = "updaterSteps";

  private final Store store;
  private final String where;
  private final String network;

  Checkpoints(Store store, TrainingSettings settings) {
    this.store = store;
    this.where = settings.checkpointDir();
    this.network = fingerprint(settings.kind() + settings.configurationJson());
  }

  /** The state of the training at a checkpoint, the same on all workers. */
  static final class Progress {
    long epoch;
    long step;
    long bestEpoch = -1;
    double bestScore = Double.NaN;
    long worse;
    boolean ended;
    final List<EpochReport> history = new ArrayList<>();
  }

  /** Names of the complete checkpoints, oldest first. */
  List<String> complete() {
    try {
      TreeSet<String> names = new TreeSet<>();
      for (String name : store.list()) {
        if (name.startsWith(PREFIX) && store.exists(name + MANIFEST)) {
          names.add(name);
        }
      }
      return List.copyOf(names);
    } catch (IOException e) {
      throw failed("listed", e);
    }
  }

  static String name(long epoch, long step) {
    return String.format(Locale.ROOT, "%s%05d-step-%08d", PREFIX, epoch, step);
  }

  /** Writes this worker's part. */
  void writePart(Progress progress, int rank, Trainable replica, Synchronizer sync) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("params", replica.params());
    arrays.put("updater", replica.updaterState());
    List<NDArray> state = sync.state();
    for (int i = 0; i < state.size(); i++) {
      arrays.put("sync." + i, state.get(i).alias());
    }
    StringBuilder counters = new StringBuilder();
    for (double counter : sync.counters()) {
      counters.append(counter).append(' ');
    }
    String name = name(progress.epoch, progress.step) + part(rank);
    Map<String, String> about =
        Map.of("counters", counters.toString(), STEPS, "" + replica.updaterSteps());
    try {
      store.write(name, channel -> Safetensors.write(arrays, about, channel));
    } catch (IOException e) {
      throw failed("written", e);
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  private static String part(int rank) {
    return "/worker-" + rank + ".safetensors";
  }

  /** Makes the checkpoint complete: all workers have written their parts. */
  void commit(Progress progress, int workers, Trainable replica) {
    String name = name(progress.epoch, progress.step);
    Properties manifest = new Properties();
    manifest.setProperty("version", "1");
    manifest.setProperty("network", network);
    manifest.setProperty("workers", "" + workers);
    manifest.setProperty("iteration", "" + replica.iteration());
    manifest.setProperty("epoch", "" + progress.epoch);
    manifest.setProperty("step", "" + progress.step);
    manifest.setProperty("bestEpoch", "" + progress.bestEpoch);
    manifest.setProperty("bestScore", "" + progress.bestScore);
    manifest.setProperty("worse", "" + progress.worse);
    manifest.setProperty("ended", "" + progress.ended);
    try {
      store.write(
          name + "/history.bin",
          channel -> {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.writeInt(progress.history.size());
            for (EpochReport report : progress.history) {
              Message.write(out, report);
            }
            out.flush();
          });
      store.write(
          name + MANIFEST,
          channel -> manifest.store(Channels.newOutputStream(channel), "pydl4j checkpoint"));
      List<String> all = complete();
      for (String old : all.subList(0, Math.max(0, all.size() - 2))) {
        store.delete(old);
      }
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /**
   * Fills replica and sync from a checkpoint.
   *
   * @param workers how many there are now; with another number than at the checkpoint all start
   *     from the first worker's part, at the beginning of the pass
   */
  Progress read(String name, int rank, int workers, Trainable replica, Synchronizer sync) {
    try {
      Properties manifest = new Properties();
      try (InputStream in = store.open(name + MANIFEST)) {
        manifest.load(in);
      }
      if (!network.equals(manifest.getProperty("network"))) {
        throw new DataException(
            "The checkpoint "
                + name
                + " in "
                + where
                + " is of another network. Use another checkpointDir, or the same configuration.");
      }
      boolean same = workers == Integer.parseInt(manifest.getProperty("workers"));
      Progress progress = progress(manifest, same);
      replica.setProgress(Long.parseLong(manifest.getProperty("iteration")), progress.epoch);
      readPart(name + part(same ? rank : 0), replica, sync, same);
      readHistory(name, progress);
      return progress;
    } catch (IOException | NumberFormatException e) {
      throw failed("read", e);
    }
  }

  private static Progress progress(Properties manifest, boolean same) {
    Progress progress = new Progress();
    progress.epoch = Long.parseLong(manifest.getProperty("epoch"));
    progress.step = same ? Long.parseLong(manifest.getProperty("step")) : 0;
    progress.bestEpoch = Long.parseLong(manifest.getProperty("bestEpoch"));
    progress.bestScore = Double.parseDouble(manifest.getProperty("bestScore"));
    progress.worse = Long.parseLong(manifest.getProperty("worse"));
    progress.ended = Boolean.parseBoolean(manifest.getProperty("ended"));
    return progress;
  }

  private void readPart(String name, Trainable replica, Synchronizer sync, boolean all)
      throws IOException {
    try (Safetensors.Contents part = arrays(name)) {
      assign(replica.params(), part, "params");
      assign(replica.updaterState(), part, "updater");
      // Checkpoints of the time when the steps were not counted have those of the training.
      String steps = part.metadata().getOrDefault(STEPS, "" + replica.iteration());
      replica.setUpdaterSteps(Long.parseLong(steps));
      List<NDArray> state = sync.state();
      for (int i = 0; i < state.size(); i++) {
        // A sync of another number of workers, or of another kind, starts from the parameters.
        NDArray saved = part.arrays().get("sync." + i);
        if (all && saved != null && saved.length() == state.get(i).length()) {
          state.get(i).assign(saved);
        }
      }
      String counters = part.metadata().getOrDefault("counters", "").trim();
      if (all && !counters.isEmpty()) {
        String[] texts = counters.split(" ");
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
          numbers[i] = Double.parseDouble(texts[i]);
        }
        sync.restore(numbers);
      }
    }
  }

  private static void assign(NDArray vector, Safetensors.Contents part, String name) {
    try (vector) {
      NDArray saved = part.arrays().get(name);
      if (saved == null || saved.length() != vector.length()) {
        throw new DataException("a checkpoint without a fitting '" + name + "'");
      }
      if (vector.length() > 0) {
        vector.assign(saved);
      }
    }
  }

  private void readHistory(String name, Progress progress) throws IOException {
    try (DataInputStream in = new DataInputStream(store.open(name + "/history.bin"))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        progress.history.add(Message.epoch(in));
      }
    }
  }

  private Safetensors.Contents arrays(String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return Safetensors.read(Channels.newChannel(in), store.size(name), where + "/" + name);
    }
  }

  /** Keeps the parameters as they are as those of the best pass. */
  void writeBest(NDArray params, long epoch) {
    try {
      Map<String, String> about = Map.of("epoch", "" + epoch);
      store.write(BEST, out -> Safetensors.write(Map.of("params", params), about, out));
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  /** Reads what {@link #writeBest} kept, if it is of this pass. */
  boolean readBest(NDArray into, long epoch) {
    try {
      if (epoch < 0 || !store.exists(BEST)) {
        return false;
      }
      try (Safetensors.Contents best = arrays(BEST)) {
        NDArray params = best.arrays().get("params");
        boolean right =
            ("" + epoch).equals(best.metadata().get("epoch")) && params.length() == into.length();
        if (right) {
          into.assign(params);
        }
        return right;
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private DataException failed(String what, Exception e) {
    return new DataException(
        "The checkpoints in "
            + where
            + " cannot be "
            + what
            + ": "
            + e
            + ". Check that all executors can reach the folder.",
        e);
  }

  private static String fingerprint(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
