package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;

/** A {@code Sequential}, with those in it. */
final class KerasChain {
  private final KerasFile file;
  private final boolean channelsFirst;
  private final @Nullable JsonObject training;
  private final List<KerasStep> steps = new ArrayList<>();

  KerasChain(KerasFile file, boolean channelsFirst, @Nullable JsonObject training) {
    this.file = file;
    this.channelsFirst = channelsFirst;
    this.training = training;
  }

  KerasNetwork network(KerasJson model, List<InputType> inputs) {
    List<JsonObject> layers = new ArrayList<>();
    flat(model, layers);
    if (layers.isEmpty()) {
      throw new DataException("its model has no layers");
    }
    InputType input = inputs.isEmpty() ? input(model, layers) : inputs.get(0);
    InputType type = KerasInputs.inside(input);
    for (JsonObject each : layers) {
      type = add(each, type);
    }
    if (steps.isEmpty()) {
      throw new DataException("its model has no layers that compute anything");
    }
    int last = steps.size() - 1;
    steps.set(
        last,
        KerasOutputs.with(
            steps.get(last), type.shape().length, KerasOutputs.given(training, "", 0)));
    JsonObject made = KerasNetwork.start("MultiLayerConfiguration", training);
    made.add("inputType", KerasNetwork.json(input));
    Map<String, KerasTensor> parameters = new LinkedHashMap<>();
    JsonArray array = new JsonArray();
    for (KerasStep step : steps) {
      KerasNetwork.put(parameters, Integer.toString(array.size()), step);
      array.add(step.json());
    }
    made.add("layers", array);
    return new KerasNetwork("MultiLayerNetwork", made, parameters);
  }

  private static void flat(KerasJson model, List<JsonObject> layers) {
    for (JsonElement each : KerasNetwork.layers(model)) {
      KerasJson layer = new KerasJson("the layer", each.getAsJsonObject());
      if (layer.text("class_name", "").equals("Sequential")) {
        flat(layer, layers);
      } else {
        layers.add(layer.object());
      }
    }
  }

  private InputType input(KerasJson model, List<JsonObject> layers) {
    JsonArray shape = KerasNetwork.shape(KerasNetwork.config(layers.get(0)));
    KerasJson whole = model.child("config");
    if (shape == null && whole != null) {
      shape = KerasNetwork.shape(whole);
    }
    boolean indices = false;
    for (JsonObject layer : layers.subList(0, Math.min(2, layers.size()))) {
      indices |= layer.get("class_name").getAsString().equals("Embedding");
    }
    return KerasInputs.type(shape, channelsFirst, indices, "the input");
  }

  private InputType add(JsonObject given, InputType input) {
    KerasJson config = KerasNetwork.config(given);
    String name = config.text("name", "");
    KerasLayer layer =
        new KerasLayer(
            given.get("class_name").getAsString(),
            config,
            file.weights(name),
            input,
            channelsFirst);
    InputType type = input;
    List<KerasStep> made = KerasLayers.of(layer);
    for (KerasStep step : made) {
      if (made.size() == 1 && !name.isEmpty()) {
        step.with("name", name);
      }
      type = step.outputType(type, new LayerPlace(config.place(), "the layer before it"));
      steps.add(step);
    }
    return type;
  }
}
