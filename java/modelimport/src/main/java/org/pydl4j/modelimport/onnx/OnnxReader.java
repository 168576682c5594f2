package org.pydl4j.modelimport.onnx;

import java.util.Map;
import java.util.function.BiFunction;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;

/** Nodes as layers and vertices, by their operators. */
final class OnnxReader {
  /** What a node makes of what it reads. */
  @FunctionalInterface
  interface Way extends BiFunction<OnnxReader, OnnxNode, OnnxSignal> {}

  private static final Map<String, Way> WAYS =
      Map.ofEntries(
          Map.entry("Gemm", OnnxWeighted::gemm),
          Map.entry("MatMul", OnnxWeighted::product),
          Map.entry("Conv", OnnxWeighted::convolution),
          Map.entry("ConvTranspose", OnnxWeighted::transposed),
          Map.entry("BatchNormalization", OnnxNormalizations::batch),
          Map.entry("InstanceNormalization", OnnxNormalizations::instance),
          Map.entry("GroupNormalization", OnnxNormalizations::groups),
          Map.entry("LayerNormalization", OnnxNormalizations::layer),
          Map.entry("LRN", OnnxNormalizations::local),
          Map.entry("LpNormalization", OnnxNormalizations::unit),
          Map.entry("MaxPool", OnnxPools::pool),
          Map.entry("AveragePool", OnnxPools::pool),
          Map.entry("GlobalMaxPool", OnnxPools::global),
          Map.entry("GlobalAveragePool", OnnxPools::global),
          Map.entry("ReduceMean", OnnxPools::reduced),
          Map.entry("ReduceMax", OnnxPools::reduced),
          Map.entry("ReduceSum", OnnxPools::reduced),
          Map.entry("Pad", OnnxPools::padded),
          Map.entry("Resize", OnnxPools::larger),
          Map.entry("Upsample", OnnxPools::larger),
          Map.entry("Flatten", OnnxAxes::flat),
          Map.entry("Reshape", OnnxAxes::reshaped),
          Map.entry("Transpose", OnnxAxes::transposed),
          Map.entry("Squeeze", OnnxAxes::squeezed),
          Map.entry("Unsqueeze", OnnxAxes::unsqueezed),
          Map.entry("Concat", OnnxAxes::joined),
          Map.entry("Slice", OnnxAxes::sliced),
          Map.entry("Gather", OnnxAxes::gathered),
          Map.entry("LSTM", OnnxSeries::of),
          Map.entry("GRU", OnnxSeries::of),
          Map.entry("RNN", OnnxSeries::of),
          Map.entry("Add", OnnxElements::two),
          Map.entry("Sub", OnnxElements::two),
          Map.entry("Mul", OnnxElements::two),
          Map.entry("Div", OnnxElements::two),
          Map.entry("Pow", OnnxElements::two),
          Map.entry("Sum", OnnxElements::several),
          Map.entry("Mean", OnnxElements::several),
          Map.entry("Max", OnnxElements::several),
          Map.entry("Min", OnnxElements::several),
          Map.entry("Neg", OnnxElements::alone),
          Map.entry("Sqrt", OnnxElements::alone),
          Map.entry("Reciprocal", OnnxElements::alone),
          Map.entry("Identity", OnnxElements::same),
          Map.entry("Cast", OnnxElements::same),
          Map.entry("Dropout", OnnxElements::dropout),
          Map.entry("Clip", OnnxFunctions::clip),
          Map.entry("PRelu", OnnxFunctions::slopes));

  private final OnnxReading values;
  private final OnnxBuilder builder;

  OnnxReader(OnnxReading values, OnnxBuilder builder) {
    this.values = values;
    this.builder = builder;
  }

  OnnxReading values() {
    return values;
  }

  OnnxBuilder builder() {
    return builder;
  }

  /** Whether there is something for an operator here, whatever its attributes. */
  static boolean isKnown(OnnxNode node) {
    return node.domain().isEmpty()
        && (WAYS.containsKey(node.op())
            || OnnxFunctions.has(node.op())
            || node.op().equals("Split"));
  }

  /** Reads a node; its outputs are values afterwards. */
  void read(OnnxNode node) {
    String name = node.name().isEmpty() ? node.outputs().get(0) : node.name();
    builder.at(node.described(), name);
    if (node.op().equals("Split")) {
      OnnxAxes.split(this, node);
      return;
    }
    Way way = WAYS.get(node.op());
    OnnxSignal made = way == null ? OnnxFunctions.of(this, node) : way.apply(this, node);
    values.signal(node.outputs().get(0), made);
  }
}
