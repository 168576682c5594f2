package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Attention;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/**
 * The dot products of attention: {@code softmax(scale · Q KT) V} over the keys that a query may
 * see. A key that it may not see has the weight 0; a query that may see none gives 0.
 *
 * @param causal whether a query sees only the keys up to its own place
 * @param dropout what training does to the weights
 */
public record DotProducts(boolean causal, IDropout dropout) {
  /** As a layer or vertex with {@link AttentionKeys} says. */
  public static DotProducts of(Configured settings) {
    return new DotProducts(
        settings.get(AttentionKeys.USE_CAUSAL_MASK),
        settings.get(AttentionKeys.ATTENTION_DROP_OUT));
  }

  /**
   * What the queries take of the values, [n, heads, places, width].
   *
   * @param queries [n, heads, places, size]
   * @param keys [n, heads, others, size]
   * @param values [n, heads, others, width]
   * @param mask [n, others], 0 where a key is padding, whose values must be numbers; null for none
   */
  public NDArray attend(
      LayerContext context,
      NDArray queries,
      NDArray keys,
      NDArray values,
      @Nullable NDArray mask,
      double scale) {
    boolean drops = context.training() && !dropout.equals(new Dropout(1));
    if (mask == null && !drops) {
      return Attention.scaledDotProduct(queries, keys, values, null, causal, scale);
    }
    NDArray seen = seen(queries.size(2), keys.size(2), mask);
    if (seen == null) {
      return dropped(context, queries, keys, values, null, scale);
    }
    // The softmax over nothing would be NaN, and so would be its derivative.
    NDArray some = Shapes.expandDims(Reduction.any(seen, 3), 3);
    NDArray allowed = Comparison.or(seen, Comparison.not(some));
    NDArray made =
        drops
            ? dropped(context, queries, keys, values, allowed, scale)
            : Attention.scaledDotProduct(queries, keys, values, allowed, false, scale);
    return Comparison.where(some, made, Nd.zeros(made.dtype(), 1));
  }

  /** By single operations, since the engine draws its random numbers from elsewhere. */
  private NDArray dropped(
      LayerContext context,
      NDArray queries,
      NDArray keys,
      NDArray values,
      @Nullable NDArray allowed,
      double scale) {
    NDArray products = Arithmetic.mul(Linalg.matmul(queries, Shapes.transpose(keys, 2, 3)), scale);
    if (allowed != null) {
      NDArray never = Nd.full(Double.NEGATIVE_INFINITY, products.dtype(), 1);
      products = Comparison.where(allowed, products, never);
    }
    NDArray weights = Activations.softmax(products, 3);
    NDArray kept =
        dropout.applied(weights, context.random("attention"), context.iteration(), context.epoch());
    return Linalg.matmul(kept, values);
  }

  /** Which keys a query may see, bool [n or 1, 1, places or 1, others]; null for all. */
  private @Nullable NDArray seen(long places, long others, @Nullable NDArray mask) {
    NDArray real =
        mask == null
            ? null
            : Comparison.ne(Shapes.reshape(mask, mask.size(0), 1, 1, mask.size(1)), 0);
    if (!causal) {
      return real;
    }
    NDArray before =
        Comparison.le(
            Shapes.reshape(Nd.arange(others), 1, 1, 1, others),
            Shapes.reshape(Nd.arange(places), 1, 1, places, 1));
    return real == null ? before : Comparison.and(real, before);
  }
}
