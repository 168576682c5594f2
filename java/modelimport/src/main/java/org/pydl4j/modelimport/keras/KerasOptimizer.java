package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.updaters.Updater;

/** What an optimizer remembers, so that training goes on where it was. */
final class KerasOptimizer {
  private final KerasFile file;
  private final List<KerasTensor> vectors = new ArrayList<>();
  private final List<KerasTensor> trained = new ArrayList<>();
  private long steps;

  private KerasOptimizer(KerasFile file) {
    this.file = file;
    for (KerasTensor each : file.optimizer()) {
      if (each.shape().length > 0) {
        vectors.add(each);
      } else if (steps == 0 && vectors.isEmpty()) {
        steps = Math.max(0, (long) each.doubles()[0]); // the first one counts
      }
    }
    KerasJson model = new KerasJson("the model", file.model());
    JsonArray layers = KerasFlat.layers(model);
    walk(layers, file.weights(layers));
  }

  /** The weights that are trained, in the order of Keras. */
  private void walk(JsonArray layers, KerasWeights weights) {
    for (JsonElement each : layers) {
      JsonObject layer = each.getAsJsonObject();
      String type = KerasNetwork.type(layer);
      String name = KerasFlat.name(layer);
      KerasJson config = KerasNetwork.config(layer);
      KerasJson inner = type.equals("TimeDistributed") ? config.child("layer") : null;
      KerasJson model = KerasFlat.isModel(type) ? new KerasJson("a layer", layer) : inner;
      if (model != null && KerasFlat.isModel(model.text("class_name", ""))) {
        JsonArray inside = KerasFlat.layers(model);
        walk(inside, weights.model(name, inside));
        continue;
      }
      List<KerasTensor> own = weights.of(name);
      trained.addAll(own.subList(0, Math.min(own.size(), count(type, config, own.size()))));
    }
  }

  private static int count(String type, KerasJson config, int all) {
    if (!config.flag("trainable", true) || type.equals("Normalization")) {
      return 0;
    }
    return type.equals("BatchNormalization")
        ? (config.flag("scale", true) ? 1 : 0) + (config.flag("center", true) ? 1 : 0)
        : all;
  }

  /**
   * Gives a network what the file's optimizer remembers; nothing where it has none of it.
   *
   * @param found the network as the file has it
   * @param translate the same for other weights in the places of the file's
   */
  static void restore(
      KerasFile file,
      NeuralNetwork network,
      KerasNetwork found,
      Function<Map<KerasTensor, KerasTensor>, KerasNetwork> translate) {
    if (!found.json().has("updater")) {
      return;
    }
    KerasOptimizer optimizer = new KerasOptimizer(file);
    List<String> names = Updater.KIND.fromJson(found.json().get("updater").toString()).stateNames();
    network.setProgress(optimizer.steps, 0);
    if (names.isEmpty() || optimizer.vectors.isEmpty() || !canTrain(network)) {
      return;
    }
    List<@Nullable Map<KerasTensor, KerasTensor>> states = optimizer.states(names.size());
    Map<String, NDArray> table = new LinkedHashMap<>(network.updaterTable());
    for (int i = 0; i < names.size(); i++) {
      Map<KerasTensor, KerasTensor> state = states.get(i);
      if (state == null) {
        return; // another optimizer's
      }
      String suffix = "." + names.get(i);
      translate
          .apply(state)
          .parameters()
          .forEach(
              (name, tensor) -> table.computeIfPresent(name + suffix, (k, v) -> tensor.array()));
    }
    network.setUpdaterTable(table, optimizer.steps);
  }

  private static boolean canTrain(NeuralNetwork network) {
    Plan plan = network.configuration().plan();
    boolean all = true;
    for (int i = 0; i < plan.outputs().size(); i++) {
      all &= plan.outputNode(i).outputLayer() != null;
    }
    return all;
  }

  /** A value of each state for each weight; null where the numbers do not fit. */
  private List<@Nullable Map<KerasTensor, KerasTensor>> states(int count) {
    List<@Nullable Map<KerasTensor, KerasTensor>> interleaved = new ArrayList<>();
    List<@Nullable Map<KerasTensor, KerasTensor>> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      interleaved.add(state(i, count));
      blocks.add(state(i * trained.size(), 1));
    }
    boolean old = vectors.get(0).name().contains(":") && KerasFile.major(file.version()) < 3;
    boolean named = old && vectors.get(0).name().matches(".*(/[a-z]+|Variable(_\\d+)?):0");
    List<@Nullable Map<KerasTensor, KerasTensor>> first = named ? blocks : interleaved;
    return first.contains(null) ? (named ? interleaved : blocks) : first;
  }

  private @Nullable Map<KerasTensor, KerasTensor> state(int from, int step) {
    Map<KerasTensor, KerasTensor> made = new IdentityHashMap<>();
    for (int i = 0; i < trained.size(); i++) {
      int at = from + i * step;
      KerasTensor weight = trained.get(i);
      if (at >= vectors.size() || !Arrays.equals(vectors.get(at).shape(), weight.shape())) {
        return null;
      }
      made.put(weight, vectors.get(at));
    }
    return made;
  }
}
