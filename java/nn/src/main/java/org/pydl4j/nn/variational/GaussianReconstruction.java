package org.pydl4j.nn.variational;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** Inputs that are any numbers. DL4J: {@code GaussianReconstructionDistribution}. */
public final class GaussianReconstruction extends ReconstructionDistribution {
  /** What is done to means and logarithms of variances. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc("The function that makes means and logarithms of variances of p.");

  /** Name, documentation and keys. */
  public static final Declaration<GaussianReconstruction> DECLARATION =
      Declaration.of(KIND, "Gaussian", GaussianReconstruction::new)
          .doc(
              "Inputs that are any numbers: sum of 0.5 · (log(2π) + v + (x - m)² / exp(v)); the"
                  + " first half of activation(p) are the means m, the second the logarithms v of"
                  + " the variances. DL4J: GaussianReconstructionDistribution.")
          .positional(ACTIVATION)
          .build();

  private GaussianReconstruction(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public long parameters(long inputs) {
    return 2 * inputs;
  }

  @Override
  public NDArray losses(NDArray x, NDArray p) {
    NDArray v = logVariance(p);
    NDArray distance = Maths.square(Arithmetic.sub(x, mean(p)));
    NDArray each = Arithmetic.add(v, Arithmetic.mul(distance, Maths.exp(Arithmetic.neg(v))));
    return Reduction.sum(Arithmetic.mul(Arithmetic.add(each, Math.log(2 * Math.PI)), 0.5), 1);
  }

  @Override
  public NDArray mean(NDArray p) {
    return get(ACTIVATION).apply(Indexing.slice(p, 1, 0, p.size(1) / 2));
  }

  private NDArray logVariance(NDArray p) {
    return get(ACTIVATION).apply(Indexing.slice(p, 1, p.size(1) / 2, p.size(1)));
  }

  @Override
  public NDArray draw(NDArray p, RandomSource random) {
    NDArray mean = mean(p);
    NDArray noise = Nd.empty(p.dtype(), mean.shape());
    Randoms.normalInPlace(noise, 0, 1, random);
    NDArray deviation = Maths.exp(Arithmetic.mul(logVariance(p), 0.5));
    return Arithmetic.add(mean, Arithmetic.mul(noise, deviation));
  }

  /** Starts a builder. */
  public static GaussianReconstructionBuilder builder() {
    return new GaussianReconstructionBuilder();
  }
}
