package org.pydl4j.nn.variational;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.losses.LossFunction;

/**
 * A loss in place of a distribution, which makes an autoencoder of another kind of the variational
 * one. DL4J: {@code LossFunctionWrapper}.
 */
public final class LossReconstruction extends ReconstructionDistribution {
  /** The loss. */
  public static final Key<LossFunction> LOSS =
      Key.of("loss", Type.object(LossFunction.KIND))
          .required()
          .doc("The loss, of the input as labels and the reconstruction as outputs.");

  /** What makes reconstructions. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc("The function that makes reconstructions of p.");

  /** Name, documentation and keys. */
  public static final Declaration<LossReconstruction> DECLARATION =
      Declaration.of(KIND, "LossFunctionWrapper", LossReconstruction::new)
          .doc(
              "A loss in place of a distribution: loss(x, activation(p)). DL4J:"
                  + " LossFunctionWrapper.")
          .positional(LOSS, ACTIVATION)
          .build();

  private LossReconstruction(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray losses(NDArray x, NDArray p) {
    return get(LOSS).perExample(p, x, get(ACTIVATION));
  }

  @Override
  public NDArray mean(NDArray p) {
    return get(ACTIVATION).apply(p);
  }

  /** There is no chance in a loss: the reconstruction itself. */
  @Override
  public NDArray draw(NDArray p, RandomSource random) {
    return mean(p);
  }

  @Override
  public LabelRange range() {
    return get(LOSS).labelRange();
  }

  /** Starts a builder. */
  public static LossReconstructionBuilder builder() {
    return new LossReconstructionBuilder();
  }
}
