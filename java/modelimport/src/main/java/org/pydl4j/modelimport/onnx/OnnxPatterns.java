package org.pydl4j.modelimport.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.modelimport.internal.onnx.OnnxTensor;

/** Several nodes that are one function: GELU, for which older operators have none of its own. */
final class OnnxPatterns {
  private final OnnxFile file;
  private final Map<String, OnnxNode> makers = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Set<OnnxNode> gone = new HashSet<>();
  private final Map<OnnxNode, OnnxNode> instead = new HashMap<>();

  private OnnxPatterns(OnnxFile file) {
    this.file = file;
    for (OnnxNode node : file.graph().nodes()) {
      node.outputs().forEach(output -> makers.put(output, node));
      node.inputs()
          .forEach(input -> readers.computeIfAbsent(input, any -> new ArrayList<>()).add(node));
    }
  }

  /** The nodes of a file, with one for several where they are one function. */
  static List<OnnxNode> joined(OnnxFile file) {
    OnnxPatterns patterns = new OnnxPatterns(file);
    file.graph().nodes().stream().filter(node -> node.op().equals("Erf")).forEach(patterns::gelu);
    List<OnnxNode> made = new ArrayList<>();
    for (OnnxNode node : file.graph().nodes()) {
      if (!patterns.gone.contains(node)) {
        made.add(patterns.instead.getOrDefault(node, node));
      }
    }
    return made;
  }

  /** {@code x · (1 + erf(x / √2)) · 0.5}, in any order of its factors. */
  private void gelu(OnnxNode erf) {
    OnnxNode scaled = makers.get(erf.input(0));
    OnnxNode plus = reader(erf);
    if (scaled == null || plus == null || !plus.op().equals("Add") || !is(other(plus, erf), 1)) {
      return;
    }
    boolean divides = scaled.op().equals("Div") && is(scaled.input(1), Math.sqrt(2));
    String factor = constantOf(scaled);
    boolean multiplies = scaled.op().equals("Mul") && is(factor, Math.sqrt(0.5));
    OnnxNode product = reader(plus);
    if (!(divides || multiplies) || product == null || !product.op().equals("Mul")) {
      return;
    }
    String x = scaled.input(0).equals(factor) ? scaled.input(1) : scaled.input(0);
    String second = other(product, plus);
    OnnxNode half = makers.get(second);
    OnnxNode last = reader(product);
    List<OnnxNode> all = new ArrayList<>(List.of(scaled, erf, plus));
    if (second.equals(x) && last != null && last.op().equals("Mul") && is(constantOf(last), 0.5)) {
      all.add(product);
    } else if (half != null && product.equals(reader(half)) && isHalf(half, x)) {
      all.add(half);
      last = product;
    } else {
      return;
    }
    gone.addAll(all);
    instead.put(last, new OnnxNode(last.name(), "Gelu", "", List.of(x), last.outputs(), Map.of()));
  }

  private boolean isHalf(OnnxNode node, String x) {
    String factor = constantOf(node);
    return node.op().equals("Mul") && is(factor, 0.5) && node.inputs().contains(x);
  }

  /** The only node that reads what a node makes; null where there are several. */
  private @Nullable OnnxNode reader(OnnxNode node) {
    List<OnnxNode> found = readers.getOrDefault(node.outputs().get(0), List.of());
    return found.size() == 1 ? found.get(0) : null;
  }

  private static String other(OnnxNode node, OnnxNode than) {
    return node.input(0).equals(than.outputs().get(0)) ? node.input(1) : node.input(0);
  }

  private String constantOf(OnnxNode node) {
    return number(node.input(0)) != null ? node.input(0) : node.input(1);
  }

  private boolean is(String name, double value) {
    Double found = number(name);
    return found != null && Math.abs(found - value) < 1e-6;
  }

  private @Nullable Double number(String name) {
    OnnxTensor stored = file.graph().constants().get(name);
    OnnxNode maker = makers.get(name);
    if (stored == null && maker != null && maker.op().equals("Constant")) {
      OnnxNode.Attribute value = maker.attributes().get("value");
      stored = value == null ? null : value.tensor();
      if (maker.has("value_float")) {
        return maker.reals("value_float")[0];
      }
    }
    return stored == null || stored.length() != 1 ? null : stored.numbers(file)[0];
  }
}
