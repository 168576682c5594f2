package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;

/** Recurrent layers, in both directions and with their last step alone. */
final class KerasRecurrent {
  private static final Map<String, String> MODES =
      Map.of("concat", "CONCAT", "sum", "ADD", "mul", "MUL", "ave", "AVERAGE");

  /** What the series is called where the last step is what a layer of Keras gives. */
  private static final String SERIES = "-series";

  private KerasRecurrent() {}

  /**
   * What takes more than layers behind each other: series that run back, states that are handed
   * out, two directions side by side; null where nothing of it is there.
   */
  static @Nullable List<KerasPiece> pieces(
      KerasCall call, List<InputType> inputs, KerasSetting setting) {
    KerasJson config = call.config();
    if (call.type().equals("Bidirectional") && !config.has("merge_mode")) {
      return apart(call, inputs.get(0), setting);
    }
    boolean one = call.type().matches("LSTM|GRU|SimpleRNN");
    boolean back = one && config.flag("go_backwards", false);
    List<String> given = one ? given(call) : List.of();
    boolean states = one && (config.flag("return_state", false) || given.size() > 1);
    if (!back && !states) {
      return null;
    }
    call.named()
        .forEach(
            (key, tensors) -> {
              if (!key.equals("initial_state") && !tensors.isEmpty()) {
                throw config.refused("reads a tensor as '" + key + "', which is not read");
              }
            });
    List<KerasPiece> made = new ArrayList<>();
    List<String> source = new ArrayList<>(given);
    if (back) {
      source.set(0, call.name() + "-back");
      JsonObject turn = turned();
      made.add(KerasPiece.vertex(source.get(0), turn, List.of(given.get(0))));
    }
    KerasJson plain = changed(config, "go_backwards", "return_state");
    KerasLayer layer =
        new KerasLayer(call.type(), plain, call.weights().get(), inputs.get(0), setting);
    if (states) {
      made.addAll(withStates(call, layer, source));
    } else {
      made.add(KerasPiece.layer(call.name(), of(layer), source, call.sharedWith()));
    }
    return made;
  }

  /** The series that a layer reads, and the states that it begins with. */
  private static List<String> given(KerasCall call) {
    List<String> given = new ArrayList<>(call.inputs());
    given.addAll(call.named().getOrDefault("initial_state", List.of()));
    return given;
  }

  /** A layer that begins with the states of another one, or hands out its own. */
  private static List<KerasPiece> withStates(
      KerasCall call, KerasLayer layer, List<String> source) {
    boolean series = call.config().flag("return_sequences", false);
    String name = series ? call.name() : call.name() + SERIES;
    String owner = call.sharedWith();
    KerasStep step = one(layer).in("RecurrentVertex");
    List<KerasPiece> made = new ArrayList<>();
    made.add(
        new KerasPiece(
            name,
            step.json(),
            step.parameters(),
            source,
            false,
            owner == null || series ? owner : owner + SERIES));
    if (!series) {
      JsonObject last = KerasValues.named("LastTimeStepVertex");
      made.add(KerasPiece.vertex(call.name(), last, List.of(name)));
      int count = call.type().equals("LSTM") ? 2 : 1;
      for (int i = 1; i <= count; i++) {
        List<String> state = List.of(name + "#" + i);
        made.add(KerasPiece.layer(call.name() + "#" + i, KerasStep.identity(), state, null));
      }
    }
    return made;
  }

  /** Whether the first use of a layer begins with states, or hands them out. */
  static boolean hasStates(String first, Map<String, KerasPiece> pieces) {
    KerasPiece own = pieces.get(first);
    return pieces.containsKey(first + SERIES) || (own != null && readsStates(own));
  }

  /** Whether it reads a series and, behind it, states, which have no mask. */
  static boolean readsStates(KerasPiece piece) {
    return piece.type().equals("RecurrentVertex");
  }

  private static JsonObject turned() {
    JsonObject made = KerasValues.named("ReverseTimeSeriesVertex");
    made.addProperty("whole", true);
    return made;
  }

  private static KerasJson changed(KerasJson config, String... off) {
    JsonObject options = config.object().deepCopy();
    for (String key : off) {
      options.addProperty(key, false);
    }
    return new KerasJson(config.place(), options);
  }

  /** The two directions as outputs of their own. */
  private static List<KerasPiece> apart(KerasCall call, InputType input, KerasSetting setting) {
    KerasJson inside = call.config().child("layer");
    KerasJson config = inside == null ? null : inside.child("config");
    if (inside == null || config == null) {
      throw call.config().refused("has no layer inside");
    }
    String type = inside.text("class_name", "");
    List<KerasTensor> weights = call.weights().get();
    int half = weights.size() / 2;
    KerasJson plain = new KerasJson(call.config().place(), changed(config, "").object());
    KerasStep there = of(new KerasLayer(type, plain, weights.subList(0, half), input, setting));
    KerasStep back =
        of(new KerasLayer(type, plain, weights.subList(half, weights.size()), input, setting));
    String turned = call.name() + "-back";
    String name = call.name() + "#1";
    JsonObject turn = turned();
    List<KerasPiece> made = new ArrayList<>();
    made.add(KerasPiece.layer(call.name(), there, call.inputs(), null));
    made.add(KerasPiece.vertex(turned, turn, call.inputs()));
    if (!config.flag("return_sequences", false)) {
      made.add(KerasPiece.layer(name, back, List.of(turned), null));
      return made;
    }
    made.add(KerasPiece.layer(turned + "-made", back, List.of(turned), null));
    made.add(KerasPiece.vertex(name, turn, List.of(turned + "-made")));
    return made;
  }

  /** Cells in a layer that goes over the steps: as the layers of these cells. */
  static List<KerasStep> cells(KerasLayer layer) {
    KerasJson cell = layer.config().child("cell");
    KerasJson config = cell == null ? null : cell.child("config");
    if (cell == null || config == null) {
      throw layer.refused("has no cell inside");
    }
    List<KerasJson> cells = new ArrayList<>();
    if (cell.text("class_name", "").equals("StackedRNNCells")) {
      config.list("cells").forEach(each -> cells.add(cell(layer, each.getAsJsonObject())));
    } else {
      cells.add(cell(layer, cell.object()));
    }
    layer.require(!layer.config().flag("return_state", false), "return_state");
    layer.require(!layer.config().flag("go_backwards", false), "go_backwards");
    List<KerasStep> made = new ArrayList<>();
    int place = 0;
    InputType input = layer.input();
    for (int i = 0; i < cells.size(); i++) {
      KerasJson own = cells.get(i);
      String type = own.text("pydl4j", "");
      int count = own.flag("use_bias", true) ? 3 : 2;
      int end = Math.min(place + count, layer.weights().size());
      boolean series = i < cells.size() - 1 || layer.config().flag("return_sequences", false);
      own.object().addProperty("return_sequences", series);
      List<KerasTensor> weights = layer.weights().subList(place, end);
      KerasStep step = of(new KerasLayer(type, own, weights, input, layer.setting()));
      input = step.outputType(input, new LayerPlace(own.place(), "the cell before it"));
      made.add(step);
      place = end;
    }
    return made;
  }

  private static KerasJson cell(KerasLayer layer, JsonObject given) {
    String type = KerasNetwork.type(given);
    if (!type.matches("(LSTM|GRU|SimpleRNN)Cell")) {
      throw layer.refused("stands around a " + type + ", which is not read");
    }
    JsonObject options = KerasNetwork.config(given).object().deepCopy();
    options.addProperty("pydl4j", type.replace("Cell", ""));
    return new KerasJson(layer.config().place(), options);
  }

  static KerasStep of(KerasLayer layer) {
    if (layer.axes() == 2 && layer.channelsFirst()) {
      throw layer.refused("stands in a model with channels_first layers, which is not read");
    }
    if (!layer.type().equals("Bidirectional")) {
      KerasStep made = one(layer);
      return layer.config().flag("return_sequences", false) ? made : made.in("LastTimeStep");
    }
    KerasJson inside = layer.config().child("layer");
    KerasJson config = inside == null ? null : inside.child("config");
    String mode = layer.config().has("merge_mode") ? layer.config().text("merge_mode", "") : "none";
    if (inside == null || config == null || !MODES.containsKey(mode)) {
      throw layer.refused("has the merge_mode " + mode + ", which there is none of here");
    }
    int half = layer.weights().size() / 2;
    KerasStep forward = direction(layer, inside, config, layer.weights().subList(0, half));
    KerasStep backward =
        direction(layer, inside, config, layer.weights().subList(half, layer.weights().size()));
    KerasStep each = config.flag("return_sequences", false) ? forward : forward.in("LastTimeStep");
    KerasStep made =
        KerasStep.of("Bidirectional").with("layer", each.json()).with("mode", MODES.get(mode));
    forward.parameters().forEach((name, value) -> made.parameter("f" + name, value));
    backward.parameters().forEach((name, value) -> made.parameter("b" + name, value));
    return made;
  }

  private static KerasStep direction(
      KerasLayer layer, KerasJson inside, KerasJson config, List<KerasTensor> weights) {
    return one(
        new KerasLayer(
            inside.text("class_name", ""),
            new KerasJson(layer.config().place(), config.object()),
            weights,
            layer.input(),
            layer.setting()));
  }

  private static KerasStep one(KerasLayer layer) {
    KerasJson config = layer.config();
    layer.require(!config.flag("go_backwards", false), "go_backwards");
    layer.require(!config.flag("return_state", false), "return_state");
    boolean bias = config.flag("use_bias", true);
    KerasStep made =
        KerasStep.of(layer.type().equals("SimpleRNN") ? "SimpleRnn" : layer.type())
            .with("nOut", config.whole("units", 0))
            .with("hasBias", bias)
            .with("repeatsMasked", !config.flag("zero_output_for_mask", false))
            .with("activation", KerasValues.activation(layer, "activation", "tanh"));
    if (!layer.type().equals("SimpleRNN")) {
      made.with(
          "gateActivationFn", KerasValues.activation(layer, "recurrent_activation", "sigmoid"));
    }
    if (config.number("dropout", 0) > 0) {
      made.with("dropOut", 1 - config.number("dropout", 0));
    }
    KerasTraining.of(made, layer, "kernel");
    KerasTraining.recurrent(made, layer);
    weights(layer, made, bias);
    return made;
  }

  private static void weights(KerasLayer layer, KerasStep made, boolean bias) {
    switch (layer.type()) {
      case "LSTM" -> gated(layer, made, bias, 2, 1, 3, 0); // i f c o there
      case "SimpleRNN" -> gated(layer, made, bias, 0);
      case "GRU" -> {
        boolean after = layer.config().flag("reset_after", false);
        made.with("resetAfter", after);
        if (!after || !bias) {
          gated(layer, made, bias, 1, 0, 2); // z r h there
        } else {
          gated(layer, made, false, 1, 0, 2);
          made.parameter("b", layer.weight(2).row(0).gates(1, 0, 2));
          made.parameter("rb", layer.weight(2).row(1).gates(1, 0, 2));
        }
      }
      default -> throw layer.refused("stands around a " + layer.type() + ", which is not read");
    }
  }

  private static void gated(KerasLayer layer, KerasStep made, boolean bias, int... order) {
    made.parameter("W", layer.weight(0).gates(order));
    made.parameter("RW", layer.weight(1).gates(order));
    if (bias) {
      made.parameter("b", layer.weight(2).gates(order));
    }
  }
}
