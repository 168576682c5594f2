package org.pydl4j.nd.ops;

import org.pydl4j.nd.Axes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.internal.Activate;
import org.pydl4j.nd.internal.Gradients;
import org.pydl4j.nd.internal.UnaryOp;

/**
 * Activation functions. All take a floating array of any shape and return new memory of that shape
 * and type; derivatives flow through all of them.
 */
public final class Activations {
  private Activations() {}

  /** {@code x}, under a second handle. */
  public static NDArray identity(NDArray x) {
    return Gradients.through(x);
  }

  /** {@code max(x, 0)}. */
  public static NDArray relu(NDArray x) {
    return apply(UnaryOp.RELU, "relu", x);
  }

  /** {@code min(max(x, 0), 6)}. */
  public static NDArray relu6(NDArray x) {
    return apply(UnaryOp.RELU6, "relu6", x);
  }

  /** {@code x > 0 ? x : slope * x}. */
  public static NDArray leakyRelu(NDArray x, double slope) {
    OperandChecks.floating("leakyRelu", x);
    return Activate.leakyRelu(x, slope);
  }

  /** {@code x > theta ? x : 0}. */
  public static NDArray thresholdedRelu(NDArray x, double theta) {
    OperandChecks.floating("thresholdedRelu", x);
    return Activate.threshold(x, theta, 0);
  }

  /** {@code x > theta ? x : value}. */
  public static NDArray threshold(NDArray x, double theta, double value) {
    OperandChecks.floating("threshold", x);
    return Activate.threshold(x, theta, value);
  }

  /**
   * {@code max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}.
   *
   * @param alpha not 0
   * @throws ConfigurationException if {@code alpha} is 0
   */
  public static NDArray celu(NDArray x, double alpha) {
    OperandChecks.floating("celu", x);
    if (alpha == 0) {
      throw new ConfigurationException("celu: alpha must not be 0. Got " + alpha + ".");
    }
    return Activate.celu(x, alpha);
  }

  /**
   * {@code x >= 0 ? x : a * x} with a slope drawn for each element from {@code lower} to {@code
   * upper}.
   *
   * @throws ConfigurationException if {@code lower} is above {@code upper}
   */
  public static NDArray rrelu(NDArray x, double lower, double upper, RandomSource random) {
    OperandChecks.floating("rrelu", x);
    if (!(lower <= upper)) {
      throw new ConfigurationException(
          "rrelu: the lower slope must not be above the upper. Got "
              + lower
              + " and "
              + upper
              + ".");
    }
    sameDevice("rrelu", x, random);
    return Activate.rrelu(x, lower, upper, random.generators());
  }

  /** {@code x > 0 ? x : alpha * (exp(x) - 1)}. */
  public static NDArray elu(NDArray x, double alpha) {
    OperandChecks.floating("elu", x);
    return Activate.elu(x, alpha);
  }

  /** Scaled ELU (Klambauer et al. 2017, scale 1.0507, alpha 1.6733). */
  public static NDArray selu(NDArray x) {
    return apply(UnaryOp.SELU, "selu", x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static NDArray sigmoid(NDArray x) {
    return apply(UnaryOp.SIGMOID, "sigmoid", x);
  }

  /** {@code log(sigmoid(x))} without underflow. */
  public static NDArray logSigmoid(NDArray x) {
    return apply(UnaryOp.LOG_SIGMOID, "logSigmoid", x);
  }

  /** DL4J's {@code clip(0.2 x + 0.5, 0, 1)}; PyTorch's has the slope 1/6. */
  public static NDArray hardSigmoid(NDArray x) {
    OperandChecks.floating("hardSigmoid", x);
    return Activate.clippedLine(x, 0.2, 0.5, 0, 1);
  }

  /** Hyperbolic tangent. */
  public static NDArray tanh(NDArray x) {
    return apply(UnaryOp.TANH, "tanh", x);
  }

  /** {@code clip(x, -1, 1)}. */
  public static NDArray hardTanh(NDArray x) {
    return apply(UnaryOp.HARD_TANH, "hardTanh", x);
  }

  /** {@code exp(x)} divided by its sum along {@code axis}. */
  public static NDArray softmax(NDArray x, int axis) {
    OperandChecks.floating("softmax", x);
    return Activate.softmax(x, Axes.normalize(axis, x.rank()));
  }

  /** {@code log(softmax(x))} without underflow. */
  public static NDArray logSoftmax(NDArray x, int axis) {
    OperandChecks.floating("logSoftmax", x);
    return Activate.logSoftmax(x, Axes.normalize(axis, x.rank()));
  }

  /** {@code log(1 + exp(x))}. */
  public static NDArray softplus(NDArray x) {
    return apply(UnaryOp.SOFTPLUS, "softplus", x);
  }

  /** {@code x / (1 + |x|)}. */
  public static NDArray softsign(NDArray x) {
    OperandChecks.floating("softsign", x);
    try (NDArray size = UnaryOp.ABS.of(x);
        NDArray below = Arithmetic.add(size, 1)) {
      return Arithmetic.div(x, below);
    }
  }

  /** {@code x * Phi(x)} by the error function (Hendrycks and Gimpel 2016). */
  public static NDArray gelu(NDArray x) {
    return apply(UnaryOp.GELU, "gelu", x);
  }

  /** {@link #gelu} by the tanh formula. */
  public static NDArray geluTanh(NDArray x) {
    OperandChecks.floating("geluTanh", x);
    return Activate.geluTanh(x);
  }

  /** {@code x * sigmoid(x)}, also called SiLU. */
  public static NDArray swish(NDArray x) {
    return apply(UnaryOp.SILU, "swish", x);
  }

  /** {@code x * tanh(softplus(x))}. */
  public static NDArray mish(NDArray x) {
    return apply(UnaryOp.MISH, "mish", x);
  }

  /** {@code x * relu6(x + 3) / 6}. */
  public static NDArray hardSwish(NDArray x) {
    return apply(UnaryOp.HARD_SWISH, "hardSwish", x);
  }

  /** {@code x * x * x}. */
  public static NDArray cube(NDArray x) {
    OperandChecks.floating("cube", x);
    return Activate.power(x, 3);
  }

  /**
   * DL4J's rational approximation of {@code 1.7159 * tanh(2 x / 3)}: {@code 1.7159 * sign(y) * (1 -
   * 1 / (1 + |y| + y² + 1.41645 y⁴))} with {@code y = 2 x / 3}, which is 0.2 % below it at 1.
   */
  public static NDArray rationalTanh(NDArray x) {
    OperandChecks.floating("rationalTanh", x);
    return Activate.rationalTanh(x);
  }

  /** {@code max(0, tanh(x))}. */
  public static NDArray rectifiedTanh(NDArray x) {
    OperandChecks.floating("rectifiedTanh", x);
    try (NDArray tanh = UnaryOp.TANH.of(x)) {
      return UnaryOp.RELU.of(tanh);
    }
  }

  /**
   * Inverted dropout: each element stays with probability {@code retain} and is divided by it, else
   * becomes 0.
   *
   * @param retain above 0, at most 1 (1 keeps everything and draws nothing)
   */
  public static NDArray dropout(NDArray x, double retain, RandomSource random) {
    OperandChecks.floating("dropout", x);
    if (!(retain > 0 && retain <= 1)) {
      throw new ConfigurationException(
          "dropout: the probability to retain must be above 0 and at most 1. Got " + retain + ".");
    }
    sameDevice("dropout", x, random);
    return retain == 1 ? Gradients.through(x) : Activate.dropout(x, retain, random.generators());
  }

  private static void sameDevice(String what, NDArray x, RandomSource random) {
    if (!x.device().equals(random.generators().device())) {
      throw new DeviceException(
          what
              + ": the array lies on "
              + x.device()
              + ", the random source on "
              + random.generators().device()
              + ".");
    }
  }

  private static NDArray apply(UnaryOp op, String what, NDArray x) {
    OperandChecks.floating(what, x);
    return op.of(x);
  }
}
