package org.pydl4j.modelimport.keras;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/** A functional model of Keras 3 as it is written: its layers in order, their weights, its ends. */
final class KerasGraphWriter {
  private final List<JsonObject> layers = new ArrayList<>();
  private final Map<String, List<NDArray>> weights = new LinkedHashMap<>(); // by their places
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final JsonArray inputs = new JsonArray();
  private final JsonArray outputs = new JsonArray();
  private final String type;
  private boolean paused;

  KerasGraphWriter(DType type) {
    this.type = type.label();
  }

  /** From now on nothing is kept: what is made is looked at for what else cannot be written. */
  void pause() {
    paused = true;
  }

  private String unique(String wanted) {
    String clean = wanted.replaceAll("[^\\w.-]", "_");
    String made = clean;
    for (int i = 1; !names.add(made); i++) {
      made = clean + "_" + i;
    }
    return made;
  }

  private static JsonObject object(String module, String type, JsonObject config) {
    JsonObject made = new JsonObject();
    made.addProperty("module", module);
    made.addProperty("class_name", type);
    made.add("config", config);
    made.add("registered_name", null);
    return made;
  }

  /** A layer without its place in the graph, as one that stands in another. */
  JsonObject inner(String type, String name, JsonObject config) {
    config.addProperty("name", name);
    config.addProperty("trainable", true);
    config.addProperty("dtype", this.type);
    return object("keras.layers", type, config);
  }

  /** Declares an input; -1 is an axis of any length. */
  String input(String wanted, long[] shape, boolean indices) {
    String name = unique(wanted);
    JsonObject config = new JsonObject();
    JsonArray sizes = new JsonArray();
    for (long size : shape) {
      sizes.add(size < 0 ? null : size);
    }
    config.add("batch_shape", sizes);
    config.addProperty("dtype", indices ? "int64" : type);
    config.addProperty("sparse", false);
    config.addProperty("ragged", false);
    config.addProperty("name", name);
    JsonObject layer = object("keras.layers", "InputLayer", config);
    layer.addProperty("name", name);
    layer.add("inbound_nodes", new JsonArray());
    layers.add(layer);
    counts.merge("InputLayer", 1, Integer::sum);
    inputs.add(reference(name));
    return name;
  }

  /** Of a name, behind which {@code #1} stands for the second thing that a layer makes. */
  private static JsonArray reference(String name) {
    int at = name.indexOf('#');
    JsonArray made = new JsonArray();
    made.add(at < 0 ? name : name.substring(0, at));
    made.add(0);
    made.add(at < 0 ? 0 : Integer.parseInt(name.substring(at + 1)));
    return made;
  }

  void output(String name) {
    outputs.add(reference(name));
  }

  /** Adds a layer that reads one value. */
  String add(String type, String wanted, JsonObject config, String from) {
    return add(type, wanted, config, List.of(from), Map.of());
  }

  /**
   * Adds a layer.
   *
   * @param wanted its name, if no other has it
   * @param own its weights in Keras' order, by their places in it
   */
  String add(
      String type,
      String wanted,
      JsonObject config,
      List<String> from,
      Map<String, List<NDArray>> own) {
    JsonArray arguments = new JsonArray();
    if (from.size() == 1) {
      arguments.add(tensor(from.get(0)));
    } else {
      arguments.add(tensors(from));
    }
    return add(type, wanted, config, arguments, new JsonObject(), own);
  }

  /**
   * Adds a layer that is called with several arguments.
   *
   * @param from what it reads, an argument each
   * @param options of the call
   * @param own its weights in Keras' order, by their places in it
   */
  String call(
      String type,
      String wanted,
      JsonObject config,
      List<String> from,
      Map<String, Object> options,
      Map<String, List<NDArray>> own) {
    JsonObject named = new GsonBuilder().create().toJsonTree(options).getAsJsonObject();
    return add(type, wanted, config, tensors(from), named, own);
  }

  private String add(
      String type,
      String wanted,
      JsonObject config,
      JsonArray arguments,
      JsonObject options,
      Map<String, List<NDArray>> own) {
    String name = unique(wanted);
    JsonObject node = new JsonObject();
    node.add("args", arguments);
    node.add("kwargs", options);
    JsonArray nodes = new JsonArray();
    nodes.add(node);
    JsonObject layer = inner(type, name, config);
    layer.addProperty("name", name);
    layer.add("inbound_nodes", nodes);
    if (paused) {
      return "";
    }
    layers.add(layer);
    String snake = KerasPaths.snake(type);
    int before = counts.merge(type, 1, Integer::sum) - 1;
    String place = "layers/" + snake + (before == 0 ? "" : "_" + before);
    own.forEach((inside, arrays) -> weights.put(place + inside, arrays));
    return name;
  }

  private JsonObject tensor(String name) {
    JsonObject history = new JsonObject();
    JsonArray any = new JsonArray();
    any.add((String) null);
    history.add("shape", any); // which nobody reads, and none is not taken for
    history.addProperty("dtype", type);
    history.add("keras_history", reference(name));
    JsonObject made = new JsonObject();
    made.addProperty("class_name", "__keras_tensor__");
    made.add("config", history);
    return made;
  }

  /** What a layer reads under the name of an argument. */
  JsonArray tensors(List<String> names) {
    JsonArray made = new JsonArray();
    names.forEach(each -> made.add(tensor(each)));
    return made;
  }

  /** The model as JSON. */
  String config() {
    JsonObject config = new JsonObject();
    config.addProperty("name", "functional");
    config.addProperty("trainable", true);
    JsonArray all = new JsonArray();
    layers.forEach(all::add);
    config.add("layers", all);
    config.add("input_layers", inputs);
    config.add("output_layers", outputs);
    JsonObject model = object("keras.src.models.functional", "Functional", config);
    model.addProperty("registered_name", "Functional");
    return new GsonBuilder().serializeNulls().create().toJson(model);
  }

  /** Writes the weights as HDF5, each layer's at its place. */
  void writeWeights(Path file) {
    KerasHdf.quiet();
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      Map<String, WritableGroup> groups = new HashMap<>();
      groups.put("", hdf);
      group(groups, "layers");
      weights.forEach(
          (place, arrays) -> {
            WritableGroup vars = group(groups, place + "/vars");
            for (int i = 0; i < arrays.size(); i++) {
              vars.putDataset(Integer.toString(i), nested(arrays.get(i)));
            }
          });
    }
  }

  private static WritableGroup group(Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known == null) {
      int slash = path.lastIndexOf('/');
      WritableGroup parent = group(groups, slash < 0 ? "" : path.substring(0, slash));
      known = parent.putGroup(path.substring(slash + 1));
      groups.put(path, known);
    }
    return known;
  }

  /** Numbers as arrays in arrays, as the library takes them. */
  private static Object nested(NDArray array) {
    boolean wide = array.dtype() == DType.FLOAT64;
    Object flat = wide ? array.toDoubleArray() : array.toFloatArray();
    int[] shape = new int[array.rank()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(array.size(i));
    }
    Object made = Array.newInstance(wide ? double.class : float.class, shape);
    fill(made, flat, 0);
    return made;
  }

  private static int fill(Object to, Object flat, int from) {
    int at = from;
    int length = Array.getLength(to);
    if (to instanceof Object[] rows) {
      for (Object row : rows) {
        at = fill(row, flat, at);
      }
      return at;
    }
    System.arraycopy(flat, at, to, 0, length);
    return at + length;
  }
}
