package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
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
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.variational.BernoulliReconstruction;
import org.pydl4j.nn.variational.ReconstructionDistribution;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Finds few numbers behind inputs, and how inputs are distributed around what can be made of them.
 * DL4J: {@code VariationalAutoencoder}. Source: Kingma and Welling 2013.
 *
 * <p>Input [n, nIn], output [n, nOut]: the means of the hidden numbers.
 *
 * <pre>{@code
 * VariationalAutoencoder.builder().nOut(2).encoderLayerSizes(256).decoderLayerSizes(256)
 * }</pre>
 */
public final class VariationalAutoencoder extends Layer implements GenerativeLayer {
  /** Sizes of the encoder's dense layers. */
  public static final Key<List<Long>> ENCODER = sizes("encoderLayerSizes", "encoder");

  /** Sizes of the decoder's dense layers. */
  public static final Key<List<Long>> DECODER = sizes("decoderLayerSizes", "decoder");

  /** How inputs are distributed. */
  public static final Key<ReconstructionDistribution> DISTRIBUTION =
      Key.of("reconstructionDistribution", Type.object(ReconstructionDistribution.KIND))
          .defaultsTo(BernoulliReconstruction.builder().build())
          .doc(
              "How inputs are distributed, given what is hidden (DL4J: Gaussian with tanh by"
                  + " default).");

  /** What is done to means and logarithms of variances. */
  public static final Key<ActivationFunction> PZX_ACTIVATION =
      Key.of("pzxActivation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.identity())
          .doc(
              "Function applied to the means and to the logarithms of the variances of the hidden"
                  + " numbers (DL4J: pzxActivationFunction).");

  /** Draws for each example. */
  public static final Key<Long> NUM_SAMPLES =
      Key.of("numSamples", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.between(1, 1_000_000))
          .doc("How often hidden numbers are drawn for each example and step of pretraining.");

  /** Name, documentation and keys. */
  public static final Declaration<VariationalAutoencoder> DECLARATION =
      Declaration.of(KIND, "VariationalAutoencoder", VariationalAutoencoder::new)
          .doc(
              "Finds few numbers z behind inputs, and how inputs are distributed around what its"
                  + " decoder makes of such numbers; pretrain teaches it.\n"
                  + "h = encoder(x); m = pzxActivation(h · pZXMeanW + pZXMeanb), v ="
                  + " pzxActivation(h · pZXLogStd2W + pZXLogStd2b). Pretraining: -log p(x | z) +"
                  + " 0.5 · sum of m² + exp(v) - v - 1, z = m + exp(v / 2) · noise.\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut], m.\n"
                  + "Parameters: of each layer i of the encoder e<i>W, e<i>b, then pZXMeanW,"
                  + " pZXMeanb [nOut], pZXLogStd2W, pZXLogStd2b [nOut], of each layer of the"
                  + " decoder d<i>W, d<i>b, then pXZW, pXZb. Training with labels learns the"
                  + " encoder and the means alone.\n"
                  + "DL4J: VariationalAutoencoder. Source: Kingma and Welling 2013.")
          .positional(LayerKeys.N_OUT)
          .include(keys())
          .build();

  private static final String MEAN = "pZXMean";
  private static final String LOG_VARIANCE = "pZXLogStd2";
  private static final String MADE = "pXZ";

  private VariationalAutoencoder(Settings settings) {
    super(DECLARATION, settings);
    requireSizes(ENCODER);
    requireSizes(DECODER);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(ENCODER);
    keys.add(DECODER);
    keys.add(DISTRIBUTION);
    keys.add(PZX_ACTIVATION);
    keys.add(NUM_SAMPLES);
    keys.add(LayerKeys.N_IN);
    keys.addAll(LayerKeys.INHERITED);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return keys;
  }

  private static Key<List<Long>> sizes(String name, String what) {
    return Key.of(name, Type.LONGS)
        .defaultsTo(List.of(100L))
        .doc("Sizes of the " + what + "'s dense layers, front to back.");
  }

  private void requireSizes(Key<List<Long>> key) {
    if (get(key).isEmpty() || get(key).stream().anyMatch(size -> size < 1)) {
      throw new ConfigurationException(
          "The '"
              + key.name()
              + "' of VariationalAutoencoder must be one number or more, each at least 1. Got "
              + get(key)
              + " instead.");
    }
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  @Override
  public LabelRange inputRange() {
    return get(DISTRIBUTION).range();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long expected = find(LayerKeys.N_IN).orElse(input.size());
    if (expected != input.size()) {
      throw place.expects(
          expected + " inputs",
          Long.toString(input.size()),
          "Set its 'nIn' to " + input.size() + ", or leave it out.");
    }
    get(DISTRIBUTION).requireInputs(input.size());
    return InputType.feedForward(get(LayerKeys.N_OUT));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> all = new ArrayList<>();
    long hidden = dense(all, "e", get(ENCODER), input.size());
    dense(all, MEAN, hidden, get(LayerKeys.N_OUT));
    int learntWithLabels = all.size();
    dense(all, LOG_VARIANCE, hidden, get(LayerKeys.N_OUT));
    long last = dense(all, "d", get(DECODER), get(LayerKeys.N_OUT));
    dense(all, MADE, last, get(DISTRIBUTION).parameters(input.size()));
    all.subList(learntWithLabels, all.size()).replaceAll(ParameterSpec::forPretraining);
    return all;
  }

  private long dense(List<ParameterSpec> all, String prefix, List<Long> sizes, long in) {
    long from = in;
    for (int i = 0; i < sizes.size(); i++) {
      dense(all, prefix + i, from, sizes.get(i));
      from = sizes.get(i);
    }
    return from;
  }

  private void dense(List<ParameterSpec> all, String name, long in, long out) {
    all.add(ParameterSpec.matrix(name + "W", get(LayerKeys.WEIGHT_INIT), in, out));
    all.add(
        ParameterSpec.of(
            name + "b", ParameterRole.BIAS, WeightInits.constant(get(LayerKeys.BIAS_INIT)), out));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray hidden = through(context, "e", get(ENCODER).size(), input);
    return activated(context, get(PZX_ACTIVATION), dense(context, MEAN, hidden));
  }

  @Override
  public NDArray pretrainingLosses(LayerContext context, Signal input) {
    NDArray x = input.value();
    NDArray hidden = through(context, "e", get(ENCODER).size(), x);
    NDArray mean = activated(context, get(PZX_ACTIVATION), dense(context, MEAN, hidden));
    NDArray v = activated(context, get(PZX_ACTIVATION), dense(context, LOG_VARIANCE, hidden));
    NDArray deviation = Maths.exp(Arithmetic.mul(v, 0.5));
    long samples = get(NUM_SAMPLES);
    NDArray losses = divergence(mean, v);
    for (long sample = 0; sample < samples; sample++) {
      NDArray noise = Nd.empty(mean.dtype(), mean.shape());
      Randoms.normalInPlace(noise, 0, 1, context.random("z"));
      NDArray z = Arithmetic.add(mean, Arithmetic.mul(deviation, noise));
      NDArray one = get(DISTRIBUTION).losses(x, made(context, z));
      losses = Arithmetic.add(losses, Arithmetic.div(one, (double) samples));
    }
    return losses;
  }

  /** Of N(mean, exp(v)) from N(0, 1), [n]. Source: Kullback and Leibler. */
  private static NDArray divergence(NDArray mean, NDArray v) {
    NDArray each = Arithmetic.sub(Arithmetic.add(Maths.square(mean), Maths.exp(v)), v);
    return Arithmetic.mul(Reduction.sum(Arithmetic.sub(each, 1), 1), 0.5);
  }

  /** The numbers that describe the distribution of inputs. */
  private NDArray made(LayerContext context, NDArray z) {
    return dense(context, MADE, through(context, "d", get(DECODER).size(), z));
  }

  @Override
  public NDArray decode(LayerContext context, NDArray hidden) {
    return get(DISTRIBUTION).mean(made(context, hidden));
  }

  private NDArray through(LayerContext context, String prefix, int layers, NDArray x) {
    NDArray made = x;
    for (int i = 0; i < layers; i++) {
      made = activated(context, get(LayerKeys.ACTIVATION), dense(context, prefix + i, made));
    }
    return made;
  }

  private static NDArray dense(LayerContext context, String name, NDArray x) {
    return context.linear(x, name + "W", context.parameter(name + "b"));
  }

  /** Starts a builder. */
  public static VariationalAutoencoderBuilder builder() {
    return new VariationalAutoencoderBuilder();
  }
}
