package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/** Brings features, masks and weights into the types and shapes that a network computes with. */
public final class Batches {
  private Batches() {}

  /**
   * The inputs of a batch as signals. What a mask leaves out becomes 0, so that nothing depends on
   * what the padding holds.
   *
   * @param type the network's
   * @throws ShapeException if an input is missing, is none of the network's, or has another shape
   */
  public static List<Signal> inputs(Plan plan, Batch batch, DType type) {
    requireNames("inputs", plan.inputNames(), batch.inputs());
    requireNames("masks", plan.inputNames(), batch.inputMasks());
    List<Signal> signals = new ArrayList<>(plan.inputs().size());
    for (int i = 0; i < plan.inputs().size(); i++) {
      String name = plan.inputNames().get(i);
      NDArray values = batch.inputs().get(name);
      if (values == null) {
        throw new ShapeException(
            "The network needs its input '"
                + name
                + "'. Got "
                + batch.inputs().keySet()
                + "; it takes "
                + plan.inputNames()
                + ".");
      }
      Node indexed = plan.indexed(i);
      NDArray shaped = indexed == null ? values : Indices.shaped(values, plan.inputs().get(i));
      plan.requireInput(i, shaped.shape());
      NDArray inside = plan.inputInside(i, shaped);
      NDArray typed = indexed == null ? features(inside, type) : Indices.whole(inside);
      NDArray mask = batch.inputMasks().get(name);
      Signal signal = mask == null ? Signal.of(typed) : masked(name, typed, features(mask, type));
      if (indexed != null) {
        Indices.check(signal.value(), indexed);
      }
      signals.add(signal);
    }
    return signals;
  }

  static void requireNames(String what, List<String> known, Map<String, NDArray> given) {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new ShapeException(
            "The network's " + what + " are named " + known + ". Got '" + name + "'.");
      }
    }
  }

  private static Signal masked(String name, NDArray values, NDArray mask) {
    long[] shape = values.shape();
    boolean steps = mask.rank() == 2 && mask.size(1) == shape[shape.length - 1];
    if (mask.size(0) != shape[0] || !(steps || mask.rank() == 1)) {
      throw new ShapeException(
          "The mask of '"
              + name
              + "' must be [n, time], "
              + Arrays.toString(new long[] {shape[0], shape[shape.length - 1]})
              + " here. Got "
              + Arrays.toString(mask.shape())
              + ".");
    }
    return new Signal(Masks.real(values, mask), mask);
  }

  /**
   * The features in the network's type.
   *
   * @param features [n, …] of any type
   * @param type the network's
   * @return the same shape: {@code features} itself where they have that type, else a copy of the
   *     caller's
   */
  public static NDArray features(NDArray features, DType type) {
    return features.dtype() == type ? features : cast(features, type);
  }

  /** The weights of n examples in the network's type; null for none. */
  static @Nullable NDArray weights(@Nullable NDArray weights, long n, DType type) {
    if (weights == null) {
      return null;
    }
    if (weights.rank() != 1 || weights.size(0) != n) {
      throw new ShapeException(
          "The weights of "
              + n
              + " examples must be ["
              + n
              + "]. Got "
              + Arrays.toString(weights.shape())
              + ".");
    }
    return features(weights, type);
  }

  private static NDArray cast(NDArray array, DType type) {
    return Nd.empty(type, array.shape()).assign(array);
  }
}
