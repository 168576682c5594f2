package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * The entries of a zip that {@code ModelSerializer.writeModel} of Deeplearning4j wrote.
 *
 * @param configuration of the network, as it stands there
 * @param parameters all of them in one array
 * @param updaterState of all updaters in one array; null where they have none
 * @param normalizer in this library's JSON; null where there is none
 */
record Dl4jZip(
    JsonObject configuration,
    Dl4jArray parameters,
    @Nullable Dl4jArray updaterState,
    @Nullable JsonObject normalizer) {
  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";
  private static final String UPDATER = "updaterState.bin";
  private static final String NORMALIZER = "normalizer.bin";
  private static final int MOST_TEXT = 64 << 20;

  /**
   * What can be said without the numbers.
   *
   * @param configuration of the network, as it stands there
   * @param parameters how many there are
   * @param contents what else is in it, in words
   */
  record Head(JsonObject configuration, long parameters, List<String> contents) {}

  /** Reads only that. */
  static Head head(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        DataInputStream in = new DataInputStream(open(zip, PARAMETERS))) {
      List<String> contents = new ArrayList<>();
      if (zip.getEntry(UPDATER) != null) {
        contents.add("the updaters' state");
      }
      if (zip.getEntry(NORMALIZER) != null) {
        contents.add("a normalizer");
      }
      return new Head(json(zip), Dl4jArray.length(in), contents);
    }
  }

  /** Whether a zip has what such files have. */
  static boolean isOne(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(CONFIGURATION) != null && zip.getEntry(PARAMETERS) != null;
    } catch (IOException | IllegalArgumentException e) {
      return false; // no zip
    }
  }

  static Dl4jZip read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonObject configuration = json(zip);
      return new Dl4jZip(
          configuration,
          array(zip, PARAMETERS),
          optional(zip, UPDATER),
          normalizer(zip, configuration));
    }
  }

  private static JsonObject json(ZipFile zip) throws IOException {
    try (InputStream in = open(zip, CONFIGURATION)) {
      byte[] bytes = in.readNBytes(MOST_TEXT);
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new DataException("its " + CONFIGURATION + " is no JSON object", e);
    }
  }

  private static Dl4jArray array(ZipFile zip, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(open(zip, name))) {
      return Dl4jArray.read(in);
    } catch (EOFException e) {
      throw new DataException("its entry " + name + " ends too early", e);
    } catch (DataException | IOException e) {
      throw new DataException("its entry " + name + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Dl4jArray optional(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null || entry.getSize() == 0 ? null : array(zip, name);
  }

  private static @Nullable JsonObject normalizer(ZipFile zip, JsonObject configuration)
      throws IOException {
    if (zip.getEntry(NORMALIZER) == null) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(open(zip, NORMALIZER))) {
      return Dl4jNormalizer.read(
          in, count(configuration, "networkInputs"), count(configuration, "networkOutputs"));
    } catch (EOFException e) {
      throw new DataException("its entry " + NORMALIZER + " ends too early", e);
    }
  }

  /** How many inputs or outputs a graph has; a chain has one. */
  private static int count(JsonObject configuration, String key) {
    return configuration.get(key) instanceof JsonArray names ? names.size() : 1;
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DataException("it has no entry " + name);
    }
    long most = 16 * Files.size(Path.of(zip.getName())) + (512L << 20);
    return new BufferedInputStream(new Limited(zip.getInputStream(entry), name, most), 1 << 16);
  }

  /** Ends with an error where an entry unpacks to far more than the file is. */
  private static final class Limited extends FilterInputStream {
    private final String name;
    private long left;

    Limited(InputStream in, String name, long most) {
      super(in);
      this.name = name;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new IOException("its entry " + name + " unpacks to far more than the file is");
      }
    }
  }
}
