package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.files.Inspection;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Node;

/** What is in a zip of Deeplearning4j, and all that would fail; no parameters are read. */
final class Dl4jInspection {
  static final String FORMAT = "Deeplearning4j zip";

  private Dl4jInspection() {}

  static Inspection of(Path file, List<InputType> inputs, @Nullable String writtenBy) {
    try {
      return ForeignFile.reading(
          file, "Deeplearning4j", () -> found(Dl4jZip.head(file), inputs, writtenBy));
    } catch (ModelFileException e) {
      return Inspection.failed(FORMAT, String.valueOf(e.getMessage()));
    }
  }

  private static Inspection found(
      Dl4jZip.Head head, List<InputType> inputs, @Nullable String writtenBy) {
    String version = Dl4jHistory.version(head.configuration());
    JsonObject modern = Dl4jHistory.modern(head.configuration());
    Dl4jKernels kernels = Dl4jKernels.of(head.configuration(), writtenBy);
    Problems problems = new Problems();
    @Nullable NetworkConfiguration made =
        problems.gather(
            "",
            () ->
                NetworkConfiguration.KIND.fromJson(
                    Dl4jConfiguration.of(modern, inputs, kernels, new Problems())
                        .json()
                        .toString()));
    if (made == null) {
      return failed(version, modern, inputs, kernels);
    }
    long wanted = made.plan().parameterCount();
    if (head.parameters() != wanted) {
      problems.add(
          new Inspection.Problem(
              "coefficients.bin",
              "has " + head.parameters() + " parameters where its layers have " + wanted,
              ""));
      return Inspection.failed(
          FORMAT, version, kind(modern), parts(made, modern), problems.found());
    }
    Inspection plain = Inspection.of(FORMAT, version, made, head.contents());
    return new Inspection(
        FORMAT,
        version,
        plain.kind(),
        parts(made, modern),
        plain.parameters(),
        plain.inputs(),
        plain.outputs(),
        plain.contents(),
        List.of());
  }

  /** Goes through it once more, for all that is wrong. */
  private static Inspection failed(
      String version, JsonObject modern, List<InputType> inputs, Dl4jKernels kernels) {
    Problems problems = new Problems();
    try {
      Dl4jConfiguration.of(modern, inputs, kernels, problems);
    } catch (ModelFileException e) {
      if (problems.found().isEmpty()) {
        problems.add(new Inspection.Problem("", String.valueOf(e.getMessage()), ""));
      }
    }
    return Inspection.failed(FORMAT, version, kind(modern), parts(null, modern), problems.found());
  }

  private static String kind(JsonObject modern) {
    return modern.has("vertices") ? "ComputationGraph" : "MultiLayerNetwork";
  }

  private static List<Inspection.Part> parts(@Nullable NetworkConfiguration made, JsonObject json) {
    Dl4jJson whole = new Dl4jJson("the configuration", json);
    List<Inspection.Part> parts = new ArrayList<>();
    int number = 0;
    for (JsonElement conf : whole.list("confs")) {
      Dl4jJson layer = new Dl4jJson("a layer", conf.getAsJsonObject()).required("layer");
      @Nullable Node node = made == null ? null : made.plan().get(number);
      parts.add(part(layer.text("layerName", "layer" + number), layer.type(), node));
      number++;
    }
    Dl4jJson vertices = whole.child("vertices");
    if (vertices != null) {
      for (String name : Dl4jOrder.of(whole, vertices)) {
        Dl4jJson vertex = vertices.required(name);
        Dl4jJson conf = vertex.child("layerConf");
        Dl4jJson layer = conf == null ? null : conf.child("layer");
        parts.add(part(name, layer == null ? vertex.type() : layer.type(), node(made, name)));
      }
    }
    return parts;
  }

  private static @Nullable Node node(@Nullable NetworkConfiguration made, String name) {
    if (made == null) {
      return null;
    }
    for (Node node : made.plan().nodes()) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    return null;
  }

  private static Inspection.Part part(String name, String type, @Nullable Node node) {
    return node == null
        ? new Inspection.Part(name, type, "", -1)
        : new Inspection.Part(name, type, node.layerName(), node.parameterCount());
  }
}
