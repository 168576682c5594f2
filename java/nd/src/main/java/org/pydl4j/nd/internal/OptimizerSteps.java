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

  /** {@code out = sqrt(a) + epsilon}. */
  public static NDArray root(NDArray out, NDArray a, double epsilon) {
    return Native.use(
        a,
        u ->
            Native.inPlace(
                out,
                t -> {
                  try (Scalar shift = new Scalar(epsilon)) {
                    torch.sqrt_out(t, u);
                    return t.add_(shift);
                  }
                }));
  }

  /** {@code out = a + factor * b}. */
  public static NDArray sum(NDArray out, NDArray a, double factor, NDArray b) {
    return Native.use(
        a,
        u ->
            Native.use(
                b,
                v ->
                    Native.inPlace(
                        out,
                        t -> {
                          try (Scalar f = new Scalar(factor)) {
                            return torch.add_out(t, u, v, f);
                          }
                        })));
  }

  /** {@code out = a * factor}. */
  public static NDArray scaled(NDArray out, NDArray a, double factor) {
    return Native.use(
        a,
        u ->
            Native.inPlace(
                out,
                t -> {
                  try (Scalar f = new Scalar(factor)) {
                    return torch.mul_out(t, u, f);
                  }
                }));
  }

  /** {@code y = max(y, |x|)}; {@code spare} holds {@code |x|} afterwards. */
  public static NDArray maxOfSize(NDArray y, NDArray x, NDArray spare) {
    return Native.use(
        x,
        u ->
            Native.use(
                spare,
                v ->
                    Native.inPlace(
                        y,
                        t -> {
                          torch.abs_out(v, u);
                          return torch.maximum_out(t, t, v);
                        })));
  }

  /** The sign of each element, over itself; that of NaN is 0. */
  public static NDArray sign(NDArray a) {
    return Native.inPlace(a, t -> t.sign_());
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

  /** Elements of at most this size become 0; NaN stays. */
  public static NDArray dropTiny(NDArray a, double size) {
    return Native.inPlace(
        a,
        t -> {
          try (Scalar bound = new Scalar(size)) {
            return torch.hardshrink_out(t, t, bound);
          }
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

  /** The product of a vector with itself; infinite where that is too large for its type. */
  public static double squares(NDArray a) {
    return Native.use(
        a,
        t -> {
          try (Tensor product = torch.dot(t, t)) {
            return product.item_double();
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
