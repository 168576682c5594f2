package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** A model's JSON, of {@code to_json()}, and a file of its weights. */
final class KerasParts extends KerasFile {
  private final JsonObject config;
  private final KerasH5 weights;

  /**
   * Opens both.
   *
   * @param weights of {@code save_weights}; null where there is none, which is refused
   */
  KerasParts(Path json, @Nullable Path weights) throws IOException {
    if (weights == null) {
      throw new DataException(
          "it is a model's configuration without weights. Give the file that save_weights wrote as"
              + " its weights (weights=…)");
    }
    config = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    if (!Files.isRegularFile(weights)) {
      throw new DataException("there is no file of weights " + weights.toAbsolutePath());
    }
    this.weights = new KerasH5(weights);
  }

  /** Whether a file begins as a model's JSON does. */
  static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(400), StandardCharsets.UTF_8).trim();
      return start.startsWith("{") && start.contains("\"class_name\"");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  JsonObject model() {
    return config;
  }

  @Override
  @Nullable JsonObject training() {
    return weights.training();
  }

  @Override
  String version() {
    String own = new KerasJson("the model", config).text("keras_version", "");
    if (!own.isEmpty()) {
      return own;
    }
    return config.has("module") ? "3" : weights.version();
  }

  @Override
  KerasWeights weights(JsonArray layers) {
    return weights.weights(layers);
  }

  @Override
  List<KerasTensor> optimizer() {
    return weights.optimizer();
  }

  @Override
  public void close() {
    weights.close();
  }
}
