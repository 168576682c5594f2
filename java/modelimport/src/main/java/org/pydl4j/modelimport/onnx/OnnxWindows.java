package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;

/** Convolutions, pooling, and what else has windows or borders. */
final class OnnxWindows {
  private static final String CONVOLUTIONS = "Convolution([13]D)?";
  private static final String TRANSPOSED = "Deconvolution[123]D";
  private static final String DEPTHWISE = "DepthwiseConvolution[12]D";
  private static final String SEPARABLE = "SeparableConvolution[12]D";
  private static final String POOLING = "Subsampling([13]D)?";
  private static final String BORDERS = "ZeroPadding([13]D)?|Cropping[123]D";

  private OnnxWindows() {}

  static boolean has(String type) {
    return type.matches(CONVOLUTIONS)
        || type.matches(TRANSPOSED)
        || type.matches(DEPTHWISE)
        || type.matches(SEPARABLE)
        || type.matches(POOLING)
        || type.matches(BORDERS)
        || type.startsWith("Upsampling");
  }

  /** Why such a layer cannot be written; empty where it can. */
  static String problem(LayerValues values, String type) {
    if (!type.matches(POOLING)) {
      return "";
    }
    String kind = values.text("poolingType");
    boolean pads =
        Arrays.stream(values.numbers("padding")).anyMatch(each -> each != 0)
            || Arrays.stream(values.numbers("dilation")).anyMatch(each -> each != 1)
            || (values.flag("avgPoolIncludePadInDivisor")
                && values.text("convolutionMode").equals("Same"));
    return kind.equals("MAX") || (kind.equals("AVG") && !pads)
        ? ""
        : "has a poolingType, padding or dilation without a counterpart";
  }

  static String of(OnnxPlace place, String x) {
    String type = place.type();
    if (type.matches(POOLING)) {
      return pool(place, x);
    }
    if (type.matches(BORDERS)) {
      return borders(place, x);
    }
    if (type.startsWith("Upsampling")) {
      return larger(place, x);
    }
    Map<String, Object> options = options(place);
    NDArray weights = place.parameter("W");
    int space = place.space();
    if (type.matches(TRANSPOSED)) {
      return convolution(place, "ConvTranspose", transposed(place, options), x, weights);
    }
    if (type.matches(CONVOLUTIONS)) {
      return convolution(place, "Conv", options, x, weights);
    }
    long channels = place.inputs().get(0).features();
    options.put("group", channels);
    if (type.matches(DEPTHWISE)) { // [kernel …, nIn, multiplier]
      int[] order = order(space, space, space + 1);
      return convolution(place, "Conv", options, x, single(Shapes.permute(weights, order)));
    }
    int[] order = new int[space + 2]; // [multiplier, nIn, kernel …]
    order[0] = 1;
    for (int i = 2; i < order.length; i++) {
      order[i] = i;
    }
    String each =
        place.node(
            "Conv", options, x, place.graph().weight(single(Shapes.permute(weights, order))));
    String joined = place.node("Conv", each, place.weight("pW"));
    return place.values().flag("hasBias") ? place.node("Add", joined, place.along("b")) : joined;
  }

  private static int[] order(int space, int first, int second) {
    int[] order = new int[space + 2];
    order[0] = first;
    order[1] = second;
    for (int i = 0; i < space; i++) {
      order[i + 2] = i;
    }
    return order;
  }

  /** [a, b, kernel …] as [a · b, 1, kernel …]. */
  private static NDArray single(NDArray weights) {
    long[] shape = weights.shape();
    shape[0] = shape[0] * shape[1];
    shape[1] = 1;
    return Shapes.reshape(weights, shape);
  }

  private static String convolution(
      OnnxPlace place, String op, Map<String, Object> options, String x, NDArray weights) {
    String kernel = place.graph().weight(weights);
    return place.values().flag("hasBias")
        ? place.node(op, options, x, kernel, place.weight("b"))
        : place.node(op, options, x, kernel);
  }

  private static Map<String, Object> options(OnnxPlace place) {
    LayerValues values = place.values();
    int space = place.space();
    Map<String, Object> made = new HashMap<>();
    long[] kernel = values.axes("kernelSize", space, 1);
    long[] dilation = values.axes("dilation", space, 1);
    made.put("kernel_shape", kernel);
    made.put("strides", values.axes("stride", space, 1));
    made.put("dilations", dilation);
    long groups = values.whole("groups");
    made.put("group", Math.max(1, groups));
    String mode = values.text("convolutionMode");
    long[] stride = values.axes("stride", space, 1);
    boolean all = Arrays.stream(stride).allMatch(each -> each == 1);
    if (mode.equals("Same") && !all) {
      made.put("auto_pad", "SAME_UPPER");
      return made;
    }
    long[] padding = values.axes("padding", space, 0);
    long[] pads = new long[2 * space];
    for (int i = 0; i < space; i++) {
      long span = (kernel[i] - 1) * dilation[i];
      pads[i] = mode.equals("Causal") ? span : mode.equals("Same") ? span / 2 : padding[i];
      pads[space + i] =
          mode.equals("Causal") ? 0 : mode.equals("Same") ? span - span / 2 : padding[i];
    }
    made.put("pads", pads);
    return made;
  }

  private static Map<String, Object> transposed(OnnxPlace place, Map<String, Object> options) {
    LayerValues values = place.values();
    int space = place.space();
    long[] kernel = values.axes("kernelSize", space, 1);
    long[] dilation = values.axes("dilation", space, 1);
    long[] stride = values.axes("stride", space, 1);
    long[] more = values.axes("outputPadding", space, 0);
    String mode = values.text("convolutionMode");
    if (mode.equals("Same") || mode.equals("Causal")) {
      long[] pads = new long[2 * space];
      for (int i = 0; i < space; i++) {
        long surplus = (kernel[i] - 1) * dilation[i] + 1 - stride[i];
        pads[i] = mode.equals("Same") ? Math.max(0, surplus) / 2 : 0;
        pads[space + i] = Math.max(0, surplus) - pads[i];
        more[i] += Math.max(0, -surplus);
      }
      options.remove("auto_pad");
      options.put("pads", pads);
    }
    options.put("output_padding", more);
    return options;
  }

  private static String pool(OnnxPlace place, String x) {
    Map<String, Object> options = options(place);
    options.remove("group");
    if (place.values().text("poolingType").equals("MAX")) {
      return place.node("MaxPool", options, x);
    }
    options.remove("dilations");
    return place.node("AveragePool", options, x);
  }

  private static String borders(OnnxPlace place, String x) {
    int space = place.space();
    boolean pads = place.type().startsWith("Zero");
    long[] sides = sides(place.values().numbers(pads ? "padding" : "cropping"), space);
    OnnxGraph graph = place.graph();
    if (pads) {
      long[] all = new long[2 * (space + 2)];
      for (int i = 0; i < space; i++) {
        all[i + 2] = sides[2 * i];
        all[space + 4 + i] = sides[2 * i + 1];
      }
      return place.node("Pad", Map.of("mode", "constant"), x, graph.whole(all));
    }
    long[] starts = new long[space];
    long[] ends = new long[space];
    long[] axes = new long[space];
    for (int i = 0; i < space; i++) {
      starts[i] = sides[2 * i];
      ends[i] = sides[2 * i + 1] == 0 ? Long.MAX_VALUE : -sides[2 * i + 1];
      axes[i] = i + 2L;
    }
    return place.node("Slice", x, graph.whole(starts), graph.whole(ends), graph.whole(axes));
  }

  /** Front and back of each axis, of one number, one an axis, or both. */
  private static long[] sides(long[] given, int space) {
    long[] made = new long[2 * space];
    for (int i = 0; i < made.length; i++) {
      made[i] = given.length == made.length ? given[i] : given[given.length == 1 ? 0 : i / 2];
    }
    return made;
  }

  private static String larger(OnnxPlace place, String x) {
    LayerValues values = place.values();
    int space = place.space();
    long[] size = values.axes("size", space, 2);
    double[] scales = new double[space + 2];
    scales[0] = 1;
    scales[1] = 1;
    for (int i = 0; i < space; i++) {
      scales[i + 2] = size[i];
    }
    boolean nearest = !values.text("interpolation").equals("BILINEAR");
    Map<String, Object> options =
        nearest
            ? Map.of(
                "mode", "nearest",
                "coordinate_transformation_mode", "asymmetric",
                "nearest_mode", "floor")
            : Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel");
    return place.node("Resize", options, x, "", place.graph().scales(scales));
  }
}
