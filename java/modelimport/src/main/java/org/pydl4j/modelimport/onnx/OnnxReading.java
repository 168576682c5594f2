package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.RefusedException;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.modelimport.internal.onnx.OnnxTensor;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Casts;

/** The values of a graph while it is read: signals, constants, and shapes that are computed. */
final class OnnxReading {
  private final OnnxFile file;
  private final DType type;
  private final Map<String, OnnxSignal> signals = new HashMap<>();
  private final Map<String, NDArray> constants = new HashMap<>();
  private final Map<String, long[]> shapes = new HashMap<>(); // with EXAMPLES in them
  private final Map<String, Integer> readers = new HashMap<>();

  /**
   * Begins.
   *
   * @param nodes that are read
   * @param type that the network computes in
   */
  OnnxReading(OnnxFile file, List<OnnxNode> nodes, DType type) {
    this.file = file;
    this.type = type;
    nodes.forEach(node -> node.inputs().forEach(this::reads));
    file.graph().outputs().forEach(output -> reads(output.name()));
  }

  private void reads(String name) {
    readers.merge(name, 1, Integer::sum);
  }

  /** Whether one node alone reads a value. */
  boolean isReadOnce(String name) {
    return readers.getOrDefault(name, 0) == 1;
  }

  /** Whether what a vertex makes has one name alone. */
  boolean isOnlyName(String vertex) {
    return signals.values().stream().filter(each -> each.vertex().equals(vertex)).count() == 1;
  }

  /** Whether nobody reads a value. */
  boolean isUnread(String name) {
    return name.isEmpty() || !readers.containsKey(name);
  }

  static RefusedException refused(OnnxNode node, String what, String remedy) {
    return refused(node.described(), what, remedy);
  }

  static RefusedException refused(String place, String what, String remedy) {
    String named = Character.toUpperCase(place.charAt(0)) + place.substring(1);
    String sentence = named + " of this ONNX model " + what + ".";
    return new RefusedException(
        remedy.isEmpty() ? sentence : sentence + " " + remedy + ".", place, what, remedy);
  }

  static RefusedException refused(OnnxNode node, String what) {
    return refused(node.described(), what, "");
  }

  void signal(String name, OnnxSignal value) {
    signals.put(name, value);
  }

  void constant(String name, NDArray value) {
    constants.put(name, value);
  }

  void shape(String name, long... value) {
    shapes.put(name, value);
  }

  /** Whether it is a value that depends on the inputs. */
  boolean isSignal(String name) {
    return signals.containsKey(name);
  }

  /** Whether nothing is known of a value, which stands behind something that cannot be read. */
  boolean isMissing(String name) {
    return !name.isEmpty() && !isSignal(name) && !isConstant(name) && !shapes.containsKey(name);
  }

  boolean isConstant(String name) {
    return constants.containsKey(name) || file.graph().constants().containsKey(name);
  }

  OnnxSignal signal(OnnxNode node, int input) {
    OnnxSignal found = signals.get(node.input(input));
    if (found == null) {
      throw refusedInput(node, input, "which is no value of the network");
    }
    return found;
  }

  private static RefusedException refusedInput(OnnxNode node, int input, String why) {
    return refused(node, "reads '" + node.input(input) + "' as its input " + input + ", " + why);
  }

  @Nullable OnnxSignal found(String name) {
    return signals.get(name);
  }

  /** A constant, in the type that it has; null where it is none. */
  @Nullable NDArray constant(String name) {
    NDArray known = constants.get(name);
    if (known == null) {
      OnnxTensor stored = file.graph().constants().get(name);
      if (stored == null) {
        return null;
      }
      known = stored.array(file);
      constants.put(name, known);
    }
    return known;
  }

  /** The value of an attribute that is a constant. */
  NDArray array(OnnxTensor tensor) {
    return tensor.array(file);
  }

  /** A weight in the type that the network computes in. */
  NDArray weight(OnnxNode node, int input) {
    NDArray found = constant(node.input(input));
    if (found == null) {
      throw refusedInput(node, input, "where a constant is wanted");
    }
    return Casts.contiguous(Casts.castTo(found, type));
  }

  /** A weight that may be left out. */
  @Nullable NDArray weightOrNull(OnnxNode node, int input) {
    return node.input(input).isEmpty() ? null : weight(node, input);
  }

  NDArray zeros(long... shape) {
    return Nd.zeros(type, shape);
  }

  NDArray ones(long... shape) {
    return Nd.ones(type, shape);
  }

  /** Which operators it is written in. */
  long operatorSet() {
    return file.operatorSet();
  }

  DType type() {
    return type;
  }

  /** Whole numbers, with {@link OnnxSignal#EXAMPLES} where the number of examples stands. */
  long @Nullable [] shape(String name) {
    long[] known = shapes.get(name);
    if (known != null) {
      return known;
    }
    NDArray constant = constant(name);
    return constant == null || constant.dtype().isFloat() ? null : constant.toLongArray();
  }

  /** Whole numbers of an attribute or of an input, as older and newer operators have them. */
  long[] whole(OnnxNode node, String attribute, int input, long... otherwise) {
    if (node.has(attribute)) {
      return node.wholes(attribute);
    }
    if (node.input(input).isEmpty()) {
      return otherwise;
    }
    long[] found = shape(node.input(input));
    if (found == null || Arrays.stream(found).anyMatch(each -> each <= OnnxSignal.UNKNOWN)) {
      throw refused(node, "computes its '" + attribute + "', which has to be constant");
    }
    return found;
  }

  /** One number of an input; otherwise where it is left out. */
  double number(OnnxNode node, String attribute, int input, double otherwise) {
    if (node.has(attribute)) {
      return node.real(attribute, otherwise);
    }
    if (node.input(input).isEmpty()) {
      return otherwise;
    }
    NDArray found = constant(node.input(input));
    if (found == null || found.length() != 1) {
      throw refused(node, "computes its '" + attribute + "', which has to be one constant");
    }
    return found.toDoubleArray()[0];
  }
}
