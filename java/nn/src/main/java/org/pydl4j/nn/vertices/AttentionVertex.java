package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.AttentionHeads;
import org.pydl4j.nn.layers.AttentionKeys;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.layers.Signal;

/**
 * Attention with several heads between series. DL4J: {@code AttentionVertex}; Keras and PyTorch:
 * {@code MultiHeadAttention}.
 */
public final class AttentionVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<AttentionVertex> DECLARATION =
      Declaration.of(KIND, "AttentionVertex", AttentionVertex::new)
          .doc(
              "Attention with several heads between series: the steps of one look at the steps of"
                  + " another.\n"
                  + "softmax(Q KT / sqrt(headSize)) V for each head; a key that a mask leaves out"
                  + " has the weight 0, the output of a masked query is 0.\n"
                  + "Input: two or three: queries [n, nInQueries, steps], keys [n, nInKeys, time],"
                  + " values [n, nInValues, time]; without values the keys.\n"
                  + "Output: [n, nOut, steps].\n"
                  + "Parameters: Wq [nHeads, headSize, nInQueries], Wk [nHeads, headSize, nInKeys],"
                  + " Wv [nHeads, headSize, nInValues], Wo [nHeads · headSize, nOut], with hasBias"
                  + " also bq, bk, bv, bo; none without projectInput.\n"
                  + "DL4J: AttentionVertex. Keras and PyTorch: MultiHeadAttention.")
          .positional(LayerKeys.N_OUT)
          .include(
              AttentionKeys.with().stream()
                  .filter(key -> key != LayerKeys.NAME && key != LayerKeys.DROP_OUT)
                  .toList())
          .build();

  private final AttentionHeads heads;

  private AttentionVertex(Settings settings) {
    super(DECLARATION, settings);
    heads = AttentionHeads.of(this);
  }

  @Override
  public Numbers numbers() {
    return Numbers.BFLOAT16;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    Recurrent queries = Attended.require(inputs, heads.projects(), place);
    heads.requireFits(inputs.get(inputs.size() - 1).features(), place);
    return List.of(queries.of(InputType.feedForward(heads.nOut())));
  }

  @Override
  public List<ParameterSpec> parameters(List<InputType> inputs) {
    return heads.parameters(
        this,
        inputs.get(0).features(),
        inputs.get(1).features(),
        inputs.get(inputs.size() - 1).features());
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Attended given = Attended.of("AttentionVertex", inputs);
    NDArray made = heads.over(context, given.queries(), given.keys(), given.values(), given.mask());
    return List.of(given.masked(made));
  }

  /** Starts a builder. */
  public static AttentionVertexBuilder builder() {
    return new AttentionVertexBuilder();
  }
}
