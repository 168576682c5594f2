package org.pydl4j.serving.models;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.Model;

/** What a model's file says about its first input: it is scaled before the model sees it. */
final class Preprocessing {
  private final Model model;
  private final String input;
  private final @Nullable Normalizer normalizer;

  private Preprocessing(Model model, String input, @Nullable Normalizer normalizer) {
    this.model = model;
    this.input = input;
    this.normalizer = normalizer;
  }

  /** Reads the normalizer once; a model without one is called as it is. */
  static Preprocessing of(Model model) {
    String json = model.normalizerJson();
    Normalizer normalizer = json == null ? null : Normalizer.fromJson(json);
    return new Preprocessing(model, model.signature().inputs().get(0).name(), normalizer);
  }

  Map<String, NDArray> output(Map<String, NDArray> inputs) {
    NDArray raw = inputs.get(input);
    if (normalizer == null || raw == null) {
      return model.output(inputs);
    }
    try (NDArray scaled = Scope.detach(normalizer.transform(raw))) {
      Map<String, NDArray> changed = new HashMap<>(inputs);
      changed.put(input, scaled);
      return model.output(changed);
    }
  }
}
