package org.pydl4j.nn.vertices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;

/**
 * Signals that a vertex makes one of. A step of the result is real where one of them has a real
 * one; those that have padding there count 0.
 *
 * @param values one for each signal
 * @param mask of the result; null where all is real
 */
record Joined(List<NDArray> values, @Nullable NDArray mask) {
  static Joined of(List<Signal> signals) {
    NDArray first = signals.get(0).mask();
    List<NDArray> values = new ArrayList<>();
    boolean one = true; // one mask for all, or none
    boolean masked = false;
    for (Signal signal : signals) {
      values.add(signal.value());
      one &= signal.mask() == first;
      masked |= signal.mask() != null;
    }
    if (one || !masked) {
      return new Joined(values, first);
    }
    NDArray mask = null;
    boolean all = false; // one of them is real everywhere
    for (Signal signal : signals) {
      NDArray own = signal.mask();
      all |= own == null;
      if (own != null) {
        mask = mask == null ? own : Arithmetic.max(mask, requireAsLong(own, mask));
      }
    }
    // Steps that are padding in all of them stay as they are.
    NDArray padding = all ? null : Comparison.eq(Objects.requireNonNull(mask), 0);
    for (int i = 0; i < signals.size(); i++) {
      NDArray own = signals.get(i).mask();
      if (own != null) {
        NDArray kept =
            padding == null ? own : Arithmetic.max(own, Casts.castTo(padding, own.dtype()));
        values.set(i, Masks.real(values.get(i), kept));
      }
    }
    return new Joined(values, all ? null : mask);
  }

  private static NDArray requireAsLong(NDArray mask, NDArray other) {
    if (!Arrays.equals(mask.shape(), other.shape())) {
      throw new ShapeException(
          "What is joined needs masks of one shape. Got "
              + Arrays.toString(other.shape())
              + " and "
              + Arrays.toString(mask.shape())
              + ". Pad the sequences of a batch to one length, with a mask for each.");
    }
    return mask;
  }

  /**
   * The shape of all inputs.
   *
   * @throws ShapeException if they differ; names all
   */
  static InputType same(List<InputType> inputs, LayerPlace place) {
    for (InputType input : inputs) {
      if (!fits(input.shape(), inputs.get(0).shape(), 0)) {
        throw place.expects(
            "inputs of one shape",
            inputs,
            "Nothing is broadcast: give the layers before it equal sizes.");
      }
    }
    return inputs.get(0);
  }

  /** Whether two shapes are equal from an axis on; an axis of any length equals each. */
  static boolean fits(long[] one, long[] other, int from) {
    boolean fits = one.length == other.length;
    for (int i = from; fits && i < one.length; i++) {
      fits = one[i] == other[i] || one[i] < 0 || other[i] < 0;
    }
    return fits;
  }

  /**
   * Refuses sequences of unequal lengths, which would be broadcast.
   *
   * @param ignored an axis that may differ; -1 for none
   */
  void requireOneShape(String vertex, int ignored) {
    long[] first = values.get(0).shape();
    for (NDArray value : values) {
      long[] shape = value.shape();
      boolean same = shape.length == first.length;
      for (int i = 0; same && i < shape.length; i++) {
        same = i == ignored || shape[i] == first[i];
      }
      if (!same) {
        throw new ShapeException(
            vertex
                + " needs inputs of one shape. Got "
                + Arrays.toString(first)
                + " and "
                + Arrays.toString(shape)
                + ". Pad the sequences of a batch to one length, with a mask for each.");
      }
    }
  }
}
