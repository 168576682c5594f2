package org.pydl4j.nd.ops;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Gradients;
import org.pydl4j.nd.internal.Recomputed;
import org.pydl4j.nd.internal.Tape;

/**
 * Derivatives with respect to leaves: arrays that say so before anything is computed from them.
 *
 * <p>What an operation computed from a leaf remembers its arguments until the backward pass. Keep
 * those arguments open until then.
 *
 * <pre>{@code
 * try (NDArray w = Autograd.leaf(weights);
 *     NDArray y = Convolutions.linear(x, w, null);
 *     NDArray loss = Losses.crossEntropy(y, labels, null, LossReduction.BATCH_MEAN)) {
 *   Autograd.backward(loss, List.of(w), List.of(gradient)); // gradient = d loss / d w
 * }
 * }</pre>
 */
public final class Autograd {
  private Autograd() {}

  /** The same memory as {@code a}, of a floating type, as a leaf. */
  public static NDArray leaf(NDArray a) {
    OperandChecks.floating("Autograd.leaf", a);
    return Gradients.leaf(a);
  }

  /**
   * Writes the derivative of {@code loss} with respect to each leaf into the gradient at its place;
   * zeros for a leaf that the loss does not depend on. The graph behind {@code loss} is used up.
   *
   * @param loss one element that depends on a leaf
   * @param leaves from {@link #leaf}
   * @param gradients one for each leaf, with its shape, type and device; overwritten
   */
  public static void backward(NDArray loss, List<NDArray> leaves, List<NDArray> gradients) {
    String what = "Autograd.backward";
    if (loss.length() != 1) {
      throw new ShapeException(
          what
              + " starts from one number. Got the shape "
              + Arrays.toString(loss.shape())
              + "; reduce it with Reduction.sum or mean.");
    }
    if (!Gradients.required(loss)) {
      throw new EngineException(
          what
              + ": the loss depends on no leaf. It was computed without one, after detach, or while"
              + " noGrad() or inference() was open.");
    }
    if (leaves.size() != gradients.size()) {
      throw new IndexException(
          what
              + " needs a gradient for each of "
              + leaves.size()
              + " leaves. Got "
              + gradients.size()
              + ".");
    }
    for (int i = 0; i < leaves.size(); i++) {
      OperandChecks.sameType(what, leaves.get(i), gradients.get(i));
      OperandChecks.sameShape(what, leaves.get(i), gradients.get(i));
      OperandChecks.sameDevice(what, leaves.get(i), gradients.get(i));
    }
    Gradients.backward(loss, leaves, gradients);
  }

  /** A view of {@code a} through which no derivative flows. */
  public static NDArray detach(NDArray a) {
    return Gradients.detach(a);
  }

  /** Whether {@code a} is a leaf or depends on one. */
  public static boolean requiresGrad(NDArray a) {
    return Gradients.required(a);
  }

  /** Until the guard closes, this thread's operations remember nothing for a backward pass. */
  public static Guard noGrad() {
    return new Guard(Gradients.noGrad());
  }

  /**
   * Like {@link #noGrad()} and a little faster; what is made inside must not enter a computation
   * with leaves outside.
   */
  public static Guard inference() {
    return new Guard(Gradients.inference());
  }

  /**
   * Inside of {@link #inference()}: what is made until the guard closes may enter a computation
   * with leaves later.
   */
  public static Guard lasting() {
    return new Guard(Gradients.lasting());
  }

  /**
   * From its opening to its closing, some operations of this thread have derivatives that are
   * written by hand, which {@link #backward} then goes through.
   */
  public static Guard handWritten() {
    return new Guard(Tape.open());
  }

  /**
   * What a function makes of some arrays, while nothing is kept for the backward pass but what it
   * reads: {@link #backward} computes it once more. That holds while a {@link #handWritten} guard
   * is open; else it is computed as everything is.
   *
   * @param inputs what it reads, through which derivatives flow
   * @param leaves from {@link #leaf}, which it reads beside them
   * @param function makes floating arrays, the same of the same numbers each time; in the backward
   *     pass it gets other arrays in place of {@code inputs}
   */
  public static List<NDArray> recomputed(
      List<NDArray> inputs, List<NDArray> leaves, UnaryOperator<List<NDArray>> function) {
    return Recomputed.of(inputs, leaves, function);
  }

  /** Restores the former mode of its thread. Guards close in the reverse order of opening. */
  public static final class Guard implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private @Nullable AutoCloseable mode;

    private Guard(AutoCloseable mode) {
      this.mode = mode;
    }

    /** Idempotent; only the thread that opened the guard may close it. */
    @Override
    public void close() {
      if (mode == null) {
        return;
      }
      if (Thread.currentThread() != thread) {
        throw new IllegalStateException("A guard is closed by the thread that opened it.");
      }
      AutoCloseable open = mode;
      mode = null;
      try {
        open.close();
      } catch (Exception e) {
        throw new EngineException("The engine refused to leave a mode: " + e.getMessage(), e);
      }
    }
  }
}
