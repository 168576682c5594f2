package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;

/** Convolutions, pooling, and what else has windows or borders, as layers of Keras. */
final class KerasWindowWriter {
  private static final Map<String, String> NAMES = names();

  private KerasWindowWriter() {}

  /** Those of what is read, but for layers with weights at each place, which Keras 3 has not. */
  private static Map<String, String> names() {
    Map<String, String> made = new HashMap<>();
    KerasConvolutions.NAMES.forEach(
        (there, here) -> {
          if (!there.startsWith("LocallyConnected")) {
            made.put(here, there.replaceFirst("^(Max|Average)", "")); // as its poolingType says
          }
        });
    made.put("GlobalPooling", "Global");
    return made;
  }

  static boolean has(String type) {
    return NAMES.containsKey(type);
  }

  static String of(KerasPlace place, String x) {
    String there = NAMES.getOrDefault(place.type(), "");
    int space = place.in().shape().length - 1;
    if (there.equals("Global")) {
      return global(place, x, space);
    }
    JsonObject config = new JsonObject();
    if (there.startsWith("UpSampling")) {
      config.add("size", axes(place, "size", space, 2));
      boolean linear = place.values().text("interpolation").equals("BILINEAR");
      if (linear && space != 2) {
        throw new KerasGap("interpolates, which there are only images for there");
      }
      if (space == 2) {
        config.addProperty("interpolation", linear ? "bilinear" : "nearest");
      } else if (space == 1) {
        config.addProperty("size", place.values().axes("size", 1, 2)[0]);
      }
      return place.add(there, config, x);
    }
    if (there.startsWith("Zero") || there.startsWith("Crop")) {
      String key = there.startsWith("Zero") ? "padding" : "cropping";
      config.add(key, sides(place.values().numbers(key), space));
      return place.add(there, config, x);
    }
    String from = bordered(place, x, config, space, there);
    return there.startsWith("Pooling")
        ? pooled(place, from, config, space, there)
        : convolved(place, from, config, space, there);
  }

  private static JsonArray axes(KerasPlace place, String key, int space, long otherwise) {
    return KerasLayerWriter.array(place.values().axes(key, space, otherwise));
  }

  /** Front and back of each axis. */
  private static JsonArray sides(long[] given, int space) {
    JsonArray made = new JsonArray();
    for (int i = 0; i < space; i++) {
      boolean all = given.length == 2 * space;
      long front = all ? given[2 * i] : given[given.length == 1 ? 0 : i];
      long back = all ? given[2 * i + 1] : front;
      if (space == 1) {
        return KerasLayerWriter.array(front, back);
      }
      made.add(KerasLayerWriter.array(front, back));
    }
    return made;
  }

  /** Sets the padding; zeros of their own size are a layer before it. */
  private static String bordered(
      KerasPlace place, String x, JsonObject config, int space, String there) {
    LayerValues values = place.values();
    String mode = values.text("convolutionMode");
    if (mode.equals("Causal") && !there.equals("Conv1D")) {
      throw new KerasGap("has the convolutionMode Causal, which there is for Conv1D alone there");
    }
    if (mode.equals("Same") || mode.equals("Causal")) {
      config.addProperty("padding", mode.equals("Same") ? "same" : "causal");
      return x;
    }
    config.addProperty("padding", "valid");
    long[] padding = values.axes("padding", space, 0);
    if (Arrays.stream(padding).allMatch(each -> each == 0) || there.contains("Transpose")) {
      return x;
    }
    if (there.startsWith("Pooling")) {
      throw new KerasGap("has padding, which pooling there has only as 'same'");
    }
    JsonObject zeros = new JsonObject();
    zeros.add("padding", sides(padding, space));
    return place.graph().add("ZeroPadding" + space + "D", place.name() + "_padding", zeros, x);
  }

  private static String pooled(
      KerasPlace place, String x, JsonObject config, int space, String there) {
    LayerValues values = place.values();
    String kind = values.text("poolingType");
    boolean plain = Arrays.stream(values.axes("dilation", space, 1)).allMatch(each -> each == 1);
    boolean counts = values.flag("avgPoolIncludePadInDivisor");
    if (!kind.matches("MAX|AVG") || !plain || counts && config.toString().contains("same")) {
      throw new KerasGap("has a poolingType or an option of it that there is none of there");
    }
    config.add("pool_size", axes(place, "kernelSize", space, 2));
    config.add("strides", axes(place, "stride", space, 2));
    return place.add((kind.equals("MAX") ? "Max" : "Average") + there, config, x);
  }

  private static String global(KerasPlace place, String x, int space) {
    LayerValues values = place.values();
    String kind = values.text("poolingType");
    if (!kind.matches("MAX|AVG")) {
      throw new KerasGap("has the poolingType " + kind + ", which there is none of there");
    }
    JsonObject config = new JsonObject();
    config.addProperty("keepdims", !values.flag("collapseDimensions"));
    String name = "Global" + (kind.equals("MAX") ? "Max" : "Average") + "Pooling" + space + "D";
    return place.add(name, config, x);
  }

  private static String convolved(
      KerasPlace place, String x, JsonObject config, int space, String there) {
    LayerValues values = place.values();
    long[] stride = values.axes("stride", space, 1);
    long[] dilation = values.axes("dilation", space, 1);
    if (Arrays.stream(stride).anyMatch(each -> each > 1)
        && Arrays.stream(dilation).anyMatch(each -> each > 1)) {
      throw new KerasGap("has strides and dilation at once, which Keras refuses");
    }
    config.add("kernel_size", axes(place, "kernelSize", space, 1));
    config.add("strides", KerasLayerWriter.array(stride));
    config.add("dilation_rate", KerasLayerWriter.array(dilation));
    config.addProperty("activation", "linear");
    config.addProperty("use_bias", values.flag("hasBias"));
    NDArray weights = place.weight("W");
    List<NDArray> own = new ArrayList<>();
    if (there.startsWith("Depthwise")) {
      config.addProperty("depth_multiplier", weights.size(space + 1));
      own.add(weights);
    } else {
      own.add(turned(weights));
    }
    if (there.startsWith("Separable")) {
      NDArray joined = place.weight("pW");
      config.addProperty("depth_multiplier", weights.size(0));
      config.addProperty("filters", joined.size(0));
      own.add(turned(joined));
    }
    if (there.startsWith("Conv")) {
      boolean back = there.contains("Transpose");
      long groups = Math.max(1, values.whole("groups"));
      config.addProperty("filters", back ? weights.size(1) * groups : weights.size(0));
      if (back && groups > 1) {
        throw new KerasGap("has groups, which transposed convolutions there have none of");
      }
      if (!back) {
        config.addProperty("groups", groups);
      }
    }
    KerasLayerWriter.biased(place, values, own);
    return there.contains("Transpose")
        ? transposed(place, x, config, space, there, own)
        : KerasActivationWriter.with(place, there, config, x, own);
  }

  /** From [other, one, kernel …] to [kernel …, one, other]. */
  private static NDArray turned(NDArray weights) {
    int[] order = new int[weights.rank()];
    for (int i = 0; i < order.length - 2; i++) {
      order[i] = i + 2;
    }
    order[order.length - 2] = 1;
    order[order.length - 1] = 0;
    return Shapes.permute(weights, order);
  }

  private static String transposed(
      KerasPlace place, String x, JsonObject config, int space, String there, List<NDArray> own) {
    LayerValues values = place.values();
    long[] padding = values.axes("padding", space, 0);
    boolean more = Arrays.stream(values.axes("outputPadding", space, 0)).anyMatch(p -> p != 0);
    boolean less = Arrays.stream(padding).anyMatch(each -> each != 0);
    long[] kernel = values.axes("kernelSize", space, 1);
    long[] stride = values.axes("stride", space, 1);
    for (int i = 0; i < space; i++) { // where a kernel is smaller, Keras' own sizes differ
      more |= kernel[i] < stride[i];
    }
    if (more || less) {
      throw new KerasGap("has padding or outputPadding, or strides beyond its kernel");
    }
    return KerasActivationWriter.with(place, there, config, x, own);
  }
}
