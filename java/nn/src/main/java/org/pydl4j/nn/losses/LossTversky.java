package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * 1 - TP / (TP + alpha · FP + beta · FN + 1e-7), with TP, FP and FN the sums of y · o, (1 - y) · o
 * and y · (1 - o) over the mini-batch and all outputs.
 */
public final class LossTversky extends BatchLoss {
  /** Weight of false positives. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(0.5)
          .check(ValueCheck.atLeast(0))
          .doc("Weight of false positives.");

  /** Weight of false negatives. */
  public static final Key<Double> BETA =
      Key.of("beta", Type.DOUBLE)
          .defaultsTo(0.5)
          .check(ValueCheck.atLeast(0))
          .doc("Weight of false negatives.");

  /** Name, documentation and keys. */
  public static final Declaration<LossTversky> DECLARATION =
      Declaration.of(KIND, "TVERSKY", LossTversky::new)
          .alias("tversky")
          .doc(
              "Overlap that weighs errors: 1 - TP / (TP + alpha · FP + beta · FN + "
                  + "1e-7), with TP, FP and FN the sums of y · o, (1 - y) · o and y · (1 - "
                  + "o) over the mini-batch and all outputs. A loss of whole mini-batches. "
                  + "Labels: 0 to 1. Keras: Tversky. arXiv:1706.05721.")
          .positional(ALPHA, BETA)
          .build();

  private LossTversky(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  protected NDArray of(NDArray both, NDArray outputs, NDArray labels) {
    NDArray falsePositives = Arithmetic.mul(Arithmetic.sub(outputs, both), get(ALPHA));
    NDArray falseNegatives = Arithmetic.mul(Arithmetic.sub(labels, both), get(BETA));
    return rest(ratio(both, Arithmetic.add(both, Arithmetic.add(falsePositives, falseNegatives))));
  }

  /** Starts a builder. */
  public static LossTverskyBuilder builder() {
    return new LossTverskyBuilder();
  }
}
