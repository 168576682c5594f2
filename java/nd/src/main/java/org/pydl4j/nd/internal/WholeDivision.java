package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * Division of integers. The processor traps on the smallest number divided by -1 and ends the
 * process, and the engine does not look; so divisors of -1 take another way here.
 */
public final class WholeDivision {
  private WholeDivision() {}

  /** A quotient or a rest of two integer arrays; {@code what} names the operation. */
  public static NDArray of(BinaryOp op, String what, NDArray a, NDArray b) {
    long[] range = Bounds.range(b);
    if (range[0] <= 0 && range[1] >= 0 && Native.use(b, WholeDivision::hasZero)) {
      throw byZero(what);
    }
    return range[0] <= -1 && range[1] >= -1
        ? Native.fresh(a, b, (t, u) -> withoutMinusOne(op, t, u))
        : op.of(a, b);
  }

  /** A quotient or a rest of an integer array and a whole number. */
  public static NDArray of(BinaryOp op, String what, NDArray a, long b) {
    if (b == 0) {
      throw byZero(what);
    }
    if (b != -1 || a.dtype() == DType.UINT8) {
      return op.of(a, b);
    }
    return Native.fresh(a, t -> op == BinaryOp.FLOOR_DIVIDE ? torch.neg(t) : torch.zeros_like(t));
  }

  private static Tensor withoutMinusOne(BinaryOp op, Tensor a, Tensor b) {
    try (Scalar minusOne = new Scalar(-1L);
        Scalar one = new Scalar(1L);
        Tensor mask = torch.eq(b, minusOne);
        Tensor safe = torch.masked_fill(b, mask, one);
        Tensor most = op.call(a, safe);
        Tensor special = op == BinaryOp.FLOOR_DIVIDE ? torch.neg(a) : torch.zeros_like(a)) {
      return torch.where(mask, special, most);
    }
  }

  private static boolean hasZero(Tensor t) {
    try (Scalar zero = new Scalar(0L);
        Tensor zeros = torch.eq(t, zero);
        Tensor any = torch.any(zeros)) {
      return any.item_bool();
    }
  }

  private static DataException byZero(String what) {
    return new DataException(
        what + ": division of whole numbers by 0. Cast to a floating type to get infinities.");
  }
}
