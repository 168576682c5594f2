package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Vertices in this library's JSON. */
final class Dl4jVertices {
  private static final Set<String> KNOWN =
      Set.of(
          "MergeVertex",
          "ElementWiseVertex",
          "SubsetVertex",
          "StackVertex",
          "UnstackVertex",
          "ScaleVertex",
          "ShiftVertex",
          "ReshapeVertex",
          "L2NormalizeVertex",
          "L2Vertex",
          "PoolHelperVertex",
          "LastTimeStepVertex",
          "ReverseTimeSeriesVertex",
          "DuplicateToTimeSeriesVertex");
  private static final List<String> SAME =
      List.of("op", "from", "to", "stackSize", "scaleFactor", "shiftFactor", "newShape", "eps");

  private Dl4jVertices() {}

  static boolean isLayer(Dl4jJson vertex) {
    return vertex.type().equals("LayerVertex");
  }

  /**
   * A layer or a vertex.
   *
   * @param read what it reads, to which a vertex may add
   * @param originals gets the layer under {@code name}
   */
  static JsonObject vertex(
      Dl4jJson given, JsonArray read, Map<String, Dl4jJson> originals, String name) {
    if (isLayer(given)) {
      Dl4jJson layer = given.required("layerConf").required("layer");
      Dl4jJson named =
          new Dl4jJson("the layer '" + name + "' (" + layer.type() + ")", layer.object());
      originals.put(name, named);
      return Dl4jLayers.layer(named);
    }
    if (given.type().equals("FrozenVertex")) { // it has no parameters, or a layer that has
      return vertex(
          new Dl4jJson(given.place(), given.required("underlying").object()),
          read,
          originals,
          name);
    }
    if (given.type().equals("AttentionVertex")) {
      originals.put(name, given);
      return Dl4jLayers.composed(given, "AttentionVertex");
    }
    if (!KNOWN.contains(given.type())) {
      throw given.refused("is a " + given.type() + ", which there is no vertex for here");
    }
    JsonObject made = new JsonObject();
    made.addProperty("@class", given.type());
    for (String key : SAME) {
      if (given.has(key)) {
        made.add(key, given.get(key));
      }
    }
    if (given.type().equals("DuplicateToTimeSeriesVertex")) {
      read.add(given.get("inputName"));
    }
    if (given.type().matches("L2Vertex|L2NormalizeVertex")) {
      return made;
    }
    made.remove("eps");
    return made;
  }
}
