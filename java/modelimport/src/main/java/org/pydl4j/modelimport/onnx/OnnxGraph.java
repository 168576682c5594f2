package org.pydl4j.modelimport.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.ops.Casts;

/** A graph of ONNX as it is written: nodes in order, numbers, inputs and outputs. */
final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int DOUBLE = 11;
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;
  private static final long LIMIT = Integer.MAX_VALUE - (1 << 20);

  private final ProtoWriter graph = new ProtoWriter();
  private final Set<String> taken = new HashSet<>();
  private final boolean wide;
  private int names;
  private long bytes;

  /**
   * Begins.
   *
   * @param type float32 or float64, of what is computed
   */
  OnnxGraph(DType type) {
    wide = type == DType.FLOAT64;
  }

  /** Keeps names for inputs and outputs. */
  void reserve(Collection<String> kept) {
    taken.addAll(kept);
  }

  /** A name that is not there yet. */
  String fresh(String stem) {
    String made = stem + "_" + names++;
    while (taken.contains(made)) {
      made = stem + "_" + names++;
    }
    return made;
  }

  /** Adds a node with one output and gives its name. */
  String node(String op, Map<String, ?> attributes, String... inputs) {
    return nodes(op, attributes, 1, inputs).get(0);
  }

  /** Adds a node with one output of this name. */
  void named(String op, String output, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    Arrays.stream(inputs).forEach(input -> node.text(1, input));
    node.text(2, output).text(3, fresh(op)).text(4, op);
    graph.message(1, node);
  }

  List<String> nodes(String op, Map<String, ?> attributes, int outputs, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    Arrays.stream(inputs).forEach(input -> node.text(1, input));
    String name = fresh(op.toLowerCase(Locale.ROOT));
    String[] made = new String[outputs];
    for (int i = 0; i < outputs; i++) {
      made[i] = i == 0 ? name : name + "_" + i;
      node.text(2, made[i]);
    }
    node.text(3, name).text(4, op);
    attributes.forEach((key, value) -> node.message(5, attribute(key, value)));
    graph.message(1, node);
    return List.of(made);
  }

  private static ProtoWriter attribute(String name, Object value) {
    ProtoWriter made = new ProtoWriter().text(1, name);
    if (value instanceof Long || value instanceof Integer) {
      return made.number(3, ((Number) value).longValue()).number(20, 2);
    }
    if (value instanceof Double || value instanceof Float) {
      return made.real(2, ((Number) value).floatValue()).number(20, 1);
    }
    if (value instanceof String text) {
      return made.text(4, text).number(20, 3);
    }
    if (value instanceof long[] several) {
      Arrays.stream(several).forEach(each -> made.number(8, each));
      return made.number(20, 7);
    }
    if (value instanceof float[] several) {
      for (float each : several) {
        made.real(7, each);
      }
      return made.number(20, 6);
    }
    if (value instanceof String[] several) {
      Arrays.stream(several).forEach(each -> made.text(9, each));
      return made.number(20, 8);
    }
    throw new IllegalArgumentException(name);
  }

  /** Whole numbers, as shapes and axes. */
  String whole(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(raw::putLong);
    return tensor(INT64, new long[] {values.length}, raw.array());
  }

  /** One number of the type that is computed in. */
  String number(double value) {
    return numbers(new double[] {value});
  }

  /** Numbers of the type that is computed in. */
  String numbers(double... values) {
    ByteBuffer raw = buffer(values.length);
    for (double value : values) {
      put(raw, value);
    }
    long[] shape = values.length == 1 ? new long[0] : new long[] {values.length};
    return tensor(wide ? DOUBLE : FLOAT, shape, raw.array());
  }

  /** Factors of sizes, which are float32 always. */
  String scales(double... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      raw.putFloat((float) value);
    }
    return tensor(FLOAT, new long[] {values.length}, raw.array());
  }

  /** A weight. */
  String weight(NDArray values) {
    NDArray flat = Casts.contiguous(values);
    if (bytes + flat.length() * (wide ? 8 : 4) > LIMIT) {
      throw new ModelFileException(
          "An ONNX file holds 2 GiB at most, and this network's weights are more.");
    }
    ByteBuffer raw = buffer((int) flat.length());
    if (wide) {
      for (double value : flat.toDoubleArray()) {
        raw.putDouble(value);
      }
    } else {
      for (float value : flat.toFloatArray()) {
        raw.putFloat(value);
      }
    }
    return tensor(wide ? DOUBLE : FLOAT, values.shape(), raw.array());
  }

  private ByteBuffer buffer(int count) {
    return ByteBuffer.allocate(Math.multiplyExact(count, wide ? 8 : 4))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void put(ByteBuffer raw, double value) {
    if (wide) {
      raw.putDouble(value);
    } else {
      raw.putFloat((float) value);
    }
  }

  private String tensor(int type, long[] shape, byte[] raw) {
    bytes += raw.length;
    String name = fresh("value");
    ProtoWriter made = new ProtoWriter();
    Arrays.stream(shape).forEach(extent -> made.number(1, extent));
    made.number(2, type).text(8, name).bytes(9, raw);
    graph.message(5, made);
    return name;
  }

  /** Declares an input: -1 is an axis of any length, the first one the batch. */
  void input(String name, boolean indices, long[] shape) {
    graph.message(11, value(name, indices ? INT64 : wide ? DOUBLE : FLOAT, shape));
  }

  /** Declares an output. */
  void output(String name, long[] shape) {
    graph.message(12, value(name, wide ? DOUBLE : FLOAT, shape));
  }

  private static ProtoWriter value(String name, int type, long[] shape) {
    ProtoWriter axes = new ProtoWriter();
    for (int i = 0; i < shape.length; i++) {
      ProtoWriter axis = new ProtoWriter();
      if (shape[i] >= 0) {
        axis.number(1, shape[i]);
      } else {
        axis.text(2, i == 0 ? "n" : name + "_axis" + i);
      }
      axes.message(1, axis);
    }
    ProtoWriter tensor = new ProtoWriter().number(1, type).message(2, axes);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }

  /** The file. */
  byte[] toBytes(String version) {
    graph.text(2, "network");
    ProtoWriter opset = new ProtoWriter().text(1, "").number(2, OPSET);
    return new ProtoWriter()
        .number(1, IR_VERSION)
        .text(2, "pydl4j")
        .text(3, version)
        .message(7, graph)
        .message(8, opset)
        .toBytes();
  }
}
