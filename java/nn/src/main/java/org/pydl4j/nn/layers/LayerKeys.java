package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.constraints.Constraint;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.nn.weightnoise.IWeightNoise;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/**
 * The keys that layers share. The inherited ones can be set on the network for all of its layers.
 */
public final class LayerKeys {
  /** A layer's own name. */
  public static final Key<String> NAME =
      Key.of("name", Type.STRING)
          .doc("A name for messages and tables; 'layer0', 'layer1' … by default.");

  /** Whether training leaves the layer as it is. */
  public static final Key<Boolean> FROZEN =
      Key.of("frozen", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether training leaves the layer as it is: its parameters stay, and it works as"
                  + " outside of training (no dropout, no new running means). Derivatives go"
                  + " through it. DL4J: FrozenLayer, FrozenLayerWithBackprop.");

  /** Probability of keeping an input. */
  public static final Key<IDropout> DROP_OUT =
      Key.of("dropOut", IDropout.TYPE)
          .inherited()
          .defaultsTo(new Dropout(1))
          .check(IDropout.each(ValueCheck.between(0, 1)))
          .doc(
              "Probability of KEEPING each input of the layer in training (as in DL4J; Keras and"
                  + " PyTorch give the probability of dropping). Kept inputs are divided by it. 1"
                  + " and 0 mean no dropout. Or another kind: SpatialDropout, AlphaDropout,"
                  + " GaussianDropout, GaussianNoise, or Dropout with a schedule.");

  /** Function of the output. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .inherited()
          .defaultsTo(ActivationFunctions.sigmoid())
          .doc("Function applied to the output (DL4J's default: sigmoid).");

  /** Start of the weights. */
  public static final Key<WeightInit> WEIGHT_INIT =
      Key.of("weightInit", Type.object(WeightInit.KIND))
          .inherited()
          .defaultsTo(WeightInits.xavier())
          .doc("How weights start.");

  /** Start of the biases. */
  public static final Key<Double> BIAS_INIT =
      Key.of("biasInit", Type.DOUBLE)
          .inherited()
          .defaultsTo(0.0)
          .doc("The value biases start with.");

  /** Rule of change. */
  public static final Key<Updater> UPDATER =
      Key.of("updater", Type.object(Updater.KIND))
          .inherited()
          .defaultsTo(new Sgd(1e-3))
          .doc("How parameters follow their gradient.");

  /** Rule of change for biases. */
  public static final Key<Updater> BIAS_UPDATER =
      Key.of("biasUpdater", Type.object(Updater.KIND))
          .inherited()
          .doc("How biases follow their gradient; like the weights when not set.");

  /** L1 regularization. */
  public static final Key<Double> L1 = regularization("l1", "l1 · sum |w| over the weights");

  /** L2 regularization. */
  public static final Key<Double> L2 = regularization("l2", "0.5 · l2 · sum w² over the weights");

  /** L1 regularization of biases. */
  public static final Key<Double> L1_BIAS =
      regularization("l1Bias", "l1Bias · sum |b| over the biases");

  /** L2 regularization of biases. */
  public static final Key<Double> L2_BIAS =
      regularization("l2Bias", "0.5 · l2Bias · sum b² over the biases");

  /** How much of the weights each step takes away. */
  public static final Key<Schedule> WEIGHT_DECAY = decay("weightDecay", "weights");

  /** How much of the biases each step takes away. */
  public static final Key<Schedule> WEIGHT_DECAY_BIAS = decay("weightDecayBias", "biases");

  /** Whether weight decay is in proportion to the learning rate. */
  public static final Key<Boolean> WEIGHT_DECAY_APPLY_LR =
      Key.of("weightDecayApplyLR", Type.BOOL)
          .inherited()
          .defaultsTo(true)
          .doc("Whether weight decay is multiplied by the learning rate, where there is one.");

  /** Limits on weights. */
  public static final Key<List<Constraint>> CONSTRAIN_WEIGHTS =
      Key.of("constrainWeights", Type.listOf(Constraint.KIND))
          .inherited()
          .doc("Limits that the weights are brought back to after each step.");

  /** Limits on biases. */
  public static final Key<List<Constraint>> CONSTRAIN_BIAS =
      Key.of("constrainBias", Type.listOf(Constraint.KIND))
          .inherited()
          .doc("Limits that the biases are brought back to after each step.");

  /** What training does at random to weights. */
  public static final Key<IWeightNoise> WEIGHT_NOISE =
      Key.of("weightNoise", Type.object(IWeightNoise.KIND))
          .inherited()
          .doc(
              "What training does at random to the weights that a layer computes with: DropConnect"
                  + " or WeightNoise.");

  /** Limits on the gradient. */
  public static final Key<GradientNormalization> GRADIENT_NORMALIZATION =
      Key.of("gradientNormalization", Type.enumOf(GradientNormalization.class))
          .inherited()
          .defaultsTo(GradientNormalization.None)
          .doc("What is done to the layer's gradient before the updater sees it.");

  /** Where the limits lie. */
  public static final Key<Double> GRADIENT_NORMALIZATION_THRESHOLD =
      Key.of("gradientNormalizationThreshold", Type.DOUBLE)
          .inherited()
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("The threshold T of the Clip… normalizations.");

  /** Number of inputs. */
  public static final Key<Long> N_IN =
      Key.of("nIn", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc(
              "Number of inputs (channels, for convolutions); inferred from the layer before when"
                  + " not set.");

  /** Number of outputs. */
  public static final Key<Long> N_OUT =
      Key.of("nOut", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Number of outputs (feature maps, for convolutions).");

  /** Whether there are biases. */
  public static final Key<Boolean> HAS_BIAS =
      Key.of("hasBias", Type.BOOL).defaultsTo(true).doc("Whether the layer has biases.");

  /** What the network can set for all its layers, in the order of the reference. */
  public static final List<Key<?>> INHERITED =
      List.of(
          UPDATER,
          BIAS_UPDATER,
          WEIGHT_INIT,
          BIAS_INIT,
          ACTIVATION,
          L1,
          L2,
          L1_BIAS,
          L2_BIAS,
          WEIGHT_DECAY,
          WEIGHT_DECAY_BIAS,
          WEIGHT_DECAY_APPLY_LR,
          CONSTRAIN_WEIGHTS,
          CONSTRAIN_BIAS,
          WEIGHT_NOISE,
          DROP_OUT,
          GRADIENT_NORMALIZATION,
          GRADIENT_NORMALIZATION_THRESHOLD);

  private LayerKeys() {}

  private static Key<Schedule> decay(String name, String what) {
    return Key.of(name, Schedule.TYPE)
        .inherited()
        .defaultsTo(new FixedSchedule(0))
        .check(Schedule.each(ValueCheck.atLeast(0)))
        .doc(
            "How much of the "
                + what
                + " each step takes away, times the learning rate: a number or a schedule. Unlike"
                + " l2 it does not pass through the updater, and the score does not have it (in"
                + " DL4J it has, as with l2).");
  }

  private static Key<Double> regularization(String name, String term) {
    return Key.of(name, Type.DOUBLE)
        .inherited()
        .defaultsTo(0.0)
        .check(ValueCheck.atLeast(0))
        .doc("Adds " + term + " to the score.");
  }
}
