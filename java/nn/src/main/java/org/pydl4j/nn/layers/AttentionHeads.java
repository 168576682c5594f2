package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Attention with several heads: queries, keys and values are projected by {@code Wq}, {@code Wk},
 * {@code Wv} [heads, headSize, size], and what the heads find is joined by {@code Wo} [heads ·
 * headSize, nOut]. Keys and values may have fewer heads, each for a group of those of the queries.
 * Source: Vaswani et al. 2017.
 *
 * @param nOut numbers of a step of the result
 * @param groups heads of keys and values
 * @param projects whether there are projections; without, values are joined as they are
 * @param bias whether the projections have biases {@code bq}, {@code bk}, {@code bv}, {@code bo}
 */
public record AttentionHeads(
    long nOut,
    long heads,
    long groups,
    long headSize,
    boolean projects,
    boolean bias,
    DotProducts products) {
  /** As many heads of keys and values as of queries. */
  public AttentionHeads(
      long nOut, long heads, long headSize, boolean projects, boolean bias, DotProducts products) {
    this(nOut, heads, heads, headSize, projects, bias, products);
  }

  /**
   * As a layer or vertex with {@link AttentionKeys} says.
   *
   * @throws ConfigurationException if its settings do not go together
   */
  public static AttentionHeads of(Configured settings) {
    long nOut = settings.get(LayerKeys.N_OUT);
    long heads = settings.get(AttentionKeys.N_HEADS);
    boolean projects = settings.get(AttentionKeys.PROJECT_INPUT);
    String name = settings.declaration().name();
    if (!projects && heads > 1) {
      throw new ConfigurationException(
          name
              + ": several heads need projections. Got nHeads "
              + heads
              + " and projectInput false. Set projectInput, or nHeads to 1.");
    }
    if (!projects && settings.get(AttentionKeys.HAS_BIAS)) {
      throw new ConfigurationException(
          name
              + ": biases belong to projections. Got hasBias true and projectInput false. Set"
              + " projectInput, or leave hasBias out.");
    }
    long size = settings.find(AttentionKeys.HEAD_SIZE).orElseGet(() -> headSize(name, nOut, heads));
    return new AttentionHeads(
        nOut,
        heads,
        groups(settings, heads),
        size,
        projects,
        settings.get(AttentionKeys.HAS_BIAS),
        DotProducts.of(settings));
  }

  private static long groups(Configured settings, long heads) {
    long groups = settings.find(AttentionKeys.N_KEY_VALUE_HEADS).orElse(heads);
    if (heads % groups != 0) {
      throw new ConfigurationException(
          settings.declaration().name()
              + ": nKeyValueHeads must divide nHeads. Got nHeads "
              + heads
              + " and nKeyValueHeads "
              + groups
              + ". Set another one of them.");
    }
    return groups;
  }

  /** The outputs shared out among the heads. */
  static long headSize(String name, long nOut, long heads) {
    if (nOut % heads != 0) {
      throw new ConfigurationException(
          name
              + ": nHeads must divide nOut where headSize is not set. Got nOut "
              + nOut
              + " and nHeads "
              + heads
              + ". Set headSize, or another nHeads.");
    }
    return nOut / heads;
  }

  /** Refuses inputs of another size where nothing projects them. */
  public void requireFits(long size, LayerPlace place) {
    if (!projects && size != nOut) {
      throw place.expects(
          nOut + " inputs a time step, since projectInput is off",
          Long.toString(size),
          "Set its 'nOut' to " + size + ", or projectInput.");
    }
  }

  /** The parameters for queries, keys and values of these sizes. */
  public List<ParameterSpec> parameters(Configured settings, long queries, long keys, long values) {
    List<ParameterSpec> parameters = new ArrayList<>();
    if (!projects) {
      return parameters;
    }
    WeightInit start = settings.get(LayerKeys.WEIGHT_INIT);
    long all = heads * headSize;
    parameters.add(projection("Wq", start, heads, queries));
    parameters.add(projection("Wk", start, groups, keys));
    parameters.add(projection("Wv", start, groups, values));
    parameters.add(
        new ParameterSpec(
            "Wo",
            new long[] {all, nOut},
            ParameterLayout.C,
            ParameterRole.WEIGHT,
            start,
            all,
            nOut));
    if (bias) {
      WeightInit zero = WeightInits.constant(settings.get(LayerKeys.BIAS_INIT));
      parameters.add(ParameterSpec.of("bq", ParameterRole.BIAS, zero, all));
      parameters.add(ParameterSpec.of("bk", ParameterRole.BIAS, zero, groups * headSize));
      parameters.add(ParameterSpec.of("bv", ParameterRole.BIAS, zero, groups * headSize));
      parameters.add(ParameterSpec.of("bo", ParameterRole.BIAS, zero, nOut));
    }
    return parameters;
  }

  private ParameterSpec projection(String name, WeightInit start, long count, long size) {
    long[] shape = {count, headSize, size};
    return new ParameterSpec(
        name, shape, ParameterLayout.C, ParameterRole.WEIGHT, start, size, headSize);
  }

  /**
   * What the queries find, [n, nOut, places].
   *
   * @param queries [n, size, places]
   * @param keys [n, size, others], 0 where the mask is
   * @param values [n, size, others], 0 where the mask is
   * @param mask [n, others] of keys and values, or null
   */
  public NDArray over(
      LayerContext context, NDArray queries, NDArray keys, NDArray values, @Nullable NDArray mask) {
    NDArray q = heads(context, "q", heads, queries);
    NDArray k = keys == queries && !projects ? q : shared(heads(context, "k", groups, keys));
    NDArray v = shared(heads(context, "v", groups, values));
    NDArray made = products.attend(context, q, k, v, mask, 1 / Math.sqrt(q.size(3)));
    long n = queries.size(0);
    NDArray rows =
        Shapes.reshape(Shapes.permute(made, 0, 2, 1, 3), n * q.size(2), heads * v.size(3));
    if (projects) {
      NDArray joining = Shapes.transpose(context.parameter("Wo"), 0, 1);
      rows = Convolutions.linear(rows, joining, bias ? context.parameter("bo") : null);
    }
    return Shapes.permute(Shapes.reshape(rows, n, q.size(2), nOut), 0, 2, 1);
  }

  /** Each head of keys or values once for every head of queries in its group. */
  private NDArray shared(NDArray made) {
    return groups == heads ? made : Shapes.repeat(made, heads / groups, 1);
  }

  /** Sequences [n, size, time] as [n, count, time, headSize]. */
  private NDArray heads(LayerContext context, String which, long count, NDArray x) {
    NDArray steps = Shapes.permute(x, 0, 2, 1);
    long n = x.size(0);
    long time = x.size(2);
    if (!projects) {
      return Shapes.expandDims(steps, 1);
    }
    NDArray weights = Shapes.reshape(context.parameter("W" + which), count * headSize, x.size(1));
    NDArray biases = bias ? context.parameter("b" + which) : null;
    NDArray made = Convolutions.linear(Shapes.reshape(steps, n * time, x.size(1)), weights, biases);
    return Shapes.permute(Shapes.reshape(made, n, time, count, headSize), 0, 2, 1, 3);
  }
}
