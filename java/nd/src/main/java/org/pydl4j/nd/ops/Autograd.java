package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Gradients;

/**
 * Derivatives: leaves over one flat vector, and the backward pass that fills another.
 *
 * <p>What an operation computed from a leaf remembers its arguments until the backward pass. Keep
 * those arguments open until then.
 *
 * <pre>{@code
 * try (NDArray w = Autograd.leaf(flat, gradient, 0, new long[] {10, 784}, false);
 *     NDArray y = Convolutions.linear(x, w, null);
 *     NDArray loss = Losses.crossEntropy(y, labels, null, Losses.Reduction.BATCH_MEAN)) {
 *   Autograd.backward(loss); // gradient += d loss / d w
 * }
 * }</pre>
 */
public final class Autograd {
  private static final long[] CHANNELS_LAST = {0, 3, 1, 2};

  private Autograd() {}

  /**
   * A view of a part of {@code flat} that requires a gradient; a backward pass adds into the same
   * part of {@code flatGradient}, in place.
   *
   * @param flat {@code [n]}, dense, a floating type
   * @param flatGradient like {@code flat}; zero it before each pass
   * @param offset first element
   * @param shape what the view shows
   * @param channelsLast for 4 axes: the bytes lie as (out, height, width, in), as the convolution
   *     wants them; the view still shows {@code [out, in, height, width]}
   */
  public static NDArray leaf(
      NDArray flat, NDArray flatGradient, long offset, long[] shape, boolean channelsLast) {
    String what = "Autograd.leaf";
    Check.rank(what, flat, 1);
    Check.floating(what, flat);
    Check.sameType(what, flat, flatGradient);
    Check.sameShape(what, flat, flatGradient);
    Check.sameDevice(what, flat, flatGradient);
    Check.writable(what, flat);
    Check.writable(what, flatGradient);
    if (flat.length() > 1 && (flat.strides()[0] != 1 || flatGradient.strides()[0] != 1)) {
      throw new ShapeException(what + ": the flat vectors must be dense (stride 1).");
    }
    long length = Axes.product(shape);
    if (offset < 0 || offset > flat.length() - length) {
      throw new IndexException(
          what
              + ": "
              + length
              + " elements from "
              + offset
              + " on, shape "
              + Arrays.toString(shape)
              + ", do not fit into the flat vector of "
              + flat.length()
              + ".");
    }
    boolean permuted = channelsLast && shape.length == 4;
    long[] stored = permuted ? new long[] {shape[0], shape[2], shape[3], shape[1]} : shape;
    return Gradients.leaf(
        flat, flatGradient, offset, length, stored, permuted ? CHANNELS_LAST : null);
  }

  /**
   * Adds the derivative of {@code loss} with respect to every leaf it came from into the leaf's
   * gradient. The graph behind {@code loss} is used up.
   *
   * @param loss one element that depends on a leaf
   */
  public static void backward(NDArray loss) {
    if (loss.length() != 1) {
      throw new ShapeException(
          "Autograd.backward starts from one number. Got the shape "
              + Arrays.toString(loss.shape())
              + "; reduce it with Reduction.sum or mean.");
    }
    if (!Gradients.required(loss)) {
      throw new EngineException(
          "Autograd.backward: the loss depends on no leaf. It was computed without one, after"
              + " detach, or while noGrad() or inference() was open.");
    }
    Gradients.backward(loss);
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

  /** Restores the former mode of its thread. Guards close in the reverse order of opening. */
  public static final class Guard implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private AutoCloseable mode;

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
