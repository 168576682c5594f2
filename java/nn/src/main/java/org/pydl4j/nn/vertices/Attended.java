package org.pydl4j.nn.vertices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;

/**
 * What attention reads, with 0 where the masks are.
 *
 * @param queries [n, size, steps]
 * @param keys [n, size, time]
 * @param values [n, size, time]
 * @param queryMask [n, steps], or null
 * @param mask [n, time], 1 where key and value are real, or null
 */
record Attended(
    NDArray queries,
    NDArray keys,
    NDArray values,
    @Nullable NDArray queryMask,
    @Nullable NDArray mask) {
  /**
   * The shape of the queries.
   *
   * @param projected whether queries and keys may differ in size
   */
  static Recurrent require(List<InputType> inputs, boolean projected, LayerPlace place) {
    if (inputs.size() < 2 || inputs.size() > 3) {
      throw place.expects(
          "queries and keys, or queries, keys and values",
          inputs,
          "Name two or three behind the vertex; a series that looks at itself is named twice.");
    }
    for (InputType input : inputs) {
      TimeSeries.require(input, inputs, place);
    }
    Recurrent queries = (Recurrent) inputs.get(0);
    Recurrent keys = (Recurrent) inputs.get(1);
    Recurrent values = (Recurrent) inputs.get(inputs.size() - 1);
    if (keys.time() != values.time() && keys.time() >= 0 && values.time() >= 0) {
      throw place.expects(
          "keys and values of one length", inputs, "Each key belongs to the value of its step.");
    }
    if (!projected && queries.width() != keys.width()) {
      throw place.expects(
          "queries and keys of one size",
          inputs,
          "Without projections they are multiplied as they are.");
    }
    return queries;
  }

  static Attended of(String vertex, List<Signal> inputs) {
    Signal queries = inputs.get(0);
    Signal keys = inputs.get(1);
    Signal values = inputs.get(inputs.size() - 1);
    long[] lengths = {keys.value().size(2), values.value().size(2)};
    if (lengths[0] != lengths[1]) {
      throw new ShapeException(
          vertex
              + " needs keys and values of one length. Got "
              + lengths[0]
              + " and "
              + lengths[1]
              + " time steps. Each key belongs to the value of its step.");
    }
    NDArray mask = keys.mask();
    NDArray other = values.mask();
    if (mask == null || other == null) {
      mask = mask == null ? other : mask;
    } else if (mask != other) {
      mask = Arithmetic.min(mask, other);
    }
    return new Attended(
        real(queries.value(), queries.mask()),
        real(keys.value(), mask),
        real(values.value(), mask),
        queries.mask(),
        mask);
  }

  private static NDArray real(NDArray value, @Nullable NDArray mask) {
    return mask == null ? value : Masks.real(value, mask);
  }

  /** A result with the mask of the queries. */
  Signal masked(NDArray made) {
    return new Signal(real(made, queryMask), queryMask);
  }
}
