package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.modelimport.LayerJson;
import org.pydl4j.nd.NDArray;

/** A layer or vertex in this library's JSON, with its parameters by their names in it. */
final class OnnxStep extends LayerJson<OnnxStep> {
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  OnnxStep(JsonObject json) {
    super(json);
  }

  static OnnxStep of(String type) {
    return new OnnxStep(named(type));
  }

  /** An activation as a layer. */
  static OnnxStep activation(String type) {
    return of("Activation").with("activation", named(type));
  }

  /** The same with a setting of the activation. */
  static OnnxStep activation(String type, String key, double value) {
    JsonObject made = named(type);
    made.addProperty(key, value);
    return of("Activation").with("activation", made);
  }

  @Override
  protected OnnxStep self() {
    return this;
  }

  Map<String, NDArray> parameters() {
    return parameters;
  }

  OnnxStep parameter(String name, NDArray value) {
    parameters.put(name, value);
    return this;
  }
}
