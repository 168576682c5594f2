package org.pydl4j.modelimport.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;

/** Other shapes, orders of axes, and parts of values. */
final class OnnxAxes {
  private OnnxAxes() {}

  static OnnxSignal flat(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    if (x.axis(node.whole("axis", 1)) != 1) {
      throw OnnxReading.refused(node, "makes no rows, an example each");
    }
    return shaped(in, node, x, product(node, x));
  }

  private static long product(OnnxNode node, OnnxSignal x) {
    long all = 1;
    for (long size : x.type().shape()) {
      if (size < 0) {
        throw OnnxReading.refused(
            node, "needs examples whose sizes are known: give input_type with all of them");
      }
      all = Math.multiplyExact(all, size);
    }
    return all;
  }

  static OnnxSignal reshaped(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] wanted = in.values().shape(node.input(1));
    if (wanted == null || wanted.length == 0) {
      throw OnnxReading.refused(node, "computes its shape of something else than sizes");
    }
    long[] now = x.shape();
    long[] sizes = wanted.clone();
    for (int i = 0; i < sizes.length; i++) {
      boolean kept = sizes[i] == 0 && node.whole("allowzero", 0) == 0;
      sizes[i] = kept && i < now.length ? now[i] : sizes[i];
    }
    OnnxSignal joined = directions(x, sizes);
    if (joined != null) {
      return joined;
    }
    if (x.order()[0] != 0) {
      throw OnnxReading.refused(node, "reads a value whose first axis is not that of the examples");
    }
    return rest(in, node, x, sizes);
  }

  /** Both directions of a recurrent layer side by side: [time, n, 2, size] as [time, n, 2 size]. */
  private static @Nullable OnnxSignal directions(OnnxSignal x, long... sizes) {
    int last = x.rank() - 1;
    boolean both = last == 3 && x.order()[2] == OnnxSignal.BOTH && x.order()[3] == 1;
    long[] now = x.shape();
    boolean same = sizes.length == 3;
    for (int i = 0; same && i < 2; i++) {
      same = sizes[i] == now[i] || sizes[i] == -1;
    }
    boolean all = same && (sizes[2] == -1 || sizes[2] == x.type().features());
    return both && all ? x.ordered(x.order()[0], x.order()[1], 1) : null;
  }

  private static OnnxSignal rest(OnnxReader in, OnnxNode node, OnnxSignal x, long... sizes) {
    long all = product(node, x);
    long known = 1;
    int open = -1;
    for (int i = 1; i < sizes.length; i++) {
      if (sizes[i] == -1 && open < 0) {
        open = i;
      } else if (sizes[i] < 1) {
        throw OnnxReading.refused(node, "makes the shape " + Arrays.toString(sizes));
      } else {
        known = Math.multiplyExact(known, sizes[i]);
      }
    }
    long[] made = Arrays.copyOfRange(sizes, 1, sizes.length);
    if (open > 0) {
      made[open - 1] = all / known;
      known *= made[open - 1];
    }
    if (known != all || made.length == 0) {
      throw OnnxReading.refused(
          node,
          "makes "
              + Arrays.toString(sizes).replace(Long.toString(OnnxSignal.EXAMPLES), "n")
              + " of examples of "
              + Arrays.toString(x.type().shape())
              + ", so that an example is none any more");
    }
    return shaped(in, node, x, made);
  }

  /** Examples of another shape, whose axes stand there as here. */
  private static OnnxSignal shaped(OnnxReader in, OnnxNode node, OnnxSignal x, long... shape) {
    OnnxSignal plain = real(in, x);
    if (plain.isInOrder() && Arrays.equals(plain.type().shape(), shape)) {
      return plain;
    }
    if (shape.length > 4) {
      throw OnnxReading.refused(node, "makes examples of " + shape.length + " axes");
    }
    return in.builder().fresh(OnnxStep.of("Reshape").with("shape", shape), plain);
  }

  /** Without axes of size 1 that there are none of here, and in the order of there. */
  private static OnnxSignal real(OnnxReader in, OnnxSignal x) {
    int[] order = Arrays.stream(x.order()).filter(axis -> axis != OnnxSignal.ONE).toArray();
    return in.builder().inOrder(x.ordered(order));
  }

  static OnnxSignal transposed(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] given = node.wholes("perm");
    int[] order = new int[x.rank()];
    if (given.length != 0 && given.length != order.length) {
      throw OnnxReading.refused(node, "orders " + given.length + " axes of " + order.length);
    }
    for (int i = 0; i < order.length; i++) {
      int from = given.length == 0 ? order.length - 1 - i : x.axis(given[i]);
      if (from < 0 || from >= order.length) {
        throw OnnxReading.refused(node, "has the order " + Arrays.toString(given));
      }
      order[i] = x.order()[from];
    }
    return x.ordered(order);
  }

  static OnnxSignal squeezed(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] shape = x.shape();
    List<Integer> gone = new ArrayList<>();
    long[] axes = in.values().whole(node, "axes", 1);
    if (axes.length == 0) {
      for (int i = 1; i < shape.length; i++) {
        if (shape[i] == 1) {
          gone.add(i);
        }
      }
    }
    for (long axis : axes) {
      int place = x.axis(axis);
      if (place < 0 || place >= shape.length || shape[place] != 1) {
        throw OnnxReading.refused(node, "takes the axis " + axis + " off, which is not of size 1");
      }
      gone.add(place);
    }
    boolean none = gone.stream().allMatch(place -> x.order()[place] == OnnxSignal.ONE);
    if (none) {
      return x.ordered(without(x.order(), gone));
    }
    List<Long> left = new ArrayList<>();
    for (int i = 1; i < shape.length; i++) {
      if (!gone.contains(i)) {
        left.add(shape[i]);
      }
    }
    if (x.order()[0] != 0 || left.isEmpty() || left.contains(OnnxSignal.UNKNOWN)) {
      throw OnnxReading.refused(node, "takes axes off " + Arrays.toString(shape));
    }
    return shaped(in, node, x, left.stream().mapToLong(Long::longValue).toArray());
  }

  private static int[] without(int[] order, List<Integer> gone) {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      if (!gone.contains(i)) {
        left.add(order[i]);
      }
    }
    return left.stream().mapToInt(Integer::intValue).toArray();
  }

  static OnnxSignal unsqueezed(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] axes = in.values().whole(node, "axes", 1);
    List<Integer> order = new ArrayList<>(Arrays.stream(x.order()).boxed().toList());
    int rank = order.size() + axes.length;
    for (long axis : Arrays.stream(axes).map(a -> a < 0 ? a + rank : a).sorted().toArray()) {
      if (axis < 0 || axis > order.size()) {
        throw OnnxReading.refused(node, "adds the axes " + Arrays.toString(axes));
      }
      order.add((int) axis, OnnxSignal.ONE);
    }
    return x.ordered(order.stream().mapToInt(Integer::intValue).toArray());
  }

  static OnnxSignal joined(OnnxReader in, OnnxNode node) {
    List<OnnxSignal> parts = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      OnnxSignal part = in.values().signal(node, i);
      int axis = part.axis(node.whole("axis", 0));
      if (axis < 1) {
        throw OnnxReading.refused(node, "joins examples");
      }
      parts.add(in.builder().featuresAt(part, axis));
    }
    return parts.size() == 1
        ? parts.get(0)
        : in.builder().vertex(OnnxStep.of("MergeVertex"), parts.toArray(OnnxSignal[]::new));
  }

  static OnnxSignal sliced(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] from = in.values().whole(node, "starts", 1);
    long[] to = in.values().whole(node, "ends", 2);
    long[] axes = in.values().whole(node, "axes", 3, 0);
    long[] steps = in.values().whole(node, "steps", 4, 1);
    if (from.length != 1 || to.length != 1 || axes.length != 1 || steps.length != 1) {
      throw OnnxReading.refused(node, "takes parts of several axes");
    }
    int axis = x.axis(axes[0]);
    int own = x.order()[axis];
    if (steps[0] == -1 && own == 2 && x.type().shape().length == 2 && from[0] == -1) {
      if (to[0] > -(1L << 30)) {
        throw OnnxReading.refused(node, "takes a part of the steps in reverse");
      }
      return in.builder().vertex(OnnxStep.of("ReverseTimeSeriesVertex"), x);
    }
    if (steps[0] != 1 || own < 1) {
      throw OnnxReading.refused(node, "takes every other part, or some of the examples");
    }
    if (from[0] == -1 && own == 2 && x.type().shape().length == 2 && to[0] > 1L << 30) {
      return last(in, x, axis).ordered(lastKept(x, axis));
    }
    return part(in, node, x, axis, from[0], to[0]);
  }

  /** The last step of series, whose axis of time stays with size 1. */
  private static int[] lastKept(OnnxSignal x, int axis) {
    int[] order = x.order().clone();
    order[axis] = OnnxSignal.ONE;
    return order;
  }

  private static OnnxSignal last(OnnxReader in, OnnxSignal x, int axis) {
    OnnxSignal made = in.builder().vertex(OnnxStep.of("LastTimeStepVertex"), x);
    return made.ordered(without(x.order(), List.of(axis)));
  }

  private static OnnxSignal part(
      OnnxReader in, OnnxNode node, OnnxSignal x, int axis, long start, long end) {
    long size = x.shape()[axis];
    if (size < 0) {
      throw OnnxReading.refused(node, "takes a part of an axis of any length");
    }
    long from = Math.max(0, start < 0 ? start + size : start);
    long to = Math.min(size, end < 0 ? end + size : end);
    if (from >= to) {
      throw OnnxReading.refused(node, "takes nothing of " + Arrays.toString(x.shape()));
    }
    if (from == 0 && to == size) {
      return x;
    }
    OnnxSignal there = in.builder().featuresAt(x, axis);
    return in.builder()
        .vertex(OnnxStep.of("SubsetVertex").with("from", from).with("to", to - 1), there);
  }

  static void split(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    int axis = x.axis(node.whole("axis", 0));
    int count = node.outputs().size();
    if (axis < 1) {
      throw OnnxReading.refused(node, "takes examples apart");
    }
    long size = x.shape()[axis];
    long[] sizes = in.values().whole(node, "split", 1);
    if (sizes.length == 0) {
      long each = (size + count - 1) / count;
      sizes = new long[count];
      Arrays.fill(sizes, each);
      sizes[count - 1] = size - each * (count - 1);
    }
    long at = 0;
    for (int i = 0; i < count; i++) {
      in.values().signal(node.outputs().get(i), part(in, node, x, axis, at, at + sizes[i]));
      at += sizes[i];
    }
  }

  /** Rows of a table by their numbers, or one step of series. */
  static OnnxSignal gathered(OnnxReader in, OnnxNode node) {
    if (in.values().isConstant(node.input(0))) {
      return embedded(in, node);
    }
    OnnxSignal x = in.values().signal(node, 0);
    int axis = x.axis(node.whole("axis", 0));
    NDArray which = in.values().constant(node.input(1));
    if (which == null || which.length() != 1 || axis < 1 && x.order()[axis] == 0) {
      throw OnnxReading.refused(node, "takes parts by numbers that are no constants");
    }
    long index = which.toLongArray()[0];
    boolean time = x.order()[axis] == 2 && x.type().shape().length == 2;
    long steps = time ? x.type().shape()[1] : -1;
    if (time && which.rank() == 0 && (index == -1 || steps > 0 && index == steps - 1)) {
      return last(in, x, axis);
    }
    if (x.order()[axis] == OnnxSignal.ONE && which.rank() == 0) {
      return x.ordered(without(x.order(), List.of(axis)));
    }
    throw OnnxReading.refused(
        node, "takes the part " + index + " of " + Arrays.toString(x.shape()));
  }

  private static OnnxSignal embedded(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 1);
    NDArray table = in.values().weight(node, 0);
    boolean series = x.order().length == 2 && x.order()[0] == 0 && x.order()[1] > 0;
    if (table.rank() != 2 || node.whole("axis", 0) != 0 || !series) {
      throw OnnxReading.refused(node, "looks up something else than rows for series of numbers");
    }
    OnnxStep step =
        OnnxStep.of("EmbeddingSequence")
            .with("nIn", table.size(0))
            .with("nOut", table.size(1))
            .with("hasBias", false)
            .parameter("W", table);
    return in.builder().fresh(step, x).ordered(0, 2, 1);
  }
}
