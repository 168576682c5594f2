package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.modelimport.LayerJson;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerPlace;

/** A layer in this library's JSON, with its parameters by their names in it. */
final class KerasStep extends LayerJson<KerasStep> {
  private final Map<String, KerasTensor> parameters;

  KerasStep(JsonObject json, Map<String, KerasTensor> parameters) {
    super(json);
    this.parameters = parameters;
  }

  static KerasStep of(String type) {
    return new KerasStep(named(type), new LinkedHashMap<>());
  }

  /** A layer that does nothing. */
  static KerasStep identity() {
    return of("Activation").with("activation", KerasValues.named("identity"));
  }

  @Override
  protected KerasStep self() {
    return this;
  }

  Map<String, KerasTensor> parameters() {
    return parameters;
  }

  /** What comes out of it. */
  InputType outputType(InputType input, LayerPlace place) {
    return LayerTypes.output(Layer.KIND.fromJson(json().toString()), input, place);
  }

  KerasStep parameter(String name, KerasTensor value) {
    parameters.put(name, value);
    return this;
  }

  /** This layer in another one. */
  KerasStep in(String wrapper) {
    JsonObject outer = named(wrapper);
    outer.add("layer", json());
    return new KerasStep(outer, parameters);
  }
}
