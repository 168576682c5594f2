package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.vertices.GraphVertex;

/** A graph as it is made: its vertices in this library's JSON, their parameters, their types. */
final class OnnxBuilder {
  private final Map<String, OnnxStep> steps = new LinkedHashMap<>();
  private final Map<String, List<String>> reads = new HashMap<>();
  private final Map<String, InputType> types = new LinkedHashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private String place = "";
  private String stem = "";

  /** Begins to read a node, after which what is made next is named. */
  void at(String words, String name) {
    place = words;
    stem = name;
  }

  OnnxSignal input(String name, InputType type) {
    String unique = unique(name);
    inputs.add(unique);
    InputType inside = type.in(DataFormat.CHANNELS_FIRST);
    types.put(unique, inside);
    return OnnxSignal.inOrder(unique, inside);
  }

  List<String> inputs() {
    return inputs;
  }

  private String unique(String wanted) {
    String clean = wanted.replaceAll("^/+", "").replaceAll("[^\\w./:-]", "_");
    String cut = clean.substring(0, Math.min(clean.length(), GraphNode.MOST_LETTERS - 8));
    String made = cut.isEmpty() ? "node" : cut;
    for (int i = 1; types.containsKey(made); i++) {
      made = cut + "-" + i;
    }
    return made;
  }

  /** A layer, behind which axes stand there as they did before it. */
  OnnxSignal layer(OnnxStep step, OnnxSignal in) {
    Layer layer = Layer.KIND.fromJson(step.json().toString());
    LayerPlace where = new LayerPlace(place, List.of(in.vertex()));
    InputType type = LayerTypes.output(layer, in.type(), where);
    return new OnnxSignal(put(step, type, List.of(in.vertex())), type, in.order());
  }

  /** A layer behind which axes stand there as here. */
  OnnxSignal fresh(OnnxStep step, OnnxSignal in) {
    OnnxSignal made = layer(step, in);
    return OnnxSignal.inOrder(made.vertex(), made.type());
  }

  /** A vertex, behind which axes stand there as those of its first input. */
  OnnxSignal vertex(OnnxStep step, OnnxSignal... in) {
    List<InputType> given = Arrays.stream(in).map(OnnxSignal::type).toList();
    List<String> names = Arrays.stream(in).map(OnnxSignal::vertex).toList();
    InputType type =
        GraphVertex.KIND
            .fromJson(step.json().toString())
            .infer(given, new LayerPlace(place, names))
            .get(0);
    return new OnnxSignal(put(step, type, names), type, in[0].order());
  }

  private String put(OnnxStep step, InputType type, List<String> from) {
    String name = unique(stem);
    steps.put(name, step);
    reads.put(name, from);
    types.put(name, type);
    return name;
  }

  /** What a vertex is; null for an input. */
  @Nullable OnnxStep step(String vertex) {
    return steps.get(vertex);
  }

  /** The axes there brought to where they stand here: by a layer, where they stand otherwise. */
  OnnxSignal inOrder(OnnxSignal in) {
    return in.isInOrder() ? in : featuresAt(in, 1);
  }

  /**
   * The same with an axis of there as that of the features here, all others behind it in their
   * order.
   */
  OnnxSignal featuresAt(OnnxSignal in, int axis) {
    requirePlain(in);
    int own = in.order()[axis];
    List<Long> dims = new ArrayList<>(List.of((long) own));
    List<Integer> places = new ArrayList<>(List.of(axis)); // of the axes here, from axis 1 on
    for (int i = 1; i < in.rank(); i++) {
      if (i != axis) {
        dims.add((long) in.order()[i]);
        places.add(i);
      }
    }
    int[] order = new int[in.rank()];
    for (int i = 0; i < places.size(); i++) {
      order[places.get(i)] = i + 1;
    }
    long[] wanted = dims.stream().mapToLong(Long::longValue).toArray();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != i + 1) {
        OnnxSignal turned = layer(OnnxStep.of("Permute").with("dims", wanted), in);
        return turned.ordered(order);
      }
    }
    return in;
  }

  /** With axes of size 1 that there are none of here as axes of here. */
  OnnxSignal spread(OnnxSignal in) {
    if (in.place(OnnxSignal.ONE) < 0) {
      return in;
    }
    long[] sizes = Arrays.stream(in.shape()).skip(1).toArray();
    int[] order = Arrays.stream(in.order()).filter(axis -> axis != OnnxSignal.ONE).toArray();
    OnnxSignal plain = inOrder(in.ordered(order));
    if (sizes.length > 4 || Arrays.stream(sizes).anyMatch(size -> size < 0)) {
      throw OnnxReading.refused(
          place, "reads a value of the shape " + Arrays.toString(in.shape()), "");
    }
    return fresh(OnnxStep.of("Reshape").with("shape", sizes), plain);
  }

  /** Refuses values with axes that are none here, or whose examples do not stand first. */
  void requirePlain(OnnxSignal in) {
    if (in.order()[0] != 0) {
      throw OnnxReading.refused(
          place, "reads a value whose first axis is not that of the examples", "");
    }
    if (in.rank() != in.type().shape().length + 1) {
      throw OnnxReading.refused(
          place, "reads a value of the shape " + Arrays.toString(in.shape()), "");
    }
  }

  /** Gives an output's vertex the name that it has there, where no other has it. */
  OnnxSignal renamed(OnnxSignal signal, String wanted) {
    String name = unique(wanted);
    String old = signal.vertex();
    Map<String, OnnxStep> before = new LinkedHashMap<>(steps);
    steps.clear();
    before.forEach((each, step) -> steps.put(each.equals(old) ? name : each, step));
    reads.put(name, Objects.requireNonNull(reads.remove(old)));
    reads.replaceAll(
        (each, from) -> from.stream().map(one -> one.equals(old) ? name : one).toList());
    types.put(name, Objects.requireNonNull(types.remove(old)));
    return new OnnxSignal(name, signal.type(), signal.order());
  }

  /** Whether another vertex reads one. */
  boolean isRead(String vertex) {
    return reads.values().stream().anyMatch(from -> from.contains(vertex));
  }

  /** The vertices. */
  JsonObject vertices() {
    JsonObject made = new JsonObject();
    steps.forEach(
        (name, step) -> {
          JsonObject node = new JsonObject();
          node.add("vertex", step.json());
          node.add("inputs", array(Objects.requireNonNull(reads.get(name))));
          made.add(name, node);
        });
    return made;
  }

  static JsonArray array(List<String> names) {
    JsonArray made = new JsonArray();
    names.forEach(made::add);
    return made;
  }

  static JsonElement json(InputType type) {
    return JsonParser.parseString(type.toJson());
  }

  /** The parameters by their names in the network. */
  Map<String, NDArray> parameters() {
    Map<String, NDArray> made = new LinkedHashMap<>();
    steps.forEach(
        (name, step) ->
            step.parameters().forEach((own, value) -> made.put(name + "_" + own, value)));
    return made;
  }
}
