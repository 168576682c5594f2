package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The weights of {@code .weights.h5}: variables hang under the attributes of Keras' objects, layers
 * under their classes' names with a number behind them.
 */
final class KerasPaths implements KerasWeights {
  /** What stands in a layer, in the order of Keras' own list of weights. */
  private static final List<String> ORDER =
      List.of(
          "cell",
          "cells",
          "forward_layer",
          "backward_layer",
          "layer",
          "query_dense",
          "_query_dense",
          "key_dense",
          "_key_dense",
          "value_dense",
          "_value_dense",
          "output_dense",
          "_output_dense");

  private static final Pattern FIRST = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern FIRST_OF_OLD = Pattern.compile("(.)([A-Z][a-z0-9]+)");
  private static final Pattern SECOND = Pattern.compile("([a-z])([A-Z])");
  private static final int DEEP = 32;

  private final List<HdfSource> files;
  private final String root;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, List<KerasTensor>> read;

  /**
   * Of a model.
   *
   * @param files one, or the parts of a large one
   * @param root where the model stands in them
   * @param layers of the model, in their order
   * @param read what was read of the files before
   */
  KerasPaths(
      List<HdfSource> files, String root, JsonArray layers, Map<String, List<KerasTensor>> read) {
    this.read = read;
    this.files = files;
    this.root = root;
    String under =
        children(root + "/layers").isEmpty() ? "_layer_checkpoint_dependencies" : "layers";
    Map<String, Node> there = children(root + "/" + under);
    boolean inputs = there.containsKey("input_layer");
    Map<String, Integer> counts = new HashMap<>();
    for (JsonElement each : layers) {
      KerasJson layer = new KerasJson("a layer", each.getAsJsonObject());
      String type = layer.text("class_name", "").replaceFirst("^.*>", "");
      if ((type.equals("InputLayer") && !inputs) || KerasOperations.isOne(layer)) {
        continue; // no layers of the model's list
      }
      String now = snake(type, FIRST);
      String snake = there.containsKey(now) ? now : snake(type, FIRST_OF_OLD);
      int before = counts.merge(snake, 1, Integer::sum) - 1;
      String place = root + "/" + under + "/" + snake + (before == 0 ? "" : "_" + before);
      places.put(KerasFlat.name(layer.object()), place);
    }
  }

  /** The name of a class as the newest Keras makes it. */
  static String snake(String type) {
    return snake(type, FIRST);
  }

  /** As Keras makes names of classes: {@code Conv2DTranspose} is conv2d_transpose. */
  private static String snake(String type, Pattern first) {
    boolean other = type.equals("GroupQueryAttention"); // which is not what its class is called
    String clean = other ? "GroupedQueryAttention" : type.replaceAll("\\W+", "");
    String parts = first.matcher(clean).replaceAll("$1_$2");
    return SECOND.matcher(parts).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  @Override
  public List<KerasTensor> of(String layer) {
    String place = places.get(layer);
    if (place == null) {
      return List.of();
    }
    List<KerasTensor> known = read.get(place);
    if (known == null) {
      known = new ArrayList<>();
      collect(place, known, 0);
      read.put(place, known);
    }
    return known;
  }

  @Override
  public KerasWeights model(String layer, JsonArray layers) {
    String place = places.getOrDefault(layer, root + "/?");
    String inside = children(place + "/layer").isEmpty() ? place : place + "/layer";
    return new KerasPaths(files, inside, layers, read);
  }

  private void collect(String place, List<KerasTensor> made, int depth) {
    made.addAll(variables(files, place));
    Map<String, Node> children = children(place);
    List<String> names = new ArrayList<>(ORDER);
    children.keySet().stream().filter(name -> !ORDER.contains(name)).sorted().forEach(names::add);
    for (String name : names) {
      boolean random = name.contains("dropout") || name.contains("seed") || name.contains("random");
      if (children.get(name) instanceof Group && !name.equals("vars") && !random && depth < DEEP) {
        collect(place + "/" + name, made, depth + 1);
      }
    }
  }

  private Map<String, Node> children(String place) {
    Map<String, Node> made = new TreeMap<>();
    for (HdfSource file : files) {
      Group group = KerasHdf.group(file.tree(), place);
      if (group != null) {
        made.putAll(group.getChildren());
      }
    }
    return made;
  }

  /** The variables at a place, in the order of their numbers. */
  static List<KerasTensor> variables(List<HdfSource> files, String place) {
    Map<Integer, KerasTensor> made = new TreeMap<>();
    for (HdfSource file : files) {
      Group group = KerasHdf.group(file.tree(), place + "/vars");
      if (group == null) {
        continue;
      }
      group
          .getChildren()
          .forEach(
              (name, node) -> {
                if (name.matches("\\d{1,6}") && node instanceof Dataset data) {
                  String path = place + "/vars/" + name;
                  made.put(Integer.parseInt(name), KerasHdf.tensor(path, data, file));
                }
              });
    }
    return List.copyOf(made.values());
  }
}
