package org.pydl4j.nd.internal;

import java.util.List;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Products and decompositions of matrices. */
public final class Algebra {
  private Algebra() {}

  /** Products of the last two axes. */
  public static NDArray matmul(NDArray a, NDArray b) {
    return Native.fresh(a, b, torch::matmul);
  }

  /** The sum of products of two vectors. */
  public static NDArray dot(NDArray a, NDArray b) {
    return Native.fresh(a, b, torch::dot);
  }

  /** All products of two vectors. */
  public static NDArray outer(NDArray a, NDArray b) {
    return Native.fresh(a, b, torch::outer);
  }

  /** The sums of products that an equation such as {@code abc,cd->abd} names. */
  public static NDArray einsum(String equation, NDArray a, NDArray b) {
    return Native.fresh(
        List.of(a, b),
        tensors -> {
          try (TensorVector both = new TensorVector(tensors)) {
            return torch.einsum(equation, both);
          }
        });
  }

  /** X with A X = B. */
  public static NDArray solve(NDArray a, NDArray b) {
    return Native.fresh(a, b, torch::linalg_solve);
  }

  /** The inverse matrix. */
  public static NDArray inverse(NDArray a) {
    return Native.fresh(a, torch::linalg_inv);
  }

  /** The determinant. */
  public static NDArray det(NDArray a) {
    return Native.fresh(a, torch::linalg_det);
  }

  /** Lower triangular L with L LT = A. */
  public static NDArray cholesky(NDArray a) {
    return Native.fresh(a, torch::linalg_cholesky);
  }

  /** Q and R. */
  public static NDArray[] qr(NDArray a) {
    return pair(a, torch::linalg_qr);
  }

  /** Eigenvalues, ascending, and eigenvectors in columns, of a symmetric matrix. */
  public static NDArray[] eigh(NDArray a) {
    return pair(a, torch::linalg_eigh);
  }

  /** U, S and V transposed. */
  public static NDArray[] svd(NDArray a, boolean full) {
    return Native.use(
        a,
        t -> {
          try (org.bytedeco.pytorch.StringViewOptional driver =
                  new org.bytedeco.pytorch.StringViewOptional();
              T_TensorTensorTensor_T parts = torch.linalg_svd(t, full, driver)) {
            return own(parts.get0(), parts.get1(), parts.get2());
          }
        });
  }

  /** Elements in order, and where they stood. */
  public static NDArray[] sort(NDArray a, int axis, boolean descending) {
    return Native.use(
        a,
        t -> {
          try (org.bytedeco.pytorch.BoolOptional stable =
                  new org.bytedeco.pytorch.BoolOptional(true);
              T_TensorTensor_T parts = torch.sort(t, stable, axis, descending)) {
            return own(parts.get0(), parts.get1());
          }
        });
  }

  /** The k largest or smallest of an axis in order, and where they stood. */
  public static NDArray[] topK(NDArray a, long k, int axis, boolean largest) {
    return pair(a, t -> torch.topk(t, k, axis, largest, true));
  }

  private interface Two {
    T_TensorTensor_T apply(Tensor t);
  }

  private static NDArray[] pair(NDArray a, Two call) {
    return Native.use(
        a,
        t -> {
          try (T_TensorTensor_T parts = call.apply(t)) {
            return own(parts.get0(), parts.get1());
          }
        });
  }

  /** What a tuple holds goes with the tuple: take handles of our own. */
  static NDArray[] own(Tensor... parts) {
    NDArray[] arrays = new NDArray[parts.length];
    for (int i = 0; i < parts.length; i++) {
      arrays[i] = Native.own(new Tensor(parts[i]));
    }
    return arrays;
  }
}
