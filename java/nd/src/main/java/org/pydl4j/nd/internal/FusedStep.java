package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;

/**
 * The engine's fused Adam and AdamW over one flat vector: one native call and one pass over the
 * memory.
 */
public final class FusedStep implements AutoCloseable {
  private static final OperatorHandle ADAM = Boxed.operator("_fused_adam_");
  private static final OperatorHandle ADAM_W = Boxed.operator("_fused_adamw_");

  private final NDArray[] arrays;
  private final Tensor step;
  private final IValue[] lists;
  private final IValue no = new IValue(false);
  private final IValue greatest;
  private final IValue nothing = new IValue();
  private boolean closed;

  /**
   * Binds parameters, gradient, first and second moment, and AMSGrad's greatest second moment where
   * there is one; holds their memory until closed.
   */
  public FusedStep(
      NDArray flat, NDArray gradient, NDArray first, NDArray second, @Nullable NDArray largest) {
    List<NDArray> bound = new ArrayList<>(List.of(flat, gradient, first, second));
    if (largest != null) {
      bound.add(largest);
    }
    arrays = bound.stream().map(array -> Scope.detach(array.alias())).toArray(NDArray[]::new);
    step = torch.zeros(new long[0], NativeTypes.options(DType.FLOAT32, flat.device()));
    lists =
        new IValue[] {
          Native.use(arrays[0], Boxed::list),
          Native.use(arrays[1], Boxed::list),
          Native.use(arrays[2], Boxed::list),
          Native.use(arrays[3], Boxed::list),
          arrays.length > 4 ? Native.use(arrays[4], Boxed::list) : Boxed.emptyList(),
          Boxed.list(step)
        };
    greatest = new IValue(arrays.length > 4);
  }

  /** PyTorch's Adam with the iteration counted from 1. */
  public void adam(long iteration, double rate, double beta1, double beta2, double epsilon) {
    call(ADAM, iteration, rate, beta1, beta2, epsilon, 0);
  }

  /** PyTorch's AdamW with the iteration counted from 1. */
  public void adamW(
      long iteration, double rate, double beta1, double beta2, double epsilon, double decay) {
    call(ADAM_W, iteration, rate, beta1, beta2, epsilon, decay);
  }

  private synchronized void call(
      OperatorHandle operator,
      long iteration,
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double decay) {
    if (closed) {
      throw new ClosedException("This updater was closed.");
    }
    try (Scalar count = new Scalar((double) iteration);
        IValue lr = new IValue(rate);
        IValue b1 = new IValue(beta1);
        IValue b2 = new IValue(beta2);
        IValue wd = new IValue(decay);
        IValue eps = new IValue(epsilon);
        IValueVector stack =
            new IValueVector(
                lists[0], lists[1], lists[2], lists[3], lists[4], lists[5], lr, b1, b2, wd, eps,
                greatest, no, nothing, nothing)) {
      step.fill_(count);
      operator.callBoxed(stack);
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  /** Idempotent; the arrays stay with their owners. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (IValue value : lists) {
      value.close();
    }
    no.close();
    greatest.close();
    nothing.close();
    step.close();
    for (NDArray array : arrays) {
      array.close();
    }
  }
}
