package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.MultiDataSet;

/** Examples of arrays that lie in memory as a whole, which it borrows. */
final class ArraySource implements ExampleSource {
  private final MultiDataSet data;
  private final Parts parts;
  private final List<NDArray> arrays;

  ArraySource(MultiDataSet data) {
    this.data = data;
    parts = Parts.of(data);
    arrays = Parts.arrays(data);
    for (NDArray array : arrays) {
      if (array.rank() == 0 || array.size(0) != data.size()) {
        throw new ShapeException(
            "All arrays of examples must have equal first axes. Got "
                + data.size()
                + " examples and an array of shape "
                + Arrays.toString(array.shape())
                + ".");
      }
    }
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("arrays");
    arrays.forEach(a -> text.append(' ').append(a.dtype()).append(Arrays.toString(a.shape())));
    return text.toString();
  }

  @Override
  public long size() {
    return data.size();
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    long[] numbers = request.numbers();
    List<NDArray> made = new ArrayList<>(arrays.size());
    boolean run = isRun(numbers);
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      if (run) {
        made.add(into.keep(Indexing.slice(array, 0, numbers[0], numbers[0] + numbers.length)));
      } else {
        long[] shape = array.shape();
        shape[0] = numbers.length;
        NDArray out = into.array(i, array.dtype(), shape);
        made.add(Indexing.gatherRows(array, numbers, 0, numbers.length, 1, out));
      }
    }
    return parts.examples(made);
  }

  private static boolean isRun(long... numbers) {
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] != numbers[0] + i) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<NDArray> labels() {
    return data.labels();
  }
}
