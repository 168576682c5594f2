package org.pydl4j.nn.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * Each step of a series looks at all others: {@code softmax(Q KT / sqrt(headSize)) V} with queries,
 * keys and values from the series. DL4J: {@code SelfAttentionLayer}. Source: Vaswani et al. 2017.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code Wq}, {@code Wk}, {@code Wv},
 * each [nHeads, headSize, nIn], {@code Wo} [nHeads · headSize, nOut]; none without projectInput. A
 * step that the mask leaves out has the weight 0, and its output is 0.
 *
 * <pre>{@code
 * SelfAttention.builder().nOut(64).nHeads(4)
 * }</pre>
 */
public final class SelfAttention extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<SelfAttention> DECLARATION =
      Declaration.of(KIND, "SelfAttention", SelfAttention::new)
          .doc(
              "Each step of a series looks at all others.\n"
                  + "softmax(Q KT / sqrt(headSize)) V with queries, keys and values from the"
                  + " series, for each head; a step that the mask leaves out has the weight 0, and"
                  + " its output is 0.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, time].\n"
                  + "Parameters: Wq, Wk, Wv, each [nHeads, headSize, nIn], Wo [nHeads · headSize,"
                  + " nOut], with hasBias also bq, bk, bv, bo; none without projectInput.\n"
                  + "DL4J: SelfAttentionLayer. Source: Vaswani et al. 2017.")
          .positional(LayerKeys.N_OUT)
          .include(AttentionKeys.with(LayerKeys.N_IN))
          .build();

  private final AttentionHeads heads;

  private SelfAttention(Settings settings) {
    super(DECLARATION, settings);
    heads = AttentionHeads.of(this);
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
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
    heads.requireFits(checkedInputs(this, input, place), place);
    return ((Recurrent) input).of(InputType.feedForward(heads.nOut()));
  }

  /** The size of a step, which must agree with nIn where that is set. */
  static long checkedInputs(Layer layer, InputType input, LayerPlace place) {
    long size = input.features();
    long expected = layer.find(LayerKeys.N_IN).orElse(size);
    if (expected != size) {
      throw place.expects(
          expected + " inputs a time step",
          Long.toString(size),
          "Set its 'nIn' to " + size + ", or leave it out.");
    }
    return size;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.features();
    return heads.parameters(this, size, size, size);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return heads.over(context, input, input, input, null);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    @Nullable NDArray mask = input.mask();
    if (mask == null) {
      return Signal.of(forward(context, input.value()));
    }
    NDArray x = Masks.real(input.value(), mask);
    return input.with(Masks.real(heads.over(context, x, x, x, mask), mask));
  }

  /** Starts a builder. */
  public static SelfAttentionBuilder builder() {
    return new SelfAttentionBuilder();
  }
}
