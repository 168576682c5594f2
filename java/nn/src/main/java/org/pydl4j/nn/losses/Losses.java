package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Losses.Reduction;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/** The loss functions, with DL4J's names and scaling. */
@AutoService(Declared.class)
public final class Losses implements Declared {
  /** Outputs are kept this far from 0 and 1 before the logarithm, as in DL4J. */
  private static final double CLIP = 1e-10;

  private static final List<Declaration<?>> ALL =
      List.of(
          declare(
                  "MCXENT",
                  "mcxent",
                  "Multi-class cross-entropy: -sum over outputs of y · log(o). With softmax it is"
                      + " computed from the logits in one step. Labels: one-hot (or any"
                      + " probabilities) [n, nOut], or class indices [n]",
                  true,
                  Losses::multiClass)
              .alias("negativeloglikelihood")
              .build(),
          declare(
                  "XENT",
                  "xent",
                  "Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o)."
                      + " With sigmoid it is computed from the logits in one step",
                  false,
                  Losses::binary)
              .build(),
          declare(
                  "MSE",
                  "mse",
                  "Mean squared error: sum over outputs of (o - y)², divided by nOut",
                  false,
                  (x, y, a) -> org.pydl4j.nd.ops.Losses.mse(a.apply(x), y, Reduction.MEAN))
              .alias("squared_loss")
              .build(),
          declare(
                  "L2",
                  "l2",
                  "Sum over outputs of (o - y)²",
                  false,
                  (x, y, a) -> org.pydl4j.nd.ops.Losses.mse(a.apply(x), y, Reduction.BATCH_MEAN))
              .build(),
          declare(
                  "MAE",
                  "mae",
                  "Mean absolute error: sum over outputs of |o - y|, divided by nOut",
                  false,
                  (x, y, a) -> org.pydl4j.nd.ops.Losses.l1(a.apply(x), y, Reduction.MEAN))
              .alias("mean_absolute_error")
              .build(),
          declare(
                  "L1",
                  "l1",
                  "Sum over outputs of |o - y|",
                  false,
                  (x, y, a) -> org.pydl4j.nd.ops.Losses.l1(a.apply(x), y, Reduction.BATCH_MEAN))
              .build());

  /** For the service loader. */
  public Losses() {}

  @Override
  public List<Declaration<?>> declarations() {
    return ALL;
  }

  private static NDArray multiClass(NDArray x, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() == Activations.SOFTMAX) {
      return org.pydl4j.nd.ops.Losses.crossEntropy(x, labels, null);
    }
    NDArray log = Maths.log(Maths.clip(activation.apply(x), CLIP, 1 - CLIP));
    NDArray oneHot = labels.rank() == 1 ? oneHot(labels, x) : labels;
    return Arithmetic.neg(perExample(Arithmetic.mul(oneHot, log)));
  }

  private static NDArray oneHot(NDArray classes, NDArray like) {
    int width = (int) like.size(1);
    double[] identity = new double[width * width];
    for (int i = 0; i < width; i++) {
      identity[i * width + i] = 1;
    }
    NDArray out = Nd.empty(like.dtype(), like.shape());
    return Indexing.gatherRows(Nd.create(identity, width, width), classes, out);
  }

  private static NDArray binary(NDArray x, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() == Activations.SIGMOID) {
      return org.pydl4j.nd.ops.Losses.binaryCrossEntropyWithLogits(x, labels, Reduction.BATCH_MEAN);
    }
    NDArray o = Maths.clip(activation.apply(x), CLIP, 1 - CLIP);
    NDArray ones = Arithmetic.mul(labels, Maths.log(o));
    NDArray zeros = Arithmetic.mul(oneMinus(labels), Maths.log(oneMinus(o)));
    return Arithmetic.neg(perExample(Arithmetic.add(ones, zeros)));
  }

  private static NDArray oneMinus(NDArray x) {
    return Arithmetic.sub(1, x);
  }

  /** The sum over everything, divided by the number of examples. */
  private static NDArray perExample(NDArray values) {
    return Arithmetic.div(org.pydl4j.nd.ops.Reduction.sum(values), values.size(0));
  }

  private interface Score {
    NDArray of(NDArray preOutput, NDArray labels, ActivationFunction activation);
  }

  private static Declaration.Builder<Formula> declare(
      String name, String alias, String doc, boolean indices, Score score) {
    return Declaration.<Formula>ofFamily(
            LossFunction.KIND,
            name,
            (declaration, settings) -> new Formula(declaration, settings, indices, score))
        .alias(alias)
        .doc(doc + ". DL4J: LossFunction." + name + ".");
  }

  private static final class Formula extends LossFunction {
    private final boolean indices;
    private final Score score;

    Formula(Declaration<?> declaration, Settings settings, boolean indices, Score score) {
      super(declaration, settings);
      this.indices = indices;
      this.score = Objects.requireNonNull(score);
    }

    @Override
    public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
      return score.of(preOutput, labels, activation);
    }

    @Override
    public boolean acceptsClassIndices() {
      return indices;
    }
  }
}
