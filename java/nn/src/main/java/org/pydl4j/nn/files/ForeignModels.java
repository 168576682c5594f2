package org.pydl4j.nn.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.InputType;

/** Reads model files of others; found through {@link Providers}. */
public interface ForeignModels {
  /** Whether a file looks like one of these; false for what cannot be read. */
  boolean reads(Path file);

  /**
   * The network in it, which the caller closes.
   *
   * @param inputs the shapes of its inputs, for files that do not have them; empty to find them
   * @throws org.pydl4j.nd.errors.ModelFileException if it cannot be read; names what
   */
  NeuralNetwork read(Path file, List<InputType> inputs);

  /** Who reads this file; empty where nobody does. */
  static Optional<ForeignModels> of(Path file) {
    return Providers.of(ForeignModels.class).found().stream()
        .filter(each -> each.reads(file))
        .findFirst();
  }
}
