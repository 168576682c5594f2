package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.modelimport.internal.onnx.OnnxTensor;
import org.pydl4j.modelimport.internal.onnx.OnnxTypes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

/** What is computed of constants and shapes alone, while a file is read. */
final class OnnxFolding {
  private static final long MOST = 1 << 28; // numbers that a fill may have

  private final OnnxReading in;

  OnnxFolding(OnnxReading reading) {
    in = reading;
  }

  /** Computes a node's output; false where it is none of constants and shapes. */
  boolean fold(OnnxNode node) {
    if (node.op().equals("Shape") && in.isSignal(node.input(0))) {
      in.shape(node.outputs().get(0), part(node, in.signal(node, 0).shape()));
      return true;
    }
    if (node.inputs().stream().anyMatch(in::isSignal) || node.outputs().isEmpty()) {
      return false;
    }
    NDArray made = node.op().equals("Constant") ? constant(node) : array(node);
    if (made != null) {
      in.constant(node.outputs().get(0), made);
      return true;
    }
    long[] shape = shape(node);
    if (shape != null) {
      in.shape(node.outputs().get(0), shape);
      return true;
    }
    return filled(node);
  }

  private static long[] part(OnnxNode node, long... shape) {
    int from = (int) node.whole("start", 0);
    int to = (int) Math.min(node.whole("end", shape.length), shape.length);
    int first = from < 0 ? from + shape.length : from;
    return Arrays.copyOfRange(shape, first, to < 0 ? to + shape.length : to);
  }

  private NDArray constant(OnnxNode node) {
    OnnxNode.Attribute value = node.attributes().get("value");
    OnnxTensor tensor = value == null ? null : value.tensor();
    if (tensor != null) {
      return in.array(tensor);
    }
    if (node.has("value_int") || node.has("value_ints")) {
      long[] whole = node.wholes(node.has("value_int") ? "value_int" : "value_ints");
      return node.has("value_int") ? Nd.scalar(whole[0], DType.INT64) : Nd.create(whole);
    }
    if (node.has("value_float") || node.has("value_floats")) {
      double[] reals = node.reals(node.has("value_float") ? "value_float" : "value_floats");
      return node.has("value_float") ? Nd.scalar(reals[0], DType.FLOAT32) : Nd.create(reals);
    }
    throw OnnxReading.refused(node, "has a value that is no number");
  }

  private @Nullable NDArray array(OnnxNode node) {
    if (node.inputs().isEmpty() || !node.inputs().stream().allMatch(in::isConstant)) {
      return null;
    }
    NDArray x = Objects.requireNonNull(in.constant(node.input(0)));
    return switch (node.op()) {
      case "Identity" -> x;
      case "Cast" -> {
        DType type = OnnxTypes.of((int) node.whole("to", 0));
        yield type == null ? null : Casts.castTo(x, type);
      }
      case "Transpose" -> {
        int[] order = new int[x.rank()];
        long[] given = node.wholes("perm");
        Arrays.setAll(order, i -> given.length == 0 ? order.length - 1 - i : (int) given[i]);
        yield Shapes.permute(x, order);
      }
      case "Unsqueeze" -> {
        NDArray made = x;
        for (long axis : in.whole(node, "axes", 1)) {
          made = Shapes.expandDims(made, (int) axis);
        }
        yield made;
      }
      case "Squeeze" -> {
        long[] axes = in.whole(node, "axes", 1);
        yield axes.length == 1 ? Shapes.squeeze(x, (int) axes[0]) : Shapes.squeeze(x);
      }
      case "Reshape" -> reshaped(node, x);
      case "Add" -> Arithmetic.add(x, other(node));
      case "Sub" -> Arithmetic.sub(x, other(node));
      case "Mul" -> Arithmetic.mul(x, other(node));
      case "Div" -> x.dtype().isFloat() ? Arithmetic.div(x, other(node)) : null;
      case "Concat" -> {
        List<NDArray> all =
            node.inputs().stream().map(name -> Objects.requireNonNull(in.constant(name))).toList();
        yield Shapes.concat((int) node.whole("axis", 0), all);
      }
      default -> null;
    };
  }

  private NDArray other(OnnxNode node) {
    return Objects.requireNonNull(in.constant(node.input(1)));
  }

  private NDArray reshaped(OnnxNode node, NDArray x) {
    long[] shape = in.whole(node, "shape", 1).clone();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] == 0 ? x.size(i) : shape[i];
    }
    return Shapes.reshape(x, shape);
  }

  /** Of whole numbers, some of which may be the number of examples. */
  private long @Nullable [] shape(OnnxNode node) {
    long[] x = in.shape(node.input(0));
    if (x == null) {
      return null;
    }
    return switch (node.op()) {
      case "Identity", "Cast", "Unsqueeze", "Squeeze", "Reshape" -> x;
      case "Gather" -> {
        long[] which = in.shape(node.input(1));
        yield which == null
            ? null
            : Arrays.stream(which).map(i -> x[(int) (i < 0 ? i + x.length : i)]).toArray();
      }
      case "Slice" -> {
        int from = (int) in.whole(node, "starts", 1)[0];
        long end = in.whole(node, "ends", 2)[0];
        int to = (int) Math.min(end < 0 ? end + x.length : end, x.length);
        yield Arrays.copyOfRange(x, from < 0 ? from + x.length : from, to);
      }
      case "Concat" -> {
        LongStream all = LongStream.empty();
        for (String name : node.inputs()) {
          long[] part = in.shape(name);
          if (part == null) {
            yield null;
          }
          all = LongStream.concat(all, Arrays.stream(part));
        }
        yield all.toArray();
      }
      default -> null;
    };
  }

  /** One number again and again, in a shape that may be as many as there are examples. */
  private boolean filled(OnnxNode node) {
    boolean fills = node.op().equals("ConstantOfShape");
    if (!fills && !node.op().equals("Expand")) {
      return false;
    }
    long[] shape = in.shape(node.input(fills ? 0 : 1));
    if (shape == null) {
      return false;
    }
    NDArray one = Nd.zeros(in.type(), 1);
    if (fills && node.has("value")) {
      one = constant(node);
    } else if (!fills) {
      NDArray given = in.constant(node.input(0));
      if (given == null) {
        return false;
      }
      one = given;
    }
    long[] sizes = Arrays.stream(shape).map(each -> each < 0 ? 1 : each).toArray();
    if (Arrays.stream(sizes).reduce(1, Math::multiplyExact) > MOST) {
      throw OnnxReading.refused(node, "fills " + Arrays.toString(sizes));
    }
    in.constant(
        node.outputs().get(0), Shapes.broadcastTo(fills ? Shapes.reshape(one, 1) : one, sizes));
    return true;
  }
}
