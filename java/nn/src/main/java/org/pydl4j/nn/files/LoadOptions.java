package org.pydl4j.nn.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.services.Providers;
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
 * @param writtenBy the version of Deeplearning4j that wrote the file, such as {@code 1.0.0-M1.1},
 *     where it does not tell and a layer needs it; null otherwise
 */
public record LoadOptions(
    List<InputType> inputs,
    @Nullable DataFormat layout,
    boolean enforceTrainingConfig,
    @Nullable Path weights,
    @Nullable String writtenBy) {
  /** As the file says. */
  public static final LoadOptions NONE = shapes(List.of());

  /** Those of a file that is read as it says, with inputs of these shapes. */
  public static LoadOptions shapes(List<InputType> inputs) {
    return new LoadOptions(inputs, null, true, null, null);
  }

  /**
   * Those of a file of any version: what is said of the version counts where the file asks for it,
   * so that one that is put in its place later is read as it says.
   *
   * @param writtenBy as the record has it
   */
  public static LoadOptions hinted(Path file, String writtenBy) {
    boolean asks = ForeignModels.of(file).filter(each -> each.asksForVersion(file)).isPresent();
    return asks ? new LoadOptions(List.of(), null, true, null, writtenBy) : NONE;
  }

  /**
   * Refuses what is no version that a file could be said to be written by, before there is a file.
   *
   * @throws ModelFileException then; names the versions that there are
   */
  public static void requireVersion(String writtenBy) {
    List<String> known =
        Providers.of(ForeignModels.class).found().stream()
            .flatMap(each -> each.versions().stream())
            .toList();
    if (!known.contains(writtenBy)) {
      throw new ModelFileException(
          "There is no version '"
              + writtenBy
              + "' of Deeplearning4j whose files are read. "
              + (known.isEmpty()
                  ? "What reads them, pydl4j-modelimport, is not on the class path."
                  : "Those are " + String.join(", ", known) + "."));
    }
  }

  /** Copies the list. */
  public LoadOptions {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads a network of any kind; the caller closes it.
   *
   * @param layout {@code channels_first}, {@code channels_last}, or empty for as in the file
   * @param weights empty where the file has its own
   * @param writtenBy empty where the file tells
   * @throws ModelFileException as {@link ModelFile#read(Path)} does
   */
  public static NeuralNetwork read(
      Path file,
      List<InputType> inputs,
      String layout,
      boolean enforceTrainingConfig,
      String weights,
      String writtenBy) {
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
            inputs,
            format,
            enforceTrainingConfig,
            weights.isEmpty() ? null : Path.of(weights),
            writtenBy.isEmpty() ? null : writtenBy);
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

  /**
   * What is in a model file of any kind, and all that would fail if it were read so. What is wrong
   * is told, not thrown.
   *
   * @param inputs as {@link ModelFile#inspect} takes them
   * @param writtenBy empty where the file tells
   */
  public static Inspection inspect(Path file, List<InputType> inputs, String writtenBy) {
    if (writtenBy.isEmpty() || !Files.isRegularFile(file)) {
      return ModelFile.inspect(file, inputs);
    }
    LoadOptions options = new LoadOptions(inputs, null, true, null, writtenBy);
    return ForeignModels.of(file)
        .map(foreign -> foreign.inspect(file, options))
        .orElseGet(
            () ->
                Inspection.failed(
                    ModelFile.inspect(file, inputs).format(),
                    String.valueOf(options.refused(file).getMessage())));
  }

  /**
   * Refuses a version that is said of a file which is none of Deeplearning4j.
   *
   * @throws ModelFileException then
   */
  public void requireNoVersion(Path file) {
    if (writtenBy != null) {
      throw new ModelFileException(
          "Which version wrote a file is asked of those of Deeplearning4j alone. "
              + file
              + " is none: leave written_by (writtenBy in Java) out.");
    }
  }

  /** Whether nothing is asked for but shapes of inputs. */
  boolean isPlain() {
    return layout == null && enforceTrainingConfig && weights == null && writtenBy == null;
  }

  /** That a file is none for which such options are. */
  ModelFileException refused(Path file) {
    return new ModelFileException(
        "A layout, weights of their own and enforceTrainingConfig are for files of Keras, the"
            + " version that wrote it (written_by, writtenBy) is for Deeplearning4j's. "
            + file
            + " is none: leave them out.");
  }
}
