package org.pydl4j.modelimport.internal.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a graph is made of.
 *
 * @param name in the file
 * @param nodes in an order in which each stands behind those whose values it reads
 * @param constants by name
 * @param inputs in order; older files name their constants among them
 * @param outputs in order
 * @param outside the constants that stand in other files, those of its nodes and of graphs in them
 *     with them
 */
public record OnnxGraphPart(
    String name,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> constants,
    List<Value> inputs,
    List<Value> outputs,
    List<OnnxTensor> outside) {
  /**
   * What goes in or comes out.
   *
   * @param name in the graph
   * @param kind {@code tensor}, or what else it is
   * @param type the number of its type in {@link OnnxTypes}
   * @param axes sizes, -1 where there is none; null where nothing is said
   * @param axisNames of axes without a size; empty where they have none
   */
  public record Value(
      String name, String kind, int type, @Nullable List<Long> axes, List<String> axisNames) {}

  static OnnxGraphPart read(ProtoReader in, int depth) {
    List<OnnxNode> nodes = new ArrayList<>();
    Map<String, OnnxTensor> constants = new LinkedHashMap<>();
    List<Value> inputs = new ArrayList<>();
    List<Value> outputs = new ArrayList<>();
    List<OnnxTensor> outside = new ArrayList<>();
    String name = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> {
          OnnxNode node = OnnxNode.read(in.message(), depth);
          nodes.add(node);
          outside.addAll(node.outside());
        }
        case 2 -> name = in.text();
        case 5 -> {
          OnnxTensor constant = OnnxTensor.read(in.message());
          constants.put(constant.name(), constant);
          constant.addOutside(outside);
        }
        case 15 -> OnnxTensor.sparse(in.message(), outside);
        case 11 -> inputs.add(value(in.message()));
        case 12 -> outputs.add(value(in.message()));
        default -> in.skip();
      }
    }
    inputs.removeIf(input -> constants.containsKey(input.name()));
    return new OnnxGraphPart(name, nodes, constants, inputs, outputs, outside);
  }

  private static Value value(ProtoReader in) {
    String name = "";
    Value typed = new Value("", "unknown", 0, null, List.of());
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 2 -> typed = type(in.message());
        default -> in.skip();
      }
    }
    return new Value(name, typed.kind(), typed.type(), typed.axes(), typed.axisNames());
  }

  private static Value type(ProtoReader in) {
    Value made = new Value("", "unknown", 0, null, List.of());
    while (in.next()) {
      if (in.field() == 1) {
        made = tensor(in.message());
        continue;
      }
      String kind =
          switch (in.field()) {
            case 4 -> "sequence";
            case 5 -> "map";
            case 8 -> "sparse tensor";
            case 9 -> "optional";
            default -> "";
          };
      in.skip();
      if (!kind.isEmpty()) {
        made = new Value("", kind, 0, null, List.of());
      }
    }
    return made;
  }

  private static Value tensor(ProtoReader in) {
    int type = 0;
    List<Long> axes = null;
    List<String> names = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> type = (int) in.number();
        case 2 -> {
          axes = new ArrayList<>();
          ProtoReader shape = in.message();
          while (shape.next()) {
            if (shape.field() == 1) {
              axis(shape.message(), axes, names);
            } else {
              shape.skip();
            }
          }
        }
        default -> in.skip();
      }
    }
    return new Value("", "tensor", type, axes, List.copyOf(names));
  }

  private static void axis(ProtoReader in, List<Long> axes, List<String> names) {
    long size = -1;
    String name = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> size = in.number();
        case 2 -> name = in.text();
        default -> in.skip();
      }
    }
    axes.add(size < 0 ? -1 : size);
    names.add(name);
  }
}
