package org.pydl4j.spark.scoring;

import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.Batch;

/** The numbers of an output of series as {@link ScoreColumn.Kind#SERIES} takes them. */
final class SeriesColumn {
  private SeriesColumn() {}

  /**
   * For each row how many steps it has, how many numbers a step has, and the numbers, step by step.
   * An output with as many steps as an input is as long as that is in each row; others are whole.
   *
   * @param output [n, size, steps], or [n, steps, size]
   * @param time the axis of the steps
   * @param in what it was computed of
   */
  static double[] numbers(NDArray output, int time, Batch in) {
    int rows = (int) output.size(0);
    int steps = (int) output.size(time);
    int size = (int) output.size(3 - time);
    NDArray bySteps = time == 1 ? output : Shapes.permute(output, 0, 2, 1);
    double[] values = bySteps.toDoubleArray();
    double[] lengths = lengths(in, steps);
    int width = ScoreColumn.SERIES_HEAD + steps * size;
    double[] made = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      made[row * width] = lengths == null ? steps : lengths[row];
      made[row * width + 1] = size;
      System.arraycopy(
          values, row * steps * size, made, row * width + ScoreColumn.SERIES_HEAD, steps * size);
    }
    return made;
  }

  private static double @org.jspecify.annotations.Nullable [] lengths(Batch in, int steps) {
    for (Map.Entry<String, NDArray> mask : in.inputMasks().entrySet()) {
      if (mask.getValue().size(1) == steps) {
        return Reduction.sum(mask.getValue(), 1).toDoubleArray();
      }
    }
    return null;
  }
}
