package org.pydl4j.nn.updaters;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.FusedAdam;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Adam with weight decay that does not pass through the moments, as PyTorch computes it. State: m,
 * v. Source: Loshchilov and Hutter 2019, arXiv:1711.05101.
 */
public final class AdamW extends Updater {
  /** Step size. */
  public static final Key<Schedule> LEARNING_RATE = learningRateKey(1e-3);

  /** Decay of the mean of the gradient. */
  public static final Key<Double> BETA1 =
      decayKey("beta1", 0.9, "b1: decay of the running mean of the gradient.");

  /** Decay of the mean of the squared gradient. */
  public static final Key<Double> BETA2 =
      decayKey("beta2", 0.999, "b2: decay of the running mean of the squared gradient.");

  /** Keeps the division finite. */
  public static final Key<Double> EPSILON = epsilonKey(1e-8);

  /**
   * How much of a parameter each step takes away, before lr: a number or a schedule. Biases decay
   * too; biasUpdater gives them another updater.
   */
  public static final Key<Schedule> WEIGHT_DECAY =
      Key.of("weightDecay", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.01))
          .check(Schedule.each(ValueCheck.atLeast(0)))
          .doc(
              "How much of a parameter each step takes away, before lr: a number or a schedule."
                  + " Biases decay too; biasUpdater gives them another updater.");

  /** Name, documentation and keys. */
  public static final Declaration<AdamW> DECLARATION =
      Declaration.of(KIND, "AdamW", AdamW::new)
          .alias("adamw")
          .doc(
              "Adam with decoupled weight decay: p *= 1 - lr · weightDecay; m' = b1 "
                  + "· m + (1 - b1) · g; v' = b2 · v + (1 - b2) · g²; p -= lr / (1 - b1^t) "
                  + "· m' / (sqrt(v' / (1 - b2^t)) + epsilon), t from 1. State: m, v. "
                  + "PyTorch: AdamW, whose place of epsilon this is; DL4J's Adam has "
                  + "another. Source: arXiv:1711.05101.")
          .positional(LEARNING_RATE, BETA1, BETA2, EPSILON, WEIGHT_DECAY)
          .key(LEARNING_RATE_SCHEDULE)
          .build();

  private AdamW(Settings settings) {
    super(DECLARATION, settings, LEARNING_RATE);
  }

  /** With this learning rate. */
  public AdamW(double learningRate) {
    this(new FixedSchedule(learningRate));
  }

  /** With this schedule of the learning rate. */
  public AdamW(Schedule learningRate) {
    this(DECLARATION.builder().set(LEARNING_RATE, learningRate).build().settings());
  }

  @Override
  public List<String> stateNames() {
    return List.of("m", "v");
  }

  @Override
  public Steps bind(NDArray parameters, NDArray gradient, List<NDArray> state) {
    FusedAdam fused = new FusedAdam(parameters, gradient, state.get(0), state.get(1));
    return new Steps() {
      @Override
      public void step(Moment now) {
        double decay = valueOf(WEIGHT_DECAY, now);
        fused.decoupled(now.t(), now.learningRate(), get(BETA1), get(BETA2), get(EPSILON), decay);
      }

      @Override
      public void close() {
        fused.close();
      }
    };
  }

  /** Starts a builder. */
  public static AdamWBuilder builder() {
    return new AdamWBuilder();
  }
}
