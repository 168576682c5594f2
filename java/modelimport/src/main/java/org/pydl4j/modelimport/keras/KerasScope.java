package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The layers of one functional model, and what they have made so far. */
final class KerasScope {
  /** Adds a use of a layer. */
  @FunctionalInterface
  interface Use {
    /** Gives the names of what it makes. */
    List<String> add(JsonObject layer, KerasCall reads);
  }

  private record Pending(JsonObject layer, int use, KerasNode node) {}

  private final Map<String, JsonObject> layers;
  private final Map<KerasNode.Ref, String> signals = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, Integer> offsets = new HashMap<>();

  KerasScope(Map<String, JsonObject> layers) {
    this.layers = layers;
    layers.forEach(
        (name, layer) -> {
          JsonArray nodes = new KerasJson("the layer '" + name + "'", layer).list("inbound_nodes");
          for (int i = 0; i < nodes.size(); i++) {
            KerasNode node = node(layer, nodes.get(i));
            if (!node.all().isEmpty() || node.constants().size() > 0) {
              pending.add(new Pending(layer, i, node));
            }
          }
        });
    layers.keySet().forEach(name -> offsets.put(name, offset(name)));
  }

  private static KerasNode node(JsonObject layer, JsonElement given) {
    try {
      return KerasNode.of(given);
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
      throw KerasNetwork.config(layer).refused("has inputs in a form that is not known: " + given);
    }
  }

  /** Models that were made with an input count their uses from 1. */
  private int offset(String name) {
    JsonObject layer = layers.get(name);
    if (layer == null || !KerasFlat.isModel(KerasNetwork.type(layer))) {
      return 0;
    }
    int uses =
        (int) pending.stream().filter(each -> KerasFlat.name(each.layer()).equals(name)).count();
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (Pending each : pending) {
      for (KerasNode.Ref ref : each.node().all()) {
        if (ref.layer().equals(name)) {
          least = Math.min(least, ref.use());
          most = Math.max(most, ref.use());
        }
      }
    }
    return most >= uses || (least > 0 && least < Integer.MAX_VALUE) ? 1 : 0;
  }

  JsonObject layer(String name) {
    JsonObject found = layers.get(name);
    if (found == null) {
      throw new DataException("its model has no layer '" + name + "'");
    }
    return found;
  }

  /** Says what a use of a layer made. */
  void give(KerasNode.Ref first, List<String> made) {
    for (int i = 0; i < made.size(); i++) {
      signals.put(new KerasNode.Ref(first.layer(), first.use(), i), made.get(i));
    }
  }

  /** The name of what a layer made. */
  String signal(KerasNode.Ref ref) {
    KerasNode.Ref own = counted(ref);
    String found = find(own);
    if (found == null && signals.containsKey(new KerasNode.Ref(own.layer(), 0, own.output()))) {
      found =
          signals.get(new KerasNode.Ref(own.layer(), 0, own.output())); // an output's, used once
    }
    if (found == null) {
      throw new DataException(
          "its model has no output " + ref.output() + " of '" + ref.layer() + "'");
    }
    return found;
  }

  private KerasNode.Ref counted(KerasNode.Ref ref) {
    int use = Math.max(ref.use() - offsets.getOrDefault(ref.layer(), 0), 0);
    return new KerasNode.Ref(ref.layer(), use, ref.output());
  }

  private @Nullable String find(KerasNode.Ref own) {
    String found = signals.get(own);
    if (found == null && own.output() > 0) {
      String first = signals.get(new KerasNode.Ref(own.layer(), own.use(), 0));
      return first == null ? null : first + "#" + own.output(); // of a layer of several
    }
    return found;
  }

  /** The vertex that makes something of this name. */
  static String vertex(String signal) {
    int at = signal.lastIndexOf('#');
    return at > 0 && signal.substring(at + 1).matches("\\d+") ? signal.substring(0, at) : signal;
  }

  /** Adds all uses, each behind what it reads. */
  void run(Use use) {
    List<Pending> left = new ArrayList<>(pending);
    while (!left.isEmpty()) {
      int before = left.size();
      for (Pending each : List.copyOf(left)) {
        if (each.node().all().stream().allMatch(ref -> find(counted(ref)) != null)) {
          left.remove(each);
          String name = KerasFlat.name(each.layer());
          give(new KerasNode.Ref(name, each.use(), 0), use.add(each.layer(), reads(each.node())));
        }
      }
      if (left.size() == before) {
        throw new DataException(
            "its layers "
                + left.stream().map(each -> KerasFlat.name(each.layer())).toList()
                + " read what there is not, or each other");
      }
    }
  }

  private KerasCall reads(KerasNode node) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    node.named().forEach((key, refs) -> named.put(key, refs.stream().map(this::signal).toList()));
    return new KerasCall(
        "",
        "",
        new KerasJson("", new JsonObject()),
        List::of,
        node.read().stream().map(this::signal).toList(),
        named,
        node.constants(),
        node.options(),
        null);
  }
}
