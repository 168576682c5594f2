package org.pydl4j.nn.losses;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.activations.OutputRange;

/**
 * The two cross-entropies. From the logits, where the activation's logarithm has a form of its own;
 * otherwise outputs are kept off 0 and 1 before the logarithm.
 */
final class CrossEntropies {
  /** DL4J's distance for MCXENT; only from 0, the logarithm of 1 is harmless. */
  private static final double MULTI_CLASS_CLIP = 1e-10;

  /**
   * DL4J's distance for XENT: in float32, 1 - 1e-10 would be 1, and its logarithm minus infinity.
   */
  private static final double BINARY_CLIP = 1e-5;

  private CrossEntropies() {}

  /**
   * Of each example, [n].
   *
   * @param weights of the outputs, [nOut]; null when all count 1
   */
  static NDArray multiClass(
      NDArray x, NDArray labels, ActivationFunction activation, @Nullable NDArray weights) {
    boolean indices = labels.rank() == 1;
    if (activation.declaration() == ActivationFunctions.SOFTMAX) {
      return indices
          ? Losses.crossEntropy(x, labels, weights, LossReduction.NONE)
          : Losses.crossEntropyOfProbabilities(x, labels, weights, LossReduction.NONE);
    }
    NDArray log = logarithm(x, activation);
    NDArray weighted = weights == null ? log : Arithmetic.mul(log, weights);
    NDArray one =
        indices
            ? Indexing.takeAlong(weighted, Shapes.reshape(labels, labels.size(0), 1), 1)
            : Arithmetic.mul(labels, weighted);
    return Arithmetic.neg(Reduction.sum(one, 1));
  }

  /** The logarithm of the outputs, from the logits where the activation allows that. */
  static NDArray logarithm(NDArray x, ActivationFunction activation) {
    if (activation.declaration() == ActivationFunctions.SOFTMAX) {
      return Activations.logSoftmax(x, 1);
    }
    return activation.declaration() == ActivationFunctions.SIGMOID
        ? Activations.logSigmoid(x)
        : Maths.log(kept(activation.apply(x), MULTI_CLASS_CLIP, 1));
  }

  /** Of each output, [n, nOut]. */
  static NDArray binary(NDArray x, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() == ActivationFunctions.SIGMOID) {
      return Losses.binaryCrossEntropyWithLogits(x, labels, LossReduction.NONE);
    }
    NDArray o = kept(activation.apply(x), BINARY_CLIP, 1 - BINARY_CLIP);
    NDArray ones = Arithmetic.mul(labels, Maths.log(o));
    NDArray zeros = Arithmetic.mul(Arithmetic.sub(1, labels), Maths.log(Arithmetic.sub(1, o)));
    return Arithmetic.neg(Arithmetic.add(ones, zeros));
  }

  /** {@code y · (1 - smoothing) + smoothing / count}. */
  static NDArray smoothed(NDArray labels, double smoothing, long count) {
    return smoothing == 0
        ? labels
        : Arithmetic.add(Arithmetic.mul(labels, 1 - smoothing), smoothing / count);
  }

  /** Class indices [n] as rows [n, nOut] of the type of the outputs; other labels as they are. */
  static NDArray oneHot(NDArray labels, NDArray outputs) {
    if (labels.rank() != 1) {
      return labels;
    }
    NDArray places = Shapes.reshape(labels, labels.size(0), 1);
    NDArray ones = Nd.full(1, outputs.dtype(), labels.size(0), 1);
    NDArray rows = Nd.full(0, outputs.dtype(), outputs.shape());
    Indexing.scatterAdd(rows, Casts.toDevice(places, rows.device()), ones, 1);
    return Casts.toDevice(rows, outputs.device());
  }

  /**
   * Kept between bounds; the derivative goes through, as in DL4J, so that no wrong output stays.
   */
  static NDArray kept(NDArray o, double least, double most) {
    NDArray given = Autograd.detach(o);
    NDArray nothing = Arithmetic.sub(o, given); // 0, with the derivative of o
    return Arithmetic.add(Maths.clip(given, least, most), nothing);
  }

  static Optional<String> againstMultiClass(String loss, ActivationFunction activation) {
    return switch (activation.range()) {
      case UNKNOWN, DISTRIBUTION -> Optional.empty();
      case UNIT ->
          Optional.of(
              loss
                  + " looks at the output of the right class only: behind "
                  + activation.declaration().name()
                  + " all outputs would go to 1. Use activation softmax for one of several classes,"
                  + " or loss xent where several can be right at once.");
      case ANY_NUMBER -> Optional.of(noProbabilities(loss, activation, "softmax"));
    };
  }

  static Optional<String> againstBinary(String loss, ActivationFunction activation) {
    return switch (activation.range()) {
      case UNKNOWN, UNIT -> Optional.empty();
      case DISTRIBUTION ->
          Optional.of(
              loss
                  + " is for outputs that are right or wrong each by itself, which "
                  + activation.declaration().name()
                  + " ties together. Use activation sigmoid, or loss mcxent for one of several"
                  + " classes.");
      case ANY_NUMBER -> Optional.of(noProbabilities(loss, activation, "sigmoid"));
    };
  }

  static Optional<String> againstNumbers(
      String loss, ActivationFunction activation, String better) {
    return activation.range() == OutputRange.ANY_NUMBER
        ? Optional.of(noProbabilities(loss, activation, better))
        : Optional.empty();
  }

  private static String noProbabilities(String loss, ActivationFunction activation, String better) {
    return loss
        + " takes the logarithm of probabilities, and "
        + activation.declaration().name()
        + " gives numbers outside of 0 to 1. Use activation "
        + better
        + ", or a loss for numbers such as mse.";
  }
}
