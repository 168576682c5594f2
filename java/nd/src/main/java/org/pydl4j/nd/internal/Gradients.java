package org.pydl4j.nd.internal;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** The engine's automatic differentiation. */
public final class Gradients {
  private Gradients() {}

  /** The same bytes under a second handle that derivatives end at. */
  public static NDArray leaf(NDArray a) {
    return Native.view(
        a,
        t -> {
          Tensor leaf = t.detach();
          leaf.set_requires_grad(true);
          GradientCount.watch(leaf);
          return leaf;
        });
  }

  /** Overwrites each gradient with the derivative of a scalar with respect to its leaf. */
  public static void backward(NDArray loss, List<NDArray> leaves, List<NDArray> gradients) {
    gradients.forEach(Native::requireWritable);
    Native.use(
        loss,
        from -> Native.use(leaves, to -> Native.use(gradients, into -> backward(from, to, into))));
  }

  private static Void backward(Tensor loss, Tensor[] leaves, Tensor[] into) {
    Tape tape = Tape.used();
    if (tape == null) {
      return copy(derivatives(loss, leaves), into);
    }
    Tensor[] made = tape.derivatives(loss, leaves);
    for (int i = 0; i < into.length; i++) {
      Tensor derivative = made[i];
      if (derivative == null) {
        into[i].zero_();
      } else {
        try (derivative) {
          into[i].copy_(derivative);
        }
      }
    }
    return null;
  }

  private static TensorVector derivatives(Tensor loss, Tensor[] leaves) {
    try (TensorVector from = new TensorVector(loss);
        TensorVector to = new TensorVector(leaves);
        TensorVector ones = new TensorVector();
        BoolOptional free = new BoolOptional(false)) {
      return torch.grad(from, to, ones, free, false, true);
    }
  }

  private static Void copy(TensorVector derivatives, Tensor[] into) {
    try (derivatives) {
      for (int i = 0; i < into.length; i++) {
        try (Tensor derivative = derivatives.get(i)) {
          if (derivative.defined()) {
            into[i].copy_(derivative);
          } else {
            into[i].zero_(); // the loss does not depend on this leaf
          }
        }
      }
    }
    return null;
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
    Libtorch.ensureLoaded();
    return new NoGradGuard()::close;
  }

  /** Switches recording and the bookkeeping behind it off on this thread until closed. */
  public static AutoCloseable inference() {
    Libtorch.ensureLoaded();
    return inference(true);
  }

  /** Switches the bookkeeping on again inside of that. */
  public static AutoCloseable lasting() {
    Libtorch.ensureLoaded();
    return inference(false);
  }

  private static AutoCloseable inference(boolean on) {
    Pointer mode = new InferenceMode(on);
    return mode::close;
  }
}
