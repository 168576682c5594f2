package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.MultiDataSetIterator;

/**
 * Examples of another iterator, one behind the other. It borrows the iterator, and owns copies of
 * the mini-batches of which an example is still wanted.
 */
final class IteratorSource implements ExampleSource {
  private final MultiDataSetIterator data;
  private final String name;
  private final boolean threads;
  private final Map<Long, Chunk> waiting = new HashMap<>();
  private long read;
  private boolean open;

  IteratorSource(MultiDataSetIterator data, String name, boolean threads) {
    this.data = data;
    this.name = name;
    this.threads = threads;
  }

  /** A copy of a mini-batch, with how many of its examples are still wanted. */
  private static final class Chunk {
    final Parts parts;
    final List<NDArray> arrays = new ArrayList<>();
    final long first;
    long left;

    Chunk(MultiDataSet batch, long first) {
      parts = Parts.of(batch);
      this.first = first;
      left = batch.size();
      Parts.arrays(batch).forEach(array -> arrays.add(Scope.detach(array.dup())));
    }

    void close() {
      arrays.forEach(NDArray::close);
    }
  }

  @Override
  public String description() {
    return name;
  }

  @Override
  public void open() {
    if (open) {
      throw new ConfigurationException(
          "This iterator is read by another pipeline, and can be read by one at a time. Close that"
              + " one, or keep the examples: cache().");
    }
    open = true;
  }

  @Override
  public void close() {
    open = false;
    forget();
  }

  @Override
  public void forget() {
    waiting.values().forEach(Chunk::close); // several times where it has several: no matter
    waiting.clear();
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  public boolean isForThreads() {
    return threads;
  }

  @Override
  public long size() {
    return data.totalExamples();
  }

  @Override
  public long begin(long epoch) {
    data.startEpoch(epoch);
    return read; // what a buffer still holds of a pass before keeps its numbers
  }

  @Override
  public boolean has(long number) {
    while (number >= read) {
      if (!data.hasNext()) {
        return false;
      }
      Chunk chunk = new Chunk(data.next(), read);
      for (long i = 0; i < chunk.left; i++) {
        waiting.put(read + i, chunk);
      }
      read += chunk.left;
    }
    return true;
  }

  @Override
  public void skip(long number) {
    if (has(number)) {
      done(number);
    }
  }

  private void done(long number) {
    Chunk chunk = waiting.remove(number);
    if (chunk != null && --chunk.left == 0) {
      chunk.close();
    }
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    long[] numbers = request.numbers();
    Chunk first = chunk(numbers[0]);
    List<NDArray> made = new ArrayList<>();
    for (int i = 0; i < first.arrays.size(); i++) {
      NDArray like = first.arrays.get(i);
      long[] shape = like.shape();
      shape[0] = numbers.length;
      NDArray out = into.array(i, like.dtype(), shape);
      for (int row = 0; row < numbers.length; row++) {
        copy(chunk(numbers[row]), i, numbers[row], first, out, row);
      }
      made.add(out);
    }
    for (long number : numbers) {
      done(number);
    }
    return first.parts.examples(made);
  }

  private Chunk chunk(long number) {
    @Nullable Chunk chunk = waiting.get(number);
    if (chunk == null) {
      throw new IllegalStateException("Example " + number + " is not there any more.");
    }
    return chunk;
  }

  private static void copy(Chunk chunk, int i, long number, Chunk like, NDArray out, int row) {
    if (!chunk.parts.equals(like.parts)) {
      throw new DataException(
          "All mini-batches of an iterator must have the same arrays: features, labels, masks and"
              + " weights in each of them or in none.");
    }
    NDArray array = chunk.arrays.get(i);
    long[] shape = array.shape();
    long[] wanted = out.shape();
    if (!Arrays.equals(shape, 1, shape.length, wanted, 1, wanted.length)
        || array.dtype() != out.dtype()) {
      throw new DataException(
          "Examples of one mini-batch must have equal shapes and types. Got "
              + Arrays.toString(shape)
              + " of "
              + array.dtype()
              + " beside "
              + Arrays.toString(wanted)
              + " of "
              + out.dtype()
              + ", the first axis aside: pad sequences to one length, and say by a mask what is"
              + " padding.");
    }
    try (NDArray to = Indexing.slice(out, 0, row, row + 1)) {
      Indexing.gatherRows(array, new long[] {number - chunk.first}, 0, 1, 1, to);
    }
  }
}
