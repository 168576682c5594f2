package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.vertices.GraphVertex;

/** A functional model. */
final class KerasGraph {
  private final KerasFile file;
  private final boolean channelsFirst;
  private final @Nullable JsonObject training;
  private final JsonObject vertices = new JsonObject();
  private final Map<String, InputType> types = new HashMap<>();
  private final Map<String, KerasTensor> parameters = new LinkedHashMap<>();
  private final Map<String, KerasStep> last = new HashMap<>();

  KerasGraph(KerasFile file, boolean channelsFirst, @Nullable JsonObject training) {
    this.file = file;
    this.channelsFirst = channelsFirst;
    this.training = training;
  }

  KerasNetwork network(KerasJson model, List<InputType> given) {
    KerasJson config = model.child("config");
    if (config == null) {
      throw new DataException("its model has no 'config'");
    }
    Map<String, JsonObject> layers = new LinkedHashMap<>();
    for (JsonElement each : KerasNetwork.layers(model)) {
      JsonObject layer = each.getAsJsonObject();
      layers.put(name(layer), layer);
    }
    List<String> inputs = names(config.list("input_layers"));
    List<String> outputs = names(config.list("output_layers"));
    JsonArray inputTypes = new JsonArray();
    for (int i = 0; i < inputs.size(); i++) {
      InputType type = i < given.size() ? given.get(i) : input(inputs.get(i), layers);
      types.put(inputs.get(i), KerasInputs.inside(type));
      inputTypes.add(KerasNetwork.json(type));
    }
    Set<String> read = new HashSet<>();
    for (JsonObject layer : sorted(layers)) {
      read.addAll(add(layer));
    }
    losses(outputs, read);
    JsonObject made = KerasNetwork.start("ComputationGraphConfiguration", training);
    made.add("inputs", array(inputs));
    made.add("inputTypes", inputTypes);
    made.add("vertices", vertices);
    made.add("outputs", array(outputs));
    return new KerasNetwork("ComputationGraph", made, parameters);
  }

  private static String name(JsonObject layer) {
    KerasJson whole = new KerasJson("a layer", layer);
    return whole.text("name", KerasNetwork.config(layer).text("name", ""));
  }

  private static JsonArray array(List<String> names) {
    JsonArray made = new JsonArray();
    names.forEach(made::add);
    return made;
  }

  /** Of [["a", 0, 0], …] or ["a", 0, 0]. */
  private static List<String> names(JsonArray given) {
    List<String> made = new ArrayList<>();
    if (given.size() == 3 && given.get(0).isJsonPrimitive()) {
      made.add(given.get(0).getAsString());
      return made;
    }
    for (JsonElement each : given) {
      if (each.getAsJsonArray().get(2).getAsLong() != 0) {
        throw new DataException("its model has an output other than the first one of a layer");
      }
      made.add(each.getAsJsonArray().get(0).getAsString());
    }
    return made;
  }

  private InputType input(String name, Map<String, JsonObject> layers) {
    JsonObject layer = layers.get(name);
    if (layer == null) {
      throw new DataException("its model has no layer '" + name + "'");
    }
    boolean indices = false;
    for (JsonObject other : layers.values()) {
      indices |=
          other.get("class_name").getAsString().equals("Embedding")
              && sources(other).contains(name);
    }
    return KerasInputs.type(
        KerasNetwork.shape(KerasNetwork.config(layer)),
        channelsFirst,
        indices,
        "the input '" + name + "'");
  }

  /** What a layer reads. */
  private static List<String> sources(JsonObject layer) {
    KerasJson config = KerasNetwork.config(layer);
    JsonArray calls = new KerasJson("the layer", layer).list("inbound_nodes");
    if (calls.size() > 1) {
      throw config.refused("is used at " + calls.size() + " places, which is not read");
    }
    List<String> made = new ArrayList<>();
    if (calls.size() == 0) {
      return made;
    }
    if (!calls.get(0).isJsonArray()) {
      throw config.refused("has inputs in the form of Keras 3, which is not read");
    }
    for (JsonElement each : calls.get(0).getAsJsonArray()) {
      JsonArray one = each.getAsJsonArray();
      if (one.get(1).getAsLong() != 0 || one.get(2).getAsLong() != 0) {
        throw config.refused("reads a further output of '" + one.get(0).getAsString() + "'");
      }
      made.add(one.get(0).getAsString());
    }
    return made;
  }

  /** Each behind what it reads. */
  private List<JsonObject> sorted(Map<String, JsonObject> layers) {
    List<JsonObject> made = new ArrayList<>();
    Set<String> done = new HashSet<>(types.keySet());
    Map<String, JsonObject> left = new LinkedHashMap<>(layers);
    left.keySet().removeAll(done);
    while (!left.isEmpty()) {
      int before = left.size();
      for (String name : List.copyOf(left.keySet())) {
        JsonObject layer = left.get(name);
        if (layer != null && done.containsAll(sources(layer))) {
          made.add(layer);
          done.add(name);
          left.remove(name);
        }
      }
      if (left.size() == before) {
        throw new DataException(
            "its layers " + left.keySet() + " read what there is not, or each other");
      }
    }
    return made;
  }

  /** Adds a layer and gives what it reads. */
  private List<String> add(JsonObject given) {
    KerasJson config = KerasNetwork.config(given);
    String name = name(given);
    List<String> read = sources(given);
    if (read.isEmpty()) {
      throw config.refused("has no inputs");
    }
    String type = given.get("class_name").getAsString();
    List<InputType> in = read.stream().map(source -> types.get(source)).toList();
    JsonObject vertex = KerasVertices.of(type, config, in, channelsFirst);
    if (vertex != null) {
      put(name, vertex, read);
      types.put(
          name,
          GraphVertex.KIND
              .fromJson(vertex.toString())
              .infer(in, new LayerPlace(config.place(), read))
              .get(0));
      return read;
    }
    if (read.size() != 1) {
      throw config.refused("has " + read.size() + " inputs, which is not read");
    }
    layer(name, new KerasLayer(type, config, file.weights(name), in.get(0), channelsFirst), read);
    return read;
  }

  private void layer(String name, KerasLayer layer, List<String> read) {
    List<KerasStep> steps = KerasLayers.of(layer);
    if (steps.isEmpty()) {
      steps = List.of(KerasStep.of("Activation").with("activation", KerasValues.named("identity")));
    }
    InputType type = layer.input();
    List<String> source = read;
    for (int i = 0; i < steps.size(); i++) {
      KerasStep step = steps.get(i);
      String own = i == steps.size() - 1 ? name : name + "-" + (i + 1);
      type = step.outputType(type, new LayerPlace(layer.config().place(), source));
      put(own, step.json(), source);
      KerasNetwork.put(parameters, own, step);
      last.put(own, step);
      source = List.of(own);
    }
    types.put(name, type);
  }

  private void put(String name, JsonObject vertex, List<String> read) {
    JsonObject node = new JsonObject();
    node.add("vertex", vertex);
    node.add("inputs", array(read));
    vertices.add(name, node);
  }

  /** Gives losses to the outputs that no other layer reads. */
  private void losses(List<String> outputs, Set<String> read) {
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i);
      KerasStep step = last.get(name);
      InputType made = types.get(name);
      if (step == null || made == null || read.contains(name)) {
        continue;
      }
      int axes = made.shape().length;
      JsonElement given = KerasOutputs.given(training, name, i);
      JsonObject node = vertices.getAsJsonObject(name);
      node.add("vertex", KerasOutputs.with(step, axes, given).json());
    }
  }
}
