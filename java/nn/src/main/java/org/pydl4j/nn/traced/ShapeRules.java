package org.pydl4j.nn.traced;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.errors.ShapeException;

/**
 * What shapes operations make of shapes. Nothing may bring examples together: outputs are computed
 * in pieces, and must not depend on what else is asked for.
 */
final class ShapeRules {
  private ShapeRules() {}

  /** From shapes and the call's whole numbers to a shape. */
  @FunctionalInterface
  interface Rule {
    Shaped infer(List<Shaped> of, TracedOperation call);
  }

  static Shaped same(List<Shaped> of, TracedOperation call) {
    return of.get(0);
  }

  /** Sizes are equal, or one of them is 1, from the last axis on. */
  static Shaped broadcast(List<Shaped> of, TracedOperation call) {
    Shaped made = of.get(0);
    for (Shaped other : of.subList(1, of.size())) {
      made = broadcast(made, other, call);
    }
    return made;
  }

  private static Shaped broadcast(Shaped a, Shaped b, TracedOperation call) {
    long[] sizes = new long[Math.max(a.rank(), b.rank())];
    for (int i = 1; i <= sizes.length; i++) {
      long one = i > a.rank() ? 1 : a.sizes()[a.rank() - i];
      long other = i > b.rank() ? 1 : b.sizes()[b.rank() - i];
      if (one != other && one != 1 && other != 1) {
        throw refused(call, "needs equal sizes, or 1", a, b);
      }
      sizes[sizes.length - i] = one == 1 ? other : one;
    }
    return requireFirst(Shaped.of(sizes), call);
  }

  static Shaped comparison(List<Shaped> of, TracedOperation call) {
    return new Shaped(broadcast(of, call).sizes(), true);
  }

  static Shaped logic(List<Shaped> of, TracedOperation call) {
    if (!of.stream().allMatch(Shaped::truth)) {
      throw new ShapeException(
          "'" + call.op() + "' works on what is true or false: compare first, as in x > 0.");
    }
    return comparison(of, call);
  }

  static Shaped where(List<Shaped> of, TracedOperation call) {
    if (!of.get(0).truth()) {
      throw new ShapeException("The condition of 'where' must be a comparison, as in x > 0.");
    }
    return new Shaped(broadcast(of, call).sizes(), of.get(1).truth());
  }

  static Shaped matmul(List<Shaped> of, TracedOperation call) {
    Shaped a = of.get(0);
    Shaped b = of.get(1);
    if (a.rank() < 2 || b.rank() < 2) {
      throw refused(call, "needs two axes at least", a, b);
    }
    long inner = a.sizes()[a.rank() - 1];
    if (inner != b.sizes()[b.rank() - 2]) {
      throw refused(call, "needs as many columns of the first as rows of the second", a, b);
    }
    if (inner == Shaped.EXAMPLES) {
      throw mixes(call);
    }
    // [n, k] is n rows of one matrix: its axis of examples is none of matrices.
    long[] front = broadcast(front(a), front(b), call).sizes();
    long[] sizes = Arrays.copyOf(front, front.length + 2);
    sizes[front.length] = a.sizes()[a.rank() - 2];
    sizes[front.length + 1] = b.sizes()[b.rank() - 1];
    return requireFirst(Shaped.of(sizes), call);
  }

  private static Shaped front(Shaped matrices) {
    return Shaped.of(Arrays.copyOf(matrices.sizes(), matrices.rank() - 2));
  }

  /** Over the axes that the call names, over all where it names none. */
  static Shaped reduce(List<Shaped> of, TracedOperation call) {
    Shaped a = of.get(0);
    boolean[] gone = new boolean[a.rank()];
    Arrays.fill(gone, call.sizes().length == 0);
    for (long axis : call.sizes()) {
      gone[axis(a, axis, call)] = true;
    }
    if (a.hasExamples() && gone[0]) {
      throw mixes(call);
    }
    List<Long> left = new ArrayList<>();
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i] || call.keepsDims()) {
        left.add(gone[i] ? 1 : a.sizes()[i]);
      }
    }
    return Shaped.of(left.stream().mapToLong(Long::longValue).toArray());
  }

  /** Along one axis, which must not be that of the examples. */
  static Shaped along(List<Shaped> of, TracedOperation call) {
    requireCount(call, 1);
    if (axis(of.get(0), call.sizes()[0], call) == 0 && of.get(0).hasExamples()) {
      throw mixes(call);
    }
    return of.get(0);
  }

  static Shaped reshape(List<Shaped> of, TracedOperation call) {
    Shaped a = of.get(0);
    long[] sizes = call.sizes();
    int first = a.hasExamples() ? 1 : 0;
    if (first == 1 && (sizes.length == 0 || sizes[0] != -1)) {
      throw new ShapeException(
          "'reshape' of "
              + a.described()
              + " must leave the examples where they are: the first size is -1. Got "
              + Arrays.toString(sizes)
              + ".");
    }
    long old = product(a.sizes(), first, call);
    long now = 1;
    for (int i = first; i < sizes.length; i++) {
      if (sizes[i] < 1) {
        throw new ShapeException(
            "'reshape' needs sizes of at least 1 behind the examples. Got "
                + Arrays.toString(sizes)
                + ".");
      }
      now = times(now, sizes[i], call);
    }
    if (old != now) {
      throw new ShapeException(
          "'reshape' cannot make "
              + Arrays.toString(sizes)
              + " of "
              + a.described()
              + ": these are "
              + now
              + " numbers an example, not "
              + old
              + ".");
    }
    long[] made = sizes.clone();
    if (first == 1) {
      made[0] = Shaped.EXAMPLES;
    }
    return a.with(made);
  }

  static Shaped permute(List<Shaped> of, TracedOperation call) {
    Shaped a = of.get(0);
    requireCount(call, a.rank());
    long[] sizes = new long[a.rank()];
    boolean[] used = new boolean[a.rank()];
    for (int i = 0; i < sizes.length; i++) {
      int from = axis(a, call.sizes()[i], call);
      if (used[from]) {
        throw new ShapeException("'permute' needs each axis once. Got " + shown(call) + ".");
      }
      used[from] = true;
      sizes[i] = a.sizes()[from];
    }
    return requireFirst(a.with(sizes), call);
  }

  static Shaped concat(List<Shaped> of, TracedOperation call) {
    requireCount(call, 1);
    int axis = axis(of.get(0), call.sizes()[0], call);
    long[] sizes = of.get(0).sizes().clone();
    for (Shaped other : of.subList(1, of.size())) {
      boolean fits = other.rank() == sizes.length;
      for (int i = 0; fits && i < sizes.length; i++) {
        fits = i == axis ? sizes[i] > 0 && other.sizes()[i] > 0 : sizes[i] == other.sizes()[i];
      }
      if (!fits) {
        throw refused(call, "needs equal sizes but along the axis", of.get(0), other);
      }
      sizes[axis] += other.sizes()[axis];
    }
    return requireFirst(of.get(0).with(sizes), call);
  }

  static Shaped stack(List<Shaped> of, TracedOperation call) {
    requireCount(call, 1);
    for (Shaped other : of) {
      if (!other.equals(of.get(0))) {
        throw refused(call, "needs equal shapes", of.get(0), other);
      }
    }
    return inserted(of.get(0), call, of.size());
  }

  static Shaped expandDims(List<Shaped> of, TracedOperation call) {
    requireCount(call, 1);
    return inserted(of.get(0), call, 1);
  }

  private static Shaped inserted(Shaped a, TracedOperation call, long size) {
    int axis = axis(Shaped.of(new long[a.rank() + 1]), call.sizes()[0], call);
    long[] sizes = new long[a.rank() + 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i == axis ? size : a.sizes()[i < axis ? i : i - 1];
    }
    return requireFirst(a.with(sizes), call);
  }

  static Shaped squeeze(List<Shaped> of, TracedOperation call) {
    requireCount(call, 1);
    Shaped a = of.get(0);
    int axis = axis(a, call.sizes()[0], call);
    if (a.sizes()[axis] != 1) {
      throw new ShapeException(
          "'squeeze' takes away an axis of the size 1. Axis "
              + axis
              + " of "
              + a.described()
              + " is none.");
    }
    return a.with(without(a, axis));
  }

  private static long[] without(Shaped a, int axis) {
    List<Long> left = new ArrayList<>();
    for (int i = 0; i < a.rank(); i++) {
      if (i != axis) {
        left.add(a.sizes()[i]);
      }
    }
    return left.stream().mapToLong(Long::longValue).toArray();
  }

  /** Axis and place. */
  static Shaped select(List<Shaped> of, TracedOperation call) {
    requireCount(call, 2);
    Shaped a = of.get(0);
    int axis = inner(a, call);
    requirePlace(a, axis, call.sizes()[1], call);
    return a.with(without(a, axis));
  }

  /** Axis, first, the one behind the last, step. */
  static Shaped slice(List<Shaped> of, TracedOperation call) {
    requireCount(call, 4);
    Shaped a = of.get(0);
    int axis = inner(a, call);
    long first = call.sizes()[1];
    long end = call.sizes()[2];
    long step = call.sizes()[3];
    requirePlace(a, axis, first, call);
    requirePlace(a, axis, end - 1, call);
    if (step < 1 || end <= first) {
      throw new ShapeException(
          "'slice' needs a step of at least 1 and a part that is not empty. Got "
              + shown(call)
              + ".");
    }
    long[] sizes = a.sizes().clone();
    sizes[axis] = (end - first - 1) / step + 1;
    return a.with(sizes);
  }

  private static int inner(Shaped a, TracedOperation call) {
    int axis = axis(a, call.sizes()[0], call);
    if (a.sizes()[axis] < 0) {
      throw new ShapeException(
          "'"
              + call.op()
              + "' takes parts of axes whose size is known. Axis "
              + axis
              + " of "
              + a.described()
              + " has any.");
    }
    return axis;
  }

  private static void requirePlace(Shaped a, int axis, long place, TracedOperation call) {
    if (place < 0 || place >= a.sizes()[axis]) {
      throw new ShapeException(
          "'"
              + call.op()
              + "' looks at place "
              + place
              + " of axis "
              + axis
              + " of "
              + a.described()
              + ", which has "
              + a.sizes()[axis]
              + ".");
    }
  }

  /** An axis from 0, of which negative ones count from the end. */
  static int axis(Shaped a, long axis, TracedOperation call) {
    long from = axis < 0 ? axis + a.rank() : axis;
    if (from < 0 || from >= a.rank()) {
      throw new ShapeException(
          "'" + call.op() + "' names axis " + axis + " of " + a.described() + ".");
    }
    return (int) from;
  }

  private static Shaped requireFirst(Shaped made, TracedOperation call) {
    for (int i = 1; i < made.rank(); i++) {
      if (made.sizes()[i] == Shaped.EXAMPLES) {
        throw new ShapeException(
            "'"
                + call.op()
                + "' would make "
                + made.described()
                + ": the examples stay the first axis, so that a batch can be computed in parts.");
      }
    }
    return made;
  }

  private static void requireCount(TracedOperation call, int count) {
    if (call.sizes().length != count) {
      throw new ShapeException(
          "'" + call.op() + "' needs " + count + " whole numbers. Got " + shown(call) + ".");
    }
  }

  private static String shown(TracedOperation call) {
    return Arrays.toString(call.sizes());
  }

  private static long product(long[] sizes, int from, TracedOperation call) {
    long product = 1;
    for (int i = from; i < sizes.length; i++) {
      if (sizes[i] < 0) {
        throw new ShapeException(
            "'"
                + call.op()
                + "' needs a known size. "
                + Shaped.of(sizes).described()
                + " has an axis of any.");
      }
      product = times(product, sizes[i], call);
    }
    return product;
  }

  private static long times(long a, long b, TracedOperation call) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new ShapeException("'" + call.op() + "' would make more than memory holds.", e);
    }
  }

  private static ShapeException mixes(TracedOperation call) {
    return new ShapeException(
        "'"
            + call.op()
            + "' would bring the examples of a mini-batch together: each is computed by itself."
            + " Name the axes behind the first one, as in x.sum(axis=1).");
  }

  private static ShapeException refused(TracedOperation call, String needs, Shaped a, Shaped b) {
    return new ShapeException(
        "'" + call.op() + "' " + needs + ". Got " + a.described() + " and " + b.described() + ".");
  }
}
