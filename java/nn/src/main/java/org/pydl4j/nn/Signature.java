package org.pydl4j.nn;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.DType;

/**
 * What a model takes and gives.
 *
 * @param inputs in order
 * @param outputs in order
 */
public record Signature(List<Tensor> inputs, List<Tensor> outputs) {
  /** The names of the inputs, in their order. */
  public List<String> inputNames() {
    return names(inputs);
  }

  /** The names of the outputs, in their order. */
  public List<String> outputNames() {
    return names(outputs);
  }

  private static List<String> names(List<Tensor> tensors) {
    return tensors.stream().map(Tensor::name).toList();
  }

  /**
   * One named array.
   *
   * @param name its name in {@link Model#output(java.util.Map)}
   * @param dtype its type
   * @param shape with -1 for axes of any length, such as the batch
   */
  public record Tensor(String name, DType dtype, long[] shape) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Tensor that
          && name.equals(that.name)
          && dtype == that.dtype
          && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
      return name.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
      return name + " " + dtype + Arrays.toString(shape).replace("-1", "n");
    }
  }
}
