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
     * The derivatives of the loss by the inputs from that by the output.
     *
     * @return one for each input, null where none is wanted; the caller closes them
     */
    @Nullable Tensor[] apply(Tensor output);

    @Override
    void close();
  }

  /** A function that was computed: its inputs, with the graph behind them, and its output. */
  private record Cut(Tensor[] inputs, Tensor output, Derivative derivative) {
    void close() {
      for (Tensor input : inputs) {
        input.close();
      }
      output.close();
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
   * Notes that {@code output}, which no graph is behind, was computed from the inputs: from now on
   * it is a leaf. Takes the derivative over.
   */
  void record(Tensor[] inputs, Tensor output, Derivative derivative) {
    output.set_requires_grad(true);
    Tensor[] own = new Tensor[inputs.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = new Tensor(inputs[i]);
    }
    cuts.add(new Cut(own, new Tensor(output), derivative));
  }

  /**
   * The derivatives of the loss by the leaves, null where there is none; the caller closes them.
   */
  @Nullable Tensor[] derivatives(Tensor loss, Tensor[] leaves) {
    Tensor[] targets = new Tensor[leaves.length + cuts.size()];
    System.arraycopy(leaves, 0, targets, 0, leaves.length);
    for (int i = 0; i < cuts.size(); i++) {
      targets[leaves.length + i] = cuts.get(i).output;
    }
    Sums sums = new Sums(targets);
    try {
      sums.back(List.of(loss), List.of());
      for (int i = cuts.size() - 1; i >= 0; i--) { // those that read it have all come by
        Tensor output = sums.take(leaves.length + i);
        if (output != null) {
          try (output) {
            back(cuts.get(i), output, sums);
          }
        }
      }
      return sums.first(leaves.length);
    } finally {
      sums.close();
    }
  }

  private static void back(Cut cut, Tensor output, Sums sums) {
    Tensor[] inputs = cut.derivative.apply(output);
    List<Tensor> from = new ArrayList<>();
    List<Tensor> with = new ArrayList<>();
    try {
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
      with.forEach(Tensor::close);
    }
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
      for (int i = 0; i < targets.length; i++) {
        if (targets[i].is_same(input)) {
          add(i, derivative);
          return true;
        }
      }
      return false;
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

    @Nullable Tensor take(int at) {
      Tensor sum = sums[at];
      sums[at] = null;
      return sum;
    }

    @Nullable Tensor[] first(int count) {
      Tensor[] taken = new Tensor[count];
      for (int i = 0; i < count; i++) {
        taken[i] = take(i);
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
