package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.InputType;

/** Layers of Keras with several inputs, as vertices. */
final class KerasVertices {
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "Add", "ADD",
          "Subtract", "SUBTRACT",
          "Multiply", "PRODUCT",
          "Average", "AVERAGE",
          "Maximum", "MAX",
          "Minimum", "MIN");

  private KerasVertices() {}

  /** The vertex that stands for a layer; null where none does. */
  static @Nullable JsonObject of(
      String type, KerasJson config, List<InputType> inputs, boolean channelsFirst) {
    String operation = OPERATIONS.get(type);
    if (operation != null) {
      JsonObject made = KerasValues.named("ElementWiseVertex");
      made.addProperty("op", operation);
      return made;
    }
    int axes = inputs.get(0).shape().length;
    if (type.equals("Concatenate")) {
      long axis = config.whole("axis", -1);
      long wanted = channelsFirst && axes > 1 ? 1 : axes;
      if ((axis < 0 ? axis + axes + 1 : axis) != wanted) {
        throw config.refused("has the option axis " + axis + ", which there is none of here");
      }
      return KerasValues.named("MergeVertex");
    }
    if (type.equals("Dot")) {
      JsonElement along = config.get("axes");
      boolean rows = axes == 1 && (along.toString().matches("-?1|\\[-?1,-?1\\]"));
      if (!rows) {
        throw config.refused("has the option axes " + along + " for sequences, which is not read");
      }
      JsonObject made = KerasValues.named("DotVertex");
      made.addProperty("normalize", config.flag("normalize", false));
      return made;
    }
    return null;
  }
}
