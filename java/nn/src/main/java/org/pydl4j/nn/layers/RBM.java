package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.activations.ReLU;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.losses.LabelRange;

/**
 * A restricted Boltzmann machine, pretrained by contrastive divergence; several on each other are a
 * deep belief network. DL4J: {@code RBM}, which it had until 0.9. Sources: Hinton 2002; Hinton,
 * Osindero and Teh 2006.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut], {@code
 * vb} [nIn].
 *
 * <pre>{@code
 * RBM.builder().nOut(64).k(1)
 * }</pre>
 */
public final class RBM extends VisibleBias {
  /** Units that see. */
  public static final Key<Units> VISIBLE_UNIT =
      Key.of("visibleUnit", Type.enumOf(Units.class))
          .defaultsTo(Units.BINARY)
          .doc("What the inputs are: BINARY (from 0 to 1) or GAUSSIAN (any, of variance 1).");

  /** Units that are learnt. */
  public static final Key<Units> HIDDEN_UNIT =
      Key.of("hiddenUnit", Type.enumOf(Units.class))
          .defaultsTo(Units.BINARY)
          .doc(
              "What the outputs are: BINARY (activation sigmoid), GAUSSIAN (identity) or RECTIFIED"
                  + " (relu).");

  /** Steps of the chain. */
  public static final Key<Long> K =
      Key.of("k", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.between(1, 10_000))
          .doc("Steps of Gibbs sampling that contrastive divergence makes.");

  /** Name, documentation and keys. */
  public static final Declaration<RBM> DECLARATION =
      Declaration.of(KIND, "RBM", RBM::new)
          .doc(
              "A restricted Boltzmann machine; pretrain teaches it by contrastive divergence, and"
                  + " several on each other are a deep belief network.\n"
                  + "h = mean(x · W + b). Pretraining: along <v h> of the data less <v h> after k"
                  + " steps of Gibbs sampling; the score is the squared error of reconstruction, of"
                  + " binary inputs the cross-entropy.\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut], the means of the hidden units.\n"
                  + "Parameters: W [nIn, nOut], b [nOut], vb [nIn], which only pretraining"
                  + " learns.\n"
                  + "DL4J: RBM, until 0.9. Sources: Hinton 2002; Hinton, Osindero and Teh 2006.")
          .positional(LayerKeys.N_OUT)
          .key(VISIBLE_UNIT)
          .key(HIDDEN_UNIT)
          .key(K)
          .include(keys())
          .build();

  private RBM(Settings settings) {
    super(DECLARATION, settings);
    if (get(VISIBLE_UNIT) == Units.RECTIFIED) {
      throw new ConfigurationException(
          "The 'visibleUnit' of RBM must be BINARY or GAUSSIAN. Got RECTIFIED instead.");
    }
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>(FeedForwardLayer.KEYS);
    keys.remove(LayerKeys.ACTIVATION);
    keys.remove(LayerKeys.HAS_BIAS);
    return keys;
  }

  /** That of the hidden units. */
  @Override
  public ActivationFunction activation() {
    return switch (get(HIDDEN_UNIT)) {
      case BINARY -> ActivationFunctions.sigmoid();
      case GAUSSIAN -> ActivationFunctions.identity();
      case RECTIFIED -> ReLU.builder().build();
    };
  }

  @Override
  protected boolean hasBias() {
    return true;
  }

  @Override
  public LabelRange inputRange() {
    return get(VISIBLE_UNIT) == Units.BINARY ? LabelRange.PROBABILITY : LabelRange.FINITE;
  }

  /**
   * The energy at the data less that after k steps, both as numbers that do not depend on the
   * parameters: its derivative is contrastive divergence. Its value is replaced by the error of
   * reconstruction, which says more.
   */
  @Override
  public NDArray pretrainingLosses(LayerContext context, Signal input) {
    NDArray v0 = input.value();
    NDArray h0;
    NDArray vk;
    NDArray hk;
    NDArray error;
    try (Autograd.Guard guard = Autograd.noGrad()) {
      NDArray first = preOutput(context, v0);
      h0 = get(HIDDEN_UNIT).mean(first);
      NDArray seen = back(context, get(HIDDEN_UNIT).draw(first, context.random("gibbs")));
      error = reconstruction(seen, v0);
      for (long step = 1; step < get(K); step++) {
        NDArray v = get(VISIBLE_UNIT).draw(seen, context.random("gibbs"));
        NDArray h = get(HIDDEN_UNIT).draw(preOutput(context, v), context.random("gibbs"));
        seen = back(context, h);
      }
      vk = get(VISIBLE_UNIT).mean(seen);
      hk = get(HIDDEN_UNIT).mean(preOutput(context, vk));
    }
    NDArray divergence = Arithmetic.sub(energy(context, v0, h0), energy(context, vk, hk));
    NDArray slope = Arithmetic.sub(divergence, Autograd.detach(divergence)); // 0 with a derivative
    return Arithmetic.add(error, slope);
  }

  /** {@code -v · vb - h · b - v · W · h}, [n]; what depends on no parameter is left out. */
  private NDArray energy(LayerContext context, NDArray v, NDArray h) {
    NDArray hidden = Reduction.sum(Arithmetic.mul(preOutput(context, v), h), 1);
    NDArray visible = Reduction.sum(Arithmetic.mul(v, context.parameter("vb")), 1);
    return Arithmetic.neg(Arithmetic.add(hidden, visible));
  }

  private NDArray reconstruction(NDArray seen, NDArray v) {
    NDArray each =
        get(VISIBLE_UNIT) == Units.BINARY
            ? Losses.binaryCrossEntropyWithLogits(seen, v, LossReduction.NONE)
            : Maths.square(Arithmetic.sub(seen, v));
    return Reduction.sum(each, 1);
  }

  @Override
  public NDArray decode(LayerContext context, NDArray hidden) {
    return get(VISIBLE_UNIT).mean(back(context, hidden));
  }

  /** Starts a builder. */
  public static RBMBuilder builder() {
    return new RBMBuilder();
  }
}
