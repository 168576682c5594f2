package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.losses.LossBinaryXENT;
import org.pydl4j.nn.losses.LossFunction;

/**
 * A dense layer that can be pretrained to make its input again from a corrupted one: a denoising
 * autoencoder. DL4J: {@code AutoEncoder}, whose pretraining goes the other way along the gradient
 * in M2.1. Source: Vincent et al. 2010.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut], {@code
 * vb} [nIn].
 *
 * <pre>{@code
 * AutoEncoder.builder().nOut(64).corruptionLevel(0.3)
 * }</pre>
 */
public final class AutoEncoder extends VisibleBias {
  /** How much of the input is left out. */
  public static final Key<Double> CORRUPTION_LEVEL =
      Key.of("corruptionLevel", Type.DOUBLE)
          .defaultsTo(0.3)
          .check(ValueCheck.between(0, 1))
          .doc("Probability of setting each input to 0 in pretraining.");

  /** What pretraining makes small. */
  public static final Key<LossFunction> LOSS =
      Key.of("loss", Type.object(LossFunction.KIND))
          .defaultsTo(LossBinaryXENT.builder().build())
          .doc(
              "What pretraining makes small, of the input as labels and what is made of it as"
                  + " outputs (DL4J: lossFunction, of which M2.1 reports the value while it follows"
                  + " the derivative of xent).");

  /** Name, documentation and keys. */
  public static final Declaration<AutoEncoder> DECLARATION =
      Declaration.of(KIND, "AutoEncoder", AutoEncoder::new)
          .doc(
              "A dense layer that pretrain teaches to make its input again from one of which a part"
                  + " is set to 0: a denoising autoencoder.\n"
                  + "h = activation(x · W + b). Pretraining: loss(x, activation(h' · Wᵀ + vb)), h'"
                  + " of the corrupted input.\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: W [nIn, nOut], b [nOut], vb [nIn], which only pretraining"
                  + " learns.\n"
                  + "DL4J: AutoEncoder, but M2.1 pretrains against the gradient. Source: Vincent et"
                  + " al. 2010.")
          .positional(LayerKeys.N_OUT)
          .key(CORRUPTION_LEVEL)
          .key(LOSS)
          .include(FeedForwardLayer.KEYS)
          .build();

  private AutoEncoder(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public LabelRange inputRange() {
    return get(LOSS).labelRange();
  }

  @Override
  public NDArray pretrainingLosses(LayerContext context, Signal input) {
    NDArray x = input.value();
    double kept = 1 - get(CORRUPTION_LEVEL);
    NDArray corrupted = x;
    if (kept == 0) {
      corrupted = Arithmetic.mul(x, 0.0);
    } else if (kept < 1) { // dropout divides by what it keeps
      corrupted = Arithmetic.mul(Activations.dropout(x, kept, context.random("corruption")), kept);
    }
    NDArray hidden = activated(context, activation(), preOutput(context, corrupted));
    return get(LOSS).perExample(back(context, hidden), x, activation());
  }

  @Override
  public NDArray decode(LayerContext context, NDArray hidden) {
    return activation().apply(back(context, hidden));
  }

  /** Starts a builder. */
  public static AutoEncoderBuilder builder() {
    return new AutoEncoderBuilder();
  }
}
