package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.weights.WeightInits;

/**
 * A recurrent layer in which what a step made looks at the whole series, and what it finds goes
 * into the next step. DL4J: {@code RecurrentAttentionLayer}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time].
 *
 * <pre>{@code
 * RecurrentAttention.builder().nOut(32).nHeads(4)
 * }</pre>
 */
public final class RecurrentAttention extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<RecurrentAttention> DECLARATION =
      Declaration.of(KIND, "RecurrentAttention", RecurrentAttention::new)
          .doc(
              "A recurrent layer in which what a step made looks at the whole series, and what it"
                  + " finds goes into the next step.\n"
                  + "h[t] = activation(x[t] · W + b + attention(h[t - 1], x) · RW), without the"
                  + " last term in the first step. A step that the mask leaves out changes nothing,"
                  + " and its output is 0.\n"
                  + "Input: [n, nIn, time].\n"
                  + "Output: [n, nOut, time].\n"
                  + "Parameters: W [nIn, nOut], RW [nOut, nOut], b [nOut], and those of"
                  + " SelfAttention: Wq [nHeads, headSize, nOut], Wk, Wv [nHeads, headSize, nIn],"
                  + " Wo [nHeads · headSize, nOut].\n"
                  + "DL4J: RecurrentAttentionLayer.")
          .positional(LayerKeys.N_OUT)
          .include(keys())
          .build();

  private final AttentionHeads heads;

  private RecurrentAttention(Settings settings) {
    super(DECLARATION, settings);
    boolean projects = get(AttentionKeys.PROJECT_INPUT);
    long size =
        find(AttentionKeys.HEAD_SIZE)
            .orElseGet(
                () ->
                    AttentionHeads.headSize(
                        "RecurrentAttention", get(LayerKeys.N_OUT), get(AttentionKeys.N_HEADS)));
    heads =
        new AttentionHeads(
            get(LayerKeys.N_OUT),
            projects ? get(AttentionKeys.N_HEADS) : 1,
            size,
            projects,
            false,
            new DotProducts(false, get(AttentionKeys.ATTENTION_DROP_OUT)));
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(AttentionKeys.N_HEADS);
    keys.add(AttentionKeys.HEAD_SIZE);
    keys.add(AttentionKeys.PROJECT_INPUT);
    keys.add(AttentionKeys.ATTENTION_DROP_OUT);
    keys.add(LayerKeys.N_IN);
    keys.add(LayerKeys.HAS_BIAS);
    keys.addAll(LayerKeys.INHERITED);
    keys.replaceAll(key -> key == LayerKeys.ACTIVATION ? RecurrentLayer.ACTIVATION : key);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return keys;
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
    return ((Recurrent) input).of(InputType.feedForward(heads.nOut()));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = input.features();
    long nOut = heads.nOut();
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(weight("W", nIn, nOut));
    parameters.add(weight("RW", nOut, nOut));
    if (get(LayerKeys.HAS_BIAS)) {
      parameters.add(
          ParameterSpec.of(
              "b", ParameterRole.BIAS, WeightInits.constant(get(LayerKeys.BIAS_INIT)), nOut));
    }
    parameters.addAll(heads.parameters(this, nOut, nIn, nIn));
    return parameters;
  }

  private ParameterSpec weight(String name, long in, long out) {
    return ParameterSpec.matrix(name, get(LayerKeys.WEIGHT_INIT), in, out);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    NDArray mask = input.mask();
    NDArray x = mask == null ? input.value() : Masks.real(input.value(), mask);
    List<NDArray> made = over(context, x, mask);
    NDArray series = Shapes.stack(2, made);
    return input.with(mask == null ? series : Masks.real(series, mask));
  }

  /** What each step makes, [n, nOut]; a step that is left out hands on what was before it. */
  private List<NDArray> over(LayerContext context, NDArray x, @Nullable NDArray mask) {
    NDArray w = context.parameter("W");
    NDArray recurrent = context.parameter("RW");
    NDArray b = get(LayerKeys.HAS_BIAS) ? context.parameter("b") : null;
    List<NDArray> steps = Shapes.unstack(x, 2);
    List<NDArray> masks = mask == null ? List.of() : Shapes.unstack(mask, 1);
    List<NDArray> made = new ArrayList<>();
    NDArray before = null;
    for (int t = 0; t < steps.size(); t++) {
      NDArray sum = Convolutions.linear(steps.get(t), w, b);
      NDArray next = activated(context, get(RecurrentLayer.ACTIVATION), sum);
      if (before != null) {
        NDArray query = Shapes.expandDims(before, 2);
        NDArray found = Shapes.squeeze(heads.over(context, query, x, x, mask), 2);
        NDArray both = Arithmetic.add(sum, Convolutions.linear(found, recurrent, null));
        NDArray after = activated(context, get(RecurrentLayer.ACTIVATION), both);
        next = mask == null ? after : afterFirst(masks, t, next, after);
      }
      if (before != null && mask != null) {
        NDArray real = Comparison.ne(Shapes.expandDims(masks.get(t), 1), 0);
        next = Comparison.where(real, next, before);
      }
      before = next;
      made.add(next);
    }
    return made;
  }

  /** A series whose first real step this is has nothing before it. */
  private static NDArray afterFirst(List<NDArray> masks, int t, NDArray first, NDArray after) {
    NDArray any = masks.get(0);
    for (int i = 1; i < t; i++) {
      any = Arithmetic.max(any, masks.get(i));
    }
    return Comparison.where(Comparison.ne(Shapes.expandDims(any, 1), 0), after, first);
  }

  /** Starts a builder. */
  public static RecurrentAttentionBuilder builder() {
    return new RecurrentAttentionBuilder();
  }
}
