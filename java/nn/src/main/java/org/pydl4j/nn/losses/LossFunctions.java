package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Settings;

/** The loss functions, with DL4J's names and scaling. */
@AutoService(Declared.class)
public final class LossFunctions implements Declared {
  /** What losses of plain numbers ask for. */
  private static final Rules NUMBERS =
      new Rules(false, LabelRange.FINITE, activation -> Optional.empty());

  private static final Set<String> OF_CLASSES = Set.of("MCXENT", "XENT");

  private static final List<Declaration<?>> ALL =
      List.of(
          declare(
                  "MCXENT",
                  "mcxent",
                  "Multi-class cross-entropy: -sum over outputs of y · log(o). With softmax it is"
                      + " computed from the logits in one step. Labels: one-hot (or any"
                      + " probabilities) [n, nOut], or class indices [n]. Refuses activations that"
                      + " do not sum to 1",
                  new Rules(true, LabelRange.PROBABILITY, CrossEntropies::againstMultiClass),
                  CrossEntropies::multiClass,
                  CrossEntropies::multiClassEach)
              .alias("negativeloglikelihood")
              .build(),
          declare(
                  "XENT",
                  "xent",
                  "Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o)."
                      + " With sigmoid it is computed from the logits in one step; other outputs"
                      + " are kept 1e-5 off 0 and 1, as in DL4J. Labels: 0 to 1. Refuses"
                      + " activations beyond 0 to 1, and softmax",
                  new Rules(false, LabelRange.PROBABILITY, CrossEntropies::againstBinary),
                  CrossEntropies::binary,
                  CrossEntropies::binaryEach)
              .build(),
          declare(
                  "MSE",
                  "mse",
                  "Mean squared error: sum over outputs of (o - y)², divided by nOut",
                  NUMBERS,
                  (x, y, a) -> Losses.mse(a.apply(x), y, LossReduction.MEAN),
                  (x, y, a) -> Reduction.mean(Maths.square(Arithmetic.sub(a.apply(x), y)), 1))
              .alias("squared_loss")
              .build(),
          declare(
                  "L2",
                  "l2",
                  "Sum over outputs of (o - y)²",
                  NUMBERS,
                  (x, y, a) -> Losses.mse(a.apply(x), y, LossReduction.BATCH_MEAN),
                  (x, y, a) -> Reduction.sum(Maths.square(Arithmetic.sub(a.apply(x), y)), 1))
              .build(),
          declare(
                  "MAE",
                  "mae",
                  "Mean absolute error: sum over outputs of |o - y|, divided by nOut",
                  NUMBERS,
                  (x, y, a) -> Losses.l1(a.apply(x), y, LossReduction.MEAN),
                  (x, y, a) -> Reduction.mean(Maths.abs(Arithmetic.sub(a.apply(x), y)), 1))
              .alias("mean_absolute_error")
              .build(),
          declare(
                  "L1",
                  "l1",
                  "Sum over outputs of |o - y|",
                  NUMBERS,
                  (x, y, a) -> Losses.l1(a.apply(x), y, LossReduction.BATCH_MEAN),
                  (x, y, a) -> Reduction.sum(Maths.abs(Arithmetic.sub(a.apply(x), y)), 1))
              .build());

  /** For the service loader. */
  public LossFunctions() {}

  @Override
  public List<Declaration<?>> declarations() {
    return ALL;
  }

  /** What a loss asks of labels and activations. */
  private record Rules(
      boolean indices,
      LabelRange labels,
      Function<ActivationFunction, Optional<String>> objection) {}

  private interface Score {
    NDArray of(NDArray preOutput, NDArray labels, ActivationFunction activation);
  }

  private static Declaration.Builder<Formula> declare(
      String name, String alias, String doc, Rules rules, Score score, Score each) {
    return Declaration.<Formula>ofFamily(
            LossFunction.KIND,
            name,
            (declaration, settings) -> new Formula(declaration, settings, rules, score, each))
        .alias(alias)
        .doc(doc + ". DL4J: LossFunction." + name + ".");
  }

  private static final class Formula extends LossFunction {
    private final Rules rules;
    private final Score score;
    private final Score each;

    Formula(Declaration<?> declaration, Settings settings, Rules rules, Score score, Score each) {
      super(declaration, settings);
      this.rules = rules;
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
    public Optional<String> objection(ActivationFunction activation) {
      return rules.objection.apply(activation);
    }

    @Override
    public LabelRange labelRange() {
      return rules.labels;
    }

    @Override
    public boolean acceptsClassIndices() {
      return rules.indices;
    }

    @Override
    public boolean classifies() {
      return OF_CLASSES.contains(declaration().name());
    }
  }
}
