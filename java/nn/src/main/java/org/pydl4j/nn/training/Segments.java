package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Plan;

/** A batch of series cut into parts along time, for truncated back-propagation. */
final class Segments {
  private final Plan plan;
  private final Batch batch;
  private final long length;
  private final long time;

  /**
   * Of a batch that fits the network.
   *
   * @param length time steps of a part; 0 for whole series
   * @throws ShapeException if series of different lengths come at once
   */
  Segments(Plan plan, Batch batch, long length) {
    this.plan = plan;
    this.batch = batch;
    this.length = length;
    this.time = length == 0 ? 0 : time();
  }

  /** How many parts there are. */
  int count() {
    return time <= length ? 1 : Math.toIntExact((time + length - 1) / length);
  }

  /** A part: views, which belong to the scope around. */
  Batch get(int number) {
    if (count() == 1) {
      return batch;
    }
    long start = number * length;
    long end = Math.min(time, start + length);
    return new Batch(
        cut(batch.inputs(), this::inputAxis, start, end),
        cut(batch.labels(), this::outputAxis, start, end),
        cut(batch.inputMasks(), name -> 1, start, end),
        cut(batch.labelMasks(), name -> 1, start, end),
        batch.weights());
  }

  private long time() {
    List<Long> lengths = new ArrayList<>();
    batch
        .inputs()
        .forEach(
            (name, array) -> {
              int axis = inputAxis(name);
              if (axis > 0 && axis < array.rank()) {
                lengths.add(array.size(axis));
              }
            });
    if (lengths.stream().distinct().count() > 1) {
      throw new ShapeException(
          "Truncated back-propagation needs inputs of one length. Got series of "
              + lengths
              + " time steps.");
    }
    return lengths.isEmpty() ? 0 : lengths.get(0);
  }

  private int inputAxis(String name) {
    return axis(plan.inputs().get(plan.inputNames().indexOf(name)));
  }

  private int outputAxis(String name) {
    return axis(plan.outputType(plan.outputNames().indexOf(name)));
  }

  private static int axis(InputType type) {
    return type instanceof Recurrent sequences ? sequences.timeAxis() : -1;
  }

  private static Map<String, NDArray> cut(
      Map<String, NDArray> arrays, ToIntFunction<String> axis, long start, long end) {
    Map<String, NDArray> parts = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          int along = Math.min(axis.applyAsInt(name), array.rank() - 1); // indices have no features
          parts.put(name, along < 1 ? array : Indexing.slice(array, along, start, end));
        });
    return parts;
  }
}
