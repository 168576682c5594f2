package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Normalizations;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;

/**
 * Group normalization: each group of channels of an example by its own mean and variance, over all
 * pixels or time steps; {@code gamma · (x - mean) / sqrt(var + eps) + beta}. One group is layer
 * normalization over the whole example, as many as channels is instance normalization. Source: Wu
 * and He 2018.
 *
 * <p>Input and output of any one shape [n, channels, …]; steps that a mask leaves out do not count.
 * Parameters: {@code gamma}, {@code beta}, each [channels].
 *
 * <pre>{@code
 * GroupNormalization.builder().groups(8)
 * }</pre>
 */
public final class GroupNormalization extends Normalization {
  /** How many groups there are. */
  public static final Key<Long> GROUPS =
      Key.of("groups", Type.LONG)
          .defaultsTo(32L)
          .check(ValueCheck.atLeast(1))
          .doc("Into how many groups the channels are divided; it must divide their number.");

  /** Added to the variance. */
  public static final Key<Double> EPS = epsilon(1e-5);

  /** Name, documentation and keys. */
  public static final Declaration<GroupNormalization> DECLARATION =
      Declaration.of(KIND, "GroupNormalization", GroupNormalization::new)
          .doc(
              "Group normalization: each group of channels of an example by its own mean and"
                  + " variance, over all pixels or time steps. One group normalizes whole examples,"
                  + " as many as channels is instance normalization.\n"
                  + "gamma · (x - mean) / sqrt(var + eps) + beta\n"
                  + "Input: [n, channels, …]; steps that a mask leaves out do not count.\n"
                  + "Output: the same shape.\n"
                  + "Parameters: gamma, beta, each [channels].\n"
                  + "Source: Wu and He 2018.")
          .positional(GROUPS, EPS)
          .key(SCALE)
          .key(CENTER)
          .include(TRAINING)
          .build();

  private GroupNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    if (input.features() % get(GROUPS) != 0) {
      throw place.expects(
          "channels that its " + get(GROUPS) + " groups divide",
          Long.toString(input.features()),
          "Set 'groups' to a divisor.");
    }
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Normalizations.groupNorm(input, get(GROUPS), gamma(context), beta(context), get(EPS));
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    if (mask == null || !Masks.byStep(input.value(), mask)) {
      return input.with(forward(context, input.value()));
    }
    NDArray x = Masks.real(input.value(), mask);
    NDArray grouped = grouped(x);
    NDArray real = Shapes.reshape(mask, mask.size(0), 1, 1, mask.size(1));
    double channels = (double) x.size(1) / get(GROUPS);
    NDArray count = Arithmetic.max(Arithmetic.mul(Reduction.sum(real, true, 3), channels), 1);
    NDArray mean = Arithmetic.div(Reduction.sum(grouped, true, 2, 3), count);
    NDArray centred = Arithmetic.sub(grouped, mean);
    NDArray squares = Maths.square(Arithmetic.mul(centred, real));
    NDArray variance = Arithmetic.div(Reduction.sum(squares, true, 2, 3), count);
    NDArray scale = Maths.rsqrt(Arithmetic.add(variance, get(EPS)));
    NDArray made = Shapes.reshape(Arithmetic.mul(centred, scale), x.shape());
    NDArray gain = gamma(context);
    NDArray offset = beta(context);
    NDArray scaled = gain == null ? made : Arithmetic.mul(made, along(x, gain));
    return input.with(offset == null ? scaled : Arithmetic.add(scaled, along(x, offset)));
  }

  /** [n, groups, channels / groups, time] of sequences [n, channels, time]. */
  private NDArray grouped(NDArray x) {
    long[] shape = Arrays.copyOf(x.shape(), 4);
    shape[3] = shape[2];
    shape[2] = x.size(1) / get(GROUPS);
    shape[1] = get(GROUPS);
    return Shapes.reshape(x, shape);
  }

  /** Starts a builder. */
  public static GroupNormalizationBuilder builder() {
    return new GroupNormalizationBuilder();
  }
}
