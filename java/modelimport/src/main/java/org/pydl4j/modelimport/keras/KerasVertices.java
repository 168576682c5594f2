package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.InputType;

/** Layers of Keras with several inputs, and what else takes more than layers behind each other. */
final class KerasVertices {
  private static final Map<String, String> MERGES =
      Map.of(
          "Add", "ADD",
          "Subtract", "SUBTRACT",
          "Multiply", "PRODUCT",
          "Average", "AVERAGE",
          "Maximum", "MAX",
          "Minimum", "MIN");

  private static final String ATTENTION =
      "MultiHeadAttention|GroupQueryAttention|GroupedQueryAttention|Attention";

  private KerasVertices() {}

  static boolean has(String type) {
    return MERGES.containsKey(type)
        || type.matches("Concatenate|Dot|" + ATTENTION + "|pydl4j>.*")
        || type.startsWith(KerasOperations.PREFIX);
  }

  /** Whether a layer joins signals of one shape, or behind each other. */
  static boolean merges(String type) {
    return MERGES.containsKey(type) || type.equals("Concatenate");
  }

  /** The pieces that stand for a layer; null where layers behind each other do. */
  static @Nullable List<KerasPiece> of(
      KerasCall call, List<InputType> inputs, KerasSetting setting) {
    String type = call.type();
    if (type.equals(KerasFlat.FOLD) || type.equals(KerasFlat.UNFOLD)) {
      if (setting.channelsFirst()) {
        throw call.config().refused("stands in a model of channels_first, which is not read");
      }
      String name = type.equals(KerasFlat.FOLD) ? "TimeToBatchVertex" : "BatchToTimeVertex";
      return List.of(KerasPiece.vertex(call.name(), KerasValues.named(name), call.inputs()));
    }
    if (type.startsWith(KerasOperations.PREFIX)) {
      KerasPiece made = KerasOperations.of(call);
      if (made == null) {
        throw call.config().refused("is an operation that there is none of here");
      }
      return List.of(made);
    }
    if (MERGES.containsKey(type)) {
      for (JsonElement each : call.constants()) {
        if (!each.isJsonNull()) {
          throw call.config().refused("is called with the constant " + each + ", not read");
        }
      }
      return List.of(merge(call, inputs));
    }
    return switch (type) {
      case "Concatenate" -> concatenate(call, inputs, setting);
      case "Dot" -> List.of(dot(call, inputs));
      case "MultiHeadAttention", "GroupQueryAttention", "GroupedQueryAttention", "Attention" ->
          List.of(KerasAttention.of(call, inputs, setting));
      default -> KerasRecurrent.pieces(call, inputs, setting);
    };
  }

  private static KerasPiece merge(KerasCall call, List<InputType> inputs) {
    String operation = MERGES.getOrDefault(call.type(), "");
    boolean equal = true;
    for (InputType input : inputs) {
      equal &= Arrays.equals(input.shape(), inputs.get(0).shape());
    }
    JsonObject made = KerasValues.named(equal ? "ElementWiseVertex" : "ArithmeticVertex");
    boolean product = !equal && operation.equals("PRODUCT");
    made.addProperty("op", product ? "MULTIPLY" : operation);
    if (!equal && operation.equals("AVERAGE")) {
      throw call.config().refused("averages inputs of unequal shapes, which is not read");
    }
    return KerasPiece.vertex(call.name(), made, call.inputs());
  }

  private static List<KerasPiece> concatenate(
      KerasCall call, List<InputType> inputs, KerasSetting setting) {
    int axes = inputs.get(0).shape().length;
    long axis = call.config().whole("axis", -1);
    long own = axis < 0 ? axis + axes + 1 : axis;
    if (own < 1 || own > axes) {
      throw call.config().refused("has the option axis " + axis + ", which is none of an example");
    }
    int here = setting.channelsFirst() || axes == 1 ? (int) own : (int) own % axes + 1;
    JsonObject merge = KerasValues.named("MergeVertex");
    if (here == 1) {
      return List.of(KerasPiece.vertex(call.name(), merge, call.inputs()));
    }
    long[] dims = new long[axes]; // the wanted axis first, which is turned back behind
    Arrays.setAll(dims, i -> i == 0 ? here : i + 1 == here ? 1 : i + 1);
    List<KerasPiece> made = new ArrayList<>();
    List<String> turned = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      String name = call.name() + "-in" + i;
      KerasStep step = KerasStep.of("Permute").with("dims", dims);
      made.add(KerasPiece.layer(name, step, List.of(call.inputs().get(i)), null));
      turned.add(name);
    }
    made.add(KerasPiece.vertex(call.name() + "-merge", merge, turned));
    KerasStep back = KerasStep.of("Permute").with("dims", dims);
    made.add(KerasPiece.layer(call.name(), back, List.of(call.name() + "-merge"), null));
    return made;
  }

  private static KerasPiece dot(KerasCall call, List<InputType> inputs) {
    JsonElement along = call.config().get("axes");
    int axes = inputs.get(0).shape().length;
    if (axes != 1 || !along.toString().matches("-?1|\\[-?1,-?1\\]")) {
      throw call.config().refused("has the option axes " + along + " for sequences, not read");
    }
    JsonObject made = KerasValues.named("DotVertex");
    made.addProperty("normalize", call.config().flag("normalize", false));
    return KerasPiece.vertex(call.name(), made, call.inputs());
  }
}
