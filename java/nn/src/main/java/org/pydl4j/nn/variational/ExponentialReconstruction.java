package org.pydl4j.nn.variational;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.losses.LabelRange;

/**
 * Inputs that are waits or sizes, from 0 on. DL4J: {@code ExponentialReconstructionDistribution}.
 */
public final class ExponentialReconstruction extends ReconstructionDistribution {
  /** What makes logarithms of rates. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc("The function that makes logarithms of rates of p.");

  /** Name, documentation and keys. */
  public static final Declaration<ExponentialReconstruction> DECLARATION =
      Declaration.of(KIND, "Exponential", ExponentialReconstruction::new)
          .doc(
              "Inputs from 0 on: sum of exp(g) · x - g, g = activation(p) are the logarithms of the"
                  + " rates. DL4J: ExponentialReconstructionDistribution.")
          .positional(ACTIVATION)
          .build();

  private ExponentialReconstruction(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray losses(NDArray x, NDArray p) {
    NDArray g = get(ACTIVATION).apply(p);
    return Reduction.sum(Arithmetic.sub(Arithmetic.mul(Maths.exp(g), x), g), 1);
  }

  @Override
  public NDArray mean(NDArray p) {
    return Maths.exp(Arithmetic.neg(get(ACTIVATION).apply(p)));
  }

  @Override
  public NDArray draw(NDArray p, RandomSource random) {
    NDArray standard = Nd.empty(p.dtype(), p.shape());
    return Arithmetic.mul(Randoms.exponentialInPlace(standard, 1, random), mean(p));
  }

  @Override
  public LabelRange range() {
    return LabelRange.NOT_NEGATIVE;
  }

  /** Starts a builder. */
  public static ExponentialReconstructionBuilder builder() {
    return new ExponentialReconstructionBuilder();
  }
}
