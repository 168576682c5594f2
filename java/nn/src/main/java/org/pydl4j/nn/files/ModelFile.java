package org.pydl4j.nn.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkSnapshot;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainables;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.inputs.InputType;

/**
 * A network in a zip file, from which training goes on as if it had not stopped.
 *
 * <table>
 * <caption>Entries</caption>
 * <tr><td>{@code configuration.json}</td><td>{@link NetworkConfiguration#toJson}</td></tr>
 * <tr><td>{@code parameters.safetensors}</td><td>each parameter under its name, in C order</td></tr>
 * <tr><td>{@code training.json}</td><td>{@code iteration}, {@code epoch}, and within a pass
 *     {@code data}, the place in it</td></tr>
 * <tr><td>{@code updater.safetensors}</td><td>each parameter's part of the updaters' state, such as
 *     {@code 0_W.m}, and {@code steps}, how many it comes from; only if wanted and training had
 *     begun</td></tr>
 * <tr><td>{@code normalizer.json}</td><td>only if the network has one</td></tr>
 * <tr><td>{@code process.json}</td><td>what makes the input of raw rows; only if the network has it</td></tr>
 * <tr><td>{@code labels.json}</td><td>names of the classes, in the order of the outputs; only if there are some</td></tr>
 * <tr><td>{@code pydl4j.json}</td><td>{@code format}, {@code version} (of the format), {@code model}
 *     (its kind), {@code members} (length and CRC-32 of each other entry)</td></tr>
 * </table>
 *
 * Random numbers need no entry: they follow from the seed, the iteration and the epoch. A file may
 * be written while another thread trains: it holds the network between two steps. Files are written
 * beside their target, flushed and renamed, so that a failure leaves the old file; reading verifies
 * every entry. Version 1, whose updater state was one vector {@code state} and which had no list of
 * members, is read.
 */
public final class ModelFile {
  /** The version of the format that is written, the newest that is read. */
  public static final int VERSION = 2;

  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "parameters.safetensors";
  private static final String TRAINING = "training.json";
  private static final String UPDATER = "updater.safetensors";
  private static final String NORMALIZER = "normalizer.json";
  private static final String PROCESS = "process.json";
  private static final String LABELS = "labels.json";
  private static final String STEPS = "steps";
  private static final String FORMAT = "pydl4j zip";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ModelFile() {}

  /**
   * Writes a network.
   *
   * @param updater whether the updaters' state goes with it, so that training can go on
   * @throws ModelFileException if the file cannot be written; an old one stays
   */
  public static void write(NeuralNetwork network, Path file, boolean updater) {
    try (NetworkSnapshot now = network.snapshot(updater)) {
      AtomicFiles.write(file, channel -> write(now, channel));
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file "
              + file
              + " cannot be written: "
              + FileReasons.of(e)
              + ". Name a file in a folder that exists, may be written to and has room.",
          e);
    }
  }

  private static void write(NetworkSnapshot network, WritableByteChannel channel)
      throws IOException {
    ModelZipWriter zip = new ModelZipWriter(channel);
    zip.text(CONFIGURATION, network.configurationJson());
    zip.arrays(PARAMETERS, network.paramTable());
    zip.text(TRAINING, training(network));
    if (network.hasUpdaterState()) {
      Map<String, NDArray> updater = network.updaterTable();
      updater.put(STEPS, Nd.create(new long[] {network.updaterSteps()}));
      zip.arrays(UPDATER, updater);
    }
    if (network.normalizerJson() != null) {
      zip.text(NORMALIZER, network.normalizerJson());
    }
    if (network.processJson() != null) {
      zip.text(PROCESS, network.processJson());
    }
    if (!network.labels().isEmpty()) {
      zip.text(LABELS, GSON.toJson(network.labels()));
    }
    zip.finish(network.kind());
  }

  private static String training(NetworkSnapshot network) {
    JsonObject training = new JsonObject();
    training.addProperty("iteration", network.iteration());
    training.addProperty("epoch", network.epoch());
    DataPosition position = network.dataPosition();
    if (position != null) {
      training.add("data", JsonParser.parseString(position.toJson()));
    }
    return GSON.toJson(training);
  }

  /**
   * Reads a network of any kind, of other libraries too where a part is there that reads their
   * files; the caller closes it.
   *
   * @throws ModelFileException if the file is missing, corrupt, truncated, of an unknown kind or of
   *     a newer version
   */
  public static NeuralNetwork read(Path file) {
    return read(file, List.of());
  }

  /**
   * The same with the shapes of the inputs, for files of other libraries that do not have them.
   *
   * @param inputs one for each input; empty to find them
   */
  public static NeuralNetwork read(Path file, List<InputType> inputs) {
    return reading(
        file,
        zip -> {
          if (!inputs.isEmpty()) {
            throw new ModelFileException(
                "The shapes of inputs are for files of other libraries. "
                    + file
                    + " has its own: leave them out.");
          }
          return network(zip, file);
        },
        foreign -> foreign.read(file, inputs));
  }

  /** Whether a file looks like a network's, of ours or of other libraries; it may be damaged. */
  public static boolean reads(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (ModelZipReader zip = ModelZipReader.open(file)) {
      return zip != null || ForeignModels.of(file).isPresent();
    } catch (IOException | RuntimeException e) {
      return true; // reading it says what is wrong
    }
  }

  /**
   * What is in a model file of any kind, and all that would fail if it were read. What is wrong is
   * told, not thrown.
   *
   * @param inputs as {@link #read(Path, List)} takes them
   */
  public static Inspection inspect(Path file, List<InputType> inputs) {
    try {
      return reading(file, zip -> inspection(zip, file), foreign -> foreign.inspect(file, inputs));
    } catch (ModelFileException e) {
      String format = reads(file) ? FORMAT : "unknown";
      return Inspection.failed(format, String.valueOf(e.getMessage()));
    }
  }

  private static Inspection inspection(ModelZipReader zip, Path file) throws IOException {
    List<String> contents = new ArrayList<>();
    if (zip.has(UPDATER)) {
      contents.add("the updaters' state");
    }
    if (zip.has(NORMALIZER)) {
      contents.add("a normalizer");
    }
    if (zip.has(PROCESS)) {
      contents.add("a process for raw rows");
    }
    if (zip.has(LABELS)) {
      contents.add(JsonMembers.texts(zip.text(LABELS), LABELS).size() + " names of classes");
    }
    return Inspection.of(
        FORMAT, Integer.toString(zip.version()), configuration(zip, file), contents);
  }

  /**
   * Reads a network of one kind; the caller closes it.
   *
   * @throws ModelFileException as {@link #read(Path)} does, and if it is of another kind
   */
  public static <N extends NeuralNetwork> N read(Path file, Class<N> kind) {
    NeuralNetwork network = read(file);
    if (kind.isInstance(network)) {
      return kind.cast(network);
    }
    network.close();
    throw new ModelFileException(
        "The model file "
            + file
            + " holds a "
            + network.kind()
            + ", not a "
            + kind.getSimpleName()
            + ". Load it with "
            + network.kind()
            + ".load, or with ModelFile.read, which takes every kind.");
  }

  /**
   * Reads only what the network was made from; loads no engine.
   *
   * @throws ModelFileException as {@link #read} does
   */
  public static NetworkConfiguration readConfiguration(Path file) {
    return reading(
        file,
        zip -> configuration(zip, file),
        foreign -> {
          try (NeuralNetwork network = foreign.read(file, List.of())) {
            return network.configuration();
          }
        });
  }

  /**
   * Reads only the names of the classes, empty if there are none; loads no engine.
   *
   * @throws ModelFileException as {@link #read} does
   */
  public static List<String> readLabels(Path file) {
    return reading(
        file,
        zip -> zip.has(LABELS) ? JsonMembers.texts(zip.text(LABELS), LABELS) : List.of(),
        foreign -> List.of());
  }

  /**
   * Reads only the process of raw rows as JSON, null if there is none; loads no engine.
   *
   * @throws ModelFileException as {@link #read} does
   */
  public static @Nullable String readProcess(Path file) {
    Optional<String> found =
        reading(
            file,
            zip -> zip.has(PROCESS) ? Optional.of(zip.text(PROCESS)) : Optional.<String>empty(),
            foreign -> Optional.<String>empty());
    return found.orElse(null);
  }

  @FunctionalInterface
  interface Reader<T> {
    T read(ModelZipReader zip) throws IOException;
  }

  static <T> T reading(Path file, Reader<T> own) {
    return reading(
        file,
        own,
        foreign -> {
          throw new ModelFileException(
              "The model file "
                  + file
                  + " is of another library, and one of pydl4j is needed here.");
        });
  }

  /** The error for a path at which there is no file that could be read. */
  public static ModelFileException missing(Path file) {
    String there =
        Files.isDirectory(file) ? NoModel.folder(file) : "is not there, or is no regular file.";
    return new ModelFileException(
        "There is no model file " + file.toAbsolutePath() + ": it " + there);
  }

  /** Reads a file of ours, which is opened once, or lets those who know it read one of others. */
  private static <T> T reading(Path file, Reader<T> own, Function<ForeignModels, T> others) {
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    Optional<ForeignModels> foreign = Optional.empty();
    try (ModelZipReader zip = ModelZipReader.open(file)) {
      if (zip != null) {
        return own.read(zip);
      }
      foreign = ForeignModels.of(file);
      if (foreign.isEmpty()) {
        throw NoModel.in(file);
      }
    } catch (IOException
        | ConfigurationException
        | DataException
        | ShapeException
        | IllegalArgumentException e) { // the last one: names of entries that are no text
      throw new ModelFileException(
          "The model file "
              + file
              + " is corrupt or truncated: "
              + e.getMessage()
              + ". Take another copy of it.",
          e);
    }
    return others.apply(foreign.orElseThrow());
  }

  private static NeuralNetwork network(ModelZipReader zip, Path file) throws IOException {
    NetworkConfiguration configuration = configuration(zip, file);
    NeuralNetwork network = Trainables.blank(zip.model(), configuration.toJson());
    try {
      try (Safetensors.Contents parameters = zip.arrays(PARAMETERS)) {
        network.init(parameters.arrays());
      }
      JsonMembers training =
          new JsonMembers(JsonMembers.object(zip.text(TRAINING), TRAINING), TRAINING);
      network.setProgress(training.count("iteration"), training.count("epoch"));
      JsonElement position = JsonMembers.object(zip.text(TRAINING), TRAINING).get("data");
      if (position != null) {
        network.setDataPosition(DataPosition.fromJson(position.toString()));
      }
      if (zip.has(UPDATER)) {
        updater(zip, network);
      }
      if (zip.has(NORMALIZER)) {
        network.setNormalizerJson(zip.text(NORMALIZER));
      }
      if (zip.has(PROCESS)) {
        network.setProcessJson(zip.text(PROCESS));
      }
      if (zip.has(LABELS)) {
        network.setLabels(JsonMembers.texts(zip.text(LABELS), LABELS));
      }
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static void updater(ModelZipReader zip, NeuralNetwork network) throws IOException {
    try (Safetensors.Contents contents = zip.arrays(UPDATER)) {
      if (zip.version() == 1) { // all steps were the state's
        network.setUpdaterState(required(contents, "state"));
        network.setUpdaterSteps(network.iteration());
        return;
      }
      Map<String, NDArray> table = new LinkedHashMap<>(contents.arrays());
      NDArray steps = required(contents, STEPS);
      table.remove(STEPS);
      network.setUpdaterTable(table, steps.getLong(0));
    }
  }

  private static NetworkConfiguration configuration(ModelZipReader zip, Path file)
      throws IOException {
    String json = zip.text(CONFIGURATION);
    try {
      return NetworkConfiguration.KIND.fromJson(json);
    } catch (ConfigurationException e) {
      throw new ModelFileException(
          "The configuration in the model file " + file + " is not valid: " + e.getMessage(), e);
    }
  }

  private static NDArray required(Safetensors.Contents contents, String name) {
    NDArray array = contents.arrays().get(name);
    if (array == null) {
      throw new DataException("it has no array '" + name + "'");
    }
    return array;
  }
}
