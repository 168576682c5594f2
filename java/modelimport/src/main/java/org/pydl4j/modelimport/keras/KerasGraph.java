package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.modelimport.RefusedException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.vertices.GraphVertex;

/** The layers of a model in this library's JSON, as a chain where they are one, else as a graph. */
final class KerasGraph {
  private final KerasFlat flat;
  private final KerasSetting setting;
  private final @Nullable JsonObject training;
  private final Map<String, KerasPiece> pieces = new LinkedHashMap<>();
  private final Map<String, InputType> types = new HashMap<>();
  private final Map<String, List<String>> made = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> masked = new HashSet<>();

  KerasGraph(KerasFlat flat, KerasSetting setting, @Nullable JsonObject training) {
    this.flat = flat;
    this.setting = setting;
    this.training = training;
  }

  KerasNetwork network(List<InputType> given) {
    List<InputType> inputs = inputs(given);
    for (int i = 0; i < inputs.size(); i++) {
      types.put(flat.inputs().get(i).name(), KerasInputs.inside(inputs.get(i)));
    }
    for (KerasCall call : flat.calls()) {
      attempt(call);
    }
    requireAll();
    dropUnread();
    losses();
    return isChain() ? chain(inputs.get(0)) : graph(inputs);
  }

  private List<InputType> inputs(List<InputType> given) {
    if (!given.isEmpty() && given.size() != flat.inputs().size()) {
      throw new DataException(
          "it has " + flat.inputs().size() + " inputs. Got shapes for " + given.size());
    }
    List<InputType> made = new ArrayList<>();
    for (int i = 0; i < flat.inputs().size(); i++) {
      KerasFlat.Input input = flat.inputs().get(i);
      InputType type =
          !given.isEmpty()
              ? given.get(i)
              : KerasInputs.type(
                  input.shape(),
                  setting.channelsFirst(),
                  indices(input.name()),
                  "the input '" + input.name() + "'");
      made.add(type.in(setting.layout()));
    }
    return made;
  }

  private boolean indices(String input) {
    return flat.calls().stream()
        .anyMatch(call -> call.type().equals("Embedding") && call.inputs().contains(input));
  }

  /** Adds a layer; what cannot be is told with all the rest. */
  private void attempt(KerasCall call) {
    List<String> sources = new ArrayList<>(call.inputs());
    call.named().values().forEach(sources::addAll);
    for (String source : sources) {
      String vertex = KerasScope.vertex(source);
      if (!types.containsKey(source) && types.containsKey(vertex)) {
        problems.add(noOutput(call.config().place(), source));
      }
    }
    if (!types.keySet().containsAll(sources)) {
      if (!KerasLayers.isKnown(call)) {
        problems.add(call.config().refused(KerasLayers.unknown(call.type())).getMessage());
      }
      return; // it stands behind what cannot be read
    }
    try {
      add(call);
    } catch (ModelFileException | ShapeException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private static String noOutput(String place, String source) {
    return place
        + " reads a further output of the layer '"
        + KerasScope.vertex(source)
        + "', such as the state of a memory cell, which there is no counterpart of here.";
  }

  private void requireAll() {
    for (String output : flat.outputs()) {
      if (!types.containsKey(output) && types.containsKey(KerasScope.vertex(output))) {
        problems.add(noOutput("The model", output));
      }
    }
    if (problems.size() == 1) {
      throw new ModelFileException(problems.get(0));
    }
    if (!problems.isEmpty()) {
      throw new ModelFileException(
          problems.size() + " things of it cannot be read:\n- " + String.join("\n- ", problems));
    }
  }

  private void add(KerasCall given) {
    KerasCall call = KerasOperations.asLayer(given);
    requireNoConstants(call);
    if (KerasMasks.ignores(call) && masked.contains(call.inputs().get(0))) {
      call = call.reading(List.of(allSteps(call)));
    }
    List<String> read = KerasAttention.is(call) ? KerasAttention.sources(call) : call.inputs();
    List<InputType> in = read.stream().map(source -> type(source)).toList();
    List<KerasPiece> vertices = KerasVertices.of(call, in, setting);
    if (vertices != null) {
      for (KerasPiece each : vertices) {
        requireSame(call, each);
        put(each, call.config().place());
        boolean states = KerasRecurrent.readsStates(each);
        if (states ? masked.contains(each.inputs().get(0)) : masked.containsAll(each.inputs())) {
          masked.add(each.name());
        }
      }
      return;
    }
    if (in.size() != 1 || !call.named().isEmpty()) {
      List<String> names = new ArrayList<>(call.named().keySet());
      throw call.config()
          .refused(
              "has "
                  + in.size()
                  + " inputs"
                  + (names.isEmpty() ? "" : ", and tensors as " + names)
                  + ", which is not read");
    }
    KerasLayer layer =
        new KerasLayer(call.type(), call.config(), call.weights().get(), in.get(0), setting);
    List<KerasStep> steps = KerasLayers.of(layer);
    if (steps.isEmpty()) {
      steps = List.of(KerasStep.identity());
    }
    steps(call, steps);
  }

  /** Refuses one layer as two of ours, which could not have the same weights. */
  private void requireSame(KerasCall call, KerasPiece piece) {
    String shared = piece.sharedWith();
    KerasPiece owner = shared == null ? null : pieces.get(shared);
    if (shared != null && (owner == null || !owner.type().equals(piece.type()))) {
      throw usedBothWays(call);
    }
  }

  private static RefusedException usedBothWays(KerasCall call) {
    return call.config()
        .refused("is used with states and without them by the same weights, which is not read");
  }

  /** Refuses masks and states that are constants of the file: they would be left out. */
  private static void requireNoConstants(KerasCall call) {
    for (String key : call.options().keySet()) {
      boolean matters = !key.startsWith("use_") && key.matches("(.*_)?mask|initial_state");
      if (matters && !call.options().get(key).isJsonNull()) {
        throw call.config().refused("is called with '" + key + "', a constant, which is not read");
      }
    }
  }

  private InputType type(String source) {
    return Objects.requireNonNull(types.get(source));
  }

  private void steps(KerasCall call, List<KerasStep> steps) {
    List<String> source = unmasked(call);
    List<String> names = new ArrayList<>();
    List<String> owners = call.sharedWith() == null ? List.of() : owners(call.sharedWith());
    if (call.sharedWith() != null && KerasRecurrent.hasStates(call.sharedWith(), pieces)) {
      throw usedBothWays(call);
    }
    for (int i = 0; i < steps.size(); i++) {
      String own = i == steps.size() - 1 ? call.name() : call.name() + "-" + (i + 1);
      KerasStep step = steps.get(i);
      boolean shares = owners.size() == steps.size() && !step.parameters().isEmpty();
      put(
          KerasPiece.layer(own, step, source, shares ? owners.get(i) : null),
          call.config().place());
      names.add(own);
      source = List.of(own);
    }
    made.put(call.name(), names);
  }

  /** Keras' layers that do not know masks see all steps, and their outputs have none. */
  private List<String> unmasked(KerasCall call) {
    String source = call.inputs().get(0);
    boolean reads = masked.contains(source);
    boolean masks = call.type().equals("Masking"); // whose mask takes the place of another
    boolean sees = KerasLayers.seesMasks(call.type()) && !masks;
    if (KerasLayers.makesMasks(call) || (reads && sees && !KerasLayers.endsMasks(call))) {
      masked.add(call.name());
    }
    return !reads || sees ? call.inputs() : List.of(allSteps(call));
  }

  /** What a layer reads without its mask. */
  private String allSteps(KerasCall call) {
    String source = call.inputs().get(0);
    int axes = type(source).shape().length;
    long[] dims = new long[axes];
    for (int i = 0; i < axes; i++) {
      dims[i] = i + 1L;
    }
    KerasStep all = KerasStep.of("Permute").with("dims", dims); // which drops masks
    String name = call.name() + "-all";
    put(KerasPiece.layer(name, all, List.of(source), null), call.config().place());
    return name;
  }

  private List<String> owners(String call) {
    return made.getOrDefault(call, List.of());
  }

  private void put(KerasPiece piece, String place) {
    List<InputType> in = piece.inputs().stream().map(source -> type(source)).toList();
    LayerPlace where = new LayerPlace(place, piece.inputs());
    String json = piece.json().toString();
    List<InputType> out =
        piece.layer()
            ? List.of(LayerTypes.output(Layer.KIND.fromJson(json), in.get(0), where))
            : GraphVertex.KIND.fromJson(json).infer(in, where);
    for (int i = 0; i < out.size(); i++) {
      types.put(i == 0 ? piece.name() : piece.name() + "#" + i, out.get(i));
    }
    pieces.put(piece.name(), piece);
  }

  /** States that are handed out, or the last step beside them, and nobody reads. */
  private void dropUnread() {
    Set<String> read = new HashSet<>(flat.outputs());
    pieces.values().forEach(piece -> read.addAll(piece.inputs()));
    pieces
        .values()
        .removeIf(
            piece -> {
              boolean further = !KerasScope.vertex(piece.name()).equals(piece.name());
              boolean handedOut = further || piece.type().equals("LastTimeStepVertex");
              return handedOut && !read.contains(piece.name());
            });
  }

  /** Gives losses to the outputs that no other layer reads. */
  private void losses() {
    Set<String> read = new HashSet<>();
    pieces.values().forEach(piece -> read.addAll(piece.inputs()));
    pieces.values().stream()
        .map(KerasPiece::sharedWith)
        .filter(Objects::nonNull)
        .forEach(read::add);
    for (int i = 0; i < flat.outputs().size(); i++) {
      String name = flat.outputs().get(i);
      KerasPiece piece = pieces.get(name);
      if (piece == null || !piece.layer() || piece.sharedWith() != null || read.contains(name)) {
        continue;
      }
      JsonElement given = KerasOutputs.given(training, name, i);
      KerasStep step = new KerasStep(piece.json(), piece.parameters());
      KerasStep last = KerasOutputs.with(step, type(name).shape().length, given, setting);
      pieces.put(name, piece.with(last.json()));
    }
  }

  private boolean isChain() {
    String before = flat.inputs().get(0).name();
    for (KerasPiece piece : pieces.values()) {
      if (!piece.layer() || !piece.inputs().equals(List.of(before))) {
        return false;
      }
      before = piece.name();
    }
    return flat.isChain() && !pieces.isEmpty();
  }

  private KerasNetwork chain(InputType input) {
    JsonObject network = setting.start("MultiLayerConfiguration", training);
    network.add("inputType", KerasNetwork.json(input));
    Map<String, KerasTensor> parameters = new LinkedHashMap<>();
    JsonArray array = new JsonArray();
    for (KerasPiece piece : pieces.values()) {
      piece.json().addProperty("name", piece.name());
      piece.parameters().forEach((name, value) -> parameters.put(array.size() + "_" + name, value));
      array.add(piece.json());
    }
    network.add("layers", array);
    return new KerasNetwork("MultiLayerNetwork", network, parameters);
  }

  private KerasNetwork graph(List<InputType> inputs) {
    JsonObject network = setting.start("ComputationGraphConfiguration", training);
    JsonArray names = new JsonArray();
    JsonArray inputTypes = new JsonArray();
    for (int i = 0; i < inputs.size(); i++) {
      names.add(flat.inputs().get(i).name());
      inputTypes.add(KerasNetwork.json(inputs.get(i)));
    }
    Map<String, KerasTensor> parameters = new LinkedHashMap<>();
    JsonObject vertices = new JsonObject();
    for (KerasPiece piece : pieces.values()) {
      JsonObject node = new JsonObject();
      if (piece.sharedWith() == null) {
        node.add("vertex", piece.json());
        piece
            .parameters()
            .forEach((name, value) -> parameters.put(piece.name() + "_" + name, value));
      } else {
        node.addProperty("sharedWith", piece.sharedWith());
      }
      node.add("inputs", array(piece.inputs()));
      vertices.add(piece.name(), node);
    }
    network.add("inputs", names);
    network.add("inputTypes", inputTypes);
    network.add("vertices", vertices);
    network.add("outputs", array(outputs(vertices)));
    KerasOutputs.weights(network, training, flat.outputs());
    return new KerasNetwork("ComputationGraph", network, parameters);
  }

  /** Outputs that are inputs, or the same twice, get a vertex of their own. */
  private List<String> outputs(JsonObject vertices) {
    List<String> names = new ArrayList<>();
    for (String output : flat.outputs()) {
      String name = output;
      if (!vertices.has(output) || names.contains(output)) {
        name = output + "-out" + names.size();
        JsonObject node = new JsonObject();
        node.add("vertex", KerasStep.identity().json());
        node.add("inputs", array(List.of(output)));
        vertices.add(name, node);
      }
      names.add(name);
    }
    return names;
  }

  private static JsonArray array(List<String> names) {
    JsonArray made = new JsonArray();
    names.forEach(made::add);
    return made;
  }
}
