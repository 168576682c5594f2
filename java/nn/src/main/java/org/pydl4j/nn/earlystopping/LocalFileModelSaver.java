package org.pydl4j.nn.earlystopping;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.files.Uninterrupted;

/**
 * Keeps networks in files, {@code bestModel.zip} and {@code latestModel.zip}, from which training
 * can go on; each is replaced when the new one is whole. DL4J: {@code LocalFileModelSaver}, whose
 * files end in {@code .bin}.
 */
public final class LocalFileModelSaver implements EarlyStoppingModelSaver {
  private final Path best;
  private final Path latest;

  /**
   * Keeps them in this folder.
   *
   * @throws ModelFileException if there is no such folder
   */
  public LocalFileModelSaver(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ModelFileException(
          "The folder " + directory + " for models does not exist. Make it first.");
    }
    best = directory.resolve("bestModel.zip");
    latest = directory.resolve("latestModel.zip");
  }

  /** The same for a path as text. */
  public LocalFileModelSaver(String directory) {
    this(Path.of(directory));
  }

  @Override
  public void saveBestModel(NeuralNetwork network, double score) {
    Uninterrupted.run(() -> network.save(best));
  }

  @Override
  public void saveLatestModel(NeuralNetwork network, double score) {
    Uninterrupted.run(() -> network.save(latest));
  }

  @Override
  public @Nullable NeuralNetwork getBestModel() {
    return read(best);
  }

  @Override
  public @Nullable NeuralNetwork getLatestModel() {
    return read(latest);
  }

  private static @Nullable NeuralNetwork read(Path file) {
    return Files.exists(file) ? Uninterrupted.call(() -> ModelFile.read(file)) : null;
  }
}
