package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Normalizations;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ReLU;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/**
 * A block of a transformer: attention of a series to itself and two dense layers for each step,
 * both added to what goes in and normalized. PyTorch: {@code TransformerEncoderLayer}. Source:
 * Vaswani et al. 2017.
 *
 * <p>Input and output [n, size, time]. Parameters: {@code Wq}, {@code Wk}, {@code Wv}, each
 * [nHeads, size / nHeads, size], {@code Wo} [size, size], {@code bq}, {@code bk}, {@code bv},
 * {@code bo}, each [size], {@code W1} [size, dimFeedforward], {@code b1}, {@code W2}
 * [dimFeedforward, size], {@code b2}, {@code gamma1}, {@code beta1}, {@code gamma2}, {@code beta2},
 * each [size]. A step that the mask leaves out has the weight 0, and its output is 0.
 *
 * <pre>{@code
 * TransformerEncoder.builder().nHeads(8).dimFeedforward(1024).normFirst(true).activation("gelu")
 * }</pre>
 */
public final class TransformerEncoder extends Layer {
  /** Size of the hidden dense layer. */
  public static final Key<Long> DIM_FEEDFORWARD =
      Key.of("dimFeedforward", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc("Outputs of the first dense layer; four times the size when not set.");

  /** Where the normalizations stand. */
  public static final Key<Boolean> NORM_FIRST =
      Key.of("normFirst", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether what goes into attention and into the dense layers is normalized; otherwise"
                  + " the sums behind them are.");

  /** Function between the dense layers. */
  public static final Key<ActivationFunction> ACTIVATION =
      LayerKeys.ACTIVATION
          .defaultsTo(ReLU.builder().build())
          .doc("Function between the dense layers; relu when neither layer nor network sets one.");

  /** What training does to what is added. */
  public static final Key<IDropout> RESIDUAL_DROP_OUT =
      Key.of("residualDropOut", IDropout.TYPE)
          .defaultsTo(new Dropout(1))
          .check(IDropout.each(ValueCheck.between(0, 1)))
          .doc(
              "Probability of KEEPING each number between the dense layers, and of what attention"
                  + " and dense layers add, in training. 1 and 0 mean no dropout. PyTorch's dropout"
                  + " p is 1 - p here and in attentionDropOut.");

  /** Added to the variance. */
  public static final Key<Double> EPS = Normalization.epsilon(1e-5);

  /** Name, documentation and keys. */
  public static final Declaration<TransformerEncoder> DECLARATION =
      Declaration.of(KIND, "TransformerEncoder", TransformerEncoder::new)
          .doc(
              "A block of a transformer: attention of a series to itself and two dense layers for"
                  + " each step, both added to what goes in and normalized.\n"
                  + "a = norm1(x + attention(x)); norm2(a + activation(a W1 + b1) W2 + b2). With"
                  + " normFirst: a = x + attention(norm1(x)); a + activation(norm2(a) W1 + b1) W2 +"
                  + " b2.\n"
                  + "Input: [n, size, time].\n"
                  + "Output: the same shape.\n"
                  + "Parameters: Wq, Wk, Wv, each [nHeads, size / nHeads, size], Wo [size, size],"
                  + " bq, bk, bv, bo, each [size], W1 [size, dimFeedforward], b1, W2"
                  + " [dimFeedforward, size], b2, gamma1, beta1, gamma2, beta2, each [size].\n"
                  + "PyTorch: TransformerEncoderLayer. Source: Vaswani et al. 2017.")
          .positional(AttentionKeys.N_HEADS, DIM_FEEDFORWARD)
          .include(keys())
          .build();

  private TransformerEncoder(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(LayerKeys.N_IN);
    keys.add(NORM_FIRST);
    keys.add(EPS);
    keys.add(LayerKeys.HAS_BIAS);
    keys.add(AttentionKeys.USE_CAUSAL_MASK);
    keys.add(AttentionKeys.ATTENTION_DROP_OUT);
    keys.add(RESIDUAL_DROP_OUT);
    keys.add(ACTIVATION);
    keys.addAll(AttentionKeys.training());
    return keys;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  /** It cannot be fed step by step even with a causal mask: it keeps no steps from before. */
  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long size = SelfAttention.checkedInputs(this, input, place);
    long heads = get(AttentionKeys.N_HEADS);
    if (size % heads != 0) {
      throw place.expects(
          "a size that its " + heads + " heads divide",
          Long.toString(size),
          "Set another 'nHeads', or change the layer before it.");
    }
    return input;
  }

  private AttentionHeads heads(long size) {
    long heads = get(AttentionKeys.N_HEADS);
    boolean bias = get(LayerKeys.HAS_BIAS);
    return new AttentionHeads(size, heads, size / heads, true, bias, DotProducts.of(this));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.features();
    long hidden = find(DIM_FEEDFORWARD).orElse(4 * size);
    List<ParameterSpec> all = new ArrayList<>(heads(size).parameters(this, size, size, size));
    dense(all, "1", size, hidden);
    dense(all, "2", hidden, size);
    for (String which : List.of("1", "2")) {
      WeightInit one = WeightInits.constant(1);
      all.add(ParameterSpec.of("gamma" + which, ParameterRole.GAIN, one, size));
      WeightInit zero = WeightInits.constant(0);
      all.add(ParameterSpec.of("beta" + which, ParameterRole.GAIN, zero, size));
    }
    return all;
  }

  private void dense(List<ParameterSpec> all, String which, long in, long out) {
    all.add(ParameterSpec.matrix("W" + which, get(LayerKeys.WEIGHT_INIT), in, out));
    if (get(LayerKeys.HAS_BIAS)) {
      WeightInit bias = WeightInits.constant(get(LayerKeys.BIAS_INIT));
      all.add(ParameterSpec.of("b" + which, ParameterRole.BIAS, bias, out));
    }
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    @Nullable NDArray mask = input.mask();
    NDArray x = mask == null ? input.value() : Masks.real(input.value(), mask);
    NDArray steps = Casts.contiguous(Shapes.permute(x, 0, 2, 1));
    NDArray made = Shapes.permute(block(context, steps, mask), 0, 2, 1);
    return input.with(mask == null ? made : Masks.real(made, mask));
  }

  /** The formula on steps [n, time, size]. */
  private NDArray block(LayerContext context, NDArray x, @Nullable NDArray mask) {
    if (get(NORM_FIRST)) {
      NDArray a = Arithmetic.add(x, attention(context, norm(context, "1", x), mask));
      return Arithmetic.add(a, dense(context, norm(context, "2", a)));
    }
    NDArray a = norm(context, "1", Arithmetic.add(x, attention(context, x, mask)));
    return norm(context, "2", Arithmetic.add(a, dense(context, a)));
  }

  private NDArray norm(LayerContext context, String which, NDArray x) {
    NDArray gamma = context.parameter("gamma" + which);
    NDArray beta = context.parameter("beta" + which);
    if (x.dtype() == gamma.dtype()) {
      return Normalizations.layerNorm(x, gamma, beta, get(EPS));
    }
    NDArray wide = Casts.castTo(x, gamma.dtype()); // gains stay as exact as they are
    return Casts.castTo(Normalizations.layerNorm(wide, gamma, beta, get(EPS)), x.dtype());
  }

  private NDArray attention(LayerContext context, NDArray x, @Nullable NDArray mask) {
    NDArray series = Shapes.permute(x, 0, 2, 1);
    NDArray made = heads(x.size(2)).over(context, series, series, series, mask);
    return dropped(context, "attended", Shapes.permute(made, 0, 2, 1));
  }

  private NDArray dense(LayerContext context, NDArray x) {
    NDArray rows = Shapes.reshape(x, x.size(0) * x.size(1), x.size(2));
    NDArray hidden = context.linear(rows, "W1", bias(context, "b1"));
    NDArray active = dropped(context, "hidden", activated(context, get(ACTIVATION), hidden));
    NDArray made = context.linear(active, "W2", bias(context, "b2"));
    return dropped(context, "dense", Shapes.reshape(made, x.shape()));
  }

  private @Nullable NDArray bias(LayerContext context, String name) {
    return get(LayerKeys.HAS_BIAS) ? context.parameter(name) : null;
  }

  private NDArray dropped(LayerContext context, String purpose, NDArray x) {
    return context.training()
        ? get(RESIDUAL_DROP_OUT)
            .applied(x, context.random(purpose), context.iteration(), context.epoch())
        : x;
  }

  /** Starts a builder. */
  public static TransformerEncoderBuilder builder() {
    return new TransformerEncoderBuilder();
  }
}
