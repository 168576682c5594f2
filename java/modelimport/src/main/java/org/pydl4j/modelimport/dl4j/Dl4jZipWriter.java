package org.pydl4j.modelimport.dl4j;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkSnapshot;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.plan.Plan;

/** Writes a network as {@code ModelSerializer.writeModel} of Deeplearning4j 1.0.0-M2.1 does. */
final class Dl4jZipWriter {
  private Dl4jZipWriter() {}

  static void write(NeuralNetwork network, Path file, boolean updater) {
    NetworkConfiguration configuration = network.configuration();
    boolean wide = configuration.dtype() == DType.FLOAT64;
    try (NetworkSnapshot now = network.snapshot(updater);
        Scope scope = Scope.open()) {
      Problems problems = new Problems();
      Dl4jConfigurationWriter made = Dl4jConfigurationWriter.of(configuration, now, problems);
      problems.raise("pydl4j");
      Plan plan = configuration.plan();
      DataFormat images = Dl4jImages.order(plan);
      Dl4jImages.requireAny(plan, images);
      Dl4jParameters places =
          new Dl4jParameters(plan, made.layers(), images, Dl4jKernels.SINCE_M1, false);
      Map<String, NDArray> parameters = now.paramTable();
      AtomicFiles.write(
          file,
          channel -> {
            ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
            zip.putNextEntry(new ZipEntry("configuration.json"));
            out.write(
                new GsonBuilder()
                    .serializeNulls()
                    .setPrettyPrinting()
                    .create()
                    .toJson(sorted(Dl4jKernels.marked(made.json())))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            places.write(out, parameters, wide);
            out.flush();
            if (updater && now.hasUpdaterState() && places.stateLength() > 0) {
              zip.putNextEntry(new ZipEntry("updaterState.bin"));
              places.writeState(out, now.updaterTable(), wide);
              out.flush();
            }
            String normalizer = now.normalizerJson();
            if (normalizer != null) {
              zip.putNextEntry(new ZipEntry("normalizer.bin"));
              Dl4jNormalizer.write(out, normalizer, plan.inputNames(), plan.outputNames());
              out.flush();
            }
            zip.finish();
          });
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file " + file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  /** Members by their names, as there, where some setters need what stands before them. */
  private static JsonElement sorted(JsonElement given) {
    if (given instanceof JsonArray list) {
      JsonArray made = new JsonArray();
      list.forEach(each -> made.add(sorted(each)));
      return made;
    }
    if (!(given instanceof JsonObject object)) {
      return given;
    }
    JsonObject made = new JsonObject();
    boolean graph = object.has("networkInputs");
    new TreeSet<>(object.keySet())
        .forEach(
            key -> {
              JsonElement value = object.get(key);
              boolean map = graph && key.equals("vertices") || isMapOfParameters(key);
              made.add(key, map ? inOrder(value) : sorted(value));
            });
    return made;
  }

  /** Whether parameters lie in coefficients.bin in the order of this map. */
  private static boolean isMapOfParameters(String key) {
    return key.equals("weightParams") || key.equals("biasParams");
  }

  /** A map whose order counts there. */
  private static JsonElement inOrder(JsonElement given) {
    JsonObject made = new JsonObject();
    given
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> made.add(each.getKey(), sorted(each.getValue())));
    return made;
  }
}
