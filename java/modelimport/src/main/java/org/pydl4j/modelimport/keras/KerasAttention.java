package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/** Attention. */
final class KerasAttention {
  private KerasAttention() {}

  static KerasPiece of(KerasCall call, List<InputType> inputs, KerasSetting setting) {
    for (InputType input : inputs) {
      if (!(input instanceof Recurrent)) {
        throw call.config().refused("attends to " + input.described() + ", which is not read");
      }
    }
    for (String key : call.named().keySet()) {
      if (!key.matches("query|value|key")) {
        throw call.config().refused("reads a tensor as '" + key + "', which is not read");
      }
    }
    requireUsual(call);
    return call.type().equals("Attention") ? plain(call) : heads(call, inputs, setting);
  }

  /** Refuses what a call says beside its tensors, which would change what is computed. */
  private static void requireUsual(KerasCall call) {
    if (flag(call, "return_attention_scores")) {
      throw call.config().refused("has the option return_attention_scores, not read");
    }
    for (String key : call.options().keySet()) {
      boolean known = key.matches("use_causal_mask|return_attention_scores|training");
      if (!known && !call.options().get(key).isJsonNull()) {
        throw call.config().refused("is called with '" + key + "', a constant, which is not read");
      }
    }
    for (JsonElement each : call.constants()) {
      if (!each.isJsonNull()) {
        throw call.config().refused("is called with a constant beside its tensors, not read");
      }
    }
  }

  static boolean is(KerasCall call) {
    return call.type().matches("MultiHeadAttention|Group(ed)?QueryAttention|Attention");
  }

  private static boolean flag(KerasCall call, String key) {
    return new KerasJson(call.config().place(), call.options()).flag(key, false);
  }

  /** Queries, keys, values of query, value, key. */
  static List<String> sources(KerasCall call) {
    List<String> given = new ArrayList<>(call.inputs());
    for (String key : List.of("query", "value", "key")) {
      given.addAll(call.named().getOrDefault(key, List.of()));
    }
    if (given.size() < 2 || given.size() > 3) {
      throw call.config().refused("reads " + given.size() + " tensors, which is not read");
    }
    String key = given.size() == 3 ? given.get(2) : given.get(1);
    return List.of(given.get(0), key, given.get(1));
  }

  private static KerasPiece plain(KerasCall call) {
    KerasJson config = call.config();
    if (!config.text("score_mode", "dot").equals("dot")) {
      throw config.refused("has the score_mode " + config.text("score_mode", "") + ", not read");
    }
    JsonObject made = KerasValues.named("DotProductAttentionVertex");
    List<KerasTensor> weights = call.weights().get();
    boolean scaled = config.flag("use_scale", false) && !weights.isEmpty();
    if (scaled) {
      throw config.refused("has the option use_scale, a learnt factor, which is not read");
    }
    made.addProperty("scaleFactor", 1.0);
    options(call, made);
    return KerasPiece.vertex(call.name(), made, sources(call));
  }

  private static void options(KerasCall call, JsonObject made) {
    boolean causal = flag(call, "use_causal_mask") || call.config().flag("causal", false);
    if (causal) {
      made.addProperty("useCausalMask", true);
    }
    double dropout = call.config().number("dropout", 0);
    if (dropout > 0) {
      made.addProperty("attentionDropOut", 1 - dropout);
    }
  }

  /**
   * Heads as a layer of Keras has them.
   *
   * @param count of queries
   * @param groups of keys and values
   * @param size numbers of one
   */
  private record Heads(long count, long groups, long size) {
    static Heads of(KerasCall call) {
      KerasJson config = call.config();
      if (call.type().startsWith("Group")) {
        long count = config.whole("num_query_heads", 1);
        return new Heads(
            count, config.whole("num_key_value_heads", count), config.whole("head_dim", 1));
      }
      long count = config.whole("num_heads", 1);
      return new Heads(count, count, config.whole("key_dim", 1));
    }
  }

  private static KerasPiece heads(KerasCall call, List<InputType> inputs, KerasSetting setting) {
    KerasJson config = call.config();
    Heads heads = Heads.of(call);
    boolean usual =
        config.whole("value_dim", heads.size()) == heads.size()
            && !config.flag("use_gate", false)
            && !config.has("sliding_window");
    if (!usual) {
      throw config.refused("has a value_dim other than key_dim, use_gate or sliding_window");
    }
    if (config.has("output_shape") && config.get("output_shape").isJsonArray()) {
      if (config.get("output_shape").getAsJsonArray().size() != 1) {
        throw config.refused("has an output_shape of several axes, which is not read");
      }
    }
    List<KerasTensor> weights = call.weights().get();
    boolean bias = config.flag("use_bias", true);
    int each = bias ? 2 : 1;
    if (weights.size() != 4 * each) {
      throw config.refused("has " + weights.size() + " weights in the file, not " + 4 * each);
    }
    KerasTensor joining = weights.get(3 * each);
    long nOut = joining.shape()[joining.shape().length - 1];
    KerasStep made =
        KerasStep.of("AttentionVertex")
            .with("nOut", nOut)
            .with("nHeads", heads.count())
            .with("headSize", heads.size())
            .with("hasBias", bias)
            .parameter("Wo", joining.reshaped(heads.count() * heads.size(), nOut));
    if (heads.groups() != heads.count()) {
      made.with("nKeyValueHeads", heads.groups());
    }
    KerasTraining.of(
        made, new KerasLayer(call.type(), config, weights, inputs.get(0), setting), "kernel");
    String[] names = {"q", "k", "v", "o"};
    for (int i = 0; i < 3; i++) {
      made.parameter("W" + names[i], weights.get(i * each).permuted(1, 2, 0));
    }
    for (int i = 0; i < 4 && bias; i++) {
      made.parameter("b" + names[i], weights.get(i * each + 1).flat());
    }
    options(call, made.json());
    return new KerasPiece(
        call.name(), made.json(), made.parameters(), sources(call), false, call.sharedWith());
  }
}
