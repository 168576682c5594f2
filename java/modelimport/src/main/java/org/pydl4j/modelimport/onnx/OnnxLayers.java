package org.pydl4j.modelimport.onnx;

import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.plan.Node;

/** Layers as nodes. */
final class OnnxLayers {
  private static final String KNOWN =
      "Dense|Output|RnnOutput|Loss|RnnLoss|CnnLoss|Cnn3DLoss|Activation|Dropout"
          + "|BatchNormalization|LayerNormalization|GroupNormalization|RMSNormalization"
          + "|UnitNormalization|Embedding|EmbeddingSequence|PReLU|Permute|Reshape|RepeatVector"
          + "|Rescaling|GlobalPooling|LSTM|GRU|SimpleRnn|LastTimeStep|Bidirectional"
          + "|TimeDistributed|ElementWiseMultiplication|Normalization";

  private OnnxLayers() {}

  /** Why a layer or vertex cannot be written; empty where it can. */
  static String problem(Node node) {
    String type = node.vertex().declaration().name();
    Configured vertex = (Configured) node.vertex();
    if (!(node.vertex() instanceof Layer)) {
      return OnnxVertices.has(type) ? "" : "has no counterpart";
    }
    return problem(vertex);
  }

  private static String problem(Configured layer) {
    String type = layer.declaration().name();
    LayerValues values = new LayerValues(layer);
    if (!type.matches(KNOWN) && !OnnxWindows.has(type)) {
      return "has no counterpart";
    }
    if (values.has("activation") && !OnnxActivations.has(values.inner("activation"))) {
      return "has an activation without a counterpart";
    }
    if (values.flag("hasLayerNorm")) {
      return "has hasLayerNorm, which is not written";
    }
    if (values.flag("maskZero")) {
      return "makes masks, which there are none of in ONNX";
    }
    if (type.matches("LSTM|GRU|SimpleRnn")) {
      return OnnxRecurrent.problem(values, type);
    }
    if (type.matches("LastTimeStep|Bidirectional|TimeDistributed")) {
      return problem(values.inner("layer"));
    }
    return OnnxWindows.has(type) ? OnnxWindows.problem(values, type) : "";
  }

  /** What a layer makes of a value, whose rows have their features last, all else in axis 1. */
  static String of(OnnxPlace place, String x) {
    String type = place.type();
    if (OnnxWindows.has(type)) {
      return activated(place, OnnxWindows.of(place, x), 1);
    }
    return switch (type) {
      case "Dense", "Output", "RnnOutput" -> activated(place, dense(place, x), -1);
      case "Loss" -> activated(place, x, -1);
      case "Activation" -> activated(place, x, place.inputs().get(0).shape().length == 1 ? -1 : 1);
      case "RnnLoss", "CnnLoss", "Cnn3DLoss" -> activated(place, x, 1);
      case "TimeDistributed" -> of(place.inner(""), x);
      case "LSTM", "GRU", "SimpleRnn", "LastTimeStep", "Bidirectional" ->
          OnnxRecurrent.of(place, x);
      case "Embedding", "EmbeddingSequence" -> activated(place, embedding(place, x, type), 1);
      default -> others(place, x, type);
    };
  }

  private static String others(OnnxPlace place, String x, String type) {
    OnnxGraph graph = place.graph();
    LayerValues values = place.values();
    return switch (type) {
      case "BatchNormalization" -> batch(place, x);
      case "LayerNormalization" -> overFeatures(place, x);
      case "GroupNormalization" -> groups(place, x);
      case "RMSNormalization" -> {
        String squares = place.node("Mul", x, x);
        Map<String, Object> axes = Map.of("axes", new long[] {1}, "keepdims", 1L);
        String mean = place.node("ReduceMean", axes, squares);
        String root =
            place.node("Sqrt", place.node("Add", mean, graph.number(values.number("eps"))));
        String made = place.node("Div", x, root);
        yield values.flag("scale") ? place.node("Mul", made, place.along("gamma")) : made;
      }
      case "UnitNormalization" -> place.node("LpNormalization", Map.of("axis", 1L, "p", 2L), x);
      case "PReLU" -> place.node("PRelu", x, place.weight("W"));
      case "Permute" -> {
        long[] dims = values.numbers("dims");
        long[] order = new long[dims.length + 1];
        System.arraycopy(dims, 0, order, 1, dims.length);
        yield place.transposed(x, order);
      }
      case "Reshape" -> place.node("Reshape", x, graph.whole(place.output().batchShape(0)));
      case "RepeatVector" -> {
        String wide = place.node("Unsqueeze", x, graph.whole(2));
        yield place.node("Tile", wide, graph.whole(1, 1, values.whole("repetitionFactor")));
      }
      case "Rescaling" -> {
        String scaled = place.node("Mul", x, graph.number(values.number("scale")));
        yield place.node("Add", scaled, graph.number(values.number("offset")));
      }
      case "ElementWiseMultiplication" -> {
        String made = place.node("Mul", x, place.weight("W"));
        yield activated(place, place.node("Add", made, place.weight("b")), -1);
      }
      case "GlobalPooling" -> pooled(place, x);
      default -> x; // dropout does nothing outside of training
    };
  }

  private static String activated(OnnxPlace place, String x, long axis) {
    LayerValues values = place.values();
    return values.has("activation")
        ? OnnxActivations.of(place, values.inner("activation"), x, axis)
        : x;
  }

  private static String dense(OnnxPlace place, String x) {
    String made = place.node("MatMul", x, place.weight("W"));
    return place.values().flag("hasBias") ? place.node("Add", made, place.weight("b")) : made;
  }

  private static String embedding(OnnxPlace place, String x, String type) {
    OnnxGraph graph = place.graph();
    boolean series = type.equals("EmbeddingSequence");
    boolean wide = place.inputs().get(0).shape().length == 2;
    String indices = wide || !series ? place.node("Squeeze", x, graph.whole(1)) : x;
    String made = place.node("Gather", Map.of("axis", 0L), place.weight("W"), indices);
    if (place.values().flag("hasBias")) {
      made = place.node("Add", made, place.weight("b"));
    }
    return series ? place.transposed(made, 0, 2, 1) : made;
  }

  private static String batch(OnnxPlace place, String x) {
    LayerValues values = place.values();
    OnnxGraph graph = place.graph();
    NDArray mean = place.parameter("mean");
    boolean locked = values.flag("lockGammaBeta");
    String gain = locked ? full(graph, values.number("gamma"), mean) : place.weight("gamma");
    String offset = locked ? full(graph, values.number("beta"), mean) : place.weight("beta");
    return place.node(
        "BatchNormalization",
        Map.of("epsilon", values.number("eps")),
        x,
        gain,
        offset,
        graph.weight(mean),
        place.weight("var"));
  }

  private static String full(OnnxGraph graph, double value, NDArray like) {
    return graph.weight(Nd.full(value, like.dtype(), like.length()));
  }

  private static String overFeatures(OnnxPlace place, String x) {
    int rank = place.inputs().get(0).shape().length + 1;
    long[] there = new long[rank];
    long[] back = new long[rank];
    for (int i = 1; i < rank; i++) {
      there[i] = i % (rank - 1) + 1L;
      back[i] = i == 1 ? rank - 1 : i - 1;
    }
    String last = rank == 2 ? x : place.transposed(x, there);
    LayerValues values = place.values();
    NDArray one = Nd.ones(DType.FLOAT32, place.inputs().get(0).features());
    String gain = values.flag("scale") ? place.weight("gamma") : place.graph().weight(one);
    Map<String, Object> options = Map.of("axis", -1L, "epsilon", values.number("eps"));
    String made =
        values.flag("center")
            ? place.node("LayerNormalization", options, last, gain, place.weight("beta"))
            : place.node("LayerNormalization", options, last, gain);
    return rank == 2 ? made : place.transposed(made, back);
  }

  private static String groups(OnnxPlace place, String x) {
    LayerValues values = place.values();
    OnnxGraph graph = place.graph();
    long groups = values.whole("groups");
    long count = groups < 0 ? place.inputs().get(0).features() : groups;
    NDArray zeros = Nd.zeros(DType.FLOAT32, count);
    String shape = place.node("Shape", x);
    String wide = place.node("Reshape", x, graph.whole(0, count, -1));
    String made =
        place.node(
            "InstanceNormalization",
            Map.of("epsilon", values.number("eps")),
            wide,
            full(graph, 1, zeros),
            graph.weight(zeros));
    String back = place.node("Reshape", made, shape);
    String scaled = values.flag("scale") ? place.node("Mul", back, place.along("gamma")) : back;
    return values.flag("center") ? place.node("Add", scaled, place.along("beta")) : scaled;
  }

  private static String pooled(OnnxPlace place, String x) {
    LayerValues values = place.values();
    long[] axes = new long[place.space()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 2L;
    }
    long keep = values.flag("collapseDimensions") ? 0 : 1;
    Map<String, Object> along = Map.of("axes", axes, "keepdims", keep);
    return switch (values.text("poolingType")) {
      case "MAX" -> place.node("ReduceMax", along, x);
      case "AVG" -> place.node("ReduceMean", along, x);
      case "SUM" -> place.node("ReduceSum", Map.of("keepdims", keep), x, place.graph().whole(axes));
      default -> {
        double p = values.number("pnorm");
        String powers = place.node("Pow", place.node("Abs", x), place.graph().number(p));
        String sum =
            place.node("ReduceSum", Map.of("keepdims", keep), powers, place.graph().whole(axes));
        yield place.node("Pow", sum, place.graph().number(1 / p));
      }
    };
  }
}
