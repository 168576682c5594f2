package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerPlace;

/** Which steps of series are the last ones. */
final class TimeSeries {
  private TimeSeries() {}

  /** The numbers from {@code first} on, one for each step, int64 [1, time]. */
  static NDArray steps(long first, long time) {
    return Shapes.reshape(Nd.arange(first, first + time, 1, DType.INT64), 1, time);
  }

  /** The steps of each series up to its last real one, int64 [n, 1]; 0 where none is real. */
  static NDArray lengths(NDArray mask) {
    NDArray real = Casts.castTo(Comparison.ne(mask, 0), DType.INT64);
    return Reduction.max(Arithmetic.mul(real, steps(1, mask.size(1))), true, 1);
  }

  /** The shape as that of sequences. */
  static Recurrent require(InputType input, List<InputType> inputs, LayerPlace place) {
    if (input instanceof Recurrent sequences) {
      return sequences;
    }
    throw place.expects("sequences [size, time]", inputs, "Set the inputType to recurrent.");
  }
}
