package org.pydl4j.nn.data.pipeline;

import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.data.MultiDataSet;

/** Which class each example of an order is, by the labels of the first output. */
final class Classes {
  private static final int AT_ONCE = 4096;

  private Classes() {}

  /** The class of each example, in the order of {@code numbers}; the source is open. */
  static int[] of(ExampleSource source, long... numbers) {
    List<NDArray> whole = source.labels();
    if (!whole.isEmpty()) {
      int[] all = of(whole.get(0));
      return Arrays.stream(numbers).mapToInt(number -> all[(int) number]).toArray();
    }
    int[] classes = new int[numbers.length];
    try (BatchBuffers buffers = new BatchBuffers()) {
      for (int from = 0; from < numbers.length; from += AT_ONCE) {
        long[] some = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + AT_ONCE));
        MultiDataSet read = source.read(new Request(some, 0, from), buffers);
        requireLabels(read.labels());
        int[] part = of(read.labels().get(0));
        if (part.length != some.length) {
          throw new DataException(
              "Some of the examples cannot be read, so their classes are not known: take them"
                  + " out.");
        }
        System.arraycopy(part, 0, classes, from, part.length);
        buffers.clear();
      }
    }
    return classes;
  }

  private static void requireLabels(List<NDArray> labels) {
    if (labels.isEmpty()) {
      throw new DataException(
          "Classes of examples are looked up in their labels. These examples have none.");
    }
  }

  private static int[] of(NDArray labels) {
    boolean column = labels.rank() == 1 || labels.rank() == 2 && labels.size(1) == 1;
    if (labels.rank() > 2 || labels.rank() == 0) {
      throw new DataException(
          "Classes of examples are looked up in labels that are class indices [n] or one-hot [n,"
              + " classes]. Got labels of shape "
              + Arrays.toString(labels.shape())
              + ".");
    }
    try (Scope scope = Scope.open()) {
      NDArray indices = column ? labels.reshape(labels.size(0)) : Reduction.argMax(labels, 1);
      double[] values = Casts.castTo(indices, DType.FLOAT64).toDoubleArray();
      int[] classes = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        classes[i] = (int) values[i];
        if (classes[i] != values[i]) {
          throw new DataException(
              "The classes of examples must be whole numbers. Example "
                  + i
                  + " has the label "
                  + values[i]
                  + ".");
        }
      }
      return classes;
    }
  }
}
