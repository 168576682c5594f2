package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Functions of one array, element by element; a new one is one line here. */
public enum UnaryOp {
  ABS(torch::abs, Tensor::abs_),
  NEG(torch::neg, Tensor::neg_),
  SIGN(UnaryOp::sign, null),
  EXP(torch::exp, Tensor::exp_),
  EXPM1(torch::expm1, Tensor::expm1_),
  LOG(torch::log, Tensor::log_),
  LOG1P(torch::log1p, Tensor::log1p_),
  LOG2(torch::log2, Tensor::log2_),
  LOG10(torch::log10, Tensor::log10_),
  SQRT(torch::sqrt, Tensor::sqrt_),
  RSQRT(torch::rsqrt, Tensor::rsqrt_),
  SQUARE(torch::square, Tensor::square_),
  RECIPROCAL(torch::reciprocal, Tensor::reciprocal_),
  SIN(torch::sin, Tensor::sin_),
  COS(torch::cos, Tensor::cos_),
  TAN(torch::tan, Tensor::tan_),
  ASIN(torch::asin, Tensor::asin_),
  ACOS(torch::acos, Tensor::acos_),
  ATAN(torch::atan, Tensor::atan_),
  SINH(torch::sinh, Tensor::sinh_),
  COSH(torch::cosh, Tensor::cosh_),
  TANH(torch::tanh, Tensor::tanh_),
  ASINH(torch::asinh, Tensor::asinh_),
  ACOSH(torch::acosh, Tensor::acosh_),
  ATANH(torch::atanh, Tensor::atanh_),
  ERF(torch::erf, Tensor::erf_),
  ERFC(torch::erfc, Tensor::erfc_),
  ERFINV(torch::erfinv, Tensor::erfinv_),
  LGAMMA(torch::lgamma, Tensor::lgamma_),
  DIGAMMA(torch::digamma, Tensor::digamma_),
  FLOOR(torch::floor, Tensor::floor_),
  CEIL(torch::ceil, Tensor::ceil_),
  ROUND(torch::round, Tensor::round_),
  TRUNC(torch::trunc, Tensor::trunc_),
  RELU(torch::relu, Tensor::relu_),
  RELU6(torch::relu6, torch::relu6_),
  SELU(torch::selu, torch::selu_),
  SIGMOID(torch::sigmoid, Tensor::sigmoid_),
  LOG_SIGMOID(torch::log_sigmoid, null),
  SOFTPLUS(torch::softplus, null),
  GELU(torch::gelu, torch::gelu_),
  SILU(torch::silu, torch::silu_),
  MISH(torch::mish, torch::mish_),
  HARD_TANH(torch::hardtanh, torch::hardtanh_),
  HARD_SWISH(torch::hardswish, torch::hardswish_),
  IS_NAN(torch::isnan, null),
  IS_INF(torch::isinf, null),
  IS_FINITE(torch::isfinite, null),
  NOT(torch::logical_not, Tensor::logical_not_);

  private final Native.Unary call;
  private final Native.@Nullable Unary inPlace;

  UnaryOp(Native.Unary call, Native.@Nullable Unary inPlace) {
    this.call = call;
    this.inPlace = inPlace;
  }

  /** The engine's sign of NaN is 0. */
  private static Tensor sign(Tensor t) {
    if (!t.is_floating_point()) {
      return torch.sign(t);
    }
    try (Tensor sign = torch.sign(t);
        Tensor undefined = torch.isnan(t)) {
      return torch.where(undefined, t, sign);
    }
  }

  /** Into new memory. */
  public NDArray of(NDArray a) {
    return Native.sameSize(a, call);
  }

  /** Over {@code a} itself. */
  public NDArray into(NDArray a) {
    if (inPlace == null) {
      throw new IllegalStateException(this + " has no in-place form");
    }
    return Native.inPlace(a, inPlace);
  }
}
