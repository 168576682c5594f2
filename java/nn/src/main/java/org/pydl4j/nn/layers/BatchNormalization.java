package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Normalizations;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.ScaleStep;
import org.pydl4j.nn.steps.Step;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Batch normalization: {@code gamma · (x - mean) / sqrt(var + eps) + beta}, in training with mean
 * and variance of the mini-batch, otherwise with the running ones. DL4J: {@code
 * BatchNormalization}. Source: Ioffe and Szegedy 2015.
 *
 * <p>Input and output [n, features], [n, channels, height, width], [n, features, time] or volumes;
 * steps that a mask leaves out do not count. Parameters: {@code gamma}, {@code beta}, {@code mean},
 * {@code var}, each [features]; with lockGammaBeta the first two are no parameters.
 *
 * <p>In each step of training mean = decay · mean + (1 - decay) · mean of the batch, and the
 * variance, which is divided by the count, likewise.
 *
 * <pre>{@code
 * BatchNormalization.builder()
 * }</pre>
 */
public final class BatchNormalization extends Normalization {
  /** How much of the running statistics a step keeps. */
  public static final Key<Double> DECAY =
      Key.of("decay", Type.DOUBLE)
          .defaultsTo(0.9)
          .check(ValueCheck.between(0, 1))
          .doc(
              "How much of the running mean and variance a step keeps (Keras: momentum; PyTorch's"
                  + " momentum is 1 - decay).");

  /** Added to the variance. */
  public static final Key<Double> EPS = epsilon(1e-5);

  /** The gain at the start. */
  public static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE).defaultsTo(1.0).doc("The gain at the start.");

  /** The offset at the start. */
  public static final Key<Double> BETA =
      Key.of("beta", Type.DOUBLE).defaultsTo(0.0).doc("The offset at the start.");

  /** Whether gain and offset stay. */
  public static final Key<Boolean> LOCK =
      Key.of("lockGammaBeta", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether gain and offset stay as they start; they are then no parameters.");

  /** Name, documentation and keys. */
  public static final Declaration<BatchNormalization> DECLARATION =
      Declaration.of(KIND, "BatchNormalization", BatchNormalization::new)
          .doc(
              "Batch normalization: with mean and variance of the mini-batch in training, otherwise"
                  + " with the running ones.\n"
                  + "gamma · (x - mean) / sqrt(var + eps) + beta\n"
                  + "Input: [n, features], [n, features, time], [n, channels, height, width] or"
                  + " volumes; steps that a mask leaves out do not count.\n"
                  + "Output: the same shape.\n"
                  + "Parameters: gamma, beta, mean, var, each [features]; with lockGammaBeta mean"
                  + " and var alone.\n"
                  + "DL4J: BatchNormalization (whose fourth parameter is log10 of the deviation"
                  + " unless useLogStd is off). Source: Ioffe and Szegedy 2015.")
          .positional(DECAY, EPS)
          .key(GAMMA)
          .key(BETA)
          .key(LOCK)
          .include(TRAINING)
          .build();

  private BatchNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  boolean scales() {
    return !get(LOCK);
  }

  @Override
  boolean centers() {
    return !get(LOCK);
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.features();
    List<ParameterSpec> parameters = new ArrayList<>();
    if (!get(LOCK)) {
      parameters.add(spec("gamma", ParameterRole.GAIN, get(GAMMA), size));
      parameters.add(spec("beta", ParameterRole.GAIN, get(BETA), size));
    }
    parameters.add(spec("mean", ParameterRole.STATE, 0, size));
    parameters.add(spec("var", ParameterRole.STATE, 1, size));
    return parameters;
  }

  private static ParameterSpec spec(String name, ParameterRole role, double start, long size) {
    return ParameterSpec.of(name, role, WeightInits.constant(start), size);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray x = input.value();
    NDArray state = context.state("mean");
    NDArray gain = fixed(gamma(context), get(GAMMA), 1, state);
    NDArray offset = fixed(beta(context), get(BETA), 0, state);
    if (!context.training()) {
      NDArray mean = context.state("mean");
      NDArray variance = context.state("var");
      return input.with(Normalizations.batchNorm(x, gain, offset, mean, variance, get(EPS)));
    }
    NDArray mask = input.mask();
    return input.with(
        mask == null ? whole(context, x, gain, offset) : real(context, x, mask, gain, offset));
  }

  @Override
  public List<Step> compile(LayerContext frozen) {
    NDArray mean = frozen.state("mean");
    NDArray gain = fixed(gamma(frozen), get(GAMMA), 1, mean);
    NDArray offset = fixed(beta(frozen), get(BETA), 0, mean);
    return List.of(new ScaleStep(gain, offset, mean, frozen.state("var"), get(EPS)));
  }

  /**
   * Gain or offset: the parameter, or what the settings fix, which is null where it does nothing.
   */
  private @Nullable NDArray fixed(
      @Nullable NDArray parameter, double value, double nothing, NDArray state) {
    return parameter != null || value == nothing
        ? parameter
        : Nd.full(value, state.dtype(), state.length());
  }

  private NDArray whole(
      LayerContext context, NDArray x, @Nullable NDArray gain, @Nullable NDArray offset) {
    NDArray mean = Nd.zeros(x.dtype(), x.size(1));
    NDArray variance = Nd.zeros(x.dtype(), x.size(1));
    NDArray made = Normalizations.batchNormInTraining(x, gain, offset, mean, variance, get(EPS));
    double count = (double) x.length() / x.size(1);
    NDArray byCount =
        count > 1 ? Arithmetic.mul(variance, (count - 1) / count) : Nd.zeros(x.dtype(), x.size(1));
    keep(context, "mean", mean, null);
    keep(context, "var", byCount, null);
    return made;
  }

  /** Counts what the mask [n] or [n, time] leaves. */
  private NDArray real(
      LayerContext context,
      NDArray x,
      NDArray mask,
      @Nullable NDArray gain,
      @Nullable NDArray offset) {
    NDArray real = Masks.wide(x, mask);
    double places = (double) x.length() / x.size(1) / mask.length();
    NDArray sum = Arithmetic.mul(Reduction.sum(mask), places);
    NDArray count = Arithmetic.max(sum, 1);
    int[] others = others(x);
    NDArray counted = Masks.real(x, mask);
    NDArray mean = Arithmetic.div(Reduction.sum(counted, others), count);
    NDArray centred = Arithmetic.sub(counted, along(x, mean));
    NDArray squares = Maths.square(Arithmetic.mul(centred, real));
    NDArray variance = Arithmetic.div(Reduction.sum(squares, others), count);
    NDArray share = Arithmetic.min(sum, 1); // 0 where nothing is real: the statistics stay
    keep(context, "mean", mean, share);
    keep(context, "var", variance, share);
    NDArray scale = Maths.rsqrt(Arithmetic.add(variance, get(EPS)));
    NDArray made =
        Arithmetic.mul(centred, along(x, gain == null ? scale : Arithmetic.mul(scale, gain)));
    return offset == null ? made : Arithmetic.add(made, along(x, offset));
  }

  private void keep(LayerContext context, String name, NDArray ofBatch, @Nullable NDArray share) {
    NDArray before = context.state(name);
    NDArray step = Arithmetic.mul(Arithmetic.sub(ofBatch, before), 1 - get(DECAY));
    context.setState(
        name, Arithmetic.add(before, share == null ? step : Arithmetic.mul(step, share)));
  }

  /** Starts a builder. */
  public static BatchNormalizationBuilder builder() {
    return new BatchNormalizationBuilder();
  }
}
