package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Functions whose derivative is written by hand. The engine's graph ends behind what such a
 * function made, which is a leaf of it, and begins anew in front of what it read: the backward pass
 * goes from one of them to the one before, by the engine in between.
 *
 * <p>Belongs to the thread that opened it, from before the first operation until after the backward
 * pass. Without one such functions are computed by the engine's operations.
 */
public final class Tape implements AutoCloseable {
  private static final ThreadLocal<@Nullable Tape> OPEN = new ThreadLocal<>();

  private final @Nullable Tape outer = OPEN.get();
  private final List<Cut> cuts = new ArrayList<>();

  private Tape() {}

  /** A derivative, with what it needs of the way there. */
  interface Derivative extends AutoCloseable {
    /**
     * The derivatives of the loss by the inputs from those by the outputs.
     *
     * @param outputs null where the loss does not depend on one, not on all
     * @param before what has come to the inputs from readers behind, where this {@link #continues},
     *     else null
     * @return one for each input, null where none is wanted; the caller closes them
     */
    @Nullable Tensor[] apply(@Nullable Tensor[] outputs, @Nullable Tensor[] before);

    /** Whether it adds its own to what came before, so that sums go the engine's way. */
    default boolean continues() {
      return false;
    }

    @Override
    void close();
  }

  /** A function that was computed: its inputs, with the graph behind them, and its outputs. */
  private record Cut(Tensor[] inputs, Tensor[] outputs, Derivative derivative) {
    void close() {
      for (Tensor input : inputs) {
        input.close();
      }
      for (Tensor output : outputs) {
        output.close();
      }
      derivative.close();
    }
  }

  /** Opens one for this thread. */
  public static Tape open() {
    Tape tape = new Tape();
    OPEN.set(tape);
    return tape;
  }

  /** The one that is open on this thread where derivatives are wanted; else null. */
  static @Nullable Tape recording() {
    return GradMode.is_enabled() ? OPEN.get() : null;
  }

  /** The one that is open on this thread and knows of a function; else null. */
  static @Nullable Tape used() {
    Tape tape = OPEN.get();
    return tape == null || tape.cuts.isEmpty() ? null : tape;
  }

  /**
   * Notes that outputs, which no graph is behind, were computed from the inputs: from now on they
   * are leaves. Takes the derivative over.
   */
  void record(Tensor[] inputs, Tensor[] outputs, Derivative derivative) {
    for (Tensor output : outputs) {
      output.set_requires_grad(true);
    }
    cuts.add(new Cut(handles(inputs), handles(outputs), derivative));
  }

  private static Tensor[] handles(Tensor[] tensors) {
    Tensor[] own = new Tensor[tensors.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = new Tensor(tensors[i]);
    }
    return own;
  }

  /**
   * The derivatives of the loss by the leaves, null where there is none; the caller closes them.
   */
  @Nullable Tensor[] derivatives(Tensor loss, Tensor[] leaves) {
    return derivatives(List.of(loss), List.of(), leaves);
  }

  /**
   * The same from several ends.
   *
   * @param with the derivatives by the ends; none where there is one end, a number
   */
  @Nullable Tensor[] derivatives(List<Tensor> ends, List<Tensor> with, Tensor[] leaves) {
    List<Tensor> targets = new ArrayList<>(List.of(leaves));
    cuts.forEach(cut -> targets.addAll(List.of(cut.outputs)));
    Sums sums = new Sums(targets.toArray(Tensor[]::new));
    try {
      sums.back(ends, with);
      int end = targets.size();
      for (int i = cuts.size() - 1; i >= 0; i--) { // those that read it have all come by
        Cut cut = cuts.get(i);
        end -= cut.outputs.length;
        back(cut, sums.take(end, cut.outputs.length), sums);
      }
      return sums.take(0, leaves.length);
    } finally {
      sums.close();
    }
  }

  private static void back(Cut cut, @Nullable Tensor[] outputs, Sums sums) {
    List<Tensor> owned = new ArrayList<>(some(outputs));
    if (owned.isEmpty()) {
      return;
    }
    List<Tensor> from = new ArrayList<>();
    List<Tensor> with = new ArrayList<>();
    try {
      @Nullable Tensor[] before = new Tensor[cut.inputs.length];
      for (int i = 0; cut.derivative.continues() && i < before.length; i++) {
        before[i] = sums.take(cut.inputs[i]);
      }
      owned.addAll(some(before));
      Tensor[] inputs = cut.derivative.apply(outputs, before);
      for (int i = 0; i < inputs.length; i++) {
        Tensor derivative = inputs[i];
        if (derivative != null && !sums.add(cut.inputs[i], derivative)) {
          from.add(cut.inputs[i]);
          with.add(derivative);
        }
      }
      if (!from.isEmpty()) {
        sums.back(from, with);
      }
    } finally {
      owned.forEach(Tensor::close);
      with.forEach(Tensor::close);
    }
  }

  private static List<Tensor> some(@Nullable Tensor[] tensors) {
    List<Tensor> some = new ArrayList<>();
    for (Tensor tensor : tensors) {
      if (tensor != null) {
        some.add(tensor);
      }
    }
    return some;
  }

  @Override
  public void close() {
    cuts.forEach(Cut::close);
    cuts.clear();
    OPEN.set(outer);
  }

  /** What has come to each target so far. */
  private static final class Sums {
    private final Tensor[] targets;
    private final @Nullable Tensor[] sums;

    Sums(Tensor[] targets) {
      this.targets = targets;
      this.sums = new Tensor[targets.length];
    }

    /** Goes back through the engine's graph; parts of it may be gone through again. */
    void back(List<Tensor> from, List<Tensor> with) {
      try (TensorVector outputs = new TensorVector(from.toArray(Tensor[]::new));
          TensorVector inputs = new TensorVector(targets);
          TensorVector given = new TensorVector(with.toArray(Tensor[]::new));
          BoolOptional retained = new BoolOptional(true);
          TensorVector made = torch.grad(outputs, inputs, given, retained, false, true)) {
        for (int i = 0; i < targets.length; i++) {
          Tensor each = new Tensor(made.get(i));
          if (each.defined()) {
            add(i, each);
          } else {
            each.close();
          }
        }
      }
    }

    /**
     * Adds to an input that is a target itself, and takes the derivative over; false for others.
     */
    boolean add(Tensor input, Tensor derivative) {
      int at = target(input);
      if (at >= 0) {
        add(at, derivative);
      }
      return at >= 0;
    }

    /** Which target an input is; -1 for none. */
    private int target(Tensor input) {
      for (int i = 0; i < targets.length; i++) {
        if (targets[i].is_same(input)) {
          return i;
        }
      }
      return -1;
    }

    private void add(int at, Tensor more) {
      Tensor before = sums[at];
      if (before == null) {
        sums[at] = more;
      } else {
        try (before;
            more) {
          sums[at] = before.add(more); // either may be somebody else's
        }
      }
    }

    /** What has come to a tensor, which then begins anew; null where nothing has. */
    @Nullable Tensor take(Tensor input) {
      int at = target(input);
      return at < 0 ? null : take(at, 1)[0];
    }

    @Nullable Tensor[] take(int from, int count) {
      @Nullable Tensor[] taken = new Tensor[count];
      for (int i = 0; i < count; i++) {
        taken[i] = sums[from + i];
        sums[from + i] = null;
      }
      return taken;
    }

    void close() {
      for (Tensor sum : sums) {
        if (sum != null) {
          sum.close();
        }
      }
    }
  }
}
