package org.pydl4j.nn.variational;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.losses.LossBinaryXENT;
import org.pydl4j.nn.losses.LossFunction;

/** Inputs that are 0 or 1. DL4J: {@code BernoulliReconstructionDistribution}. */
public final class BernoulliReconstruction extends ReconstructionDistribution {
  /** What makes probabilities. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.sigmoid())
          .doc("The function that makes probabilities of p.");

  /** Name, documentation and keys. */
  public static final Declaration<BernoulliReconstruction> DECLARATION =
      Declaration.of(KIND, "Bernoulli", BernoulliReconstruction::new)
          .doc(
              "Inputs from 0 to 1, mostly one of both: -sum of x · log(q) + (1 - x) · log(1 - q), q"
                  + " = activation(p). DL4J: BernoulliReconstructionDistribution.")
          .positional(ACTIVATION)
          .build();

  private static final LossFunction CROSS_ENTROPY = LossBinaryXENT.builder().build();

  private BernoulliReconstruction(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray losses(NDArray x, NDArray p) {
    return CROSS_ENTROPY.perExample(p, x, get(ACTIVATION));
  }

  @Override
  public NDArray mean(NDArray p) {
    return get(ACTIVATION).apply(p);
  }

  @Override
  public NDArray draw(NDArray p, RandomSource random) {
    NDArray chance = Nd.empty(p.dtype(), p.shape());
    Randoms.uniformInPlace(chance, 0, 1, random);
    return Casts.castTo(Comparison.lt(chance, mean(p)), p.dtype());
  }

  @Override
  public LabelRange range() {
    return LabelRange.PROBABILITY;
  }

  /** Starts a builder. */
  public static BernoulliReconstructionBuilder builder() {
    return new BernoulliReconstructionBuilder();
  }
}
