package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;

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

  static NDArray multiClass(NDArray x, NDArray labels, ActivationFunction activation) {
    return activation.declaration() == ActivationFunctions.SOFTMAX
        ? Losses.crossEntropy(x, labels, null)
        : Reduction.mean(multiClassEach(x, labels, activation));
  }

  static NDArray multiClassEach(NDArray x, NDArray labels, ActivationFunction activation) {
    boolean indices = labels.rank() == 1;
    if (activation.declaration() == ActivationFunctions.SOFTMAX) {
      return indices
          ? Losses.crossEntropy(x, labels, null, LossReduction.NONE)
          : Losses.crossEntropyOfProbabilities(x, labels, null, LossReduction.NONE);
    }
    NDArray log = logarithm(x, activation);
    NDArray one =
        indices
            ? Indexing.takeAlong(log, Shapes.reshape(labels, labels.size(0), 1), 1)
            : Arithmetic.mul(labels, log);
    return Arithmetic.neg(Reduction.sum(one, 1));
  }

  private static NDArray logarithm(NDArray x, ActivationFunction activation) {
    return activation.declaration() == ActivationFunctions.SIGMOID
        ? Activations.logSigmoid(x)
        : Maths.log(kept(activation.apply(x), MULTI_CLASS_CLIP, 1));
  }

  static NDArray binary(NDArray x, NDArray labels, ActivationFunction activation) {
    return activation.declaration() == ActivationFunctions.SIGMOID
        ? Losses.binaryCrossEntropyWithLogits(x, labels, LossReduction.BATCH_MEAN)
        : Reduction.mean(binaryEach(x, labels, activation));
  }

  static NDArray binaryEach(NDArray x, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() == ActivationFunctions.SIGMOID) {
      return Reduction.sum(Losses.binaryCrossEntropyWithLogits(x, labels, LossReduction.NONE), 1);
    }
    NDArray o = kept(activation.apply(x), BINARY_CLIP, 1 - BINARY_CLIP);
    NDArray ones = Arithmetic.mul(labels, Maths.log(o));
    NDArray zeros = Arithmetic.mul(Arithmetic.sub(1, labels), Maths.log(Arithmetic.sub(1, o)));
    return Arithmetic.neg(Reduction.sum(Arithmetic.add(ones, zeros), 1));
  }

  /**
   * Kept between bounds; the derivative goes through, as in DL4J, so that no wrong output stays.
   */
  private static NDArray kept(NDArray o, double least, double most) {
    NDArray given = Autograd.detach(o);
    NDArray nothing = Arithmetic.sub(o, given); // 0, with the derivative of o
    return Arithmetic.add(Maths.clip(given, least, most), nothing);
  }

  static Optional<String> againstMultiClass(ActivationFunction activation) {
    return switch (activation.range()) {
      case UNKNOWN, DISTRIBUTION -> Optional.empty();
      case UNIT ->
          Optional.of(
              "MCXENT looks at the output of the right class only: behind "
                  + activation.declaration().name()
                  + " all outputs would go to 1. Use activation softmax for one of several classes,"
                  + " or loss xent where several can be right at once.");
      case ANY_NUMBER -> Optional.of(noProbabilities("MCXENT", activation, "softmax"));
    };
  }

  static Optional<String> againstBinary(ActivationFunction activation) {
    return switch (activation.range()) {
      case UNKNOWN, UNIT -> Optional.empty();
      case DISTRIBUTION ->
          Optional.of(
              "XENT is for outputs that are right or wrong each by itself, which "
                  + activation.declaration().name()
                  + " ties together. Use activation sigmoid, or loss mcxent for one of several"
                  + " classes.");
      case ANY_NUMBER -> Optional.of(noProbabilities("XENT", activation, "sigmoid"));
    };
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
