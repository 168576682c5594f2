package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One use of a layer in a model without models in it.
 *
 * @param name of what it makes, unique
 * @param type the layer's class in Keras
 * @param config its options
 * @param weights in Keras' order
 * @param inputs the names of what it reads
 * @param named what it reads under names of arguments
 * @param constants its arguments in order, null where it reads something
 * @param options its arguments under names that are no tensors
 * @param sharedWith the first use of the same layer; null for that one
 */
record KerasCall(
    String name,
    String type,
    KerasJson config,
    Supplier<List<KerasTensor>> weights,
    List<String> inputs,
    Map<String, List<String>> named,
    JsonArray constants,
    JsonObject options,
    @Nullable String sharedWith) {

  /** Whether it is a layer with one input, as the layers of a chain. */
  boolean isPlain() {
    return inputs.size() == 1 && named.isEmpty() && sharedWith == null;
  }

  /** The same as a use of another layer. */
  KerasCall as(String other, JsonObject settings) {
    KerasJson own = new KerasJson(config.place(), settings);
    return new KerasCall(
        name, other, own, weights, inputs, named, new JsonArray(), new JsonObject(), sharedWith);
  }

  /** The same with other tensors in order. */
  KerasCall reading(List<String> other) {
    return new KerasCall(name, type, config, weights, other, named, constants, options, sharedWith);
  }

  /** The same with other tensors under names of arguments. */
  KerasCall reading(Map<String, List<String>> other) {
    return new KerasCall(
        name, type, config, weights, inputs, other, constants, options, sharedWith);
  }

  /** The same after another use of the layer, whose first use nobody reads. */
  KerasCall owning(@Nullable String other) {
    return new KerasCall(name, type, config, weights, inputs, named, constants, options, other);
  }
}
