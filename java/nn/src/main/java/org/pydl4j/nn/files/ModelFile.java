package org.pydl4j.nn.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;

/**
 * A network in a zip file, from which training goes on as if it had not stopped.
 *
 * <table>
 * <caption>Entries</caption>
 * <tr><td>{@code pydl4j.json}</td><td>{@code format}, {@code version} (of the format), {@code model}</td></tr>
 * <tr><td>{@code configuration.json}</td><td>{@link MultiLayerConfiguration#toJson}</td></tr>
 * <tr><td>{@code parameters.safetensors}</td><td>each parameter under its name, in C order</td></tr>
 * <tr><td>{@code training.json}</td><td>{@code iteration}, {@code epoch}</td></tr>
 * <tr><td>{@code updater.safetensors}</td><td>{@code state}; only if wanted and training had begun</td></tr>
 * <tr><td>{@code normalizer.json}</td><td>only if the network has one</td></tr>
 * <tr><td>{@code labels.json}</td><td>names of the classes, in the order of the outputs; only if there are some</td></tr>
 * </table>
 *
 * Random numbers need no entry: they follow from the seed, the iteration and the epoch. Files are
 * written beside their target, flushed and renamed, so that a failure leaves the old file; entries
 * carry checksums, which reading verifies.
 */
public final class ModelFile {
  /** The version of the format that is written, the newest that is read. */
  public static final int VERSION = 1;

  private static final String FORMAT = "pydl4j-model";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ModelFile() {}

  /**
   * Writes a network.
   *
   * @param updater whether the updaters' state goes with it, so that training can go on
   * @throws ModelFileException if the file cannot be written; an old one stays
   */
  public static void write(MultiLayerNetwork network, Path file, boolean updater) {
    try {
      AtomicFiles.write(file, channel -> write(network, channel, updater));
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file "
              + file
              + " cannot be written: "
              + e
              + ". Check that its folder exists, may be written to and has room.",
          e);
    }
  }

  private static void write(MultiLayerNetwork network, FileChannel channel, boolean updater)
      throws IOException {
    // Buffered by the zip's own writes of whole pieces; not closed here, the channel is not ours.
    ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
    text(zip, "pydl4j.json", about());
    text(zip, "configuration.json", network.configuration().toJson());
    arrays(zip, "parameters.safetensors", network.paramTable());
    text(zip, "training.json", training(network));
    if (updater && network.hasUpdaterState()) {
      arrays(zip, "updater.safetensors", Map.of("state", network.updaterState()));
    }
    if (network.normalizerJson() != null) {
      text(zip, "normalizer.json", network.normalizerJson());
    }
    if (!network.labels().isEmpty()) {
      text(zip, "labels.json", GSON.toJson(network.labels()));
    }
    zip.finish();
  }

  private static String about() {
    JsonObject about = new JsonObject();
    about.addProperty("format", FORMAT);
    about.addProperty("version", VERSION);
    about.addProperty("model", "MultiLayerNetwork");
    return GSON.toJson(about);
  }

  private static String training(MultiLayerNetwork network) {
    JsonObject training = new JsonObject();
    training.addProperty("iteration", network.iteration());
    training.addProperty("epoch", network.epoch());
    return GSON.toJson(training);
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ZipParts.add(zip, name, out -> out.write(ByteBuffer.wrap(bytes)));
  }

  private static void arrays(ZipOutputStream zip, String name, Map<String, NDArray> arrays)
      throws IOException {
    try {
      ZipParts.add(zip, name, out -> Safetensors.write(arrays, Map.of("format", "pt"), out));
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  /**
   * Reads a network; the caller closes it.
   *
   * @throws ModelFileException if the file is missing, corrupt, truncated, of another kind or of a
   *     newer version
   */
  public static MultiLayerNetwork read(Path file) {
    return reading(file, zip -> network(zip, file));
  }

  /**
   * Reads only what the network was made from; loads no engine.
   *
   * @throws ModelFileException as {@link #read} does
   */
  public static MultiLayerConfiguration readConfiguration(Path file) {
    return reading(file, zip -> configuration(zip, file));
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ZipFile zip) throws IOException;
  }

  private static <T> T reading(Path file, Reader<T> reader) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFileException("There is no model file " + file.toAbsolutePath() + ".");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requireKnown(zip, file);
      return reader.read(zip);
    } catch (IOException
        | DataException
        | ShapeException
        | JsonParseException
        | IllegalStateException e) {
      throw new ModelFileException(
          "The model file "
              + file
              + " is corrupt or truncated: "
              + e.getMessage()
              + ". Take another copy of it.",
          e);
    }
  }

  private static void requireKnown(ZipFile zip, Path file) throws IOException {
    if (zip.getEntry("pydl4j.json") == null) {
      throw new ModelFileException(
          "The file " + file + " is a zip, but no model of pydl4j: it has no entry pydl4j.json.");
    }
    JsonObject about = json(zip, "pydl4j.json");
    if (!about.has("format") || !FORMAT.equals(about.get("format").getAsString())) {
      throw new ModelFileException(
          "The file "
              + file
              + " is no model of pydl4j: its format is "
              + about.get("format")
              + ".");
    }
    int version = about.get("version").getAsInt();
    if (version > VERSION) {
      throw new ModelFileException(
          "The model file "
              + file
              + " has version "
              + version
              + " of the format, this release of pydl4j reads up to "
              + VERSION
              + ". Use a newer release.");
    }
  }

  private static MultiLayerNetwork network(ZipFile zip, Path file) throws IOException {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(zip, file));
    try {
      try (Safetensors.Contents parameters = arrays(zip, "parameters.safetensors")) {
        network.init(parameters.arrays());
      }
      JsonObject training = json(zip, "training.json");
      network.setProgress(training.get("iteration").getAsLong(), training.get("epoch").getAsLong());
      if (zip.getEntry("updater.safetensors") != null) {
        try (Safetensors.Contents updater = arrays(zip, "updater.safetensors")) {
          network.setUpdaterState(required(updater, "state"));
        }
      }
      if (zip.getEntry("normalizer.json") != null) {
        network.setNormalizerJson(text(zip, "normalizer.json"));
      }
      if (zip.getEntry("labels.json") != null) {
        network.setLabels(List.of(GSON.fromJson(text(zip, "labels.json"), String[].class)));
      }
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static MultiLayerConfiguration configuration(ZipFile zip, Path file) throws IOException {
    String json = text(zip, "configuration.json");
    try {
      return MultiLayerConfiguration.fromJson(json);
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

  private static JsonObject json(ZipFile zip, String name) throws IOException {
    return JsonParser.parseString(text(zip, name)).getAsJsonObject();
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = open(zip, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Safetensors.Contents arrays(ZipFile zip, String name) throws IOException {
    long size = zip.getEntry(name) == null ? 0 : zip.getEntry(name).getSize();
    Safetensors.Contents contents = null;
    try (InputStream in = open(zip, name)) {
      contents = Safetensors.read(Channels.newChannel(in), size, name);
      return contents;
    } catch (IOException | RuntimeException e) {
      if (contents != null) {
        contents.close(); // the checksum, which is known last, was wrong
      }
      throw e;
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    InputStream in = ZipParts.open(zip, name);
    if (in == null) {
      throw new DataException("it has no entry " + name);
    }
    return in;
  }
}
