package org.pydl4j.nn.steps;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;

/** The sum of two values of one shape. */
public record SumStep() implements Step {
  @Override
  public NDArray apply(List<NDArray> values) {
    return Arithmetic.add(values.get(0), values.get(1));
  }
}
