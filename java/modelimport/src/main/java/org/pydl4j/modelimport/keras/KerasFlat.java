package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * A model without models in it: the uses of its layers, each behind what it reads. Models in models
 * are taken apart, their layers named {@code model/layer}; a further use of a layer is named {@code
 * layer:1}.
 */
final class KerasFlat {
  /** Makes the steps of series examples of their own; none of Keras' names. */
  static final String FOLD = "pydl4j>TimeToBatch";

  /** Makes series of them again. */
  static final String UNFOLD = "pydl4j>BatchToTime";

  private static final int DEEP = 50;
  private static final int MOST = 100_000; // uses of layers and models: they multiply

  /**
   * An input of the model.
   *
   * @param name of it
   * @param shape with the batch in front; null where the file has none
   */
  record Input(String name, @Nullable JsonArray shape) {}

  private final List<Input> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private List<KerasCall> calls = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final KerasMasks masks = new KerasMasks();
  private final boolean sequential;
  private int count;
  private final Map<KerasTensor, KerasTensor> others;

  private KerasFlat(boolean sequential, Map<KerasTensor, KerasTensor> others) {
    this.sequential = sequential;
    this.others = others;
  }

  /**
   * Takes a file's model apart.
   *
   * @param others weights in the places of the file's; empty for its own
   */
  static KerasFlat of(KerasFile file, Map<KerasTensor, KerasTensor> others) {
    KerasJson model = new KerasJson("the model", file.model());
    KerasFlat made = new KerasFlat(isSequential(model.text("class_name", "")), others);
    KerasWeights weights = file.weights(layers(model));
    made.outputs.addAll(made.model(model, weights, "", null, 0));
    made.calls = made.read();
    return made;
  }

  List<Input> inputs() {
    return inputs;
  }

  List<KerasCall> calls() {
    return calls;
  }

  List<String> outputs() {
    return outputs;
  }

  /** Whether it can be layers one after the other. */
  boolean isChain() {
    String before = inputs.size() == 1 ? inputs.get(0).name() : "";
    for (KerasCall call : calls) {
      if (!sequential || !call.isPlain() || !call.inputs().get(0).equals(before)) {
        return false;
      }
      before = call.name();
    }
    return outputs.equals(List.of(before));
  }

  static boolean isModel(String type) {
    return isSequential(type) || type.equals("Functional") || type.equals("Model");
  }

  private static boolean isSequential(String type) {
    return type.equals("Sequential");
  }

  /** The name of a layer, as others refer to it. */
  static String name(JsonObject layer) {
    KerasJson whole = new KerasJson("a layer", layer);
    KerasJson config = whole.child("config");
    String own = config == null ? "" : config.text("name", "");
    return whole.text("name", own);
  }

  /** The layers of a model, each an object with class_name and config. */
  static JsonArray layers(KerasJson model) {
    JsonElement config = model.get("config");
    return config.isJsonArray()
        ? config.getAsJsonArray()
        : new KerasJson("the model", config.getAsJsonObject()).list("layers");
  }

  /**
   * Takes a model apart.
   *
   * @param prefix of its layers' names
   * @param given what it reads; null for the whole model
   * @return what it makes
   */
  private List<String> model(
      KerasJson model,
      KerasWeights weights,
      String prefix,
      @Nullable List<String> given,
      int depth) {
    String type = model.text("class_name", "");
    requireFew();
    if (depth > DEEP) {
      throw new DataException("its models stand in each other more than " + DEEP + " deep");
    }
    if (isSequential(type)) {
      return sequence(model, weights, prefix, given, depth);
    }
    if (isModel(type)) {
      return functional(model, weights, prefix, given, depth);
    }
    throw new DataException(
        "it holds a "
            + type
            + ", and no Sequential or functional model: of others a file has no"
            + " graph");
  }

  private List<String> sequence(
      KerasJson model,
      KerasWeights weights,
      String prefix,
      @Nullable List<String> given,
      int depth) {
    JsonArray layers = layers(model);
    if (layers.size() == 0) {
      throw new DataException("its model has no layers");
    }
    List<String> at = given;
    for (JsonElement each : layers) {
      JsonObject layer = each.getAsJsonObject();
      if (at == null) {
        at = List.of(input(layer, shape(model, layer)));
      }
      if (!KerasNetwork.type(layer).equals("InputLayer")) {
        at = use(layer, weights, prefix, reading(at), depth);
      }
    }
    return Objects.requireNonNull(at);
  }

  private static KerasCall reading(List<String> read) {
    KerasJson nothing = new KerasJson("", new JsonObject());
    JsonArray constants = new JsonArray();
    read.forEach(each -> constants.add(JsonNull.INSTANCE));
    return new KerasCall(
        "", "", nothing, List::of, read, Map.of(), constants, new JsonObject(), null);
  }

  /** The first layer's shape, which may stand deep in it. */
  private static @Nullable JsonArray shape(KerasJson model, JsonObject first) {
    JsonObject layer = first;
    for (int i = 0; i < DEEP; i++) {
      KerasJson whole = new KerasJson("a layer", layer);
      KerasJson config = whole.child("config");
      JsonArray shape = config == null ? null : KerasNetwork.shape(config);
      if (shape != null) {
        return shape;
      }
      boolean inside = isModel(whole.text("class_name", "")) && layers(whole).size() > 0;
      if (!inside) {
        break;
      }
      layer = layers(whole).get(0).getAsJsonObject();
    }
    KerasJson config = model.child("config");
    JsonArray own = config == null ? null : KerasNetwork.shape(config);
    return own != null ? own : KerasNetwork.built(first);
  }

  private String input(JsonObject layer, @Nullable JsonArray shape) {
    boolean own = KerasNetwork.type(layer).equals("InputLayer");
    String name = own ? name(layer) : "input";
    inputs.add(new Input(name, shape));
    return name;
  }

  private List<String> functional(
      KerasJson model,
      KerasWeights weights,
      String prefix,
      @Nullable List<String> given,
      int depth) {
    KerasJson config = model.child("config");
    if (config == null) {
      throw new DataException("its model has no 'config'");
    }
    Map<String, JsonObject> layers = new LinkedHashMap<>();
    layers(model).forEach(each -> layers.put(name(each.getAsJsonObject()), each.getAsJsonObject()));
    List<KerasNode.Ref> entries = refs(config.get("input_layers"));
    KerasScope scope = new KerasScope(layers);
    if (given != null && given.size() != entries.size()) {
      throw config.refused("takes " + entries.size() + " inputs, and reads " + given.size());
    }
    for (int i = 0; i < entries.size(); i++) {
      String name = entries.get(i).layer();
      JsonObject layer = scope.layer(name);
      String signal =
          given != null
              ? given.get(i)
              : input(layer, KerasNetwork.shape(KerasNetwork.config(layer)));
      scope.give(new KerasNode.Ref(name, 0, 0), List.of(signal));
    }
    scope.run((layer, reads) -> use(layer, weights, prefix, reads, depth));
    return refs(config.get("output_layers")).stream().map(scope::signal).toList();
  }

  /** Of [["a", 0, 0], …], ["a", 0, 0], or an object of such. */
  private static List<KerasNode.Ref> refs(JsonElement given) {
    List<KerasNode.Ref> made = new ArrayList<>();
    if (KerasNode.Ref.isOne(given)) {
      made.add(KerasNode.Ref.of(given.getAsJsonArray()));
    } else if (given.isJsonArray()) {
      given.getAsJsonArray().forEach(each -> made.addAll(refs(each)));
    } else if (given.isJsonObject()) {
      given.getAsJsonObject().entrySet().forEach(each -> made.addAll(refs(each.getValue())));
    } else {
      throw new DataException("its model has the inputs or outputs " + given);
    }
    return made;
  }

  /** Adds a use of a layer and gives what it makes. */
  private List<String> use(
      JsonObject layer, KerasWeights weights, String prefix, KerasCall given, int depth) {
    KerasCall reads = masks.withoutTravelling(given);
    String own = name(layer);
    String identity = prefix + own;
    KerasJson whole = new KerasJson("a layer", layer);
    String type = KerasNetwork.type(layer);
    if (isModel(type)) {
      if (!reads.named().isEmpty()) {
        throw new KerasJson("the model '" + identity + "' in it", layer)
            .refused("reads tensors as " + reads.named().keySet() + ", which is not read");
      }
      KerasWeights inside = weights.model(own, layers(whole));
      return model(whole, inside, identity + "/", reads.inputs(), depth + 1);
    }
    KerasJson inner = type.equals("TimeDistributed") ? inner(layer) : null;
    if (inner != null && !KerasLayers.worksOnSteps(inner.text("class_name", ""))) {
      return distributed(inner, layer, weights, prefix, reads, depth);
    }
    String named = KerasOperations.isOne(whole) ? KerasOperations.PREFIX + type : type;
    return List.of(add(identity, named, KerasNetwork.config(layer), () -> weights.of(own), reads));
  }

  private static @Nullable KerasJson inner(JsonObject layer) {
    return KerasNetwork.config(layer).child("layer");
  }

  /** A layer or model on every step: the steps become examples, and series again behind it. */
  private List<String> distributed(
      KerasJson inner,
      JsonObject layer,
      KerasWeights weights,
      String prefix,
      KerasCall reads,
      int depth) {
    String own = name(layer);
    String identity = prefix + own;
    String source = reads.inputs().get(0);
    KerasJson config = KerasNetwork.config(layer);
    String folded = add(identity + "/steps", FOLD, config, List::of, reads);
    String type = inner.text("class_name", "");
    KerasCall each = reading(List.of(folded));
    List<String> made;
    if (isModel(type)) {
      KerasWeights inside = weights.model(own, layers(inner));
      made = model(inner, inside, identity + "/", List.of(folded), depth + 1);
    } else {
      KerasJson options =
          new KerasJson(config.place(), KerasNetwork.config(inner.object()).object());
      made = List.of(add(identity + "/layer", type, options, () -> weights.of(own), each));
    }
    List<String> series = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      String name = identity + (i == 0 ? "" : "#" + i);
      KerasCall back = reading(List.of(made.get(i), source));
      series.add(add(name, UNFOLD, config, List::of, back));
    }
    return series;
  }

  private String add(
      String identity,
      String type,
      KerasJson config,
      Supplier<List<KerasTensor>> weights,
      KerasCall reads) {
    requireFew();
    int before = uses.merge(identity, 1, Integer::sum) - 1;
    String name = before == 0 ? identity : identity + ":" + before;
    KerasCall made =
        new KerasCall(
            name,
            type,
            config,
            () -> weights.get().stream().map(each -> others.getOrDefault(each, each)).toList(),
            reads.inputs(),
            reads.named(),
            reads.constants(),
            reads.options(),
            before == 0 ? null : identity);
    calls.add(made);
    masks.add(made);
    return name;
  }

  /** Models in models that are used twice each have more layers than any file could name. */
  private void requireFew() {
    if (++count > MOST) {
      throw new DataException("it uses its layers more than " + MOST + " times");
    }
  }

  /** Those that an output depends on. */
  private List<KerasCall> read() {
    Map<String, KerasCall> byName = new LinkedHashMap<>();
    calls.forEach(call -> byName.put(call.name(), call));
    List<String> next = new ArrayList<>(outputs);
    Map<String, Boolean> needed = new HashMap<>();
    while (!next.isEmpty()) {
      String name = KerasScope.vertex(next.remove(next.size() - 1));
      KerasCall call = byName.get(name);
      if (call != null && needed.put(name, true) == null) {
        next.addAll(call.inputs());
        call.named().values().forEach(next::addAll);
      }
    }
    List<KerasCall> made = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (KerasCall call : calls) {
      if (needed.containsKey(call.name())) {
        String shared = call.sharedWith();
        String first = shared == null ? call.name() : shared;
        String owner = owners.putIfAbsent(first, call.name());
        made.add(call.owning(owner));
      }
    }
    return made;
  }
}
