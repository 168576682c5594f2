package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/** Activations that take a number. */
public final class Activate {
  /** Rows that the engine gives one thread where the axis is not the last one. */
  private static final long MOST_ROWS = 16;

  private static final long MOST_NUMBERS = 1 << 13;

  private Activate() {}

  /** {@code x > 0 ? x : slope * x}. */
  public static NDArray leakyRelu(NDArray a, double slope) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(slope)) {
            return torch.leaky_relu(t, s);
          }
        });
  }

  /** {@code x > 0 ? x : alpha * (exp(x) - 1)}. */
  public static NDArray elu(NDArray a, double alpha) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(alpha);
              Scalar one = new Scalar(1.0)) {
            return torch.elu(t, s, one, one);
          }
        });
  }

  /** Exponentials divided by their sum along an axis. */
  public static NDArray softmax(NDArray a, int axis) {
    return Native.sameSize(a, t -> isShort(t, axis) ? shortSoftmax(t) : torch.softmax(t, axis));
  }

  /**
   * Whether it is along the last axis and so little that waking the engine's threads, which that
   * does however few rows there are, takes longer: 20 µs where they are awake, and a time slice
   * where other programs have the processors.
   */
  private static boolean isShort(Tensor t, int axis) {
    return axis == t.dim() - 1
        && t.numel() <= MOST_NUMBERS
        && t.numel() <= MOST_ROWS * t.size(axis)
        && !t.requires_grad()
        && Storage.isOnCpu(t);
  }

  /** Along any axis but the last one the engine takes one thread for so little. */
  private static Tensor shortSoftmax(Tensor t) {
    try (Tensor columns = t.unsqueeze(-1);
        Tensor made = torch.softmax(columns, t.dim() - 1)) {
      return made.squeeze(-1);
    }
  }

  /** The logarithm of {@link #softmax}. */
  public static NDArray logSoftmax(NDArray a, int axis) {
    return Native.sameSize(a, t -> torch.log_softmax(t, axis));
  }

  /** GELU by its tanh formula. */
  public static NDArray geluTanh(NDArray a) {
    return Native.sameSize(a, t -> torch.gelu(t, "tanh"));
  }

  /** {@code clip(slope * x + shift, low, high)}. */
  public static NDArray clippedLine(
      NDArray a, double slope, double shift, double low, double high) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(slope);
              Scalar b = new Scalar(shift);
              Scalar one = new Scalar(1.0);
              Scalar least = new Scalar(low);
              Scalar most = new Scalar(high);
              ScalarOptional min = new ScalarOptional(least);
              ScalarOptional max = new ScalarOptional(most);
              Tensor scaled = torch.mul(t, s);
              Tensor line = torch.add(scaled, b, one)) {
            return torch.clamp(line, min, max);
          }
        });
  }

  /**
   * {@code 1.7159 * y * (1 + |y| + c |y|³) / (1 + |y| + y² + c y⁴)} with {@code y = 2 x / 3}:
   * DL4J's formula without its sign function, whose derivative at 0 the engine takes to be 0.
   */
  public static NDArray rationalTanh(NDArray a) {
    // Farther out the result is 1.7159 to the last bit, and y⁴ would overflow.
    double far = a.dtype() == DType.FLOAT16 ? 13 : 1e4;
    return Native.fresh(
        a,
        t -> {
          try (Scalar third = new Scalar(2.0 / 3);
              Scalar low = new Scalar(-far);
              Scalar high = new Scalar(far);
              ScalarOptional least = new ScalarOptional(low);
              ScalarOptional most = new ScalarOptional(high);
              Scalar one = new Scalar(1.0);
              Scalar c = new Scalar(1.41645);
              Scalar scale = new Scalar(1.7159);
              Tensor scaled = torch.mul(t, third);
              Tensor y = torch.clamp(scaled, least, most);
              Tensor size = torch.abs(y);
              Tensor square = torch.mul(y, y);
              Tensor cube = torch.mul(size, square);
              Tensor line = torch.add(size, one, one);
              Tensor above = torch.add(line, cube, c);
              Tensor fourth = torch.mul(square, square);
              Tensor parabola = torch.add(line, square, one);
              Tensor below = torch.add(parabola, fourth, c);
              Tensor share = torch.div(above, below);
              Tensor result = torch.mul(y, share)) {
            return torch.mul(result, scale);
          }
        });
  }

  /** {@code x} to a whole power. */
  public static NDArray power(NDArray a, double exponent) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(exponent)) {
            return torch.pow(t, s);
          }
        });
  }

  /** {@code x > theta ? x : value}. */
  public static NDArray threshold(NDArray a, double theta, double value) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(theta);
              Scalar other = new Scalar(value)) {
            return torch.threshold(t, s, other);
          }
        });
  }

  /** {@code max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}. */
  public static NDArray celu(NDArray a, double alpha) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar s = new Scalar(alpha)) {
            return torch.celu(t, s);
          }
        });
  }

  /** {@code x >= 0 ? x : a * x}, each a drawn between the bounds. */
  public static NDArray rrelu(NDArray a, double lower, double upper, Generators generator) {
    return Native.sameSize(
        a,
        t -> {
          try (Scalar zero = new Scalar(0.0);
              Tensor slope = torch.empty_like(t);
              Tensor falls = torch.lt(t, zero);
              Tensor one = torch.ones_like(t)) {
            generator.draw(g -> slope.uniform_(lower, upper, g));
            try (Tensor factor = torch.where(falls, slope, one)) {
              return torch.mul(t, factor);
            }
          }
        });
  }

  /** Keeps each element with the given probability and divides it by that, else 0. */
  public static NDArray dropout(NDArray a, double retain, Generators generator) {
    return Native.sameSize(
        a,
        t -> {
          try (Tensor mask = torch.empty_like(t);
              Scalar s = new Scalar(1 / retain)) {
            generator.draw(g -> mask.bernoulli_(retain, g));
            mask.mul_(s);
            return torch.mul(t, mask);
          }
        });
  }
}
