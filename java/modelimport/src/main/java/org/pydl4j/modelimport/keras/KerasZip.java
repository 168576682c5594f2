package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The form of Keras 3, and of Keras 2 since 2.12: a zip of two JSON files and the weights. */
final class KerasZip extends KerasFile {
  private static final String CONFIG = "config.json";
  private static final String METADATA = "metadata.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final String SHARDS = "model.weights.json";
  private static final long MOST_TEXT = 64L << 20;

  private final JsonObject config;
  private final String version;
  private final List<HdfSource> weights = new ArrayList<>();
  private final Map<String, List<KerasTensor>> read = new HashMap<>();

  KerasZip(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      long size = Files.size(path);
      config = json(zip, CONFIG, size);
      version = new KerasJson("the metadata", json(zip, METADATA, size)).text("keras_version", "2");
      List<String> names = names(zip, size);
      requireAll(zip, names, size);
      for (String name : names) {
        StoredEntry.Place stored = StoredEntry.map(path, name);
        weights.add(
            stored == null ? HdfSource.of(bytes(zip, name, size)) : HdfSource.in(path, stored));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Whether a file is a zip with the entries of Keras. */
  static boolean isOne(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getEntry(CONFIG) != null && zip.getEntry(METADATA) != null;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> names(ZipFile zip, long size) throws IOException {
    if (zip.getEntry(WEIGHTS) != null) {
      return List.of(WEIGHTS);
    }
    if (zip.getEntry("model.weights.npz") != null) {
      throw new DataException(
          "its weights are pickled Python objects (model.weights.npz), which run code when they are"
              + " read. Load it in Keras and save it by model.save(…)");
    }
    if (zip.getEntry(SHARDS) == null) {
      return List.of();
    }
    TreeSet<String> parts = new TreeSet<>();
    JsonElement map = json(zip, SHARDS, size).get("weight_map");
    if (map == null) {
      throw new DataException("its " + SHARDS + " has no weight_map");
    }
    for (var entry : map.getAsJsonObject().entrySet()) {
      JsonElement value = entry.getValue();
      if (value.isJsonArray()) {
        value.getAsJsonArray().forEach(each -> parts.add(each.getAsString()));
      } else {
        parts.add(value.getAsString());
      }
    }
    return List.copyOf(parts);
  }

  /** All parts together, which lie in memory at once. */
  private static void requireAll(ZipFile zip, List<String> names, long size) {
    long all = 0;
    for (String name : names) {
      ZipEntry entry = zip.getEntry(name);
      all += entry == null ? 0 : entry.getSize();
      requireSize("its entries of weights", all, size);
    }
  }

  private static JsonObject json(ZipFile zip, String name, long size) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry != null && entry.getSize() > MOST_TEXT) {
      throw new DataException(
          "its entry " + name + " would take " + entry.getSize() + " bytes: it is damaged");
    }
    String text = new String(bytes(zip, name, size), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static byte[] bytes(ZipFile zip, String name, long size) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DataException("its entry " + name + " is missing");
    }
    requireSize("its entry " + name, entry.getSize(), size);
    if (entry.getSize() > Integer.MAX_VALUE - 16) {
      throw new DataException(
          "its entry " + name + " is larger than 2 GiB: save it in parts (max_shard_size=1)");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] made = in.readNBytes((int) entry.getSize());
      if (made.length != entry.getSize() || in.read() >= 0) {
        throw new DataException("its entry " + name + " has another size than it says");
      }
      return made;
    }
  }

  @Override
  JsonObject model() {
    return config;
  }

  @Override
  String version() {
    return version;
  }

  @Override
  @Nullable JsonObject training() {
    JsonElement compiled = config.get("compile_config");
    if (compiled == null || !compiled.isJsonObject()) {
      return null;
    }
    JsonObject made = compiled.getAsJsonObject().deepCopy();
    if (made.has("optimizer")) {
      made.add("optimizer_config", made.get("optimizer"));
    }
    return made;
  }

  @Override
  KerasWeights weights(JsonArray layers) {
    return new KerasPaths(weights, "", layers, read);
  }

  @Override
  List<KerasTensor> optimizer() {
    return KerasPaths.variables(weights, "optimizer");
  }

  @Override
  public void close() {
    weights.forEach(HdfSource::close);
  }
}
