package org.pydl4j.nd.internal;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Losses that the engine computes in one pass; a new one is one line. */
public enum Objective {
  MSE((a, b, how) -> torch.mse_loss(a, b, how)),
  L1((a, b, how) -> torch.l1_loss(a, b, how)),
  HUBER((a, b, how) -> torch.huber_loss(a, b, how, 1.0)),
  CROSS_ENTROPY((a, b, how) -> crossEntropy(a, b, null, how)),
  BINARY_LOGITS((a, b, how) -> binaryLogits(a, b, how)),
  KL_DIVERGENCE((a, b, how) -> torch.kl_div(a, b, how, false));

  /** The engine's numbers for reductions. */
  public static final int NONE = 0;

  public static final int MEAN = 1;
  public static final int SUM = 2;

  // A class index that no label can have: none is skipped silently, as -100 would be.
  private static final long NEVER = Long.MIN_VALUE;

  /** A native loss. */
  @FunctionalInterface
  interface Call {
    Tensor apply(Tensor prediction, Tensor target, int reduction);
  }

  private final Call call;

  Objective(Call call) {
    this.call = call;
  }

  /** The loss of predictions against targets of their shape (class indices for cross-entropy). */
  public NDArray of(NDArray prediction, NDArray target, int reduction) {
    return Native.fresh(prediction, target, (a, b) -> call.apply(a, b, reduction));
  }

  /** Cross-entropy with one weight a class. */
  public static NDArray weightedCrossEntropy(
      NDArray logits, NDArray target, NDArray weights, int reduction) {
    return Native.fresh(logits, target, weights, (a, b, w) -> crossEntropy(a, b, w, reduction));
  }

  /** Of each example, for symbols [n, most] of which the lengths say how many count. */
  public static NDArray ctc(
      NDArray logProbabilities,
      NDArray symbols,
      NDArray inputLengths,
      NDArray symbolLengths,
      long blank) {
    return Native.fresh(
        List.of(logProbabilities, symbols, inputLengths, symbolLengths),
        t -> torch.ctc_loss(t[0], t[1], t[2], t[3], blank, NONE, false));
  }

  private static Tensor crossEntropy(
      Tensor logits, Tensor target, @Nullable Tensor weights, int how) {
    try (TensorOptional w = weights == null ? new TensorOptional() : new TensorOptional(weights)) {
      return torch.cross_entropy_loss(logits, target, w, how, NEVER, 0.0);
    }
  }

  private static Tensor binaryLogits(Tensor logits, Tensor target, int how) {
    try (TensorOptional none = new TensorOptional();
        TensorOptional nothing = new TensorOptional()) {
      return torch.binary_cross_entropy_with_logits(logits, target, none, nothing, how);
    }
  }
}
