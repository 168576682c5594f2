package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/** The loss functions, with DL4J's names and scaling. */
@AutoService(Declared.class)
public final class LossFunctions implements Declared {
  /** Outputs are kept this far from 0 and 1 before the logarithm, as in DL4J. */
  private static final double CLIP = 1e-10;

  private static final Set<String> OF_CLASSES = Set.of("MCXENT", "XENT");

  private static final List<Declaration<?>> ALL =
      List.of(
          declare(
                  "MCXENT",
                  "mcxent",
                  "Multi-class cross-entropy: -sum over outputs of y · log(o). With softmax it is"
                      + " computed from the logits in one step. Labels: one-hot (or any"
                      + " probabilities) [n, nOut], or class indices [n]",
                  true,
                  LossFunctions::multiClass,
                  LossFunctions::multiClassEach)
              .alias("negativeloglikelihood")
              .build(),
          declare(
                  "XENT",
                  "xent",
                  "Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o)."
                      + " With sigmoid it is computed from the logits in one step",
                  false,
                  LossFunctions::binary,
                  LossFunctions::binaryEach)
              .build(),
          declare(
                  "MSE",
                  "mse",
                  "Mean squared error: sum over outputs of (o - y)², divided by nOut",
                  false,
                  (x, y, a) -> Losses.mse(a.apply(x), y, LossReduction.MEAN),
                  (x, y, a) -> Reduction.mean(Maths.square(Arithmetic.sub(a.apply(x), y)), 1))
              .alias("squared_loss")
              .build(),
          declare(
                  "L2",
                  "l2",
                  "Sum over outputs of (o - y)²",
                  false,
                  (x, y, a) -> Losses.mse(a.apply(x), y, LossReduction.BATCH_MEAN),
                  (x, y, a) -> Reduction.sum(Maths.square(Arithmetic.sub(a.apply(x), y)), 1))
              .build(),
          declare(
                  "MAE",
                  "mae",
                  "Mean absolute error: sum over outputs of |o - y|, divided by nOut",
                  false,
                  (x, y, a) -> Losses.l1(a.apply(x), y, LossReduction.MEAN),
                  (x, y, a) -> Reduction.mean(Maths.abs(Arithmetic.sub(a.apply(x), y)), 1))
              .alias("mean_absolute_error")
              .build(),
          declare(
                  "L1",
                  "l1",
                  "Sum over outputs of |o - y|",
                  false,
                  (x, y, a) -> Losses.l1(a.apply(x), y, LossReduction.BATCH_MEAN),
                  (x, y, a) -> Reduction.sum(Maths.abs(Arithmetic.sub(a.apply(x), y)), 1))
              .build());

  /** For the service loader. */
  public LossFunctions() {}

  @Override
  public List<Declaration<?>> declarations() {
    return ALL;
  }

  private static NDArray multiClass(NDArray x, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() == ActivationFunctions.SOFTMAX) {
      return Losses.crossEntropy(x, labels, null);
    }
    return mean(multiClassEach(x, labels, activation));
  }

  private static NDArray multiClassEach(NDArray x, NDArray labels, ActivationFunction activation) {
    NDArray log =
        activation.declaration() == ActivationFunctions.SOFTMAX
            ? Activations.logSoftmax(x, 1)
            : Maths.log(Maths.clip(activation.apply(x), CLIP, 1 - CLIP));
    NDArray oneHot = labels.rank() == 1 ? oneHot(labels, x) : labels;
    return Arithmetic.neg(Reduction.sum(Arithmetic.mul(oneHot, log), 1));
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
    if (activation.declaration() == ActivationFunctions.SIGMOID) {
      return Losses.binaryCrossEntropyWithLogits(x, labels, LossReduction.BATCH_MEAN);
    }
    return mean(binaryEach(x, labels, activation));
  }

  private static NDArray binaryEach(NDArray x, NDArray labels, ActivationFunction activation) {
    NDArray each;
    if (activation.declaration() == ActivationFunctions.SIGMOID) {
      // -y log s(x) - (1 - y) log(1 - s(x)) = -log s(x) + (1 - y) x, without overflow.
      NDArray log = Activations.logSigmoid(x);
      each = Arithmetic.sub(Arithmetic.mul(oneMinus(labels), x), log);
    } else {
      NDArray o = Maths.clip(activation.apply(x), CLIP, 1 - CLIP);
      NDArray ones = Arithmetic.mul(labels, Maths.log(o));
      NDArray zeros = Arithmetic.mul(oneMinus(labels), Maths.log(oneMinus(o)));
      each = Arithmetic.neg(Arithmetic.add(ones, zeros));
    }
    return Reduction.sum(each, 1);
  }

  private static NDArray oneMinus(NDArray x) {
    return Arithmetic.sub(1, x);
  }

  private static NDArray mean(NDArray each) {
    return Arithmetic.div(Reduction.sum(each), each.size(0));
  }

  private interface Score {
    NDArray of(NDArray preOutput, NDArray labels, ActivationFunction activation);
  }

  private static Declaration.Builder<Formula> declare(
      String name, String alias, String doc, boolean indices, Score score, Score each) {
    return Declaration.<Formula>ofFamily(
            LossFunction.KIND,
            name,
            (declaration, settings) -> new Formula(declaration, settings, indices, score, each))
        .alias(alias)
        .doc(doc + ". DL4J: LossFunction." + name + ".");
  }

  private static final class Formula extends LossFunction {
    private final boolean indices;
    private final Score score;
    private final Score each;

    Formula(
        Declaration<?> declaration, Settings settings, boolean indices, Score score, Score each) {
      super(declaration, settings);
      this.indices = indices;
      this.score = Objects.requireNonNull(score);
      this.each = Objects.requireNonNull(each);
    }

    @Override
    public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
      return score.of(preOutput, labels, activation);
    }

    @Override
    public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
      return each.of(preOutput, labels, activation);
    }

    @Override
    public boolean acceptsClassIndices() {
      return indices;
    }

    @Override
    public boolean classifies() {
      return OF_CLASSES.contains(declaration().name());
    }
  }
}
