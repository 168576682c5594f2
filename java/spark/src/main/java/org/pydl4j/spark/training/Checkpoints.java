package org.pydl4j.spark.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.sync.Synchronizer;

/**
 * The checkpoints of one training, in a folder that all workers see.
 *
 * <pre>
 * training-0f2c81d3a9b4e657/                         one training: {@link TrainingSettings#fingerprint}
 *   epoch-00003-step-00000000/worker-0.safetensors   params, updater, what the sync needs: one a worker
 *   epoch-00003-step-00000000/best.safetensors       the parameters of the best pass so far, if kept
 *   epoch-00003-step-00000000/history.bin            the reports of the passes so far
 *   epoch-00003-step-00000000/manifest.properties    written last: without it there is no checkpoint
 * </pre>
 *
 * Files are written under another name, flushed and renamed. The two newest checkpoints are kept.
 */
final class Checkpoints {
  private static final String MANIFEST = "/manifest.properties";
  private static final String BEST = "/best.safetensors";
  private static final String STEPS = "updaterSteps";
  private static final String COUNTERS = "counters";
  private static final String PASS = "pass";

  private final Store store;
  private final String where;
  private final String fingerprint;

  /** Those of this training in its checkpointDir; null if it has none. */
  static @Nullable Checkpoints of(TrainingSettings settings, Configuration hadoop) {
    String dir = settings.checkpointDir();
    if (dir == null) {
      return null;
    }
    String folder = "training-" + settings.fingerprint().substring(0, 16);
    return new Checkpoints(Store.at(dir + "/" + folder, hadoop), dir, settings.fingerprint());
  }

  /**
   * Those of a training in a folder.
   *
   * @param where as messages name it
   * @param fingerprint {@link TrainingSettings#fingerprint}
   */
  Checkpoints(Store store, String where, String fingerprint) {
    this.store = store;
    this.where = where;
    this.fingerprint = fingerprint;
  }

  /**
   * Where a training stood when a checkpoint was made.
   *
   * @param epoch whole passes
   * @param step steps of the pass after them
   */
  record Place(long epoch, long step) implements Comparable<Place> {
    private static final Pattern NAME = Pattern.compile("epoch-([0-9]{5,18})-step-([0-9]{8,18})");

    static Optional<Place> of(String name) {
      Matcher found = NAME.matcher(name);
      return found.matches()
          ? Optional.of(new Place(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
          : Optional.empty();
    }

    /** The folder's name: ASCII digits wherever the training runs. */
    String name() {
      return String.format(Locale.ROOT, "epoch-%05d-step-%08d", epoch, step);
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparingLong(Place::epoch)
          .thenComparingLong(Place::step)
          .compare(this, other);
    }
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

    Place place() {
      return new Place(epoch, step);
    }
  }

  /** The complete checkpoints, oldest first. */
  List<Place> complete() {
    try {
      TreeSet<Place> places = new TreeSet<>();
      for (String name : store.list()) {
        Optional<Place> place = Place.of(name);
        if (place.isPresent() && store.exists(name + MANIFEST)) {
          places.add(place.get());
        }
      }
      return List.copyOf(places);
    } catch (IOException e) {
      throw failed("listed", e);
    }
  }

  /**
   * Writes this worker's part.
   *
   * @param pass what it has come to in the pass that is under way
   */
  void writePart(Progress progress, int rank, Trainable replica, Synchronizer sync, double[] pass) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("params", replica.params());
    arrays.put("updater", replica.updaterState());
    List<NDArray> state = sync.state();
    for (int i = 0; i < state.size(); i++) {
      arrays.put("sync." + i, state.get(i).alias());
    }
    String name = progress.place().name() + part(rank);
    Map<String, String> about =
        Map.of(
            COUNTERS, text(sync.counters()), PASS, text(pass), STEPS, "" + replica.updaterSteps());
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

  private static String text(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  private static double[] numbers(String text) {
    return text.isBlank()
        ? new double[0]
        : Arrays.stream(text.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * Makes the checkpoint complete: all workers have written their parts.
   *
   * @param best the parameters of the best pass so far; null if they are not kept
   */
  void commit(Progress progress, int workers, Trainable replica, @Nullable NDArray best) {
    String name = progress.place().name();
    Properties manifest = new Properties();
    manifest.setProperty("version", "1");
    manifest.setProperty("training", fingerprint);
    manifest.setProperty("workers", "" + workers);
    manifest.setProperty("iteration", "" + replica.iteration());
    manifest.setProperty("epoch", "" + progress.epoch);
    manifest.setProperty("step", "" + progress.step);
    manifest.setProperty("bestEpoch", "" + progress.bestEpoch);
    manifest.setProperty("bestScore", "" + progress.bestScore);
    manifest.setProperty("worse", "" + progress.worse);
    manifest.setProperty("ended", "" + progress.ended);
    try {
      if (best != null && progress.bestEpoch >= 0) {
        store.write(name + BEST, out -> Safetensors.write(Map.of("params", best), Map.of(), out));
      }
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
      List<Place> all = complete();
      for (Place old : all.subList(0, Math.max(0, all.size() - 2))) {
        store.delete(old.name());
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
   * @param pass receives what this worker had come to in the pass
   */
  Progress read(
      Place place, int rank, int workers, Trainable replica, Synchronizer sync, double[] pass) {
    String name = place.name();
    try {
      Properties manifest = new Properties();
      try (InputStream in = store.open(name + MANIFEST)) {
        manifest.load(in);
      }
      if (!fingerprint.equals(manifest.getProperty("training"))) {
        throw new DataException(
            "The checkpoint "
                + name
                + " in "
                + where
                + " is of another training: its network, sync, batchSize, seed or rows are others."
                + " Use another checkpointDir.");
      }
      boolean same = workers == Integer.parseInt(manifest.getProperty("workers"));
      Progress progress = progress(manifest, same);
      replica.setProgress(Long.parseLong(manifest.getProperty("iteration")), progress.epoch);
      readPart(name + part(same ? rank : 0), replica, sync, same, pass);
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

  private void readPart(
      String name, Trainable replica, Synchronizer sync, boolean all, double[] pass)
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
      double[] counters = numbers(part.metadata().getOrDefault(COUNTERS, ""));
      if (all && counters.length > 0) {
        sync.restore(counters);
      }
      double[] saved = numbers(part.metadata().getOrDefault(PASS, ""));
      System.arraycopy(saved, 0, pass, 0, all ? Math.min(saved.length, pass.length) : 0);
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

  /**
   * Reads the parameters of the best pass so far; leaves them as they are before the first pass.
   *
   * @throws ConfigurationException if the training did not keep them
   */
  void readBest(Progress progress, Place place, NDArray into) {
    if (progress.bestEpoch < 0) {
      return;
    }
    try {
      if (!store.exists(place.name() + BEST)) {
        throw new ConfigurationException(
            "The checkpoint "
                + place.name()
                + " in "
                + where
                + " has no file "
                + BEST.substring(1)
                + " with the model of the best pass, "
                + progress.bestEpoch
                + ". Put the file back, or resume without keepBest, as the training began.");
      }
      try (Safetensors.Contents best = arrays(place.name() + BEST)) {
        assign(into.alias(), best, "params");
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
}
