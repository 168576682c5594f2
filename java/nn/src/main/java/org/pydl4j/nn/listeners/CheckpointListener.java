package org.pydl4j.nn.listeners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.earlystopping.ScoreCalculator;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.files.Uninterrupted;

/**
 * Saves the network every so many mini-batches, passes or minutes, and keeps the last files and the
 * best one. A file is there when it is whole. DL4J: {@code CheckpointListener}.
 *
 * <pre>{@code
 * net.addListeners(CheckpointListener.builder(folder).saveEveryNEpochs(1).keepLast(3).build());
 * net.fit(train, 20);
 * }</pre>
 *
 * <p>Training goes on from a file as if it had not stopped; the passes that are left are those
 * asked for less those done:
 *
 * <pre>{@code
 * Checkpoint last = CheckpointListener.lastCheckpoint(folder).orElseThrow();
 * MultiLayerNetwork net = MultiLayerNetwork.load(last.file());
 * net.fit(train, 20 - (int) net.epoch());
 * }</pre>
 *
 * A file from within a pass begins that pass again; where the data are a {@code DataPipeline}, it
 * goes on within the pass after {@code train.restore(net.dataPosition())}. A new listener in the
 * same folder goes on counting, and its files replace the older ones.
 */
public final class CheckpointListener implements TrainingListener {
  private final CheckpointFolder folder;
  private final Path directory;
  private final CheckpointListenerBuilder settings;
  private final List<Checkpoint> kept;
  private long number;
  private long saved = System.nanoTime();

  CheckpointListener(Path directory, CheckpointListenerBuilder settings) {
    this.directory = directory;
    this.settings = settings;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new ModelFileException(
          "The folder "
              + directory
              + " for checkpoints cannot be made: "
              + FileReasons.of(e)
              + ". Name another one.",
          e);
    }
    folder = new CheckpointFolder(directory);
    kept = new ArrayList<>(folder.checkpoints());
    number = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).number() + 1;
  }

  /** Starts a builder; the folder is made where it is missing. */
  public static CheckpointListenerBuilder builder(Path directory) {
    return new CheckpointListenerBuilder(directory);
  }

  /** The same for a path as text. */
  public static CheckpointListenerBuilder builder(String directory) {
    return new CheckpointListenerBuilder(Path.of(directory));
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    boolean due = progress.iteration() % settings.iterations == 0;
    if (due || System.nanoTime() - saved >= settings.nanos) {
      save(progress, progress.epoch());
    }
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    if (progress.epoch() % settings.epochs == 0) {
      save(progress, progress.epoch());
    }
  }

  private void save(TrainingProgress progress, long epoch) {
    if (!(progress.model() instanceof NeuralNetwork network)) {
      throw new ConfigurationException(
          "Checkpoints are files of networks. This model is a "
              + progress.model().getClass().getName()
              + ".");
    }
    Path file = directory.resolve("checkpoint_" + number + "_" + network.kind() + ".zip");
    ScoreCalculator calculator = settings.best;
    double score = calculator == null ? Double.NaN : calculator.calculateScore(network);
    Uninterrupted.run(() -> ModelFile.write(network, file, settings.updater));
    kept.add(
        new Checkpoint(
            number++,
            System.currentTimeMillis(),
            progress.iteration(),
            epoch,
            network.kind(),
            score,
            file));
    List<Checkpoint> old = old();
    kept.removeAll(old);
    folder.write(kept);
    old.forEach(folder::delete);
    saved = System.nanoTime();
  }

  private List<Checkpoint> old() {
    Checkpoint best = best(kept, minimize()).orElse(null);
    List<Checkpoint> old = new ArrayList<>();
    for (int i = 0; i < kept.size() - settings.last; i++) {
      Checkpoint each = kept.get(i);
      boolean one = settings.andEvery < Long.MAX_VALUE && each.number() % settings.andEvery == 0;
      if (!one && !each.equals(best)) {
        old.add(each);
      }
    }
    return old;
  }

  private boolean minimize() {
    return settings.best == null || settings.best.minimizeScore();
  }

  private static Optional<Checkpoint> best(List<Checkpoint> of, boolean minimize) {
    Comparator<Checkpoint> order = Comparator.comparingDouble(Checkpoint::score);
    return of.stream()
        .filter(checkpoint -> !Double.isNaN(checkpoint.score()))
        .min(minimize ? order : order.reversed());
  }

  /** The best of the files that are there by this listener's calculator; null for none. */
  public @Nullable Checkpoint bestCheckpoint() {
    return best(kept, minimize()).orElse(null);
  }

  /** The files of a folder that are there, oldest first. */
  public static List<Checkpoint> availableCheckpoints(Path directory) {
    return new CheckpointFolder(directory).checkpoints();
  }

  /** The newest file of a folder. */
  public static Optional<Checkpoint> lastCheckpoint(Path directory) {
    List<Checkpoint> all = availableCheckpoints(directory);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
