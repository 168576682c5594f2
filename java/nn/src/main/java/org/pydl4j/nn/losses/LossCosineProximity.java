package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * -sum over outputs of y · o, divided by the lengths of y and o (at least 1e-8 each): -1 for one
 * direction, 1 for the opposite.
 */
public final class LossCosineProximity extends LossFunction {
  /** Name, documentation and keys. */
  public static final Declaration<LossCosineProximity> DECLARATION =
      Declaration.of(KIND, "COSINE_PROXIMITY", LossCosineProximity::new)
          .alias("cosine_proximity")
          .alias("cosine_similarity")
          .doc(
              "-sum over outputs of y · o, divided by the lengths of y and o (at "
                  + "least 1e-8 each): -1 for one direction, 1 for the opposite. DL4J: "
                  + "LossFunction.COSINE_PROXIMITY; Keras: CosineSimilarity.")
          .build();

  private LossCosineProximity(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray o = activation.apply(preOutput);
    NDArray product = Reduction.sum(Arithmetic.mul(labels, o), 1);
    return Arithmetic.neg(Arithmetic.div(product, Arithmetic.mul(length(labels), length(o))));
  }

  private static NDArray length(NDArray rows) {
    return Maths.sqrt(Arithmetic.max(Reduction.sum(Maths.square(rows), 1), 1e-16));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.FINITE;
  }

  /** Starts a builder. */
  public static LossCosineProximityBuilder builder() {
    return new LossCosineProximityBuilder();
  }
}
