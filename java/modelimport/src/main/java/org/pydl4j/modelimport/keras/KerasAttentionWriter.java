package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;

/** Attention with several heads as Keras has it. */
final class KerasAttentionWriter {
  private KerasAttentionWriter() {}

  /**
   * Adds it, and gives the name of what it makes.
   *
   * @param inputs queries, keys and values, of which those that are the same may be left out
   */
  static String of(KerasPlace place, List<String> inputs) {
    LayerValues values = place.values();
    if (!values.flag("projectInput")) {
      throw new KerasGap("has no projections (projectInput), which is not written");
    }
    NDArray queries = place.weight("Wq"); // [heads, headSize, size]
    long heads = queries.size(0);
    long groups = place.weight("Wk").size(0);
    long nOut = values.whole("nOut");
    boolean grouped = groups != heads;
    if (grouped && (nOut != queries.size(2) || place.weight("Wv").size(2) != nOut)) {
      throw new KerasGap(
          "has nKeyValueHeads, and queries, values and outputs of unequal sizes, which there is"
              + " none of there");
    }
    JsonObject config = new JsonObject();
    config.addProperty(grouped ? "num_query_heads" : "num_heads", heads);
    config.addProperty(grouped ? "head_dim" : "key_dim", queries.size(1));
    if (grouped) {
      config.addProperty("num_key_value_heads", groups);
    } else {
      config.addProperty("value_dim", queries.size(1));
      config.add("output_shape", KerasLayerWriter.array(nOut));
    }
    config.addProperty("dropout", dropped(values));
    config.addProperty("use_bias", values.flag("hasBias"));
    Map<String, Object> options = new LinkedHashMap<>();
    if (values.flag("useCausalMask")) {
      options.put("use_causal_mask", true);
    }
    String keys = inputs.get(inputs.size() > 1 ? 1 : 0);
    String last = inputs.get(inputs.size() - 1);
    List<String> given = new ArrayList<>(List.of(inputs.get(0), last)); // values before keys there
    if (!last.equals(keys)) {
      given.add(keys);
    }
    String type = grouped ? "GroupQueryAttention" : "MultiHeadAttention";
    return place
        .graph()
        .call(type, place.name(), config, given, options, weights(place, values, grouped));
  }

  private static double dropped(LayerValues values) {
    double kept = KerasLayerWriter.kept(values, "attentionDropOut");
    return kept == 0 || kept == 1 ? 0 : 1 - kept; // both mean none
  }

  private static Map<String, List<NDArray>> weights(
      KerasPlace place, LayerValues values, boolean grouped) {
    Map<String, List<NDArray>> own = new LinkedHashMap<>();
    for (String[] part :
        new String[][] {{"q", "query"}, {"k", "key"}, {"v", "value"}, {"o", "output"}}) {
      NDArray weights = place.weight("W" + part[0]);
      NDArray first = place.weight(part[0].equals("o") ? "Wq" : "W" + part[0]);
      long heads = first.size(0);
      long size = first.size(1);
      boolean joins = part[0].equals("o");
      List<NDArray> made = new ArrayList<>();
      made.add(
          joins
              ? Shapes.reshape(weights, heads, size, weights.size(1))
              : Shapes.permute(weights, 2, 0, 1));
      if (values.flag("hasBias")) {
        NDArray bias = place.weight("b" + part[0]);
        made.add(joins ? bias : Shapes.reshape(bias, heads, size));
      }
      own.put((grouped ? "/_" : "/") + part[1] + "_dense", made); // as it saves them
    }
    return own;
  }
}
