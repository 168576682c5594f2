package org.pydl4j.nd.internal;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.pydl4j.nd.NDArray;

/** The engine's automatic differentiation. */
public final class Gradients {
  static {
    Libtorch.ensureLoaded();
  }

  private Gradients() {}

  /**
   * A view of {@code flat} whose gradient is the same view of {@code gradient}.
   *
   * @param order the permutation that shows the stored axes, or {@code null} for none
   */
  public static NDArray leaf(
      NDArray flat, NDArray gradient, long offset, long length, long[] stored, long[] order) {
    return Native.use(
        flat,
        f ->
            Native.use(
                gradient,
                g -> {
                  Tensor p = window(f, offset, length, stored, order);
                  try (Tensor d = window(g, offset, length, stored, order)) {
                    p.set_requires_grad(true);
                    p.mutable_grad().put(d);
                  }
                  Storage values = flat.handle().storage().retain();
                  Storage derivatives = gradient.handle().storage().retain();
                  return new NDArray(new Handle(p, values, derivatives, false));
                }));
  }

  /** Adds the derivatives of a scalar to the gradients of its leaves. */
  public static void backward(NDArray loss) {
    Native.use(
        loss,
        t -> {
          t.backward();
          return null;
        });
  }

  /** The same bytes outside the graph. */
  public static NDArray detach(NDArray a) {
    return Native.view(a, Tensor::detach);
  }

  /** The same bytes under a second handle, through which derivatives flow. */
  public static NDArray through(NDArray a) {
    return Native.view(a, Tensor::alias);
  }

  /** Whether derivatives flow into {@code a}. */
  public static boolean required(NDArray a) {
    return Native.use(a, t -> t.requires_grad());
  }

  /** Switches recording off on this thread until closed. */
  public static AutoCloseable noGrad() {
    return new NoGradGuard()::close;
  }

  /** Switches recording and the bookkeeping behind it off on this thread until closed. */
  public static AutoCloseable inference() {
    Pointer mode = new InferenceMode(true);
    return mode::close;
  }

  private static Tensor window(Tensor flat, long offset, long length, long[] stored, long[] order) {
    try (Tensor part = flat.narrow(0, offset, length);
        Tensor shaped = part.reshape(stored);
        Tensor shown = order == null ? shaped.alias() : shaped.permute(order)) {
      return shown.detach();
    }
  }
}
