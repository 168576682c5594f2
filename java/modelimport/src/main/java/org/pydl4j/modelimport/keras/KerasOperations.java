package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations between tensors, which Keras keeps as layers of a kind. */
final class KerasOperations {
  /** What the types of operations begin with. */
  static final String PREFIX = "ops.";

  private static final String TF = "TFOpLambda";
  private static final String NODE = "TensorFlowOpLayer";

  private static final String HDF =
      "Add|Subtract|Multiply|Divide|TrueDivide|Power|Maximum|Minimum|Negative|Square|Sqrt|Rsqrt"
          + "|Reciprocal|Relu|Relu6|Sigmoid|Tanh|Elu|Selu|Softplus|Softsign|Silu|Exp";

  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("add", "ADD"),
          Map.entry("addv2", "ADD"),
          Map.entry("biasadd", "ADD"),
          Map.entry("subtract", "SUBTRACT"),
          Map.entry("sub", "SUBTRACT"),
          Map.entry("multiply", "MULTIPLY"),
          Map.entry("mul", "MULTIPLY"),
          Map.entry("divide", "DIVIDE"),
          Map.entry("truediv", "DIVIDE"),
          Map.entry("truedivide", "DIVIDE"),
          Map.entry("realdiv", "DIVIDE"),
          Map.entry("div", "DIVIDE"),
          Map.entry("divnonan", "DIVIDE"),
          Map.entry("power", "POWER"),
          Map.entry("pow", "POWER"),
          Map.entry("maximum", "MAX"),
          Map.entry("minimum", "MIN"));

  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("relu", "relu"),
          Map.entry("relu6", "relu6"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("tanh", "tanh"),
          Map.entry("elu", "elu"),
          Map.entry("selu", "selu"),
          Map.entry("softplus", "softplus"),
          Map.entry("softsign", "softsign"),
          Map.entry("silu", "swish"),
          Map.entry("swish", "swish"),
          Map.entry("softmax", "softmax"),
          Map.entry("logsoftmax", "log_softmax"),
          Map.entry("exp", "exponential"),
          Map.entry("identity", "identity"),
          Map.entry("stopgradient", "identity"));

  private KerasOperations() {}

  /** Whether a layer of a model is one, and no layer of its list of layers. */
  static boolean isOne(KerasJson layer) {
    String module = layer.text("module", "");
    return module.startsWith("keras.src.ops")
        || module.startsWith("keras.ops")
        || isOne(layer.text("class_name", ""))
        || (module.isEmpty() && inHdf(layer));
  }

  /** Keras 3's .h5 files say no module: a layer can be told by what each layer's options hold. */
  private static boolean inHdf(KerasJson layer) {
    KerasJson config = layer.child("config");
    return config != null
        && !config.has("trainable")
        && layer.text("class_name", "").matches(HDF)
        && layer.object().toString().contains("keras_history");
  }

  private static boolean isOne(String type) {
    return type.equals(TF) || type.equals(NODE) || type.equals("SlicingOpLambda");
  }

  /** The same as a use of a layer; itself where it is none of a layer's. */
  static KerasCall asLayer(KerasCall call) {
    if (!call.type().startsWith(PREFIX)) {
      return call;
    }
    JsonArray sizes = sizes(call);
    String name = operation(call);
    JsonObject options = new JsonObject();
    if (name.equals("reshape") && sizes != null && sizes.size() > 1) {
      options.add("target_shape", behind(sizes));
      return call.as("Reshape", options);
    }
    if ((name.equals("transpose") || name.equals("permute")) && sizes != null && sizes.size() > 1) {
      options.add("dims", behind(sizes));
      boolean batch = sizes.get(0).getAsLong() == 0;
      return batch ? call.as("Permute", options) : call;
    }
    if (name.matches("concatenate|concatv2|concat") && call.inputs().size() > 1) {
      KerasJson given = new KerasJson(call.config().place(), call.options());
      options.addProperty("axis", given.whole("axis", -1));
      return call.as("Concatenate", options);
    }
    return name.equals("flatten") ? call.as("Flatten", options) : call;
  }

  /** Without that of the batch. */
  private static JsonArray behind(JsonArray sizes) {
    JsonArray made = new JsonArray();
    sizes.asList().subList(1, sizes.size()).forEach(made::add);
    return made;
  }

  /** The argument that is a list of whole numbers; null where there is none. */
  private static @Nullable JsonArray sizes(KerasCall call) {
    List<JsonElement> given = new ArrayList<>(call.constants().asList());
    for (JsonObject each : List.of(call.options(), call.config().object())) {
      for (String key : List.of("newshape", "shape", "axes", "perm")) {
        if (each.has(key)) {
          given.add(each.get(key));
        }
      }
    }
    KerasJson constants = call.config().child("constants");
    if (constants != null) {
      given.addAll(constants.object().asMap().values());
    }
    for (JsonElement each : given) {
      if (each.isJsonArray()
          && each.getAsJsonArray().asList().stream().allMatch(KerasOperations::isNumber)) {
        return each.getAsJsonArray();
      }
    }
    return null;
  }

  /** The vertex or layer that computes it; null where it is none, or none that is known. */
  static @Nullable KerasPiece of(KerasCall call) {
    String name = operation(call);
    String op = BINARY.get(name);
    JsonElement number = number(call);
    boolean two = call.inputs().size() + named(call).size() == 2;
    if (op != null && (two || number != null)) {
      JsonObject made = KerasValues.named("ArithmeticVertex");
      made.addProperty("op", op);
      if (!two && number != null) {
        made.addProperty("number", number.getAsDouble());
        made.addProperty("reversed", first(call));
      }
      List<String> read = new ArrayList<>(call.inputs());
      read.addAll(named(call));
      return KerasPiece.vertex(call.name(), made, read);
    }
    return call.inputs().size() == 1 && number == null ? single(call, name) : null;
  }

  private static @Nullable KerasPiece single(KerasCall call, String name) {
    JsonObject made = KerasValues.named("ArithmeticVertex");
    switch (name) {
      case "negative", "neg" -> {
        made.addProperty("op", "MULTIPLY");
        made.addProperty("number", -1);
      }
      case "square" -> {
        made.addProperty("op", "POWER");
        made.addProperty("number", 2);
      }
      case "sqrt" -> {
        made.addProperty("op", "POWER");
        made.addProperty("number", 0.5);
      }
      case "rsqrt" -> {
        made.addProperty("op", "POWER");
        made.addProperty("number", -0.5);
      }
      case "reciprocal" -> {
        made.addProperty("op", "DIVIDE");
        made.addProperty("number", 1);
        made.addProperty("reversed", true);
      }
      default -> {
        String activation = ACTIVATIONS.get(name);
        if (activation == null || options(call).size() > 0) {
          return null;
        }
        KerasStep step =
            KerasStep.of("Activation").with("activation", KerasValues.named(activation));
        return KerasPiece.layer(call.name(), step, call.inputs(), null);
      }
    }
    return KerasPiece.vertex(call.name(), made, call.inputs());
  }

  /** Arguments that say something, without names and types. */
  private static JsonObject options(KerasCall call) {
    JsonObject made = new JsonObject();
    call.options()
        .entrySet()
        .forEach(
            each -> {
              boolean axis =
                  each.getKey().equals("axis") && each.getValue().toString().equals("-1");
              if (!each.getKey().matches("name|dtype") && !each.getValue().isJsonNull() && !axis) {
                made.add(each.getKey(), each.getValue());
              }
            });
    return made;
  }

  private static String operation(KerasCall call) {
    String name = call.type().substring(PREFIX.length());
    if (name.equals(TF)) {
      name = call.config().text("function", call.config().text("name", ""));
    } else if (name.equals(NODE)) {
      KerasJson node = node(call);
      name = node == null ? "" : node.text("op", "");
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static @Nullable KerasJson node(KerasCall call) {
    if (!call.config().has("node_def")) {
      return null;
    }
    JsonElement given = call.config().get("node_def");
    JsonElement parsed =
        given.isJsonPrimitive() ? JsonParser.parseString(given.getAsString()) : given;
    return new KerasJson(call.config().place(), parsed.getAsJsonObject());
  }

  private static List<String> named(KerasCall call) {
    for (String key : List.of("y", "x2", "b")) {
      List<String> found = call.named().get(key);
      if (found != null && found.size() == 1) {
        return found;
      }
    }
    return List.of();
  }

  /** The operand that is a number; null where both are tensors. */
  static @Nullable JsonElement number(KerasCall call) {
    for (JsonElement each : call.constants()) {
      if (isNumber(each)) {
        return each;
      }
    }
    for (String key : List.of("y", "x2", "b", "x", "x1", "a")) {
      if (call.options().has(key) && isNumber(call.options().get(key))) {
        return call.options().get(key);
      }
    }
    KerasJson constants = call.config().child("constants");
    if (call.type().equals(PREFIX + NODE) && constants != null) {
      for (JsonElement each : constants.object().asMap().values()) {
        if (isNumber(each)) {
          return each;
        }
      }
    }
    return null;
  }

  private static boolean isNumber(JsonElement given) {
    return given.isJsonPrimitive() && given.getAsJsonPrimitive().isNumber();
  }

  /** Whether the number stands before the tensor. */
  private static boolean first(KerasCall call) {
    KerasJson constants = call.config().child("constants");
    if (call.type().equals(PREFIX + NODE) && constants != null) {
      return constants.has("0");
    }
    boolean front = call.constants().size() > 0 && isNumber(call.constants().get(0));
    return front || call.options().has("x") || call.options().has("x1");
  }
}
