package org.pydl4j.nn.transferlearning;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.weights.WeightInit;

/** What both builders do with layers, and which parameters go over. */
final class Kept {
  private Kept() {}

  static Layer frozen(Layer layer) {
    return (Layer) layer.with(LayerKeys.FROZEN, true);
  }

  /** A layer with other outputs, whose weights begin so. */
  static Layer withOutputs(Layer layer, long outputs, WeightInit scheme) {
    return (Layer) layer.with(LayerKeys.N_OUT, outputs).with(LayerKeys.WEIGHT_INIT, scheme);
  }

  /** A layer whose number of inputs follows from what is before it. */
  static Layer following(Layer layer) {
    boolean counted = layer.declaration().keys().stream().anyMatch(key -> key.name().equals("nIn"));
    return counted ? (Layer) layer.without("nIn") : layer;
  }

  static <C extends Configured> C tuned(C object, Configured changes) {
    @SuppressWarnings("unchecked") // of the same declaration
    C made = (C) object.overlaid(changes);
    return made;
  }

  /**
   * The parameters, in a network with those that it shares with the trained one; what has another
   * shape there is drawn anew, with all others of its layer.
   *
   * @param made without parameters; closed where this fails
   * @param origins for the prefix of each node that is kept, its prefix in the trained one
   */
  static <N extends NeuralNetwork> N filled(
      N made, NeuralNetwork trained, Map<String, String> origins) {
    started(made, trained, origins);
    made.setNormalizerJson(normalizers(trained.normalizerJson(), made));
    made.setProcessJson(trained.processJson());
    return made;
  }

  /** What a text says of inputs and outputs by name, without those that are gone. */
  private static @Nullable String normalizers(@Nullable String json, NeuralNetwork made) {
    if (json == null || !(JsonParser.parseString(json) instanceof JsonObject all)) {
      return json;
    }
    Plan plan = made.configuration().plan();
    boolean gone = false;
    if (all.get("inputs") instanceof JsonObject inputs) {
      gone |= inputs.keySet().retainAll(plan.inputNames());
    }
    if (all.get("outputs") instanceof JsonObject outputs) {
      gone |= outputs.keySet().retainAll(plan.outputNames());
    }
    return gone ? all.toString() : json;
  }

  /** The same without what the trained one does to raw inputs. */
  static <N extends NeuralNetwork> N started(
      N made, NeuralNetwork trained, Map<String, String> origins) {
    try {
      made.init();
      try (Scope scope = Scope.open()) {
        Map<String, NDArray> from = trained.paramTable();
        Map<String, NDArray> to = made.paramTable();
        pairs(made, origins, from, to).forEach((fresh, old) -> fresh.assign(old));
      }
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** The way back: what a part of a network learnt goes into the whole. */
  static void written(NeuralNetwork part, NeuralNetwork whole, Map<String, String> origins) {
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> from = whole.paramTable();
      Map<String, NDArray> to = part.paramTable();
      pairs(part, origins, from, to).forEach((learnt, old) -> old.assign(learnt));
    }
  }

  /** For each parameter of {@code made} that is kept, the one that it was. */
  private static Map<NDArray, NDArray> pairs(
      NeuralNetwork made,
      Map<String, String> origins,
      Map<String, NDArray> from,
      Map<String, NDArray> to) {
    Map<NDArray, NDArray> pairs = new LinkedHashMap<>();
    for (Node node : configuration(made).plan().nodes()) {
      String origin = origins.get(node.prefix());
      if (origin != null && node.owner() == node.index()) {
        pairs.putAll(pairs(node, origin, from, to));
      }
    }
    return pairs;
  }

  private static NetworkConfiguration configuration(NeuralNetwork network) {
    return network.configuration();
  }

  /** None where one of the layer's has another shape. */
  private static Map<NDArray, NDArray> pairs(
      Node node, String origin, Map<String, NDArray> from, Map<String, NDArray> to) {
    Map<NDArray, NDArray> pairs = new LinkedHashMap<>();
    List<ParameterSpec> specs = node.parameters();
    for (ParameterSpec spec : specs) {
      NDArray old = from.get(origin + "_" + spec.name());
      NDArray fresh = to.get(node.prefix() + "_" + spec.name());
      if (old == null || fresh == null || !java.util.Arrays.equals(old.shape(), fresh.shape())) {
        return Map.of();
      }
      pairs.put(fresh, old);
    }
    return pairs;
  }
}
