package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Labels that should lie above others: sum over right outputs k and wrong outputs l of exp(o_l -
 * o_k), divided by the number of such pairs; 0 where all are right or all are wrong.
 */
public final class LossMultiLabel extends LossFunction {
  /** Name, documentation and keys. */
  public static final Declaration<LossMultiLabel> DECLARATION =
      Declaration.of(KIND, "MULTI_LABEL", LossMultiLabel::new)
          .alias("multi_label")
          .alias("multilabel")
          .doc(
              "Labels that should lie above others: sum over right outputs k and "
                  + "wrong outputs l of exp(o_l - o_k), divided by the number of such "
                  + "pairs; 0 where all are right or all are wrong. Labels: 0 and 1. DL4J: "
                  + "LossMultiLabel. Source: Zhang and Zhou 2006 (BP-MLL).")
          .build();

  private LossMultiLabel(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray o = activation.apply(preOutput);
    // The difference of two outputs counts: about their mean, exponentials stay small.
    NDArray middle = Autograd.detach(Reduction.mean(o, true, 1));
    NDArray centred = Arithmetic.sub(o, middle);
    NDArray wrong = Arithmetic.sub(1, labels);
    NDArray right = Reduction.sum(Arithmetic.mul(labels, Maths.exp(Arithmetic.neg(centred))), 1);
    NDArray others = Reduction.sum(Arithmetic.mul(wrong, Maths.exp(centred)), 1);
    NDArray pairs = Arithmetic.mul(Reduction.sum(labels, 1), Reduction.sum(wrong, 1));
    NDArray counted = Comparison.where(Comparison.eq(pairs, 0), Arithmetic.add(pairs, 1), pairs);
    return Arithmetic.div(Arithmetic.mul(right, others), counted);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }

  /** Starts a builder. */
  public static LossMultiLabelBuilder builder() {
    return new LossMultiLabelBuilder();
  }
}
