package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * 1 - F, with F = (1 + beta²) · TP / (sum of o + beta² · sum of y), TP = sum of y · o over the
 * mini-batch: soft counts of the positive class.
 */
public final class LossFMeasure extends BatchLoss {
  /** How much more recall counts than precision. */
  public static final Key<Double> BETA =
      Key.of("beta", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("How much more recall counts than precision.");

  /** Name, documentation and keys. */
  public static final Declaration<LossFMeasure> DECLARATION =
      Declaration.of(KIND, "F_MEASURE", LossFMeasure::new)
          .alias("f_measure")
          .alias("fmeasure")
          .doc(
              "1 - F over a mini-batch: F = (1 + beta²) · TP / (sum of o + beta² · "
                  + "sum of y), TP = sum of y · o over the mini-batch: soft counts of the "
                  + "positive class. For one output, or two whose second is the positive "
                  + "class. A loss of whole mini-batches: take large ones. Labels: 0 to 1. "
                  + "DL4J: LossFMeasure. Source: Pastor-Pellicer et al. 2013.")
          .positional(BETA)
          .build();

  private LossFMeasure(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  protected NDArray of(NDArray both, NDArray outputs, NDArray labels) {
    double square = get(BETA) * get(BETA);
    return rest(
        ratio(
            Arithmetic.mul(both, 1 + square),
            Arithmetic.add(outputs, Arithmetic.mul(labels, square))));
  }

  @Override
  public void requireOutputs(long nOut) {
    if (nOut > 2) {
      throw new ConfigurationException(
          "The loss F_MEASURE is for one output, or for two. Got " + nOut + ".");
    }
  }

  @Override
  protected NDArray counted(NDArray values) {
    requireOutputs(values.size(1));
    return values.size(1) == 2 ? Indexing.slice(values, 1, 1, 2) : values;
  }

  @Override
  public boolean classifies() {
    return true;
  }

  /** Starts a builder. */
  public static LossFMeasureBuilder builder() {
    return new LossFMeasureBuilder();
  }
}
