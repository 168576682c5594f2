package org.pydl4j.nn.plan;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.layers.Signal;

/**
 * Sequences [n, size, time] as rows [n · time, size], the steps of an example behind each other: so
 * that what is made for rows works on every step.
 */
final class TimeSteps {
  private TimeSteps() {}

  /** The rows; their mask is [n · time]. */
  static Signal rows(Signal sequences) {
    NDArray mask = sequences.mask();
    return new Signal(
        rows(sequences.value()), mask == null ? null : Shapes.reshape(mask, mask.length()));
  }

  /** Rows [n · time, size] of [n, size, time]; [n · time] of whole numbers [n, time]. */
  static NDArray rows(NDArray sequences) {
    if (sequences.rank() == 2) {
      return Shapes.reshape(sequences, sequences.length());
    }
    long n = sequences.size(0);
    long size = sequences.size(1);
    long time = sequences.size(2);
    return Shapes.reshape(Shapes.permute(sequences, 0, 2, 1), n * time, size);
  }

  /**
   * The sequences of n examples.
   *
   * @param steps how many a sequence has where there is none to tell from
   */
  static Signal sequences(Signal rows, long n, long steps) {
    NDArray value = rows.value();
    long time = n == 0 ? steps : value.size(0) / n;
    NDArray made = Shapes.permute(Shapes.reshape(value, n, time, value.size(1)), 0, 2, 1);
    @Nullable NDArray mask = rows.mask();
    return new Signal(made, mask == null ? null : Shapes.reshape(mask, n, time));
  }
}
