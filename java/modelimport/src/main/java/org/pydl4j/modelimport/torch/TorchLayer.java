package org.pydl4j.modelimport.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.Gates;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.plan.Node;

/** How PyTorch names and shapes the parameters of a kind of layers. */
enum TorchLayer {
  /** As they are here. */
  PLAIN,
  /** Weights with the outputs in front. */
  LINEAR,
  /** A convolution of each channel by itself: [channels, 1, kernel …]. */
  DEPTHWISE,
  /** Gates in the order i f g o, and two biases that are added. */
  LSTM,
  /** Gates in the order r z n, and two biases. */
  GRU,
  /** One gate, and two biases that are added. */
  SIMPLE,
  /** None. */
  NONE;

  private static final int[] LSTM_THERE = {3, 1, 0, 2}; // where i f g o stand here
  private static final int[] LSTM_HERE = {2, 1, 3, 0}; // where g f o i stand there

  static @Nullable TorchLayer of(Node node) {
    boolean gained = node.parameters().stream().anyMatch(spec -> spec.name().equals("g"));
    if (gained) { // a normalization within the layer, which PyTorch's has not
      return null;
    }
    return switch (node.vertex().declaration().name()) {
      case "Dense", "Output", "RnnOutput" -> LINEAR;
      case "Convolution1D",
          "Convolution",
          "Convolution3D",
          "Deconvolution1D",
          "Deconvolution2D",
          "Deconvolution3D",
          "BatchNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "RMSNormalization",
          "Embedding",
          "EmbeddingSequence" ->
          PLAIN;
      case "DepthwiseConvolution1D", "DepthwiseConvolution2D" -> DEPTHWISE;
      case "LSTM" -> LSTM;
      case "GRU" -> isReset(node) ? GRU : null;
      case "SimpleRnn" -> SIMPLE;
      default -> null;
    };
  }

  /** PyTorch has the reset gate behind the product alone. */
  private static boolean isReset(Node node) {
    return ((org.pydl4j.nn.layers.GRU) node.vertex()).get(org.pydl4j.nn.layers.GRU.RESET_AFTER);
  }

  /** Whether it is one with running means, whose batches PyTorch counts. */
  static boolean counts(Map<String, NDArray> own) {
    return own.containsKey("mean");
  }

  private boolean isRecurrent() {
    return this == LSTM || this == GRU || this == SIMPLE;
  }

  private static String plain(String name) {
    return switch (name) {
      case "W", "gamma" -> "weight";
      case "b", "beta" -> "bias";
      case "mean" -> "running_mean";
      case "var" -> "running_var";
      default -> name;
    };
  }

  /** The names of what is there. */
  List<String> names(Map<String, NDArray> own) {
    if (isRecurrent()) {
      List<String> made = new ArrayList<>(List.of("weight_ih_l0", "weight_hh_l0"));
      if (own.containsKey("b")) {
        made.addAll(List.of("bias_ih_l0", "bias_hh_l0"));
      }
      return made;
    }
    return this == NONE ? List.of() : own.keySet().stream().map(TorchLayer::plain).toList();
  }

  /** The parameters of a layer as they are there. */
  Map<String, NDArray> there(Map<String, NDArray> own) {
    Map<String, NDArray> made = new LinkedHashMap<>();
    if (isRecurrent()) {
      made.put("weight_ih_l0", gates(Shapes.transpose(get(own, "W")), false));
      made.put("weight_hh_l0", gates(Shapes.transpose(get(own, "RW")), false));
      if (own.containsKey("b")) {
        NDArray bias = get(own, "b");
        made.put("bias_ih_l0", gates(bias, false));
        NDArray second = own.containsKey("rb") ? get(own, "rb") : Arithmetic.mul(bias, 0);
        made.put("bias_hh_l0", gates(second, false));
      }
      return made;
    }
    if (this != NONE) {
      own.forEach((name, array) -> made.put(plain(name), shaped(name, array)));
    }
    return made;
  }

  private NDArray shaped(String name, NDArray array) {
    if (!name.equals("W") || this == PLAIN) {
      return array;
    }
    if (this == LINEAR) {
      return Shapes.transpose(array);
    }
    int space = array.rank() - 2; // [kernel …, channels, multiplier]
    int[] order = new int[array.rank()];
    order[0] = space;
    order[1] = space + 1;
    long[] shape = new long[array.rank()];
    shape[0] = array.size(space) * array.size(space + 1);
    shape[1] = 1;
    for (int i = 0; i < space; i++) {
      order[i + 2] = i;
      shape[i + 2] = array.size(i);
    }
    return Shapes.reshape(Shapes.permute(array, order), shape);
  }

  /** Writes what is there into the parameters of a layer, whose shapes it has. */
  void here(Map<String, NDArray> there, Map<String, NDArray> own) {
    if (isRecurrent()) {
      assign(own, "W", Shapes.transpose(gates(get(there, "weight_ih_l0"), true)));
      assign(own, "RW", Shapes.transpose(gates(get(there, "weight_hh_l0"), true)));
      if (own.containsKey("b")) {
        NDArray first = gates(get(there, "bias_ih_l0"), true);
        NDArray second = gates(get(there, "bias_hh_l0"), true);
        boolean apart = own.containsKey("rb");
        DType type = get(own, "b").dtype();
        assign(own, "b", apart ? first : Arithmetic.add(cast(first, type), cast(second, type)));
        if (apart) {
          assign(own, "rb", second);
        }
      }
      return;
    }
    own.forEach((name, array) -> assign(own, name, back(name, get(there, plain(name)), array)));
  }

  private NDArray back(String name, NDArray given, NDArray like) {
    if (!name.equals("W") || this == PLAIN) {
      return given;
    }
    if (this == LINEAR) {
      return Shapes.transpose(given);
    }
    int space = like.rank() - 2;
    long[] shape = new long[like.rank()];
    shape[0] = like.size(space);
    shape[1] = like.size(space + 1);
    int[] order = new int[like.rank()];
    for (int i = 0; i < space; i++) {
      shape[i + 2] = like.size(i);
      order[i] = i + 2;
    }
    order[space + 1] = 1;
    return Shapes.permute(Shapes.reshape(Casts.contiguous(given), shape), order);
  }

  private static NDArray cast(NDArray array, DType type) {
    return Casts.castTo(array, type);
  }

  private static void assign(Map<String, NDArray> own, String name, NDArray value) {
    NDArray to = get(own, name);
    to.assign(Casts.castTo(value, to.dtype()));
  }

  private static NDArray get(Map<String, NDArray> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  /** Rows of gates in the order of there; {@code back} in that of here. */
  private NDArray gates(NDArray rows, boolean back) {
    return this == LSTM ? Gates.ordered(rows, 0, back ? LSTM_HERE : LSTM_THERE) : rows;
  }
}
