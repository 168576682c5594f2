package org.pydl4j.nn.listeners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.NeuralNetwork;

/**
 * Writes what training does into a folder that TensorBoard reads ({@code tensorboard --logdir
 * folder}), every so many mini-batches: the score, the learning rate, examples a second, memory; of
 * the parameters, their gradients and their last updates mean, standard deviation, extremes and a
 * histogram, by parameter, and how large updates are beside parameters (their logarithm to base 10;
 * about -3 is usual). The first mini-batch of a fit and every {@code every}-th one are written. It
 * owns the open file until {@link #close()}, and a copy of the parameters for a mini-batch. DL4J:
 * {@code StatsListener}, whose storage is one of its own.
 *
 * <p>Gradients are those that the updaters saw: clipping and regularization are in them.
 */
public final class StatsListener implements TrainingListener, AutoCloseable {
  /** Steps of a histogram, as in DL4J. */
  public static final int BINS = 20;

  private final Path file;
  private final int every;
  private final int bins;
  private @Nullable EventFile events;
  private @Nullable NDArray before;
  private long since = System.nanoTime();
  private long examples;

  /** Histograms of {@link #BINS} steps. */
  public StatsListener(Path folder, int every) {
    this(folder, every, BINS);
  }

  /** The same for a path as text. */
  public StatsListener(String folder, int every, int bins) {
    this(Path.of(folder), every, bins);
  }

  /**
   * Writes a new file in this folder.
   *
   * @param folder is made where it is missing
   * @param every mini-batches between two writings, at least 1
   * @param bins steps of a histogram; 0 for none
   */
  public StatsListener(Path folder, int every, int bins) {
    if (every < 1 || bins < 0) {
      throw new ConfigurationException(
          "A StatsListener writes every 1 or more mini-batches, and histograms of 0 or more steps."
              + " Got every = "
              + every
              + ", bins = "
              + bins
              + ".");
    }
    this.every = every;
    this.bins = bins;
    String name =
        "events.out.tfevents."
            + System.currentTimeMillis() / 1000
            + "."
            + System.nanoTime()
            + "."
            + ProcessHandle.current().pid()
            + ".pydl4j";
    file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      events = new EventFile(file);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The file that is written. */
  public Path file() {
    return file;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    if (progress.epochInFit() == 0) {
      since = System.nanoTime();
      examples = 0;
      remember(network(progress));
    }
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    examples += progress.batchSize();
    NDArray old = before;
    before = null;
    if (old != null) {
      try (old) {
        write(progress, network(progress), old);
      }
      since = System.nanoTime();
      examples = 0;
    }
    if ((progress.iteration() + 1) % every == 0) {
      remember(network(progress));
    }
  }

  private void remember(NeuralNetwork network) {
    if (before != null) {
      before.close();
    }
    try (NDArray now = network.params()) {
      before = Scope.detach(now.dup());
    }
  }

  private void write(TrainingProgress progress, NeuralNetwork network, NDArray old) {
    Message summary = new Message();
    scalar(summary, "score", progress.score());
    double seconds = (System.nanoTime() - since) / 1e9;
    scalar(summary, "performance/examples_per_second", examples / Math.max(1e-9, seconds));
    rates(summary, network);
    Runtime runtime = Runtime.getRuntime();
    scalar(summary, "memory/heap_bytes", runtime.totalMemory() - runtime.freeMemory());
    scalar(summary, "memory/off_heap_bytes", Memory.liveBytes());
    try (Scope scope = Scope.open()) {
      NDArray values = network.params();
      Map<String, Distribution> of = distributions(network.table(values));
      Map<String, Distribution> updates = distributions(network.table(Arithmetic.sub(values, old)));
      tell(summary, "parameters", of);
      tell(summary, "gradients", distributions(network.table(network.gradient())));
      tell(summary, "updates", updates);
      updates.forEach(
          (name, update) -> ratio(summary, name, update, of.getOrDefault(name, update)));
    }
    write(progress.iteration(), summary);
  }

  private static void rates(Message summary, NeuralNetwork network) {
    double[] rates = network.learningRates();
    for (int i = 0; i < rates.length; i++) {
      scalar(summary, rates.length == 1 ? "learning_rate" : "learning_rate/" + i, rates[i]);
    }
  }

  private Map<String, Distribution> distributions(Map<String, NDArray> table) {
    Map<String, Distribution> made = new LinkedHashMap<>();
    table.forEach((name, array) -> made.put(name, Distribution.of(array, Math.max(1, bins))));
    return made;
  }

  private void tell(Message summary, String what, Map<String, Distribution> all) {
    all.forEach(
        (name, numbers) -> {
          String tag = what + "/" + name;
          scalar(summary, tag + "/mean", numbers.mean());
          scalar(summary, tag + "/std", numbers.deviation());
          scalar(summary, tag + "/min", numbers.min());
          scalar(summary, tag + "/max", numbers.max());
          if (bins > 0) {
            summary.message(1, new Message().text(1, tag).message(5, numbers.histogram()));
          }
        });
  }

  private static void ratio(
      Message summary, String name, Distribution update, Distribution parameter) {
    double ratio = update.magnitude() / parameter.magnitude();
    if (ratio > 0 && Double.isFinite(ratio)) {
      scalar(summary, "update_ratio_log10/" + name, Math.log10(ratio));
    }
  }

  private static void scalar(Message summary, String tag, double value) {
    summary.message(1, new Message().text(1, tag).single(2, (float) value));
  }

  private void write(long iteration, Message summary) {
    EventFile open = events;
    if (open == null) {
      throw new ConfigurationException(
          "This StatsListener was closed. Make a new one for another training.");
    }
    try {
      open.write(iteration, summary);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private ModelFileException failure(IOException e) {
    return new ModelFileException(
        "The statistics file " + file + " cannot be written: " + FileReasons.of(e) + ".", e);
  }

  private static NeuralNetwork network(TrainingProgress progress) {
    if (progress.model() instanceof NeuralNetwork network) {
      return network;
    }
    throw new ConfigurationException(
        "A StatsListener needs a network. This model is a "
            + progress.model().getClass().getName()
            + ".");
  }

  /** Closes the file, which is whole after each mini-batch; a second call does nothing. */
  @Override
  public void close() {
    EventFile open = events;
    events = null;
    if (before != null) {
      before.close();
      before = null;
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }
}
