package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** In-place steps of optimizers on flat vectors. */
public final class OptimizerSteps {
  private OptimizerSteps() {}

  /** {@code y += factor * x}. */
  public static NDArray axpy(NDArray y, double factor, NDArray x) {
    return Native.use(
        x,
        u ->
            Native.inPlace(
                y,
                t -> {
                  try (Scalar f = new Scalar(factor)) {
                    return t.add_(u, f);
                  }
                }));
  }

  /** {@code y = factor * y + other * x}. */
  public static NDArray axpby(NDArray y, double factor, double other, NDArray x) {
    return Native.use(
        x,
        u ->
            Native.inPlace(
                y,
                t -> {
                  try (Scalar f = new Scalar(factor);
                      Scalar o = new Scalar(other)) {
                    return t.mul_(f).add_(u, o);
                  }
                }));
  }

  /** {@code y += factor * a * b}. */
  public static NDArray addProduct(NDArray y, double factor, NDArray a, NDArray b) {
    return Native.use(
        a,
        u ->
            Native.use(
                b,
                v ->
                    Native.inPlace(
                        y,
                        t -> {
                          try (Scalar f = new Scalar(factor)) {
                            return t.addcmul_(u, v, f);
                          }
                        })));
  }

  /** {@code y += factor * a / b}. */
  public static NDArray addQuotient(NDArray y, double factor, NDArray a, NDArray b) {
    return Native.use(
        a,
        u ->
            Native.use(
                b,
                v ->
                    Native.inPlace(
                        y,
                        t -> {
                          try (Scalar f = new Scalar(factor)) {
                            return t.addcdiv_(u, v, f);
                          }
                        })));
  }

  /** Zeros everywhere. */
  public static NDArray zero(NDArray a) {
    return Native.inPlace(
        a,
        t -> {
          t.zero_();
          return t;
        });
  }

  /** Each element between two numbers. */
  public static NDArray clip(NDArray a, double low, double high) {
    return Native.inPlace(
        a,
        t -> {
          try (Scalar least = new Scalar(low);
              Scalar most = new Scalar(high);
              ScalarOptional min = new ScalarOptional(least);
              ScalarOptional max = new ScalarOptional(most)) {
            return t.clamp_(min, max);
          }
        });
  }

  /** The Euclidean length. */
  public static double norm(NDArray a) {
    return Native.use(
        a,
        t -> {
          double length = length(t);
          if (!Double.isInfinite(length)) {
            return length;
          }
          try (Tensor wide = t.to(torch.ScalarType.Double)) { // squares above 3e38
            return length(wide);
          }
        });
  }

  private static double length(Tensor t) {
    try (Tensor norm = torch.norm(t)) {
      return norm.item_double();
    }
  }
}
