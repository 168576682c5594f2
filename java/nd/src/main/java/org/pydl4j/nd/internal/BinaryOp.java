package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/** Functions of two arrays, or of an array and a number, with broadcasting; one line each. */
public enum BinaryOp {
  ADD(torch::add, torch::add, Tensor::add_, Tensor::add_),
  SUB(torch::sub, torch::sub, Tensor::sub_, Tensor::sub_),
  MUL(torch::mul, torch::mul, Tensor::mul_, Tensor::mul_),
  DIV(torch::div, torch::div, Tensor::div_, Tensor::div_),
  POW(torch::pow, torch::pow, Tensor::pow_, Tensor::pow_),
  FLOOR_DIVIDE(
      torch::floor_divide, torch::floor_divide, Tensor::floor_divide_, Tensor::floor_divide_),
  MOD(torch::remainder, torch::remainder, Tensor::remainder_, Tensor::remainder_),
  FMOD(torch::fmod, torch::fmod, Tensor::fmod_, Tensor::fmod_),
  MIN(torch::minimum, null, null, null),
  MAX(torch::maximum, null, null, null),
  ATAN2(torch::atan2, null, Tensor::atan2_, null),
  HYPOT(torch::hypot, null, Tensor::hypot_, null),
  EQ(torch::eq, torch::eq, null, null),
  NE(torch::ne, torch::ne, null, null),
  LT(torch::lt, torch::lt, null, null),
  LE(torch::le, torch::le, null, null),
  GT(torch::gt, torch::gt, null, null),
  GE(torch::ge, torch::ge, null, null),
  AND(torch::logical_and, null, Tensor::logical_and_, null),
  OR(torch::logical_or, null, Tensor::logical_or_, null),
  XOR(torch::logical_xor, null, Tensor::logical_xor_, null);

  /** A native call on a tensor and a number. */
  @FunctionalInterface
  interface WithNumber {
    Tensor apply(Tensor a, Scalar b);
  }

  private final Native.Binary call;
  private final @Nullable WithNumber numberCall;
  private final Native.@Nullable Binary inPlace;
  private final @Nullable WithNumber numberInPlace;

  BinaryOp(
      Native.Binary call,
      @Nullable WithNumber numberCall,
      Native.@Nullable Binary inPlace,
      @Nullable WithNumber numberInPlace) {
    this.call = call;
    this.numberCall = numberCall;
    this.inPlace = inPlace;
    this.numberInPlace = numberInPlace;
  }

  Tensor call(Tensor a, Tensor b) {
    return call.apply(a, b);
  }

  /** Into new memory. */
  public NDArray of(NDArray a, NDArray b) {
    return Native.fresh(a, b, call);
  }

  /** Into new memory; a whole number keeps integer arrays integer. */
  public NDArray of(NDArray a, Number b) {
    return fresh(
        a,
        t -> {
          if (numberCall != null) {
            try (Scalar number = NativeTypes.number(b)) {
              return numberCall.apply(t, number);
            }
          }
          try (Tensor number = like(t, b)) {
            return call.apply(t, number);
          }
        });
  }

  /** The number on the left. */
  public NDArray of(Number a, NDArray b) {
    return fresh(
        b,
        t -> {
          try (Tensor number = like(t, a)) {
            return call.apply(number, t);
          }
        });
  }

  /** Comparisons give one byte an element. */
  private NDArray fresh(NDArray a, Native.Unary call) {
    boolean compares = compareTo(EQ) >= 0 && compareTo(GE) <= 0;
    return compares ? Native.fresh(a, call) : Native.sameSize(a, call);
  }

  /** Over {@code a} itself, which keeps its shape and type. */
  public NDArray into(NDArray a, NDArray b) {
    Native.Binary call = requireForm(inPlace);
    try (NDArray other = Overlap.apart(a, b)) {
      return Native.use(other, u -> Native.inPlace(a, t -> call.apply(t, u)));
    }
  }

  /** Over {@code a} itself. */
  public NDArray into(NDArray a, Number b) {
    WithNumber call = requireForm(numberInPlace);
    return Native.inPlace(
        a,
        t -> {
          try (Scalar number = NativeTypes.number(b)) {
            return call.apply(t, number);
          }
        });
  }

  private <T> T requireForm(@Nullable T form) {
    if (form == null) {
      throw new IllegalStateException(this + " has no in-place form");
    }
    return form;
  }

  /** A scalar tensor that does not widen the type of {@code t} within its kind. */
  private static Tensor like(Tensor t, Number value) {
    boolean whole = !(value instanceof Double || value instanceof Float);
    DType type = NativeTypes.of(t.scalar_type());
    DType wanted =
        type.isFloat() || whole && type.isInteger() ? type : whole ? DType.INT64 : DType.FLOAT32;
    try (Scalar number = NativeTypes.number(value);
        org.bytedeco.pytorch.Device device = t.device();
        TensorOptions typed = new TensorOptions(NativeTypes.of(wanted));
        org.bytedeco.pytorch.DeviceOptional place =
            new org.bytedeco.pytorch.DeviceOptional(device);
        TensorOptions options = typed.device(place)) {
      return torch.scalar_tensor(number, options);
    }
  }
}
