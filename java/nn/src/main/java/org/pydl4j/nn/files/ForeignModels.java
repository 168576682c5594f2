package org.pydl4j.nn.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.InputType;

/** Reads model files of others; found through {@link Providers}. */
public interface ForeignModels {
  /** What such files are called: {@code Keras HDF5}. */
  String format();

  /** Whether a file looks like one of these; false for what cannot be read. */
  boolean reads(Path file);

  /**
   * The network in it, which the caller closes.
   *
   * @param inputs the shapes of its inputs, for files that do not have them; empty to find them
   * @throws ModelFileException if it cannot be read; names what
   */
  NeuralNetwork read(Path file, List<InputType> inputs);

  /**
   * What is in it, and all that would fail, without a network of it. This reads it and tells the
   * first failure.
   *
   * @param inputs as {@link #read} takes them
   */
  default Inspection inspect(Path file, List<InputType> inputs) {
    try (NeuralNetwork network = read(file, inputs)) {
      return Inspection.of(format(), "", network.configuration(), List.of());
    } catch (ModelFileException e) {
      return Inspection.failed(format(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same of a file that is read in this way.
   *
   * @param options as {@link #read(Path, LoadOptions)} takes them
   */
  default Inspection inspect(Path file, LoadOptions options) {
    return options.isPlain()
        ? inspect(file, options.inputs())
        : Inspection.failed(format(), String.valueOf(options.refused(file).getMessage()));
  }

  /**
   * Whether a file can be read only when somebody says which version of its library wrote it, as
   * {@link LoadOptions#writtenBy}; false for what cannot be read.
   */
  default boolean asksForVersion(Path file) {
    return false;
  }

  /** The versions that {@link LoadOptions#writtenBy} may name, oldest first; empty for none. */
  default List<String> versions() {
    return List.of();
  }

  /**
   * The same in another way; the caller closes it.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException as {@link #read(Path, List)}, and where there
   *     is no such way for these files
   */
  default NeuralNetwork read(Path file, LoadOptions options) {
    if (!options.isPlain()) {
      throw options.refused(file);
    }
    return read(file, options.inputs());
  }

  /** Who reads this file; empty where nobody does. */
  static Optional<ForeignModels> of(Path file) {
    return Providers.of(ForeignModels.class).found().stream()
        .filter(each -> each.reads(file))
        .findFirst();
  }
}
