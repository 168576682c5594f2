package org.pydl4j.nn.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;

/**
 * How files of other libraries are read.
 *
 * @param inputs the shapes of inputs, for files that do not have them; empty to find them
 * @param layout where the features of what goes in and comes out stand; null for as in the file
 * @param enforceTrainingConfig whether a network is refused that was trained in a way which there
 *     is nothing for here; its outputs are the same without
 * @param weights the file of the weights, where {@code file} has none; null where it has
 */
public record LoadOptions(
    List<InputType> inputs,
    @Nullable DataFormat layout,
    boolean enforceTrainingConfig,
    @Nullable Path weights) {
  /** As the file says. */
  public static final LoadOptions NONE = new LoadOptions(List.of(), null, true, null);

  /** Copies the list. */
  public LoadOptions {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads a network of any kind; the caller closes it.
   *
   * @param layout {@code channels_first}, {@code channels_last}, or empty for as in the file
   * @param weights empty where the file has its own
   * @throws ModelFileException as {@link ModelFile#read(Path)} does
   */
  public static NeuralNetwork read(
      Path file,
      List<InputType> inputs,
      String layout,
      boolean enforceTrainingConfig,
      String weights) {
    DataFormat format =
        switch (layout) {
          case "" -> null;
          case "channels_first" -> DataFormat.CHANNELS_FIRST;
          case "channels_last" -> DataFormat.CHANNELS_LAST;
          default ->
              throw new ModelFileException(
                  "There is no layout '" + layout + "'. Give channels_first or channels_last.");
        };
    LoadOptions options =
        new LoadOptions(
            inputs, format, enforceTrainingConfig, weights.isEmpty() ? null : Path.of(weights));
    return options.read(file);
  }

  /** Reads a network of any kind in this way; the caller closes it. */
  public NeuralNetwork read(Path file) {
    Optional<ForeignModels> foreign = isPlain() ? Optional.empty() : ForeignModels.of(file);
    if (foreign.isPresent()) {
      return foreign.get().read(file, this);
    }
    if (!isPlain()) {
      throw refused(file);
    }
    return inputs.isEmpty() ? ModelFile.read(file) : ModelFile.read(file, inputs);
  }

  /** Whether nothing is asked for but shapes of inputs. */
  boolean isPlain() {
    return layout == null && enforceTrainingConfig && weights == null;
  }

  /** That a file is none for which such options are. */
  ModelFileException refused(Path file) {
    return new ModelFileException(
        "A layout, weights of their own and enforceTrainingConfig are for files of Keras. "
            + file
            + " is none: leave them out.");
  }
}
