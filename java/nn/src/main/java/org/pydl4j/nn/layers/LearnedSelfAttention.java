package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/**
 * Learnt queries look at a series, so that it becomes one of a known length. DL4J: {@code
 * LearnedSelfAttentionLayer}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, nQueries], all of it real. Parameters: {@code Q} [1,
 * nIn, nQueries] and those of {@link SelfAttention}. A step that the mask leaves out has the weight
 * 0; a series without a real step gives 0.
 *
 * <pre>{@code
 * LearnedSelfAttention.builder().nOut(64).nHeads(4).nQueries(8)
 * }</pre>
 */
public final class LearnedSelfAttention extends Layer {
  /** How many queries. */
  public static final Key<Long> N_QUERIES =
      Key.of("nQueries", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many queries are learnt: the time steps of the output.");

  /** Name, documentation and keys. */
  public static final Declaration<LearnedSelfAttention> DECLARATION =
      Declaration.of(KIND, "LearnedSelfAttention", LearnedSelfAttention::new)
          .doc(
              "Learnt queries look at a series, so that it becomes one of a known length.\n"
                  + "softmax(Q KT / sqrt(headSize)) V with keys and values from the series, for"
                  + " each head; a step that the mask leaves out has the weight 0.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, nQueries].\n"
                  + "Parameters: Q [1, nIn, nQueries], Wq, Wk, Wv, each [nHeads, headSize, nIn], Wo"
                  + " [nHeads · headSize, nOut], with hasBias also bq, bk, bv, bo; Q alone without"
                  + " projectInput.\n"
                  + "DL4J: LearnedSelfAttentionLayer.")
          .positional(LayerKeys.N_OUT)
          .include(AttentionKeys.with(N_QUERIES, LayerKeys.N_IN))
          .build();

  private final AttentionHeads heads;

  private LearnedSelfAttention(Settings settings) {
    super(DECLARATION, settings);
    heads = AttentionHeads.of(this);
    if (get(AttentionKeys.USE_CAUSAL_MASK)) {
      throw new ConfigurationException(
          "LearnedSelfAttention: learnt queries stand at no time step, so nothing is later than"
              + " they are. Got useCausalMask true. Leave it out.");
    }
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    heads.requireFits(SelfAttention.checkedInputs(this, input, place), place);
    return InputType.recurrent(heads.nOut(), get(N_QUERIES), ((Recurrent) input).format());
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.features();
    long count = get(N_QUERIES);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        new ParameterSpec(
            "Q",
            new long[] {1, size, count},
            ParameterLayout.C,
            ParameterRole.WEIGHT,
            get(LayerKeys.WEIGHT_INIT),
            size,
            count));
    parameters.addAll(heads.parameters(this, size, size, size));
    return parameters;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return attended(context, input, null);
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    @Nullable NDArray mask = input.mask();
    NDArray x = mask == null ? input.value() : Masks.real(input.value(), mask);
    NDArray made = attended(context, x, mask);
    if (mask != null && heads.bias()) { // a series without a real step gives the bias otherwise
      made = Masks.real(made, Reduction.max(mask, 1));
    }
    return Signal.of(made);
  }

  private NDArray attended(LayerContext context, NDArray x, @Nullable NDArray mask) {
    NDArray learnt = context.parameter("Q");
    NDArray queries = Shapes.broadcastTo(learnt, x.size(0), learnt.size(1), learnt.size(2));
    return heads.over(context, queries, x, x, mask);
  }

  /** Starts a builder. */
  public static LearnedSelfAttentionBuilder builder() {
    return new LearnedSelfAttentionBuilder();
  }
}
