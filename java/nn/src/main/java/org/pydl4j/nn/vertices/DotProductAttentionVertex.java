package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.AttentionKeys;
import org.pydl4j.nn.layers.DotProducts;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/**
 * Attention between series as they are. DL4J: {@code DotProductAttentionVertex}; Keras: {@code
 * Attention}.
 */
public final class DotProductAttentionVertex extends GraphVertex {
  /** What the products are multiplied by. */
  public static final Key<Double> SCALE_FACTOR =
      Key.of("scaleFactor", Type.DOUBLE)
          .check(ValueCheck.above(0))
          .doc(
              "What the products of queries and keys are multiplied by; 1 / sqrt(size) when not"
                  + " set (Keras: 1).");

  /** Name, documentation and keys. */
  public static final Declaration<DotProductAttentionVertex> DECLARATION =
      Declaration.of(KIND, "DotProductAttentionVertex", DotProductAttentionVertex::new)
          .doc(
              "Attention between series as they are.\n"
                  + "softmax(scaleFactor · Q KT) V; a key that a mask leaves out has the weight 0,"
                  + " the output of a masked query is 0.\n"
                  + "Input: two or three: queries [n, size, steps], keys [n, size, time], values"
                  + " [n, width, time]; without values the keys.\n"
                  + "Output: [n, width, steps].\n"
                  + "No parameters.\n"
                  + "DL4J: DotProductAttentionVertex. Keras: Attention.")
          .key(SCALE_FACTOR)
          .key(AttentionKeys.USE_CAUSAL_MASK)
          .key(AttentionKeys.ATTENTION_DROP_OUT)
          .build();

  private final DotProducts products;

  private DotProductAttentionVertex(Settings settings) {
    super(DECLARATION, settings);
    products = DotProducts.of(this);
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
    Recurrent queries = Attended.require(inputs, false, place);
    long width = inputs.get(inputs.size() - 1).features();
    return List.of(queries.of(InputType.feedForward(width)));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Attended given = Attended.of("DotProductAttentionVertex", inputs);
    double scale = find(SCALE_FACTOR).orElseGet(() -> 1 / Math.sqrt(given.queries().size(1)));
    NDArray made =
        products.attend(
            context,
            steps(given.queries()),
            steps(given.keys()),
            steps(given.values()),
            given.mask(),
            scale);
    NDArray turned = Shapes.permute(Shapes.squeeze(made, 1), 0, 2, 1);
    return List.of(given.masked(turned));
  }

  /** Sequences as [n, 1, time, size]. */
  private static NDArray steps(NDArray x) {
    return Shapes.expandDims(Shapes.permute(x, 0, 2, 1), 1);
  }

  /** Starts a builder. */
  public static DotProductAttentionVertexBuilder builder() {
    return new DotProductAttentionVertexBuilder();
  }
}
