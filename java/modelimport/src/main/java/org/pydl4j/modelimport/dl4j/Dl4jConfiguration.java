package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;

/**
 * The configuration of a network in this library's JSON.
 *
 * @param kind {@code MultiLayerNetwork} or {@code ComputationGraph}
 * @param json of this library's configuration
 * @param layers as they stand in the file, by the prefix of their parameters
 * @param images the order in which they compute images
 * @param kernels how those of one axis lie
 */
record Dl4jConfiguration(
    String kind,
    JsonObject json,
    Map<String, Dl4jJson> layers,
    DataFormat images,
    Dl4jKernels kernels) {
  /**
   * Translates.
   *
   * @param given as {@link Dl4jHistory#modern} makes it
   * @param types the shapes of the inputs; empty to find them
   * @param kernels how those of one axis lie
   * @param problems gets all that has no counterpart
   * @throws ModelFileException if there is something
   */
  static Dl4jConfiguration of(
      JsonObject given, List<InputType> types, Dl4jKernels kernels, Problems problems) {
    Dl4jJson whole = new Dl4jJson("the configuration", given);
    return given.has("vertices")
        ? graph(whole, types, kernels, problems)
        : chain(whole, types, kernels, problems);
  }

  /** The same for inputs and outputs in this order of axes; layers stay as they are. */
  Dl4jConfiguration in(DataFormat layout) {
    JsonObject made = json.deepCopy();
    if (made.has("inputType")) {
      made.add("inputType", turned(made.get("inputType"), layout));
    } else {
      JsonArray types = new JsonArray();
      json.getAsJsonArray("inputTypes").forEach(each -> types.add(turned(each, layout)));
      made.add("inputTypes", types);
    }
    return new Dl4jConfiguration(kind, made, layers, images, kernels);
  }

  private static JsonElement turned(JsonElement type, DataFormat layout) {
    return json(InputType.KIND.fromJson(type.toString()).in(layout));
  }

  private static JsonObject network(Dl4jJson given, String type, Dl4jJson first) {
    JsonObject made = new JsonObject();
    made.addProperty("version", 1);
    made.addProperty("@class", type);
    made.addProperty("seed", first.whole("seed", 0));
    made.addProperty(
        "dataType", given.text("dataType", "FLOAT").equals("DOUBLE") ? "DOUBLE" : "FLOAT");
    if (given.text("backpropType", "Standard").equals("TruncatedBPTT")) {
      made.addProperty("backpropType", "TruncatedBPTT");
      made.addProperty("tbpttLength", given.whole("tbpttFwdLength", 20));
    }
    made.addProperty("validateOutputLayerConfig", false); // it was trained as it is
    return made;
  }

  private static JsonElement json(InputType type) {
    return JsonParser.parseString(type.toJson());
  }

  private static Dl4jConfiguration chain(
      Dl4jJson given, List<InputType> types, Dl4jKernels kernels, Problems problems) {
    List<JsonObject> layers = new ArrayList<>();
    Map<String, Dl4jJson> originals = new LinkedHashMap<>();
    JsonArray confs = given.list("confs");
    for (JsonElement conf : confs) {
      int number = originals.size();
      Dl4jJson layer = new Dl4jJson("layer " + number, conf.getAsJsonObject()).required("layer");
      Dl4jJson named =
          new Dl4jJson("the layer " + number + " (" + layer.type() + ")", layer.object());
      JsonObject made =
          problems.gather(
              named.place(),
              () -> {
                kernels.require(named);
                return Dl4jLayers.layer(named);
              });
      if (made != null) {
        layers.add(made);
      }
      originals.put(Integer.toString(number), named);
    }
    if (originals.isEmpty()) {
      throw given.refused("has no layers");
    }
    problems.raise("Deeplearning4j");
    JsonObject made =
        network(
            given,
            "MultiLayerConfiguration",
            new Dl4jJson("the first layer", confs.get(0).getAsJsonObject()));
    Dl4jJson first = originals.get("0");
    DataFormat images = Dl4jImages.order(originals.values());
    InputType found =
        types.isEmpty()
            ? Dl4jInputs.timed(Dl4jInputs.in(input(given, layers), first, images), originals)
            : types.get(0);
    made.add("inputType", json(Dl4jInputs.in(found, null, images)));
    JsonArray array = new JsonArray();
    layers.forEach(array::add);
    made.add("layers", array);
    return new Dl4jConfiguration("MultiLayerNetwork", made, originals, images, kernels);
  }

  private static InputType input(Dl4jJson given, List<JsonObject> layers) {
    @Nullable Dl4jJson steps = given.child("inputPreProcessors");
    @Nullable Dl4jJson end = null;
    int rows = -1;
    for (int i = 0; steps != null && i < layers.size(); i++) {
      Dl4jJson step = steps.child(Integer.toString(i));
      if (step == null) {
        continue;
      }
      if (i == 0) {
        Optional<InputType> first = Dl4jInputs.before(step);
        if (first.isPresent()) {
          return first.get();
        }
      } else if (step.type().matches("Cnn(3D)?ToFeedForwardPreProcessor")) {
        if (rows < 0) {
          rows = i;
          end = step;
        }
      } else if (!step.type().matches("RnnToFeedForward.*|FeedForwardToRnn.*")) {
        throw step.refused(
            "is a " + step.type() + " before layer " + i + ", which is not read yet");
      }
    }
    return Dl4jInputs.first(layers, rows, end).orElseThrow(() -> Dl4jInputs.unknown("the input"));
  }

  private static Dl4jConfiguration graph(
      Dl4jJson given, List<InputType> types, Dl4jKernels kernels, Problems problems) {
    JsonArray inputs = given.list("networkInputs");
    JsonObject made =
        network(given, "ComputationGraphConfiguration", given.required("defaultConfiguration"));
    made.add("inputs", inputs);
    made.add("outputs", given.list("networkOutputs"));
    JsonObject vertices = new JsonObject();
    Map<String, Dl4jJson> originals = new LinkedHashMap<>();
    Dl4jJson all = given.required("vertices");
    Dl4jJson reads = given.required("vertexInputs");
    for (String name : Dl4jOrder.of(given, all)) {
      Dl4jJson vertex = all.required(name);
      Dl4jJson named = new Dl4jJson("the vertex '" + name + "'", vertex.object());
      JsonObject node = new JsonObject();
      JsonArray read = reads.list(name).deepCopy();
      JsonObject translated =
          problems.gather(
              named.place(),
              () -> {
                kernels.require(named);
                return Dl4jVertices.vertex(named, read, originals, name);
              });
      if (translated != null) {
        node.add("vertex", translated);
        node.add("inputs", read);
        vertices.add(name, node);
      }
    }
    problems.raise("Deeplearning4j");
    made.add("vertices", vertices);
    DataFormat images = Dl4jImages.order(originals.values());
    JsonArray array = new JsonArray();
    for (InputType type : types.isEmpty() ? inputTypes(inputs, all, vertices) : types) {
      array.add(json(Dl4jInputs.in(type, null, images)));
    }
    made.add("inputTypes", array);
    return new Dl4jConfiguration("ComputationGraph", made, originals, images, kernels);
  }

  private static List<InputType> inputTypes(JsonArray inputs, Dl4jJson all, JsonObject vertices) {
    List<InputType> types = new ArrayList<>();
    for (JsonElement input : inputs) {
      types.add(inputType(input.getAsString(), all, vertices));
    }
    return types;
  }

  private static InputType inputType(String input, Dl4jJson all, JsonObject vertices) {
    for (Map.Entry<String, JsonElement> entry : vertices.entrySet()) {
      JsonObject node = entry.getValue().getAsJsonObject();
      int port = node.getAsJsonArray("inputs").asList().indexOf(new JsonPrimitive(input));
      if (port < 0) {
        continue;
      }
      Dl4jJson vertex = all.required(entry.getKey());
      Dl4jJson step = vertex.child("preProcessor");
      Optional<InputType> found = step == null ? Optional.empty() : Dl4jInputs.before(step);
      if (found.isEmpty() && Dl4jVertices.isLayer(vertex)) {
        found = Dl4jInputs.first(List.of(node.getAsJsonObject("vertex")), -1, null);
        Dl4jJson layer = vertex.required("layerConf").required("layer");
        found = found.map(type -> Dl4jInputs.in(type, layer, DataFormat.CHANNELS_FIRST));
      }
      if (found.isEmpty() && vertex.type().equals("AttentionVertex")) {
        String size = List.of("ninQueries", "ninKeys", "ninValues").get(Math.min(port, 2));
        found = Optional.of(InputType.recurrent(vertex.whole(size, 1)));
      }
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw unknown(input);
  }

  private static ModelFileException unknown(String input) {
    return Dl4jInputs.unknown("the input '" + input + "'");
  }
}
